import type { Value } from "../base/value.ts";
import type { ArithmeticText, Word, WordPart } from "../syntax/nodes.ts";
import type { ExpandContext } from "./context.ts";

/** A stretch of a word after tilde, parameter, command and arithmetic expansion. */
export type Piece = TextPiece | Break | Many | Absent | Alternatives;

/** A text with what splitting and pathname expansion may do to it. */
export interface TextPiece {
  readonly kind: "text";
  readonly value: Value;
  /**
   * `literal`: written unquoted, so patterns count. `quoted`: neither split nor a pattern; its
   * presence alone makes a field. `result`: of an unquoted expansion, split and a pattern.
   */
  readonly role: "literal" | "quoted" | "result";
  /** The text is a decimal number, even where it is not known which. */
  readonly number?: boolean;
}

/** Between two elements of `"$@"`: one field ends and the next begins. */
export interface Break {
  readonly kind: "break";
}

/** Any number of whole fields, each one of the value. */
export interface Many {
  readonly kind: "many";
  readonly value: Value;
  /** Bash does not split the word of an operator that it stands in, or not where it would. */
  readonly unevenWord?: true;
}

/** `"$@"` without elements: takes away the empty field that its quotes would make. */
export interface Absent {
  readonly kind: "absent";
}

/** One of these, and it is not known which. */
export interface Alternatives {
  readonly kind: "alternatives";
  readonly options: readonly (readonly Piece[])[];
}

/** Where a part stands, as far as that changes what it expands to. */
export interface Place {
  /** In double quotes, a here-document or arithmetic: no tilde, no splitting, no patterns. */
  readonly quoted: boolean;
  /** In a here-document, where bash joins `$*` in its own way. */
  readonly hereDocument?: boolean;
  /** The word becomes one text: an assigned value, a pattern. Lists are joined. */
  readonly joined: boolean;
  /** The value of an element with an index, where lists are joined by IFS whatever they are. */
  readonly element?: boolean;
  /** In an assigned value, where a tilde is special behind a colon too. */
  readonly assigned?: boolean;
  /** In the word of an unquoted `${x:-word}`: literal text is split like a result. */
  readonly operand: boolean;
}

/** The expansions that need each other, tied together in `pieces.ts`. */
export interface Expansion {
  readonly context: ExpandContext;
  /** The same where it may not happen, or any number of times. */
  doubtful(times?: "once" | "often"): Expansion;
  /** Parts after tilde, parameter, command and arithmetic expansion. */
  pieces(parts: readonly WordPart[], place: Place): Piece[];
  /** One text, neither split nor matched against files. */
  text(parts: readonly WordPart[], place: Place): Value;
  /** Pattern source: quoted parts with backslashes. */
  pattern(word: Word): Value;
  /** The value of an arithmetic expression, a decimal number as text. */
  arithmetic(text: ArithmeticText): Value;
  /** The value of an expression whose own expansions are done; a subscript, an integer variable. */
  evaluate(text: Value): Value;
}

/** A word of a command. */
export const unquotedPlace: Place = { quoted: false, joined: false, operand: false };
/** An unquoted word that becomes one text. */
export const textPlace: Place = { quoted: false, joined: true, operand: false };
/** A quoted text, a subscript, an arithmetic expression. */
export const quotedPlace: Place = { quoted: true, joined: true, operand: false };
/** The body of an unquoted here-document. */
export const hereDocumentPlace: Place = { ...quotedPlace, hereDocument: true };

/** The piece that an expansion's result makes at a place. */
export const resultPiece = (value: Value, place: Place, number = false): TextPiece => ({
  kind: "text",
  value,
  role: place.quoted ? "quoted" : "result",
  ...(number ? { number } : {}),
});
