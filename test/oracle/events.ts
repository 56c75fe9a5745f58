/** One step of a reading, in the form in which ours and bash's are compared. */
export type Event = readonly (string | number | Text | readonly Text[])[];

/** A word: its text in one form, with what its substitutions hold in their places. */
export type Text = string | readonly (string | Reading)[];

/** What a whole text, or a substitution in it, was read as. */
export interface Reading {
  readonly accepted: boolean;
  readonly events: readonly Event[];
}

/** Joins neighbouring strings; a single string stands for itself. */
export function joinText(pieces: readonly (string | Reading)[]): Text {
  const joined: (string | Reading)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string")
      joined[joined.length - 1] = last + piece;
    else if (piece !== "") joined.push(piece);
  }
  const [only] = joined;
  if (only === undefined) return "";
  return joined.length === 1 && typeof only === "string" ? only : joined;
}
