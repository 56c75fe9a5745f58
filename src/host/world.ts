import type { Environ } from "../world/environ.ts";
import type { FileSystem } from "../world/file-system.ts";
import { emptyLedger, type Ledger } from "../world/ledger.ts";
import type { World } from "../world/world.ts";
import { hostFiles } from "./files.ts";
import { hostGit } from "./git.ts";
import { hostUsers } from "./users.ts";

/** What a request itself says of the world in which its command would run. */
export interface HostWorldRequest {
  readonly environ: Environ;
  /** Where the command starts, absolute; undefined when the caller could not tell. */
  readonly directory: string | undefined;
  readonly guardPaths: readonly string[];
  /** What earlier commands have done; absent: nothing is known of any. */
  readonly ledger?: Ledger;
}

/** The real machine for one request: what was looked up once stays so until it is decided. */
export function hostWorld(request: HostWorldRequest): World {
  const { environ, directory, guardPaths, ledger } = request;
  const files = hostFiles();
  const isThere = directory !== undefined && files.stat(directory)?.type === "directory";
  return {
    environ,
    files,
    users: hostUsers(),
    git: hostGit(files),
    ledger: ledger ?? emptyLedger,
    sh: shOf(files),
    directory: isThere ? directory : undefined,
    guardPaths,
  };
}

/** By the real file behind /bin/sh; a file that is really called `sh` may be any shell. */
function shOf(files: FileSystem): World["sh"] {
  const name = files.realpath("/bin/sh")?.split("/").at(-1);
  return name === "bash" || name === "dash" ? name : "unknown";
}
