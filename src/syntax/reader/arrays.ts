import type { ArrayElement } from "../nodes.ts";
import { closeParenthesis, newline } from "./characters.ts";
import { type Cursor, codeAt, deepen, past, type WordPlace } from "./cursor.ts";
import { readHereDocuments } from "./here-documents.ts";
import { NotUnderstood, Rejected } from "./stop.ts";

const elementPlace: WordPlace = {
  subscript: false,
  array: false,
  element: true,
  regex: false,
  pattern: false,
};

/** Reads the elements of an array literal from behind its `(` to behind its `)`. */
export function readArray(
  cursor: Cursor,
  start: number,
  scan: (cursor: Cursor, place: WordPlace) => void,
): { readonly elements: readonly ArrayElement[]; readonly end: number } {
  deepen(cursor);
  const elements: ArrayElement[] = [];
  cursor.pos = start;
  for (;;) {
    cursor.pos = skipSeparators(cursor, cursor.pos);
    const code = codeAt(cursor, cursor.pos);
    if (code < 0) stopAtEnd(cursor);
    if (code === closeParenthesis) break;
    scan(cursor, elementPlace);
    if (cursor.scanned.end === cursor.scanned.start)
      throw new Rejected(`unexpected \`${String.fromCharCode(code)}' in an array literal`);
    elements.push(elementOf(cursor));
  }
  cursor.depth -= 1;
  return { elements, end: cursor.pos + 1 };
}

function stopAtEnd(cursor: Cursor): never {
  // FAIL-CLOSED: inside a substitution bash notices this only when it runs the commands before.
  if (cursor.inSubstitution) throw new NotUnderstood("an array literal has no end");
  throw new Rejected("unexpected end of the text in an array literal", true);
}

/** The position behind blanks, newlines, comments and line continuations. */
function skipSeparators(cursor: Cursor, start: number): number {
  let position = start;
  for (;;) {
    position = past(cursor, position);
    const code = codeAt(cursor, position);
    if (code === newline && cursor.pending.length > 0) {
      cursor.pos = position + 1;
      readHereDocuments(cursor);
      position = cursor.pos;
    } else if (code === 35) {
      while (position < cursor.end && codeAt(cursor, position) !== newline) position += 1;
    } else if (code === newline || code === 32 || code === 9) position += 1;
    else return position;
  }
}

function elementOf(cursor: Cursor): ArrayElement {
  const { start, end, subscriptEnd } = cursor.scanned;
  if (subscriptEnd >= 0) {
    let equals = past(cursor, subscriptEnd);
    const append = codeAt(cursor, equals) === 43;
    if (append) equals = past(cursor, equals + 1);
    if (equals < end && codeAt(cursor, equals) === 61)
      return {
        subscript: cursor.grammar.word(cursor, start + 1, subscriptEnd - 1),
        append,
        value: cursor.grammar.word(cursor, equals + 1, end),
      };
  }
  return { append: false, value: cursor.grammar.word(cursor, start, end) };
}
