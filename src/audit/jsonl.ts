import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  readdirSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { type Lock, takeLock } from "../state/lock.ts";
import {
  codeOf,
  openStateFile,
  openStateFolder,
  StateFileError,
  type StateFolder,
} from "../state/state-file.ts";
import { chainStart, hashOf, lineOf, linkOf } from "./chain.ts";
import type { AuditRecord } from "./record.ts";

/** Where a record has gone; or why there is none, in words that complete "because". */
export type Appended =
  | { readonly recorded: true; readonly place: "chain" | "beside" }
  | { readonly recorded: false; readonly why: string };

/** Name of the record in the state folder. */
export const auditName = "audit.jsonl";

/**
 * Appends a record to `audit.jsonl` in `folder`, before the command runs. Where another writer
 * keeps the lock for longer than `waitMs`, the record goes into a file of its own beside it, which
 * the next writer chains. Durable against the death of any process, not against power loss.
 */
export function appendRecord(folder: string, record: AuditRecord, waitMs = 50): Appended {
  let open: StateFolder | undefined;
  try {
    open = openStateFolder(folder);
    return append(open, record, waitMs);
  } catch (error) {
    return { recorded: false, why: whyOf(error) };
  } finally {
    open?.close();
  }
}

const lockName = "audit.lock";
const besideName = /^audit\.\d+-[\w-]{1,64}\.jsonl$/;
/** Most records that one writer chains for others; the next ones chain the rest. */
const mergeMax = 32;
/** Longest line that is read back, in bytes. */
const lineBytesMax = 1_048_576;

function append(folder: StateFolder, record: AuditRecord, waitMs: number): Appended {
  const lock = takeLock(folder, lockName, waitMs);
  if (!lock) return writeBeside(folder, record);
  try {
    const file = openStateFile(
      folder,
      auditName,
      constants.O_RDWR | constants.O_APPEND | constants.O_CREAT,
    );
    try {
      const tail = mergeBeside(folder, file, tailOf(file), lock);
      if (!lock.isHeld()) return writeBeside(folder, record);
      chain(file, tail, record);
      return { recorded: true, place: "chain" };
    } finally {
      closeSync(file);
    }
  } finally {
    lock.release();
  }
}

interface Tail {
  readonly hash: string;
  readonly id: string | undefined;
  /** The last line was never finished: a write was cut off. */
  readonly isTorn: boolean;
}

function tailOf(file: number): Tail {
  const size = fstatSync(file).size;
  for (let length = 4096; ; length *= 8) {
    const start = Math.max(0, size - length);
    const bytes = Buffer.alloc(size - start);
    const count = readSync(file, bytes, 0, bytes.length, start);
    if (count !== bytes.length) throw new StateFileError(`${auditName} changes while it is read`);
    const isTorn = bytes.length > 0 && bytes.at(-1) !== newline;
    const end = bytes.length - (isTorn || bytes.length === 0 ? 0 : 1);
    const lineStart = end === 0 ? 0 : bytes.lastIndexOf(newline, end - 1) + 1;
    if (size === 0) return { hash: chainStart, id: undefined, isTorn: false };
    if (lineStart > 0 || start === 0) {
      const line = bytes.subarray(lineStart, end);
      return { hash: hashOf(line), id: linkOf(line.toString())?.id, isTorn };
    }
    if (length > lineBytesMax) throw new StateFileError(`${auditName} has a line without an end`);
  }
}

const newline = 0x0a;

/** Writes the record behind the tail and gives the new tail. */
function chain(file: number, tail: Tail, record: AuditRecord): Tail {
  const line = lineOf(record, tail.hash);
  writeWhole(file, `${tail.isTorn ? "\n" : ""}${line}\n`);
  return { hash: hashOf(line), id: record.id, isTorn: false };
}

/** One write; what a full disk lets through only in part is taken back. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  const { size } = fstatSync(file);
  const count = writeSync(file, bytes);
  if (count === bytes.length) return;
  ftruncateSync(file, size);
  throw new StateFileError("there is no room for it");
}

/** Chains what earlier writers had to leave in files of their own. */
function mergeBeside(folder: StateFolder, file: number, tail: Tail, lock: Lock): Tail {
  let last = tail;
  const names = readdirSync(folder.entry(".")).filter((name) => besideName.test(name));
  for (const name of names.slice(0, mergeMax)) {
    const record = readBeside(folder, name);
    if (!record) continue;
    if (!lock.isHeld()) break;
    // Why: a writer may have died between chaining this record and removing its file.
    if (record.id !== last.id) last = chain(file, last, record);
    unlinkSync(folder.entry(name));
  }
  return last;
}

/** The record in a file of its own; undefined when the file is none of ours. */
function readBeside(folder: StateFolder, name: string): AuditRecord | undefined {
  let file: number | undefined;
  try {
    file = openStateFile(folder, name, constants.O_RDONLY);
    const bytes = Buffer.alloc(Math.min(fstatSync(file).size, lineBytesMax));
    readSync(file, bytes, 0, bytes.length, 0);
    const text = bytes.toString();
    if (!text.endsWith("\n") || linkOf(text)?.prev !== chainStart) return undefined;
    const { prev: _, ...record } = JSON.parse(text) as AuditRecord & { readonly prev: string };
    return record;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The file appears under its name only when it is whole, so that nobody chains half a record. */
function writeBeside(folder: StateFolder, record: AuditRecord): Appended {
  const name = `audit.${record.pid}-${hashOf(record.id).slice(0, 32)}.jsonl`;
  const unfinished = `${name}.new`;
  const file = openStateFile(
    folder,
    unfinished,
    constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL,
  );
  try {
    writeWhole(file, `${lineOf(record, chainStart)}\n`);
    renameSync(folder.entry(unfinished), folder.entry(name));
  } catch (error) {
    unlinkSync(folder.entry(unfinished));
    throw error;
  } finally {
    closeSync(file);
  }
  return { recorded: true, place: "beside" };
}

function whyOf(error: unknown): string {
  if (error instanceof StateFileError) return error.message;
  const code = codeOf(error);
  if (code === "ELOOP" || code === "ENOTDIR") return "its file or folder is a symbolic link";
  if (code === "ENOSPC" || code === "EDQUOT") return "there is no room for it";
  if (code === "EROFS") return "its disk is read-only";
  return `its file cannot be written (${code ?? String(error)})`;
}
