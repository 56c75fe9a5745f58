import {
  concat,
  isListed,
  known,
  made,
  makeupOf,
  prefixOf,
  suffixOf,
  textsOf,
  unknown,
  type Value,
} from "../base/value.ts";
import { isBlankSeparator, type Separators } from "./ifs.ts";
import type { Piece, TextPiece } from "./piece.ts";

/** A stretch of a field before pathname expansion. */
export interface Fragment {
  readonly value: Value;
  /** Pattern characters in it count. */
  readonly active: boolean;
}

/** A field after splitting. */
export interface SplitField {
  readonly fragments: readonly Fragment[];
  /** Stands for any number of fields. */
  readonly many: boolean;
}

/**
 * Field splitting of one word. Only results are split; quoted pieces make a field even when they
 * are empty. Alternatives have been chosen before. Source: POSIX.1-2024 XCU 2.6.5.
 */
export function splitFields(pieces: readonly Piece[], separators: Separators): SplitField[] {
  const splitting: Splitting = {
    separators,
    fields: [],
    fragments: [],
    exists: false,
    perhaps: false,
    after: "",
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "break") endField(splitting, "");
    else if (piece.kind === "many") {
      if (pieces.length === 1) return [whole(piece.value)];
      // Why: the first and the last of the fields hold what stands beside the list.
      const any = unknown(whyMany(piece.value), piece.value.taint);
      addUnknown(splitting, any, separators, pieces.slice(index + 1));
      return splitting.fields;
    } else if (piece.kind !== "text") continue;
    else if (piece.role !== "result") addWhole(splitting, piece, piece.role === "literal");
    else if (isUnsplit(piece, separators)) addWhole(splitting, piece, mayHoldPattern(piece));
    else if (pieces.length === 1 && isListed(piece.value)) return [whole(piece.value)];
    else if (pieces.length === 1 && isEachMade(piece.value, separators))
      return [whole(eachOf(piece.value))];
    else if (!separators.known || textsOf(piece.value) === undefined) {
      addUnknown(splitting, piece.value, separators, pieces.slice(index + 1));
      return splitting.fields;
    } else addSplit(splitting, piece.value, separators.characters);
  }
  endField(splitting, "");
  return splitting.fields;
}

/** Lines of which each is made of plain characters are split into just those lines. */
const isEachMade = (value: Value, separators: Separators): boolean =>
  value.kind === "unknown" &&
  value.each !== undefined &&
  separators.known &&
  separators.characters.includes("\n") &&
  !/[\w.:,+@%-]/.test(separators.characters);

const eachOf = (value: Value): Value =>
  value.kind === "unknown" && value.each !== undefined
    ? made(value.each, value.why, value.taint)
    : value;

const mayHoldPattern = ({ value, number }: TextPiece): boolean =>
  number !== true && !(value.kind === "unknown" && value.of !== undefined);

const whole = (value: Value): SplitField => ({
  fragments: [{ value, active: false }],
  many: true,
});

interface Splitting {
  readonly separators: Separators;
  readonly fields: SplitField[];
  fragments: Fragment[];
  /** The field that is being made will be one, even if it is empty. */
  exists: boolean;
  /** It will be one unless what is not known in it is empty. */
  perhaps: boolean;
  /** What ended the last field: a blank separator, another one, or nothing yet. */
  after: "" | "blank" | "separator";
}

// Why: a number holds digits and a minus sign, and only those could separate it.
function isUnsplit(piece: TextPiece, separators: Separators): boolean {
  if (!separators.known) return textsOf(piece.value)?.every((text) => text === "") ?? false;
  if (separators.characters === "") return true;
  if (piece.number === true) return !/[-0-9]/.test(separators.characters);
  if (makeupOf(piece.value) === undefined) return false;
  const ends = prefixOf(piece.value) + suffixOf(piece.value);
  const { characters } = separators;
  return !/[\w.:,+@%-]/.test(characters) && ![...characters].some((one) => ends.includes(one));
}

function addWhole(splitting: Splitting, piece: TextPiece, active: boolean): void {
  splitting.fragments.push({ value: piece.value, active });
  const texts = textsOf(piece.value);
  const isEmpty = texts?.every((text) => text === "") === true;
  const mayBeEmpty = piece.value.kind === "unknown" && makeupOf(piece.value) === undefined;
  if (piece.role === "result" && mayBeEmpty && piece.number !== true) splitting.perhaps = true;
  else if (piece.role !== "result" || !isEmpty) splitting.exists = true;
}

function addSplit(splitting: Splitting, value: Value, separators: string): void {
  const text = textsOf(value)?.[0] ?? "";
  const { taint, unset } = value;
  let start = 0;
  const flush = (end: number): void => {
    if (end === start) return;
    const stretch = known(text.slice(start, end), taint, unset);
    splitting.fragments.push({ value: stretch, active: true });
    splitting.exists = true;
  };
  // Why: an unset parameter leaves its name on the field that it stands in.
  if (text === "") splitting.fragments.push({ value, active: true });
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (!separators.includes(character)) continue;
    flush(at);
    start = at + 1;
    if (isBlankSeparator(character)) {
      if (splitting.exists) endField(splitting, "blank");
      else splitting.fragments = [];
    } else if (splitting.exists) endField(splitting, "separator");
    else if (splitting.after === "blank") splitting.after = "separator";
    else {
      splitting.exists = true;
      splitting.fragments.push({ value: known("", taint, unset), active: false });
      endField(splitting, "separator");
    }
  }
  flush(text.length);
}

function endField(splitting: Splitting, after: Splitting["after"]): void {
  const { fragments, exists, perhaps } = splitting;
  if (exists || perhaps) splitting.fields.push({ fragments, many: !exists });
  splitting.fragments = [];
  splitting.exists = false;
  splitting.perhaps = false;
  splitting.after = after;
}

/**
 * Everything from an expansion that may be split at places that are not known: the field that it
 * goes on with, any number of others, and the one that the rest of the word ends.
 */
function addUnknown(
  splitting: Splitting,
  value: Value,
  separators: Separators,
  rest: readonly Piece[],
): void {
  const why = separators.known ? whyMany(value) : separators.why;
  const tail = rest.reduce<Value>(
    (joined, piece) =>
      piece.kind === "text"
        ? concat(joined, piece.value)
        : piece.kind === "many"
          ? concat(joined, unknown(whyMany(piece.value), piece.value.taint))
          : joined,
    unknown(why, value.taint, value.unset),
  );
  const inner = unknown(why, tail.taint, tail.unset);
  const before = untilSeparator(prefixOf(value), separators);
  if (splitting.exists || before !== "") {
    splitting.fragments.push({ value: known(before), active: true });
    splitting.fragments.push({ value: inner, active: true });
    splitting.fields.push({ fragments: splitting.fragments, many: true });
  }
  splitting.fields.push({ fragments: [{ value: inner, active: true }], many: true });
  const suffix = rest.length === 0 ? suffixOf(value) : lastWhole(rest);
  const end = separators.known ? sinceSeparator(suffix, separators) : "";
  if (end === "") return;
  splitting.fields.push({
    fragments: [
      { value: inner, active: true },
      { value: known(end), active: true },
    ],
    many: true,
  });
}

function lastWhole(rest: readonly Piece[]): string {
  const last = rest.at(-1);
  // Why: a `break` or a list behind the expansion would end other fields too.
  if (last?.kind !== "text" || rest.some((piece) => piece.kind !== "text")) return "";
  return suffixOf(last.value);
}

function untilSeparator(text: string, separators: Separators): string {
  if (!separators.known) return "";
  const at = [...text].findIndex((character) => separators.characters.includes(character));
  return at < 0 ? text : text.slice(0, at);
}

function sinceSeparator(text: string, separators: Separators & { known: true }): string {
  for (let at = text.length - 1; at >= 0; at -= 1)
    if (separators.characters.includes(text[at] as string)) return text.slice(at + 1);
  return text;
}

const whyMany = (value: Value): string =>
  value.kind === "partial" || value.kind === "unknown"
    ? value.why
    : "it stands for a number of fields that is not known";
