import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, readSync, writeSync } from "node:fs";
import { codeOf, openStateFile, type StateFolder } from "../state/state-file.ts";

/** How far a log was written when somebody last looked, and what it ended with. */
export interface Mark {
  /** In bytes; always the end of a line. */
  readonly length: number;
  /** SHA-256 of the last `tailBytes` bytes before it, in hexadecimal. */
  readonly tail: string;
}

/**
 * The marks that are kept of a log in a second place: the one that was made last, and while the log
 * is being replaced by a shorter one that of the new log too.
 */
export type Seal = readonly Mark[];

/** The mark of a log that is `length` bytes long; undefined when it is shorter. */
export function markAt(log: number, length: number): Mark | undefined {
  const start = Math.max(0, length - tailBytes);
  const bytes = Buffer.alloc(length - start);
  if (readSync(log, bytes, 0, bytes.length, start) !== bytes.length) return undefined;
  return { length, tail: createHash("sha256").update(bytes).digest("hex") };
}

/** Whether the log is at least as long as the mark says, and has not changed there. */
export const fits = (log: number, mark: Mark): boolean =>
  markAt(log, mark.length)?.tail === mark.tail;

/** Keeps marks in the second place. One write of fixed length, so that writers may overtake. */
export function writeSeal(folder: StateFolder, log: string, seal: Seal): void {
  const file = openStateFile(folder, sealName(log), constants.O_RDWR | constants.O_CREAT);
  try {
    const text = `${JSON.stringify(seal).padEnd(sealBytes - 1)}\n`;
    writeSync(file, Buffer.from(text), 0, sealBytes, 0);
  } finally {
    closeSync(file);
  }
}

/**
 * The marks that are kept of a log; undefined when none were ever kept.
 *
 * @throws when there is something in their place that is none of ours.
 */
export function readSeal(folder: StateFolder, log: string): Seal | undefined {
  let file: number;
  try {
    file = openStateFile(folder, sealName(log), constants.O_RDONLY);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const bytes = Buffer.alloc(Math.min(fstatSync(file).size, sealBytes));
    readSync(file, bytes, 0, bytes.length, 0);
    const seal: unknown = JSON.parse(bytes.toString());
    if (!Array.isArray(seal) || !seal.every(isMark)) throw new Error("it is no seal");
    return seal;
  } finally {
    closeSync(file);
  }
}

const tailBytes = 256;
const sealBytes = 256;

const sealName = (log: string): string => `${log}.seal`;

function isMark(one: unknown): one is Mark {
  if (typeof one !== "object" || one === null) return false;
  const { length, tail } = one as { length?: unknown; tail?: unknown };
  return Number.isSafeInteger(length) && (length as number) >= 0 && typeof tail === "string";
}
