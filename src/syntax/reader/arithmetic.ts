import type { ArithmeticText } from "../nodes.ts";
import { type Cursor, spanOf } from "./cursor.ts";
import { commentSign, holdsInOrder } from "./ordered.ts";
import { quotesBackquote } from "./pairs.ts";
import { type Quoting, quotings } from "./quoting.ts";
import { NotUnderstood } from "./stop.ts";

/** The arithmetic text from `start` to `end`. */
export function readArithmeticText(
  cursor: Cursor,
  start: number,
  end: number,
  quoting: Quoting = quotings.arithmetic,
): ArithmeticText {
  stopAtMixedQuotes(cursor, start, end);
  // FAIL-CLOSED: it may write a newline, behind which there is no comment any more.
  const text = cursor.text.slice(start, end);
  if (text.includes("$'") && (text.startsWith("#") || holdsInOrder(text, commentSign, "$'")))
    throw new NotUnderstood("a comment in arithmetic holds `$'…'`");
  // FAIL-CLOSED: bash counts the quotes to find the end, and not when it expands what is inside.
  if (cursor.settings.posix === true && holdsInOrder(text, "${", "'"))
    throw new NotUnderstood("arithmetic in POSIX mode holds `${` and single quotes");
  return {
    parts: cursor.grammar.parts(cursor, start, end, quoting),
    raw: cursor.text.slice(start, end),
    span: spanOf(cursor, start, end),
  };
}

/**
 * FAIL-CLOSED: bash looks for the end with quotes first, and expands it with backquotes first.
 * @throws NotUnderstood
 */
export function stopAtMixedQuotes(cursor: Cursor, start: number, end: number): void {
  if (quotesBackquote(cursor, start, end))
    throw new NotUnderstood("arithmetic mixes quotes and backquotes");
}
