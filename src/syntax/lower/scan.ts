import type { WordPart } from "../nodes.ts";
import {
  doubt,
  isBlank,
  isDigit,
  isNameStart,
  type Lowering,
  nameEnd,
  type Quoting,
  trimmedStart,
} from "./lowering.ts";
import type { TreeNode } from "./tree.ts";

/** A place in the text between `at` and `end`, and the next of the atoms that lie ahead. */
export interface Scan {
  readonly lowering: Lowering;
  readonly atoms: readonly TreeNode[];
  readonly end: number;
  at: number;
  next: number;
}

/** A scan of the text between two offsets, among the atoms that lie there. */
export const scanOf = (
  lowering: Lowering,
  atoms: readonly TreeNode[],
  start: number,
  end: number,
): Scan => ({ lowering, atoms, end, at: start, next: 0 });

/** The atom that begins right here. Its leading blanks, which tree-sitter adds, do not count. */
export function atomHere(scan: Scan): TreeNode | undefined {
  const atom = scan.atoms[scan.next];
  if (atom === undefined || atom.start > scan.at) return undefined;
  const start = trimmedStart(scan.lowering.text, atom);
  if (start === scan.at) return atom;
  if (start < scan.at) doubt("tree-sitter places a quote or expansion elsewhere", start, scan.at);
  return undefined;
}

/** Where the text up to the next atom or the end of the scan stops. */
function gapEnd(scan: Scan): number {
  const atom = scan.atoms[scan.next];
  if (atom === undefined) return scan.end;
  return Math.min(scan.end, trimmedStart(scan.lowering.text, atom));
}

/**
 * Word parts up to the end of the scan, or up to a metacharacter where the quoting is `word`.
 * @throws Doubt when the text between two atoms holds something that bash would expand or quote.
 */
export function scanParts(scan: Scan, quoting: Quoting): WordPart[] {
  const parts: WordPart[] = [];
  while (scan.at < scan.end) {
    const atom = atomHere(scan);
    if (atom === undefined && isLocalizedHere(scan, quoting)) {
      parts.push(scanLocalized(scan, quoting));
      continue;
    }
    if (atom === undefined) {
      const before = scan.at;
      scanGap(scan, quoting, gapEnd(scan), parts);
      if (scan.at === before) break;
      continue;
    }
    if (quoting === "word" && !isWordAtom(atom)) {
      if (atom.type === "comment" && parts.length > 0)
        doubt("tree-sitter sees a comment in a word", scan.at, atom.end);
      break;
    }
    scan.next += 1;
    if (isPlainIn(atom, quoting)) continue;
    const part = scan.lowering.expansion(atom, quoting);
    parts.push(part);
    scan.at = part.span.end;
  }
  return parts;
}

const isWordAtom = (atom: TreeNode): boolean =>
  atom.type !== "comment" && atom.type !== "array" && atom.type !== "heredoc_start";

/** Single quotes are ordinary characters inside double quotes and their like. */
const isPlainIn = (atom: TreeNode, quoting: Quoting): boolean =>
  quoting !== "word" && quoting !== "braces" && atom.type === "raw_string";

function scanGap(scan: Scan, quoting: Quoting, end: number, parts: WordPart[]): void {
  const { text } = scan.lowering;
  let start = scan.at;
  let at = start;
  const flush = () => {
    if (at > start)
      parts.push({ kind: "literal", text: text.slice(start, at), span: { start, end: at } });
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) {
      const escaped = escapeLength(text, at, end, quoting);
      if (escaped === 0) {
        at += 1;
        continue;
      }
      flush();
      if (text.charCodeAt(at + 1) !== 0x0a)
        parts.push({
          kind: "escaped",
          text: text.slice(at + 1, at + escaped),
          span: { start: at, end: at + escaped },
        });
      at += escaped;
      start = at;
    } else if (code === 0x24 && isPlainParameter(text, at + 1)) {
      flush();
      const stop = Math.max(nameEnd(text, at + 1), at + 2);
      if (stop > end) doubt("tree-sitter misplaces a parameter", at, stop);
      parts.push(plainParameter(text, at, stop));
      at = stop;
      start = at;
    } else if (code === 0x60 || (code === 0x24 && expands(text, at, quoting))) {
      if (code === 0x24 && at + 1 === end && isLocalized(scan, quoting)) break;
      doubt("tree-sitter overlooks an expansion", at, end);
    } else if (code === 0x27 || code === 0x22) {
      if (quoting === "word") doubt("tree-sitter overlooks a quote", at, end);
      if (quoting === "braces") {
        flush();
        at = scanQuoted(text, at, end, parts);
        start = at;
      } else if (code === 0x22 && quoting !== "document")
        doubt("tree-sitter overlooks a quote", at, end);
      else at += 1;
    } else if (quoting === "word" && isMetacharacter(code)) break;
    else if (quoting === "braces" && (code === 0x3c || code === 0x3e) && isOpen(text, at + 1))
      doubt("tree-sitter overlooks a process substitution", at, end);
    else at += 1;
  }
  flush();
  scan.at = at;
}

const isOpen = (text: string, at: number): boolean => text.charCodeAt(at) === 0x28;

/** A character that ends a word when it is not quoted: blanks, newline and `;&|<>()`. */
const isMetacharacter = (code: number): boolean =>
  isBlank(code) ||
  code === 0x0a ||
  code === 0x3b ||
  code === 0x26 ||
  code === 0x7c ||
  code === 0x3c ||
  code === 0x3e ||
  code === 0x28 ||
  code === 0x29;

/** How many characters an escape takes; 0 when the backslash stands for itself. */
function escapeLength(text: string, at: number, end: number, quoting: Quoting): number {
  const next = text.charCodeAt(at + 1);
  if (quoting !== "word" && quoting !== "braces") {
    const known = next === 0x24 || next === 0x60 || next === 0x5c || next === 0x0a;
    if (!known && !(next === 0x22 && quoting !== "document")) return 0;
  }
  if (at + 1 < end) return 2;
  // Why: a backslash at the very end of the text stands for itself.
  if (at + 1 === text.length) return 0;
  return doubt("tree-sitter overlooks a backslash", at, at + 1);
}

/** A name, digit or special parameter that makes an expansion of the `$` before it. */
const isPlainParameter = (text: string, at: number): boolean =>
  isNameStart(text.charCodeAt(at)) ||
  isDigit(text.charCodeAt(at)) ||
  (at < text.length && "@*#?$!-".includes(text.charAt(at)));

/**
 * `$name`, `$1` or `$?` between two offsets.
 * @throws Doubt when a line continuation follows, behind which the name may go on.
 */
export function plainParameter(text: string, start: number, end: number): WordPart {
  if (text.startsWith("\\\n", end)) doubt("a name may be continued on another line", start, end);
  const name = text.slice(start + 1, end);
  return { kind: "parameter", name, indirect: false, span: { start, end } };
}

/** A `$` that bash would take for the beginning of a bracketed expansion or a quote. */
function expands(text: string, at: number, quoting: Quoting): boolean {
  const next = text.charCodeAt(at + 1);
  // Why: behind a line continuation there may be anything.
  if (next === 0x5c && text.charCodeAt(at + 2) === 0x0a) return true;
  if (quoting === "word" || quoting === "braces") {
    if (next === 0x27 || next === 0x22) return true;
  }
  return "{([".includes(text.charAt(at + 1)) && at + 1 < text.length;
}

/** `$"…"`: the grammar gives the dollar sign apart from the string. */
const isLocalized = (scan: Scan, quoting: Quoting): boolean =>
  (quoting === "word" || quoting === "braces") && scan.atoms[scan.next]?.type === "string";

const isLocalizedHere = (scan: Scan, quoting: Quoting): boolean =>
  isLocalized(scan, quoting) &&
  scan.lowering.text.charCodeAt(scan.at) === 0x24 &&
  gapEnd(scan) === scan.at + 1;

function scanLocalized(scan: Scan, quoting: Quoting): WordPart {
  const start = scan.at;
  scan.at += 1;
  const atom = atomHere(scan);
  if (atom === undefined) return doubt("tree-sitter overlooks a quote", start, scan.end);
  scan.next += 1;
  const part = scan.lowering.expansion(atom, quoting);
  scan.at = part.span.end;
  const span = { start, end: part.span.end };
  return part.kind === "double-quoted" ? { ...part, localized: true, span } : part;
}

/** A quoted string without any expansion inside `${…}`, which tree-sitter gives as plain text. */
function scanQuoted(text: string, at: number, end: number, parts: WordPart[]): number {
  const quote = text.charAt(at);
  const close = text.indexOf(quote, at + 1);
  const inside = text.slice(at + 1, close);
  if (close < 0 || close >= end || (quote === '"' && /[$`\\]/.test(inside)))
    doubt("tree-sitter overlooks a quote", at, end);
  const span = { start: at, end: close + 1 };
  const inner = { start: at + 1, end: close };
  parts.push(
    quote === "'"
      ? { kind: "single-quoted", text: inside, span }
      : {
          kind: "double-quoted",
          localized: false,
          parts: inside === "" ? [] : [{ kind: "literal", text: inside, span: inner }],
          span,
        },
  );
  return close + 1;
}
