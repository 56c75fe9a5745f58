import {
  closeSync,
  constants,
  fstatSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { takeLock } from "../state/lock.ts";
import { codeOf, openStateFile, StateFileError } from "../state/state-file.ts";
import { finishedLines, type LogPlace, lockName } from "./log.ts";
import { markAt, writeSeal } from "./seal.ts";

/** Length in bytes from which on a log is cut down: it is read for every command. */
export const cutFromBytes = 131_072;

/**
 * Cuts a log down to the lines that `keep` chooses, when it has grown too long. Nothing is lost:
 * who appends to the old log meanwhile finds that it has no name any more and appends once more;
 * what was appended before that is carried over. Does nothing while another process is at it.
 *
 * @throws when it cannot be written; the log is as it was then.
 */
export function cutDown(
  place: LogPlace,
  keep: (lines: readonly string[]) => readonly string[],
): void {
  const { folder, second, name } = place;
  const lock = takeLock(folder, lockName(place), 0);
  if (!lock) return;
  const fresh = `${name}.new`;
  const old = openStateFile(folder, name, constants.O_RDONLY);
  try {
    const { lines, length } = finishedLines(old);
    if (length < cutFromBytes) return;
    const kept = keep(lines);
    removeLeftover(place, fresh);
    const log = openStateFile(folder, fresh, freshFlags);
    try {
      write(log, kept.map((line) => `${line}\n`).join(""));
      const before = markAt(old, length);
      const after = markAt(log, fstatSync(log).size);
      if (before === undefined || after === undefined || !lock.isHeld()) return;
      // Why: between here and the last seal either log may be the one in place.
      writeSeal(second, name, [before, after]);
      renameSync(folder.entry(fresh), folder.entry(name));
      write(log, restOf(old, length));
      const last = markAt(log, fstatSync(log).size);
      if (last) writeSeal(second, name, [last]);
    } finally {
      closeSync(log);
    }
  } finally {
    closeSync(old);
    lock.release();
  }
}

const freshFlags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL;

function removeLeftover({ folder }: LogPlace, name: string): void {
  try {
    unlinkSync(folder.entry(name));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

function write(log: number, text: string): void {
  const bytes = Buffer.from(text);
  if (bytes.length > 0 && writeSync(log, bytes) !== bytes.length)
    throw new StateFileError("there is no room for it");
}

/** What was appended to the old log while the new one was being written. */
function restOf(old: number, from: number): string {
  const bytes = Buffer.alloc(fstatSync(old).size - from);
  return bytes.subarray(0, readSync(old, bytes, 0, bytes.length, from)).toString();
}
