import type { ArithmeticText } from "../nodes.ts";
import { type Cursor, spanOf } from "./cursor.ts";
import { quotings } from "./quoting.ts";

/** The arithmetic text from `start` to `end`. */
export function readArithmeticText(cursor: Cursor, start: number, end: number): ArithmeticText {
  return {
    parts: cursor.grammar.parts(cursor, start, end, quotings.arithmetic),
    raw: cursor.text.slice(start, end),
    span: spanOf(cursor, start, end),
  };
}
