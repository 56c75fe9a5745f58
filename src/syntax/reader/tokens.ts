import type { RedirectionOperator } from "../nodes.ts";
import { expandAlias, passReplacements } from "./aliases.ts";
import { assignmentEnd } from "./assignments.ts";
import {
  closeParenthesis,
  greaterThan,
  isDigit,
  lessThan,
  newline,
  openParenthesis,
} from "./characters.ts";
import { bashOnly, type Cursor, codeAt, past, type TokenKind, unknownToDash } from "./cursor.ts";
import { readHereDocuments } from "./here-documents.ts";
import { endOfBrackets } from "./pairs.ts";
import { type Place, reservedAt } from "./places.ts";
import { scanWord } from "./scan.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { stopAtZshRedirection, stopAtZshWord } from "./zsh.ts";

/** Reads the next token. Where it stands decides which words are reserved or assignments. */
export function advance(cursor: Cursor, place: Place): TokenKind {
  for (;;) {
    const position = skipBlanks(cursor, cursor.pos);
    cursor.tokenStart = position;
    cursor.pos = position;
    const code = codeAt(cursor, position);
    if (code < 0) {
      if (cursor.pending.length > 0) readHereDocuments(cursor);
      return token(cursor, "end", position);
    }
    if (code === newline) {
      token(cursor, "newline", position + 1);
      if (cursor.pending.length > 0) readHereDocuments(cursor);
      return cursor.kind;
    }
    // Why: on the right of `=~` bash reads a word whatever stands there, be it an empty one.
    const operator = place.regex ? undefined : operatorAt(cursor, position, code, place);
    if (operator !== undefined) return operator;
    const kind = readWord(cursor, place);
    if (kind !== undefined) return kind;
  }
}

function token(cursor: Cursor, kind: TokenKind, end: number): TokenKind {
  cursor.kind = kind;
  cursor.tokenEnd = end;
  cursor.pos = end;
  return kind;
}

/** The position behind blanks, line continuations and a comment. */
function skipBlanks(cursor: Cursor, start: number): number {
  let position = start;
  for (;;) {
    const code = codeAt(cursor, position);
    if (code === 32 || code === 9) position += 1;
    else if (code === 92) {
      const next = past(cursor, position);
      if (next === position) return position;
      position = next;
    } else if (code === 35) {
      const end = cursor.text.indexOf("\n", position);
      return end < 0 || end > cursor.end ? cursor.end : end;
    } else return position;
  }
}

/** Reads an operator, or gives undefined where a word begins. */
function operatorAt(
  cursor: Cursor,
  position: number,
  code: number,
  place: Place,
): TokenKind | undefined {
  const next = past(cursor, position + 1);
  const second = codeAt(cursor, next);
  switch (code) {
    case 38:
      if (second === 38) return token(cursor, "&&", next + 1);
      if (second === greaterThan && (isZsh(cursor) || !unknownToDash(cursor, "`&>`"))) {
        const third = past(cursor, next + 1);
        if (isZsh(cursor)) stopAtZshRedirection(codeAt(cursor, third));
        if (codeAt(cursor, third) === greaterThan) return token(cursor, "&>>", third + 1);
        return token(cursor, "&>", next + 1);
      }
      return token(cursor, "&", position + 1);
    case 124:
      if (second === 124) return token(cursor, "||", next + 1);
      if (second !== 38) return token(cursor, "|", position + 1);
      bashOnly(cursor, "`|&`");
      return token(cursor, "|&", next + 1);
    case 59:
      return semicolon(cursor, position, next, second);
    case openParenthesis:
      if (second === openParenthesis && place.arithmetic) return arithmetic(cursor, position, next);
      return token(cursor, "(", position + 1);
    case closeParenthesis:
      return token(cursor, ")", position + 1);
    case lessThan:
    case greaterThan:
      if (second === openParenthesis) return undefined;
      return redirection(cursor, position, code, next, second);
    default:
      return undefined;
  }
}

const isZsh = (cursor: Cursor): boolean => cursor.settings.shell === "zsh";

function semicolon(cursor: Cursor, position: number, next: number, second: number): TokenKind {
  if (second === 38) {
    bashOnly(cursor, "`;&`");
    return token(cursor, ";&", next + 1);
  }
  if (second !== 59) return token(cursor, ";", position + 1);
  const third = past(cursor, next + 1);
  if (codeAt(cursor, third) !== 38) return token(cursor, ";;", next + 1);
  bashOnly(cursor, "`;;&`");
  return token(cursor, ";;&", third + 1);
}

/** `((` where an arithmetic command may stand; two parentheses where its end is no `))`. */
function arithmetic(cursor: Cursor, position: number, next: number): TokenKind {
  if (unknownToDash(cursor, "`((`")) return token(cursor, "(", position + 1);
  const close = endOfBrackets(cursor, next + 1, closeParenthesis);
  const last = past(cursor, close);
  // Why: bash looks at the very next character, and loses its way when that ends the line.
  if (codeAt(cursor, close) === newline || last > close)
    throw new Rejected("a line ends between the parentheses of `(('");
  if (codeAt(cursor, last) !== closeParenthesis) {
    // FAIL-CLOSED: bash changes these before it finds that it is no arithmetic.
    if (/\$['"]|<<|[\s(;]#/.test(cursor.text.slice(next, close)))
      throw new NotUnderstood("`((` holds commands with `$'…'`, `<<` or a comment");
    return token(cursor, "(", position + 1);
  }
  return token(cursor, "((", last + 1);
}

function redirection(
  cursor: Cursor,
  position: number,
  code: number,
  next: number,
  second: number,
): TokenKind {
  const input = code === lessThan;
  if (cursor.settings.shell === "zsh") stopAtZshRedirection(second);
  let operator: RedirectionOperator = input ? "<" : ">";
  let end = position + 1;
  if (second === 38) operator = input ? "<&" : ">&";
  else if (input && second === greaterThan) operator = "<>";
  else if (!input && second === greaterThan) operator = ">>";
  else if (!input && second === 124) operator = ">|";
  else if (input && second === lessThan) {
    const third = past(cursor, next + 1);
    const following = codeAt(cursor, third);
    operator = following === 45 ? "<<-" : following === lessThan ? "<<<" : "<<";
    if (operator === "<<<") bashOnly(cursor, "`<<<`");
    if (operator !== "<<") return token(cursor, operator, third + 1);
  }
  if (operator.length === 2) end = next + 1;
  return token(cursor, operator, end);
}

/** Reads a word and tells what it is; undefined when an alias was put in its place. */
function readWord(cursor: Cursor, place: Place): TokenKind | undefined {
  const start = cursor.pos;
  if (place.duplicate && codeAt(cursor, start) === 45) {
    scanOne(cursor, start);
    return token(cursor, "word", start + 1);
  }
  scanWord(cursor, place);
  const { scanned } = cursor;
  const end = scanned.end;
  if (cursor.settings.shell === "zsh") stopAtZshWord(cursor);
  const following = codeAt(cursor, end);
  if (following === lessThan || following === greaterThan) {
    const descriptor = descriptorKind(cursor);
    if (descriptor !== undefined) return token(cursor, descriptor, end);
  }
  if (!scanned.quoted && !scanned.dollar) {
    const text = plainText(cursor);
    if (text === "in" && cursor.settings.awaitsIn === true)
      throw new NotUnderstood("an `in` follows `for name; {`");
    const posix = cursor.settings.posix;
    const early = posix === true ? reservedAt(cursor, place, text) : undefined;
    if (early !== undefined) return token(cursor, early, end);
    if (expandAlias(cursor, place.alias, text, start, end)) return undefined;
    const reserved = posix === true ? undefined : reservedAt(cursor, place, text);
    if (reserved !== undefined) return token(cursor, reserved, end);
  }
  // Why: the word behind a replacement that ends with a blank is the only one that may be an alias.
  else if (cursor.expanding.length > 0) passReplacements(cursor, start);
  const assigns = place.assignment && assignmentEnd(cursor) >= 0;
  return token(cursor, assigns ? "assignment" : "word", end);
}

/** Marks the one character at `start` as the scanned word: the `-` of `>&-`. */
function scanOne(cursor: Cursor, start: number): void {
  const { scanned } = cursor;
  scanned.start = start;
  scanned.end = start + 1;
  scanned.plain = true;
  scanned.quoted = false;
  scanned.dollar = false;
  scanned.continued = false;
  scanned.subscriptEnd = -1;
  scanned.arrayStart = -1;
}

/** The scanned word without line continuations; it has no quotes. */
export function plainText(cursor: Cursor): string {
  const { start, end, continued } = cursor.scanned;
  const raw = cursor.text.slice(start, end);
  return continued ? raw.replaceAll("\\\n", "") : raw;
}

/** `2` or `{name}` directly before `<` or `>`. */
function descriptorKind(cursor: Cursor): "number" | "descriptor" | undefined {
  const { start, end, quoted, dollar } = cursor.scanned;
  const first = codeAt(cursor, start);
  if (quoted || dollar || (first !== 123 && !isDigit(first))) return undefined;
  const text = plainText(cursor);
  if (isDigit(first)) {
    if (!/^[0-9]+$/.test(text) || Number(text) > 2147483647) return undefined;
    const isLong = end - start > 1;
    if (isLong && unknownToDash(cursor, "a file descriptor of two digits")) return undefined;
    return "number";
  }
  if (!/^\{[A-Za-z_][A-Za-z0-9_]*(\[.+\])?\}$/.test(text)) return undefined;
  return unknownToDash(cursor, "`{name}>`") ? undefined : "descriptor";
}

/** Reads tokens until one that is no newline. */
export function skipNewlines(cursor: Cursor, place: Place): void {
  while (cursor.kind === "newline") advance(cursor, place);
}
