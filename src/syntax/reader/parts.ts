import type { Literal, Word, WordPart } from "../nodes.ts";
import { decodeDollarSingleQuotes } from "./ansi-quotes.ts";
import {
  backquote,
  backslash,
  beginsPattern,
  closeParenthesis,
  dollar,
  doubleQuote,
  endsWithBackslash,
  greaterThan,
  lessThan,
  newline,
  openParenthesis,
  singleQuote,
} from "./characters.ts";
import { type Cursor, codeAt, deepen, past, spanOf } from "./cursor.ts";
import { readDollar } from "./dollars.ts";
import { endOfStringWhenExpanded } from "./expanded-ends.ts";
import {
  endOfBrackets,
  endOfDollarSingleQuotes,
  endOfDoubleQuotes,
  endOfSingleQuotes,
} from "./pairs.ts";
import { insideString, type Quoting, quotings } from "./quoting.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { readBackquotes, readProcess } from "./substitutions.ts";

/** The word from `start` to `end`; with `patterns` extended patterns are parts of their own. */
export function readWordParts(
  cursor: Cursor,
  start: number,
  end: number,
  patterns: boolean = cursor.settings.extglob === true,
): Word {
  const base = cursor.inString ? quotings.wordInString : quotings.word;
  const parts = readParts(cursor, start, end, patterns ? { ...base, patterns } : base);
  return {
    kind: "word",
    parts,
    raw: cursor.text.slice(start, end),
    span: spanOf(cursor, start, end),
  };
}

/** The parts of the text from `start` to `end`, which is wholly used up. */
export function readParts(
  cursor: Cursor,
  start: number,
  end: number,
  quoting: Quoting,
): WordPart[] {
  const outerEnd = cursor.end;
  const outerPosition = cursor.pos;
  cursor.end = end;
  cursor.pos = start;
  deepen(cursor);
  const parts: WordPart[] = [];
  readUntil(cursor, quoting, parts, -1);
  cursor.depth -= 1;
  cursor.end = outerEnd;
  cursor.pos = outerPosition;
  return parts;
}

/** Characters that were read and belong to no part yet. */
interface Run {
  text: string;
  begin: number;
  from: number;
}

/** Reads parts up to the `close` character, which is not consumed, or to the end. */
function readUntil(cursor: Cursor, quoting: Quoting, parts: WordPart[], close: number): void {
  const run: Run = { text: "", begin: cursor.pos, from: cursor.pos };
  for (;;) {
    const position = cursor.pos;
    const code = codeAt(cursor, position);
    if (code < 0 || code === close) break;
    if (code === backslash && codeAt(cursor, position + 1) === newline) {
      run.text += cursor.text.slice(run.from, position);
      cursor.pos = position + 2;
      run.from = cursor.pos;
      if (run.text === "") run.begin = cursor.pos;
      continue;
    }
    const part = isPlain(code) ? undefined : readPart(cursor, quoting, code);
    if (part === undefined) {
      cursor.pos = position + 1;
      continue;
    }
    const behind = cursor.pos;
    flush(cursor, run, parts, position);
    if (Array.isArray(part)) parts.push(...part);
    else parts.push(part as WordPart);
    run.begin = behind;
    run.from = behind;
  }
  flush(cursor, run, parts, cursor.pos);
}

/** Letters, digits and `-`, `.`, `/`, which never begin a part. */
const isPlain = (code: number): boolean =>
  (code > 96 && code < 127) || (code > 44 && code < 60) || (code > 64 && code < 91) || code > 127;

function flush(cursor: Cursor, run: Run, parts: WordPart[], position: number): void {
  const text = run.text + cursor.text.slice(run.from, position);
  if (text !== "") parts.push(literal(cursor, text, run.begin, position));
  run.text = "";
}

const literal = (cursor: Cursor, text: string, start: number, end: number): Literal => ({
  kind: "literal",
  text,
  span: spanOf(cursor, start, end),
});

/** Reads the part that begins with this character; undefined when it is an ordinary one here. */
function readPart(
  cursor: Cursor,
  quoting: Quoting,
  code: number,
): WordPart | readonly WordPart[] | undefined {
  switch (code) {
    case backslash:
      return readEscape(cursor, quoting);
    case singleQuote:
      if (quoting.singleQuotes) return readSingleQuoted(cursor);
      noteQuotes(cursor, quoting, code);
      return undefined;
    case doubleQuote:
      if (quoting.doubleQuotes) return readDoubleQuoted(cursor, cursor.pos, cursor.pos, quoting);
      noteQuotes(cursor, quoting, code);
      return undefined;
    case backquote:
      return readBackquotes(cursor, quoting);
    case dollar:
      return readDollarOrQuotes(cursor, quoting);
    case lessThan:
    case greaterThan:
      return quoting.processes ? readProcess(cursor) : undefined;
    default:
      return quoting.patterns && beginsPattern(code) ? readPattern(cursor, quoting) : undefined;
  }
}

/**
 * Notes how far quotes reach that bash saw when it looked for the end of the group, though they
 * are ordinary characters when it is expanded: no `$'…'` in them is decoded.
 */
function noteQuotes(cursor: Cursor, quoting: Quoting, code: number): void {
  const { pos, quotedUntil, text, settings } = cursor;
  if (quoting.dollarQuotes === "untouched" || pos < quotedUntil) return;
  if (code === singleQuote && quoting.braces && settings.posix === true) return;
  if (endsWithBackslash(text, pos)) return;
  const end = endOrNone(cursor, code === singleQuote ? endOfSingleQuotes : endOfDoubleQuotes);
  if (end === undefined) return;
  cursor.quotedUntil = end;
  const inside = text.slice(pos + 1, end - 1);
  // FAIL-CLOSED: in groups in the string bash decodes it all the same.
  if (code === doubleQuote && /\$['"]/.test(inside) && /\$[({[]/.test(inside))
    throw new NotUnderstood("a string in arithmetic holds `$'…'` or `$\"…\"`");
}

/** The end of the quotes at the cursor; undefined when there is none. */
function endOrNone(
  cursor: Cursor,
  endOf: (cursor: Cursor, start: number) => number,
): number | undefined {
  try {
    return endOf(cursor, cursor.pos + 1);
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

function readEscape(cursor: Cursor, quoting: Quoting): WordPart | undefined {
  const start = cursor.pos;
  const code = codeAt(cursor, start + 1);
  if (code < 0) return quoting.quoted ? undefined : readLastBackslash(cursor);
  if (quoting.quoted) {
    const escapes =
      code === dollar ||
      code === backquote ||
      code === backslash ||
      (code === doubleQuote && quoting.escapedDoubleQuote) ||
      (code === 125 && quoting.braces);
    if (!escapes) return undefined;
  }
  const astral = code >= 0xd800 && code < 0xdc00;
  cursor.pos = start + (astral ? 3 : 2);
  const text = cursor.text.slice(start + 1, cursor.pos);
  return { kind: "escaped", text, span: spanOf(cursor, start, cursor.pos) };
}

/** A backslash at the end of the text stands for itself. */
function readLastBackslash(cursor: Cursor): WordPart {
  cursor.pos += 1;
  return { kind: "escaped", text: "\\", span: spanOf(cursor, cursor.pos - 1, cursor.pos) };
}

function readSingleQuoted(cursor: Cursor): WordPart | undefined {
  const start = cursor.pos;
  const close = cursor.text.indexOf("'", start + 1);
  if (close < 0 || close >= cursor.end) return undefined;
  cursor.pos = close + 1;
  return {
    kind: "single-quoted",
    text: cursor.text.slice(start + 1, close),
    span: spanOf(cursor, start, close + 1),
  };
}

/** `"…"`; `start` is the `$` of a localized one, else the same as `open`. */
function readDoubleQuoted(cursor: Cursor, start: number, open: number, outer: Quoting): WordPart {
  cursor.pos = open + 1;
  deepen(cursor);
  const parts: WordPart[] = [];
  readUntil(cursor, insideString(outer), parts, doubleQuote);
  cursor.depth -= 1;
  stopAtOddEnd(cursor, open + 1);
  cursor.pos = Math.min(cursor.pos + 1, cursor.end);
  const localized = start !== open;
  return { kind: "double-quoted", localized, parts, span: spanOf(cursor, start, cursor.pos) };
}

/** FAIL-CLOSED: bash takes `$$(` for a substitution when it looks for the end of a string. */
function stopAtOddEnd(cursor: Cursor, start: number): void {
  const text = cursor.text.slice(start, cursor.pos);
  if (!/\$(?:\\\n)*\$(?:\\\n)*[({]/.test(text)) return;
  if (/[\s(]#/.test(text) || endOfStringWhenExpanded(cursor, start) !== cursor.pos + 1)
    throw new NotUnderstood("a string ends elsewhere when it is expanded");
}

function readDollarOrQuotes(
  cursor: Cursor,
  quoting: Quoting,
): WordPart | readonly WordPart[] | undefined {
  const start = cursor.pos;
  const next = past(cursor, start + 1);
  const code = codeAt(cursor, next);
  const isQuote = code === singleQuote || code === doubleQuote;
  if (isQuote && cursor.settings.shell === "dash") return undefined;
  const decoded = quoting.dollarQuotes !== "untouched" && start >= cursor.quotedUntil;
  if (code === doubleQuote && decoded) {
    if (quoting.doubleQuotes) return readDoubleQuoted(cursor, start, next, quoting);
    cursor.pos = next;
    return [];
  }
  if (code === singleQuote && quoting.singleQuotes && quoting.dollarQuotes === "quoted") {
    const end = endOfDecoded(cursor, next + 1);
    if (end === undefined) return undefined;
    cursor.pos = end;
    return {
      kind: "dollar-single-quoted",
      text: decodeDollarSingleQuotes(cursor.text.slice(next + 1, end - 1)),
      span: spanOf(cursor, start, end),
    };
  }
  return readDollar(cursor, quoting);
}

/** The position behind the closing `'`; undefined when there is none. */
function endOfDecoded(cursor: Cursor, start: number): number | undefined {
  try {
    const end = endOfDollarSingleQuotes(cursor, start);
    return end > cursor.end ? undefined : end;
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

/** `@(a|b)` and its like. */
function readPattern(cursor: Cursor, quoting: Quoting): WordPart | undefined {
  const start = cursor.pos;
  const open = past(cursor, start + 1);
  if (codeAt(cursor, open) !== openParenthesis) return undefined;
  let close: number;
  try {
    close = endOfBrackets(cursor, open + 1, closeParenthesis, false, "all") - 1;
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
  const operator = cursor.text[start] as "?" | "*" | "+" | "@" | "!";
  const alternatives: Word[] = [];
  const outerEnd = cursor.end;
  cursor.end = close;
  cursor.pos = open + 1;
  deepen(cursor);
  for (;;) {
    const begin = cursor.pos;
    const parts: WordPart[] = [];
    readUntil(cursor, quoting, parts, 124);
    const end = cursor.pos;
    alternatives.push({
      kind: "word",
      parts,
      raw: cursor.text.slice(begin, end),
      span: spanOf(cursor, begin, end),
    });
    if (end >= close) break;
    cursor.pos = end + 1;
  }
  cursor.depth -= 1;
  cursor.end = outerEnd;
  cursor.pos = close + 1;
  return {
    kind: "extended-pattern",
    operator,
    alternatives,
    span: spanOf(cursor, start, close + 1),
  };
}
