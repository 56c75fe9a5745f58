import { createHash } from "node:crypto";
import type { AuditRecord } from "./record.ts";

/** What the first line of a record names as the line before it. */
export const chainStart: string = "0".repeat(64);

/**
 * A record as one line of JSON that names the line before it. Characters that could change how the
 * line looks on a terminal are escaped.
 */
export const lineOf = (record: AuditRecord, previous: string): string =>
  JSON.stringify({ ...record, prev: previous }).replace(
    unseen,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The name of a line in the chain: SHA-256 of its bytes, without the newline, in hexadecimal. */
export const hashOf = (line: string | Uint8Array): string =>
  createHash("sha256").update(line).digest("hex");

/** What following the chain through a record shows. */
export interface ChainReport {
  readonly lines: number;
  /** Numbers of lines, from 1, that do not name the line before them or are no record. */
  readonly broken: readonly number[];
  /** Identifiers that stand on more than one line. */
  readonly repeated: readonly string[];
}

/**
 * Follows the chain through the text of a record. It shows loss, accidents and edits; who may write
 * the file can also write a whole new chain.
 */
export function followChain(text: string): ChainReport {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const broken: number[] = [];
  const repeated = new Set<string>();
  const seen = new Set<string>();
  let previous = chainStart;
  for (const [index, line] of lines.entries()) {
    const link = linkOf(line);
    if (link?.prev !== previous) broken.push(index + 1);
    if (link && seen.has(link.id)) repeated.add(link.id);
    if (link) seen.add(link.id);
    previous = hashOf(line);
  }
  return { lines: lines.length, broken, repeated: [...repeated] };
}

/** Which record a line holds, and which line it names; undefined when it is no record. */
export function linkOf(line: string): { readonly prev: string; readonly id: string } | undefined {
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record !== "object" || record === null) return undefined;
    const { prev, id } = record as { prev?: unknown; id?: unknown };
    return typeof prev === "string" && typeof id === "string" ? { prev, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Control characters beyond ASCII, and those that are invisible or turn the direction of text. */
const unseen = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;
