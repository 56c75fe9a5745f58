import type { Environ } from "./environ.ts";
import type { FileSystem } from "./file-system.ts";
import type { Git } from "./git.ts";
import type { Ledger } from "./ledger.ts";
import type { Users } from "./users.ts";

/**
 * Everything outside the text that a decision may depend on. Read-only, bounded, and for one
 * request: what was looked up once stays the same until the request is decided.
 */
export interface World {
  readonly environ: Environ;
  readonly files: FileSystem;
  readonly users: Users;
  readonly git: Git;
  readonly ledger: Ledger;
  /** What `sh` is on this machine. */
  readonly sh: "bash" | "dash" | "unknown";
  /**
   * The directory that the command starts in, absolute; undefined when it is gone or unreadable.
   */
  readonly directory: string | undefined;
  /**
   * Folders and files that belong to guardsh itself: programs, record, policy, state. Absolute. The
   * first is the folder of the launcher, the file `guardsh` that every shim is a link to.
   */
  readonly guardPaths: readonly string[];
}
