import {
  backquote,
  backslash,
  closeBrace,
  dollar,
  doubleQuote,
  greaterThan,
  lessThan,
  openBrace,
  openParenthesis,
  singleQuote,
} from "./characters.ts";
import { type Cursor, codeAt, past } from "./cursor.ts";
import {
  endOfBackquotes,
  endOfDollarSingleQuotes,
  endOfSingleQuotes,
  endOfSubstitution,
} from "./pairs.ts";
import { Rejected } from "./stop.ts";

/**
 * The position behind the `}` of `${…}` where bash finds it when it expands the text: `$[` begins
 * nothing then. -1 when there is none.
 */
export function endWhenExpanded(cursor: Cursor, start: number): number {
  try {
    return endOf(cursor, start, closeBrace);
  } catch (error) {
    if (error instanceof Rejected) return -1;
    throw error;
  }
}

function endOf(cursor: Cursor, start: number, close: number): number {
  let position = start;
  for (;;) {
    const code = codeAt(cursor, position);
    if (code < 0) throw new Rejected("no end");
    if (code === close) return position + 1;
    position = behind(cursor, position, code, close);
  }
}

function behind(cursor: Cursor, position: number, code: number, close: number): number {
  const next = past(cursor, position + 1);
  const following = codeAt(cursor, next);
  const inBraces = close === closeBrace;
  if (code === backslash) return position + 2;
  if (code === backquote) return endOfBackquotes(cursor, position + 1);
  if (code === dollar && following === openBrace) return endOf(cursor, next + 1, closeBrace);
  const opens = code === dollar || (inBraces && (code === lessThan || code === greaterThan));
  if (opens && following === openParenthesis) return endOfSubstitution(cursor, next + 1);
  if (!inBraces) return position + 1;
  if (code === dollar && following === singleQuote)
    return endOfDollarSingleQuotes(cursor, next + 1);
  if (code === singleQuote) return endOfSingleQuotes(cursor, position + 1);
  return code === doubleQuote ? endOf(cursor, position + 1, doubleQuote) : position + 1;
}
