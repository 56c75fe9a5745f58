/**
 * Whether a text holds pieces in this order, other text between them or not. A piece is a string,
 * or a global regular expression that matches one short token.
 * Why not one regular expression: it would take quadratic time on hostile text.
 */
export function holdsInOrder(text: string, ...pieces: readonly (string | RegExp)[]): boolean {
  let position = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") {
      const at = text.indexOf(piece, position);
      if (at < 0) return false;
      position = at + piece.length;
    } else {
      piece.lastIndex = position;
      if (!piece.test(text)) return false;
      position = piece.lastIndex;
    }
  }
  return true;
}

/** A comment, or what looks like one, behind a blank or an opening parenthesis. */
export const commentSign: RegExp = /[\s(;]#/g;
