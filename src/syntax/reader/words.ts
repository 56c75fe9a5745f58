import type { Word, WordPart } from "../nodes.ts";
import { type Cursor, spanOf } from "./cursor.ts";
import { readWordParts } from "./parts.ts";

/** The word that was just read as a token. */
export function currentWord(cursor: Cursor, patterns?: boolean): Word {
  const { start, end, plain, arrayStart } = cursor.scanned;
  if (arrayStart >= 0) return arrayWord(cursor, start);
  if (!plain) return readWordParts(cursor, start, end, patterns);
  const raw = cursor.text.slice(start, end);
  const span = spanOf(cursor, start, end);
  return { kind: "word", parts: [{ kind: "literal", text: raw, span }], raw, span };
}

/** The scanned word from `start` on, with the literal text of its array and the elements' parts. */
export function arrayWord(cursor: Cursor, start: number): Word {
  const { end, arrayStart, arrayEnd, elements } = cursor.scanned;
  const parts: WordPart[] = [...readWordParts(cursor, start, arrayStart).parts];
  const open = spanOf(cursor, arrayStart, arrayStart + 1);
  parts.push({ kind: "literal", text: "(", span: open });
  elements.forEach((element, index) => {
    const { subscript, append, value } = element;
    const between = { start: value.span.start, end: value.span.start };
    const equals = append ? "]+=" : "]=";
    if (index > 0) parts.push({ kind: "literal", text: " ", span: between });
    if (subscript !== undefined) {
      parts.push({ kind: "literal", text: "[", span: between }, ...subscript.parts);
      parts.push({ kind: "literal", text: equals, span: between });
    }
    parts.push(...value.parts);
  });
  parts.push({ kind: "literal", text: ")", span: spanOf(cursor, arrayEnd - 1, arrayEnd) });
  parts.push(...readWordParts(cursor, arrayEnd, end).parts);
  const literal = { kind: "array", elements, span: spanOf(cursor, arrayStart, arrayEnd) } as const;
  return {
    kind: "word",
    parts,
    ...(arrayEnd === end ? { array: literal } : {}),
    raw: cursor.text.slice(start, end),
    span: spanOf(cursor, start, end),
  };
}
