import {
  backquote,
  backslash,
  closeBrace,
  closeBracket,
  dollar,
  doubleQuote,
  greaterThan,
  lessThan,
  openBrace,
  openBracket,
  openParenthesis,
  singleQuote,
} from "./characters.ts";
import { type Cursor, codeAt, deepen, past } from "./cursor.ts";
import {
  type BraceState,
  endOfBackquotes,
  endOfDollarSingleQuotes,
  endOfSingleQuotes,
  endOfSubstitution,
  nextState,
} from "./pairs.ts";
import { Rejected } from "./stop.ts";

/**
 * The position behind the `}` of `${…}` where bash finds it when it expands the text: `$[` begins
 * nothing then, `$$` is nothing of its own, and a subscript reaches to its `]` whatever is in it.
 * -1 when there is none, -2 when versions of bash differ.
 */
export const endWhenExpanded = (cursor: Cursor, start: number): number =>
  endOfAll(cursor, start, endOfParameter);

/** The same for the `"` of a string. */
export const endOfStringWhenExpanded = (cursor: Cursor, start: number): number =>
  endOfAll(cursor, start, endOfString);

/** The same for the `]` of a subscript. */
export const endOfSubscriptWhenExpanded = (cursor: Cursor, start: number): number =>
  endOfAll(cursor, start, endOfSubscript);

/** `returns`: behind an inner `${…}` bash is again in the part of the outer one where it was. */
type EndOf = (cursor: Cursor, start: number, returns: boolean) => number;

function endOfAll(cursor: Cursor, start: number, endOf: EndOf): number {
  const one = endOrNone(cursor, start, (...of) => endOf(...of, true));
  const other = endOrNone(cursor, start, (...of) => endOf(...of, false));
  return one === other ? one : -2;
}

function endOrNone(
  cursor: Cursor,
  start: number,
  endOf: (cursor: Cursor, start: number) => number,
): number {
  const { depth } = cursor;
  try {
    return endOf(cursor, start);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    cursor.depth = depth;
    return -1;
  }
}

function endOfParameter(cursor: Cursor, start: number, returns: boolean): number {
  deepen(cursor);
  const outer: BraceState[] = [];
  let state: BraceState = "parameter";
  let position = start;
  for (;;) {
    const code = charAt(cursor, position);
    const following = past(cursor, position + 1);
    const nested = behindNested(cursor, position, code, true, returns);
    if (code === closeBrace) {
      position += 1;
      const before = outer.pop();
      if (before === undefined) break;
      if (returns) state = before;
    } else if (code === dollar && codeAt(cursor, following) === openBrace) {
      outer.push(state);
      if (returns || state !== "operator") state = "parameter";
      position = following + 1;
    } else if (nested !== undefined) position = nested;
    else if (code === openBracket && state === "parameter")
      position = endOfSubscript(cursor, position + 1, returns);
    else {
      state = nextState(state, code, position > start);
      position += 1;
    }
  }
  cursor.depth -= 1;
  return position;
}

function endOfSubscript(cursor: Cursor, start: number, returns: boolean): number {
  let position = start;
  for (let count = 1; count > 0; ) {
    const code = charAt(cursor, position);
    if (code === openBracket) count += 1;
    else if (code === closeBracket) count -= 1;
    position = behindExpansion(cursor, position, code, returns) ?? position + 1;
  }
  return position;
}

function endOfString(cursor: Cursor, start: number, returns: boolean): number {
  for (let position = start; ; ) {
    const code = charAt(cursor, position);
    if (code === doubleQuote) return position + 1;
    position =
      code === singleQuote
        ? position + 1
        : (behindExpansion(cursor, position, code, returns) ?? position + 1);
  }
}

function charAt(cursor: Cursor, position: number): number {
  const code = codeAt(cursor, position);
  if (code < 0) throw new Rejected("no end");
  return code;
}

/** Behind quotes or the expansion that begins there; undefined when none does. */
function behindExpansion(
  cursor: Cursor,
  position: number,
  code: number,
  returns: boolean,
): number | undefined {
  const next = past(cursor, position + 1);
  return code === dollar && codeAt(cursor, next) === openBrace
    ? endOfParameter(cursor, next + 1, returns)
    : behindNested(cursor, position, code, false, returns);
}

function behindNested(
  cursor: Cursor,
  position: number,
  code: number,
  inBraces: boolean,
  returns: boolean,
): number | undefined {
  const next = past(cursor, position + 1);
  const following = codeAt(cursor, next);
  if (code === backslash) return position + 2;
  if (code === backquote) return endOfBackquotes(cursor, position + 1);
  const opens = code === dollar || (inBraces && (code === lessThan || code === greaterThan));
  if (opens && following === openParenthesis) return endOfSubstitution(cursor, next + 1);
  if (code === dollar && inBraces && following === singleQuote)
    return endOfDollarSingleQuotes(cursor, next + 1);
  if (code === singleQuote) return endOfSingleQuotes(cursor, position + 1);
  return code === doubleQuote ? endOfString(cursor, position + 1, returns) : undefined;
}
