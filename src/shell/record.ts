import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { appendRecord } from "../audit/jsonl.ts";
import { recordOf } from "../audit/record.ts";
import { environFrom } from "../host/environ.ts";
import type { Installation } from "../host/install-record.ts";
import type { LauncherRequest } from "../protocol/protocol.ts";
import type { Judgement } from "./judge.ts";

/**
 * Puts a decision on record before its command runs. Returns why it could not be recorded; that
 * never changes the decision.
 */
export function keepRecord(
  request: LauncherRequest,
  judged: Judgement,
  installation: Installation,
  elapsedMs: number,
  session: string | undefined,
): string | undefined {
  if (judged.command === undefined && judged.allowed) return undefined;
  if (installation.state === undefined) return "there is no home to keep it in";
  const record = recordOf({
    timeMs: Date.now(),
    host: hostname(),
    pid: request.pid,
    id: randomUUID(),
    session,
    decision: judged.verdict?.decision ?? (judged.allowed ? "allow" : "ask"),
    findings: judged.verdict?.findings.map((one) => one.detector) ?? [],
    command: judged.command ?? "",
    directory: judged.directory,
    shell: request.personality,
    micros: Math.round(elapsedMs * 1000),
    environ: environFrom(request.environ),
  });
  const appended = appendRecord(installation.state, record);
  return appended.recorded ? undefined : appended.why;
}
