import {
  backquote,
  backslash,
  closeBrace,
  closeBracket,
  closeParenthesis,
  dollar,
  doubleQuote,
  endsWithBackslash,
  greaterThan,
  lessThan,
  newline,
  openBrace,
  openBracket,
  openParenthesis,
  singleQuote,
} from "./characters.ts";
import { bashOnly, type Cursor, codeAt, deepen, past, settled } from "./cursor.ts";
import { NotUnderstood, Rejected } from "./stop.ts";

/** The position behind the `'` that ends a string whose content begins at `start`. */
export function endOfSingleQuotes(cursor: Cursor, start: number): number {
  const close = cursor.text.indexOf("'", start);
  if (close < 0 || close >= cursor.end) throw unclosed("'");
  return close + 1;
}

/** The same for `$'…'`, where a backslash quotes the next character. */
export function endOfDollarSingleQuotes(cursor: Cursor, start: number): number {
  let position = start;
  for (;;) {
    const code = codeAt(cursor, position);
    if (code === singleQuote) return position + 1;
    if (code < 0) throw unclosed("'");
    position += code === backslash ? 2 : 1;
  }
}

/** The position behind the backquote that ends a substitution. */
export function endOfBackquotes(cursor: Cursor, start: number): number {
  let position = start;
  for (;;) {
    const code = codeAt(cursor, position);
    if (code === backquote) return position + 1;
    if (code < 0) throw unclosed("`");
    position += code === backslash ? 2 : 1;
  }
}

/** The position behind the `"` that ends a string. */
export function endOfDoubleQuotes(cursor: Cursor, start: number): number {
  const { inString } = cursor;
  cursor.inString = true;
  try {
    return endOfString(cursor, start);
  } finally {
    cursor.inString = inString;
  }
}

function endOfString(cursor: Cursor, start: number): number {
  let position = start;
  for (;;) {
    const code = codeAt(cursor, position);
    if (code === doubleQuote) return position + 1;
    if (code < 0) throw unclosed('"');
    if (code === backslash) position += 2;
    else if (code === backquote) position = endOfBackquotes(cursor, position + 1);
    else if (code === dollar) position = endOfDollar(cursor, position, true, false);
    else position += 1;
  }
}

/**
 * The position behind the `)` or `]` that closes what was opened before `start`. Only in a
 * subscript bash looks for the end of `${` and `<(`.
 */
export function endOfBrackets(
  cursor: Cursor,
  start: number,
  close: typeof closeParenthesis | typeof closeBracket,
  quoted = false,
  nesting: Nesting = "commands",
): number {
  const known = knownEnd(cursor, start, String.fromCharCode(close));
  if (known !== undefined) return known;
  deepen(cursor);
  const open = close === closeParenthesis ? openParenthesis : openBracket;
  let position = start;
  for (let count = 1; count > 0; ) {
    const code = codeAt(cursor, position);
    if (code < 0) throw unclosed(String.fromCharCode(close));
    if (code === close) count -= 1;
    else if (code === open) count += 1;
    position = afterGrouped(cursor, position, code, quoted, nesting);
  }
  cursor.depth -= 1;
  cursor.pairEnds.set(start, position);
  return position;
}

/** The same for the `)` of a pattern with every expansion in it; -1 when there is none. */
export function endOfExpanded(cursor: Cursor, start: number): number {
  const known = cursor.pairEnds.get(start);
  cursor.pairEnds.delete(start);
  const { depth } = cursor;
  try {
    return endOfBrackets(cursor, start, closeParenthesis, false, "all");
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    cursor.depth = depth;
    return -1;
  } finally {
    if (known !== undefined) cursor.pairEnds.set(start, known);
  }
}

/** The same for a `)`, where comments are skipped; -1 when it is not found. */
function endOfCommented(cursor: Cursor, start: number, end: number): number {
  return /(?:^|[\s])#/.test(cursor.text.slice(start, end)) ? behindComments(cursor, start) : end;
}

/**
 * The position behind the `)` of a substitution that begins with `((`; `start` is behind the first.
 * @throws Rejected when bash does not find it any more when it expands the text.
 */
export function endOfParentheses(cursor: Cursor, start: number): number {
  const end = endOfBrackets(cursor, start, closeParenthesis);
  // Why: when it expands the text, bash takes `#` behind a blank for a comment even here.
  const commented = endOfCommented(cursor, start, end);
  if (commented < 0) throw new Rejected("a comment hides its end");
  if (commented !== end) throw new NotUnderstood("a comment changes where arithmetic ends");
  return end;
}

function behindComments(cursor: Cursor, start: number): number {
  let position = start;
  for (let count = 1; count > 0; ) {
    const code = codeAt(cursor, position);
    if (code < 0) return -1;
    let last = position;
    while (cursor.text.startsWith("\\\n", last - 2)) last -= 2;
    const before = codeAt(cursor, last - 1);
    if (
      code === 35 &&
      (position === start || before === newline || before === 32 || before === 9)
    ) {
      while (position < cursor.end && codeAt(cursor, position) !== newline)
        position = past(cursor, position + 1);
      continue;
    }
    const nested = nestedArithmetic(cursor, position, code);
    if (nested !== undefined) {
      position = behindComments(cursor, nested);
      if (position < 0) return -1;
      continue;
    }
    if (code === closeParenthesis) count -= 1;
    else if (code === openParenthesis) count += 1;
    position = afterGrouped(cursor, position, code, false, "commands");
  }
  return position;
}

/** The position behind the first `(` of a `$((` that stands there. */
function nestedArithmetic(cursor: Cursor, position: number, code: number): number | undefined {
  if (code !== dollar) return undefined;
  const open = past(cursor, position + 1);
  if (codeAt(cursor, open) !== openParenthesis) return undefined;
  return codeAt(cursor, past(cursor, open + 1)) === openParenthesis ? open + 1 : undefined;
}

/** The position behind the `}` of `${…}`; `start` is behind `${`, `quoted` inside double quotes. */
export function endOfBraces(cursor: Cursor, start: number, quoted: boolean): number {
  const known = knownEnd(cursor, start, "}");
  if (known !== undefined) return known;
  deepen(cursor);
  let position = start;
  let state: BraceState = "parameter";
  for (;;) {
    const code = codeAt(cursor, position);
    if (code < 0) throw unclosed("}");
    if (code === closeBrace) break;
    state = nextState(state, code, position > start);
    const quote = code === dollar ? past(cursor, position + 1) : position;
    const literal = quoted && state !== "pattern" && codeAt(cursor, quote) === singleQuote;
    if (literal && settled(cursor.settings.posix, "POSIX mode")) position = quote + 1;
    else position = afterGrouped(cursor, position, code, quoted, "all");
  }
  cursor.depth -= 1;
  cursor.pairEnds.set(start, position + 1);
  return position + 1;
}

/** The end of a pair that was read before, which may lie behind the text that is read now. */
function knownEnd(cursor: Cursor, start: number, close: string): number | undefined {
  const known = cursor.pairEnds.get(start);
  if (known !== undefined && known > cursor.end) throw unclosed(close);
  return known;
}

/** A part of `${…}`. */
export type BraceState = "parameter" | "operator" | "word" | "pattern";

/** Which part of `${…}` a character belongs to: it decides about `'` in POSIX mode. */
export function nextState(state: BraceState, code: number, behindFirst: boolean): BraceState {
  if (state === "parameter") {
    if (behindFirst && (code === 37 || code === 35 || code === 47 || code === 94 || code === 44))
      return "pattern";
    return isOperator(code) ? "operator" : state;
  }
  return state === "operator" && !isOperator(code) ? "word" : state;
}

const isOperator = (code: number): boolean => "#%^,~:-=?+/".includes(String.fromCharCode(code));

/** The position behind one character of `${…}`, or behind the quotes or expansion it begins. */
export const behind = (cursor: Cursor, position: number): number =>
  afterGrouped(cursor, position, codeAt(cursor, position), true, "all");

/**
 * What bash looks for the ends of in a group: every expansion in `${…}` and subscripts, only `$(…)`
 * in arithmetic, none between the parentheses of a pattern. `expansions` are all but
 * `<(…)` and `$[…]`.
 */
type Nesting = "all" | "expansions" | "commands" | "none";

/** Whether single quotes between these positions hold a backquote, no group around them counted. */
export function quotesBackquote(cursor: Cursor, start: number, end: number): boolean {
  const whole = cursor.text.slice(start, end);
  if (!whole.includes("`") || !whole.includes("'")) return false;
  for (let position = start; position < end; ) {
    const code = codeAt(cursor, position);
    const quote = code === dollar ? past(cursor, position + 1) : position;
    const next = behindOrNone(cursor, position, code);
    const quotes = codeAt(cursor, quote) === singleQuote;
    if (quotes && cursor.text.slice(quote, next).includes("`")) return true;
    if (next < 0) return true;
    position = next;
  }
  return false;
}

function behindOrNone(cursor: Cursor, position: number, code: number): number {
  try {
    return afterGrouped(cursor, position, code, false, "none");
  } catch (error) {
    if (error instanceof Rejected) return -1;
    throw error;
  }
}

/** Steps over one character of a group, or over the quotes or expansion that begin with it. */
function afterGrouped(
  cursor: Cursor,
  position: number,
  code: number,
  quoted: boolean,
  nesting: Nesting,
): number {
  switch (code) {
    case backslash:
      return position + 2;
    case singleQuote:
      return endOfSingleQuotes(cursor, position + 1);
    case doubleQuote:
      return endOfDoubleQuotes(cursor, position + 1);
    case backquote:
      return endOfBackquotes(cursor, position + 1);
    case dollar:
      return endOfDollar(cursor, position, quoted, true, nesting);
    case lessThan:
    case greaterThan: {
      const next = past(cursor, position + 1);
      if (nesting !== "all" || codeAt(cursor, next) !== openParenthesis) return position + 1;
      if (isDoubled(cursor, position)) return position + 1;
      return endOfSubstitution(cursor, next + 1);
    }
    default:
      return position + 1;
  }
}

/** Whether `<` or `>` is the second of two, which begins nothing for bash. */
function isDoubled(cursor: Cursor, position: number): boolean {
  let count = 0;
  let before = position - 1;
  for (; before >= 0; before -= 1) {
    if (cursor.text.startsWith("\\\n", before - 1)) before -= 1;
    else if (isAngle(codeAt(cursor, before))) count += 1;
    else break;
  }
  if (endsWithBackslash(cursor.text, before + 1)) count -= 1;
  return count % 2 === 1;
}

const isAngle = (code: number): boolean => code === lessThan || code === greaterThan;

const nests = (nesting: Nesting): boolean => nesting === "all" || nesting === "expansions";

/** The position behind what a `$` at `position` begins; only itself when it begins nothing. */
export function endOfDollar(
  cursor: Cursor,
  position: number,
  quoted: boolean,
  grouped: boolean,
  nesting: Nesting = "all",
): number {
  const next = past(cursor, position + 1);
  switch (codeAt(cursor, next)) {
    case openParenthesis:
      return nesting !== "none" ? endOfSubstitution(cursor, next + 1) : next;
    case openBrace:
      return nests(nesting) ? endOfBraces(cursor, next + 1, quoted) : next;
    case openBracket:
      return nesting === "all" ? endOfBrackets(cursor, next + 1, closeBracket, quoted) : next;
    case singleQuote:
      if (grouped) bashOnly(cursor, "`$'…'` in an expansion");
      return grouped && !(cursor.inHereDocument && !cursor.inSubstitution)
        ? endOfDollarSingleQuotes(cursor, next + 1)
        : next;
    case dollar:
      return next + 1;
    default:
      return next;
  }
}

/**
 * The position behind the `)` of `$(…)` or `<(…)`; `start` is behind the `(`.
 * Why: `$((` is measured by its parentheses alone, whatever it turns out to be.
 */
export function endOfSubstitution(cursor: Cursor, start: number): number {
  const inner = past(cursor, start);
  if (codeAt(cursor, inner) === openParenthesis)
    return endOfBrackets(cursor, start, closeParenthesis);
  return cursor.grammar.substitution(cursor, start).end;
}

/**
 * Why `<<(`: when bash expands a text, it does not know that the second `<` begins nothing.
 */
const beginsProcess = (cursor: Cursor, position: number, code: number): boolean =>
  isAngle(code) && codeAt(cursor, past(cursor, position + 1)) === openParenthesis;

/**
 * The position of the first `separator` from `start` on that stands in no quotes, expansion or
 * parentheses; the end when there is none.
 */
export function endOfItem(cursor: Cursor, start: number, separator: number): number {
  const nesting = separator === semicolon ? "expansions" : "all";
  let depth = 0;
  let choices = 0;
  let position = start;
  while (position < cursor.end) {
    const code = codeAt(cursor, position);
    if (code === separator && depth === 0 && choices === 0) return position;
    if (code === separator && depth === 0) choices -= 1;
    else if (separator === colon && code === question && depth === 0) choices += 1;
    if (separator === colon && code === openParenthesis) depth += 1;
    else if (separator === colon && code === closeParenthesis) depth -= 1;
    try {
      position =
        nesting === "all" && beginsProcess(cursor, position, code)
          ? endOfSubstitution(cursor, past(cursor, position + 1) + 1)
          : afterGrouped(cursor, position, code, false, nesting);
    } catch (error) {
      if (error instanceof Rejected) return cursor.end;
      throw error;
    }
  }
  return cursor.end;
}

const colon = 58;
const semicolon = 59;
const question = 63;

const unclosed = (close: string): Rejected =>
  new Rejected(`unexpected end of the text while looking for \`${close}'`, true);
