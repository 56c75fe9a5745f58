import type { ArrayLiteral, Assignment, Word } from "../nodes.ts";
import { beginsName, inName, openBracket } from "./characters.ts";
import { type Cursor, codeAt, past, spanOf, unknownToDash } from "./cursor.ts";
import { arrayWord } from "./words.ts";

/** Where the `=` of the scanned word stands when it is an assignment; else -1. */
export function assignmentEnd(cursor: Cursor): number {
  const { start, end, subscriptEnd } = cursor.scanned;
  if (!beginsName(codeAt(cursor, start))) return -1;
  let position = behindName(cursor, start);
  const bracketed = codeAt(cursor, position) === openBracket;
  if (bracketed) {
    if (subscriptEnd < 0) return -1;
    position = past(cursor, subscriptEnd);
  }
  const append = codeAt(cursor, position) === 43;
  if (append) position = past(cursor, position + 1);
  if (position >= end || codeAt(cursor, position) !== 61) return -1;
  const isBashs = bracketed || append;
  if (isBashs && unknownToDash(cursor, bracketed ? "`name[…]=`" : "`+=`")) return -1;
  return position;
}

function behindName(cursor: Cursor, start: number): number {
  let position = start;
  for (;;) {
    const next = past(cursor, position);
    if (!inName(codeAt(cursor, next))) return next;
    position = next + 1;
  }
}

/** The scanned word as the assignment that it is. */
export function readAssignment(cursor: Cursor): Assignment {
  const { start, end, subscriptEnd, arrayStart, arrayEnd, elements } = cursor.scanned;
  const equals = assignmentEnd(cursor);
  const nameEnd = behindName(cursor, start);
  const subscripted = subscriptEnd >= 0 && codeAt(cursor, nameEnd) === openBracket;
  const name = withoutContinuations(cursor.text.slice(start, nameEnd));
  const append = cursor.text.slice(nameEnd, equals).replaceAll("\\\n", "").endsWith("+");
  let value: Word | ArrayLiteral | undefined;
  if (arrayStart >= 0 && arrayStart === past(cursor, equals + 1) && arrayEnd === end)
    value = { kind: "array", elements, span: spanOf(cursor, arrayStart, arrayEnd) };
  else if (arrayStart >= 0) value = arrayWord(cursor, equals + 1);
  else if (equals + 1 < end) value = cursor.grammar.word(cursor, equals + 1, end);
  return {
    name,
    ...(subscripted && {
      subscript: cursor.grammar.word(cursor, nameEnd + 1, subscriptEnd - 1),
    }),
    append,
    ...(value !== undefined && { value }),
    span: spanOf(cursor, start, end),
    raw: cursor.text.slice(start, end),
  };
}

const withoutContinuations = (raw: string): string => raw.replaceAll("\\\n", "");
