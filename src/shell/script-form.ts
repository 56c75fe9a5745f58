import { readFileSync } from "node:fs";
import type { LauncherRequest } from "../protocol/protocol.ts";
import { readScriptRequest, renderScriptAnswer } from "../protocol/script-request.ts";
import { judgeAndRecord } from "./one-shot.ts";
import { plainRefusal, refusalStatus } from "./refusal.ts";

/** The request of the script form of the launcher that runs as process `pid`. */
export function scriptRequest(pid: number, recordPath: string): LauncherRequest {
  const json: Record<string, unknown> = JSON.parse(readFileSync(recordPath, "utf8"));
  const shell = (name: string): string | null => {
    const value = json[name];
    return typeof value === "string" ? value : null;
  };
  const shells = { bash: shell("bash"), sh: shell("sh"), zsh: shell("zsh") };
  return readScriptRequest(pid, { path: recordPath, ...shells, shIs: shell("shIs") ?? "unknown" });
}

/** Decides for the script form, and says it on standard output. */
export function decideForScript(
  pid: number,
  nonce: string,
  recordPath: string,
  write: (bytes: Uint8Array) => void,
): void {
  try {
    const request = scriptRequest(pid, recordPath);
    const judged = request.kind === "stdin" ? notSeen : judgeAndRecord(request);
    const decision = judged.allowed ? "allow" : "refuse";
    const text = new TextEncoder().encode(judged.text);
    write(renderScriptAnswer(nonce, { decision, status: judged.status, text }, request.shell));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = new TextEncoder().encode(plainRefusal("internal-error", why));
    write(
      renderScriptAnswer(
        nonce,
        { decision: "refuse", status: refusalStatus, text },
        new Uint8Array(),
      ),
    );
  }
}

const notSeen = {
  allowed: false,
  status: refusalStatus,
  text: plainRefusal(
    "run-opaque-code",
    "the script form of the launcher cannot see a program on standard input",
  ),
};
