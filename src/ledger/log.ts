import { closeSync, constants, fstatSync, readSync, writeSync } from "node:fs";
import { codeOf, openStateFile, StateFileError, type StateFolder } from "../state/state-file.ts";
import { fits, markAt, readSeal, writeSeal } from "./seal.ts";

/** Where a log is, and where its seal is. */
export interface LogPlace {
  readonly folder: StateFolder;
  /** The second place: what removes or empties the first leaves it behind. */
  readonly second: StateFolder;
  readonly name: string;
}

/** The lines of a log; `lost` says why some may be missing, in words that complete "because". */
export interface LogText {
  readonly lines: readonly string[];
  /** Bytes that the lines take. */
  readonly length: number;
  readonly lost?: string;
}

/** Most bytes of a log that are read; it is cut down long before. */
export const logBytesMax = 1_048_576;

/**
 * Reads a log with one bounded read, and holds it against its seal. A log that never was is empty;
 * one that is missing, shortened or changed although its seal says more is lost.
 */
export function readLog(place: LogPlace): LogText {
  let text = tryRead(place);
  // Why: between a log and its seal there are moments in which they do not fit, while others write.
  for (let attempt = 1; text.lost !== undefined && attempt <= readsMax; attempt += 1) {
    Atomics.wait(sleeper, 0, 0, attempt);
    text = tryRead(place);
  }
  return text;
}

/**
 * Appends one line with one write, and renews the seal; any number of processes may do so at a
 * time.
 * Where the log has been cut down meanwhile, the line goes into the new one too.
 *
 * @throws when it cannot be written.
 */
export function appendToLog(place: LogPlace, line: string): void {
  const { folder, second, name } = place;
  // INVARIANT: there is a seal before there is a first line, so that a line without a seal is a
  // loss.
  if (readSealOr(place) === undefined) writeSeal(second, name, [emptyMark]);
  for (let attempt = 0; attempt < appendsMax; attempt += 1) {
    const log = openStateFile(folder, name, appendFlags);
    try {
      const bytes = Buffer.from(`${isTorn(log) ? "\n" : ""}${line}\n`);
      if (writeSync(log, bytes) !== bytes.length)
        throw new StateFileError("there is no room for it");
      const facts = fstatSync(log);
      if (facts.nlink === 0) continue;
      const mark = markAt(log, facts.size);
      if (mark) writeSeal(second, name, [mark]);
      // Why: the log may have been replaced before the seal was, which then is of the old one.
      if (fstatSync(log).nlink > 0) return;
    } finally {
      closeSync(log);
    }
  }
}

/**
 * The lines of an open log that are finished, and how many bytes they take.
 *
 * @throws {StateFileError} when it is longer than `logBytesMax`.
 */
export function finishedLines(log: number): {
  readonly lines: readonly string[];
  readonly length: number;
} {
  const { size } = fstatSync(log);
  if (size > logBytesMax) throw new StateFileError("it is too long");
  const bytes = Buffer.alloc(size);
  const length = bytes.subarray(0, readSync(log, bytes, 0, size, 0)).lastIndexOf(newline) + 1;
  const lines = bytes.toString("utf8", 0, length).split("\n");
  return { lines: lines.filter((line) => line !== ""), length };
}

/** Name of the lock under which a log is cut down. */
export const lockName = ({ name }: LogPlace): string => `${name}.lock`;

/** Most times that a log is read which does not fit its seal; together they take 80 ms. */
const readsMax = 12;
const sleeper = new Int32Array(new SharedArrayBuffer(4));
const appendsMax = 16;
const appendFlags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;
const emptyMark = { length: 0, tail: "" } as const;
const newline = 0x0a;

function tryRead(place: LogPlace): LogText {
  try {
    const seal = readSeal(place.second, place.name);
    const log = openIfThere(place);
    if (log === undefined) {
      const wasThere = seal?.some(({ length }) => length > 0) === true;
      const empty = { lines: [], length: 0 };
      return wasThere ? { ...empty, lost: `${place.name} is gone` } : empty;
    }
    try {
      const text = finishedLines(log);
      if (seal === undefined) return { ...text, lost: `the seal of ${place.name} is gone` };
      const holds = seal.some((mark) => mark.length === 0 || fits(log, mark));
      return holds ? text : { ...text, lost: `${place.name} was shortened or changed` };
    } finally {
      closeSync(log);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { lines: [], length: 0, lost: `${place.name} cannot be read: ${why}` };
  }
}

function openIfThere({ folder, name }: LogPlace): number | undefined {
  try {
    return openStateFile(folder, name, constants.O_RDONLY);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** A seal that cannot be read is no seal to begin with, but it is there. */
function readSealOr({ second, name }: LogPlace): unknown {
  try {
    return readSeal(second, name);
  } catch {
    return "unreadable";
  }
}

/** A write that a full disk cut off must not swallow the next line. */
function isTorn(log: number): boolean {
  const { size } = fstatSync(log);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  return readSync(log, last, 0, 1, size - 1) === 1 && last[0] !== newline;
}
