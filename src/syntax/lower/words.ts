import type { Word, WordPart } from "../nodes.ts";
import { Doubt, doubt, isBlank, type Lowering } from "./lowering.ts";
import { atomHere, type Scan, scanParts } from "./scan.ts";

/**
 * Reads one word, up to the next unquoted metacharacter. Undefined when none begins here.
 * @throws Doubt
 */
export function scanWord(scan: Scan): Word | undefined {
  const start = scan.at;
  const parts = scanParts(scan, "word");
  if (scan.at === start) return undefined;
  return wordOf(scan.lowering, parts, start, scan.at);
}

/** The word between two offsets, made of these parts. */
export const wordOf = (
  lowering: Lowering,
  parts: readonly WordPart[],
  start: number,
  end: number,
): Word => ({ kind: "word", parts, raw: lowering.text.slice(start, end), span: { start, end } });

/** Passes over blanks and line continuations. */
export function skipBlanks(scan: Scan): void {
  const { text } = scan.lowering;
  while (scan.at < scan.end) {
    const code = text.charCodeAt(scan.at);
    if (isBlank(code)) scan.at += 1;
    else if (code === 0x5c && text.charCodeAt(scan.at + 1) === 0x0a) scan.at += 2;
    else return;
  }
}

/**
 * Passes over a comment where a word could begin, up to the newline.
 * @throws Doubt when only one of bash and tree-sitter sees a comment here.
 */
export function skipComment(scan: Scan): void {
  const { text } = scan.lowering;
  const atom = atomHere(scan);
  const isComment = atom?.type === "comment";
  if (text.charCodeAt(scan.at) !== 0x23) {
    if (isComment) doubt("tree-sitter sees a comment here", scan.at, scan.end);
    return;
  }
  if (atom === undefined || !isComment)
    throw new Doubt("bash sees a comment here", { start: scan.at, end: scan.end });
  const newline = text.indexOf("\n", scan.at);
  if (atom.end !== (newline < 0 ? text.length : newline))
    doubt("tree-sitter ends a comment elsewhere", scan.at, atom.end);
  scan.at = atom.end;
  scan.next += 1;
}
