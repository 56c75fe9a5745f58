import { statSync } from "node:fs";
import type { Environ } from "../world/environ.ts";
import { decode, encode } from "./bytes.ts";

/** What a caller says of the directory that it is in. */
export interface StatedDirectory {
  /** What getcwd(3) says; absent when it fails. */
  readonly directory?: Uint8Array;
  readonly directoryDevice?: bigint;
  readonly directoryInode?: bigint;
}

/**
 * The logical working directory as the shell will take it: PWD where it names the very directory,
 * else what getcwd(3) says. Undefined when the directory is gone or its name leads elsewhere.
 * Source: bash 5.2 get_working_directory, set_pwd; POSIX.1-2024 XCU 2.5.3, PWD.
 */
export function workingDirectory(stated: StatedDirectory, environ: Environ): string | undefined {
  const { directory, directoryDevice, directoryInode } = stated;
  if (directory === undefined || directoryDevice === undefined) return undefined;
  const isIt = (path: string): boolean => {
    try {
      const facts = statSync(Buffer.from(encode(path)), { bigint: true });
      return facts.dev === directoryDevice && facts.ino === directoryInode;
    } catch {
      return false;
    }
  };
  const logical = environ.get("PWD");
  if (logical?.startsWith("/") && !/\/\.\.?(\/|$)/.test(logical) && isIt(logical)) return logical;
  const physical = decode(directory);
  // FAIL-CLOSED: a name that leads to another directory by now is no name of this one.
  return physical.startsWith("/") && isIt(physical) ? physical : undefined;
}
