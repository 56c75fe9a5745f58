import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A file or folder of ours that cannot be used; the message completes "no record, because". */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
  readonly code = "STATE_FILE";
}

/** A folder that is open, so that what lies in it cannot be changed for another by its path. */
export interface StateFolder {
  /** Path of an entry, by way of the open folder where the system has such paths. */
  entry(name: string): string;
  close(): void;
}

/**
 * Opens a folder of ours, and makes it with mode 0700 if need be.
 *
 * @throws {StateFileError} when it is another user's, or others may write to it.
 */
export function openStateFolder(path: string): StateFolder {
  const descriptor = openFolder(path);
  try {
    const facts = fstatSync(descriptor);
    if (facts.uid !== ownUid()) throw new StateFileError("its folder is another user's");
    if ((facts.mode & 0o022) !== 0) throw new StateFileError("others may write to its folder");
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  const through = `/proc/self/fd/${descriptor}`;
  const base = existsSync(through) ? through : path;
  return { entry: (name) => join(base, name), close: () => closeSync(descriptor) };
}

/**
 * Opens a file of ours with `flags` beside those that keep us from following links and waiting.
 *
 * @throws {StateFileError} when it is not a regular file of our own with one name and mode 0600.
 */
export function openStateFile(folder: StateFolder, name: string, flags: number): number {
  const descriptor = openSync(folder.entry(name), flags | safeFlags, 0o600);
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw new StateFileError(`${name} is not a regular file`);
    if (facts.uid !== ownUid()) throw new StateFileError(`${name} is another user's`);
    if (facts.nlink > 1) throw new StateFileError(`${name} has a second name`);
    if ((facts.mode & 0o077) !== 0) throw new StateFileError(`${name} is open to others`);
    // Why: a umask may have taken away what we need ourselves.
    if ((facts.mode & 0o600) !== 0o600) fchmodSync(descriptor, 0o600);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

// Why: Node adds O_CLOEXEC to every open.
const safeFlags = constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;
const folderFlags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

const ownUid = (): number => process.geteuid?.() ?? -1;

function openFolder(path: string): number {
  try {
    return openSync(path, folderFlags);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    makeFolder(path);
    return openSync(path, folderFlags);
  }
}

/** Why not `recursive`: Node never comes back from it where a file system denies with ENOENT. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}

/** The system's code of a failed call. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;
