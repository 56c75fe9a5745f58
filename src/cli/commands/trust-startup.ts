import { posix } from "node:path";
import { limits } from "../../base/limits.ts";
import { visible } from "../../base/visible.ts";
import { hostFiles } from "../../host/files.ts";
import { trustStartUp } from "../../ledger/ledger.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";

const usage = "usage: guardsh trust-startup FILE...\n";

/**
 * `guardsh trust-startup FILE...`: a person vouches for start-up files as they are now, so that
 * they are not judged again until they change. Nothing that an agent may say counts.
 */
export async function runTrustStartUp(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.length === 0 || args.some((one) => one.startsWith("-"))) {
    io.writeError(usage);
    return exitCodes.usage;
  }
  const refuse = (why: string): number => {
    io.writeError(`guardsh trust-startup: ${visible(why)}\n`);
    return exitCodes.failure;
  };
  const agentBecause = io.agentBecause?.();
  if (agentBecause !== undefined)
    return refuse(`only a person can vouch for a file, and ${agentBecause}`);
  if (io.stateFolder === undefined) return refuse("there is no home to remember it in");
  const files = hostFiles();
  for (const name of args) {
    const path = files.realpath(posix.resolve(io.cwd, name));
    const text = path === undefined ? undefined : files.read(path, limits.fileBytesMax);
    if (path === undefined || text === undefined) return refuse(`${name} cannot be read`);
    try {
      trustStartUp(io.stateFolder, path, text, Date.now());
    } catch (error) {
      return refuse(error instanceof Error ? error.message : String(error));
    }
    io.write(`${visible(path)} is trusted as it is now\n`);
  }
  return exitCodes.ok;
}
