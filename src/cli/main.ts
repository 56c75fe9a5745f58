import { readFileSync, writeSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { readRequest } from "../protocol/frames.ts";
import { decideOnChannel } from "../shell/one-shot.ts";
import { warmUp } from "../shell/warm-up.ts";
import { exitCodes } from "./exit-codes.ts";

/**
 * The Node side of guardsh, started by the launcher only: `decide`, `converse` and `manage` with
 * the descriptor of the channel, or their forms for its script form with its process id.
 */
async function main(mode: string | undefined, args: readonly string[]): Promise<number> {
  const [first = "", nonce = ""] = args;
  switch (mode) {
    case "decide":
      decideOnChannel(Number(first));
      return exitCodes.ok;
    case "converse": {
      const { converse } = await import("../shell/conversation.ts");
      await converse(Number(first));
      return exitCodes.ok;
    }
    case "manage": {
      const { manage } = await import("./manage.ts");
      return manage(readRequest(new Uint8Array(readFileSync(Number(first)))));
    }
    case "decide-script": {
      const { decideForScript } = await import("../shell/script-form.ts");
      decideForScript(Number(first), nonce, recordPath(), (bytes) => writeSync(1, bytes));
      return exitCodes.ok;
    }
    case "manage-script": {
      const { scriptRequest } = await import("../shell/script-form.ts");
      const { manage } = await import("./manage.ts");
      return manage(scriptRequest(Number(first), recordPath()));
    }
    case "warm":
      warmUp();
      return exitCodes.ok;
    default:
      writeSync(2, "guardsh: start bin/guardsh, not its bundle\n");
      return exitCodes.usage;
  }
}

/** The record of the package that this bundle belongs to. */
const recordPath = (): string =>
  posix.join(posix.dirname(fileURLToPath(import.meta.url)), "../bin/install.json");

main(process.argv[2], process.argv.slice(3)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    writeSync(2, `guardsh: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.failure;
  },
);
