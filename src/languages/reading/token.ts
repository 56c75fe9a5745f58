/** A part of a text literal as it is written: plain text, or the code whose value is put in. */
export type WrittenPart = string | { readonly code: string };

/** A token of a program. */
export interface CodeToken {
  readonly kind: "name" | "number" | "text" | "command" | "pattern" | "words" | "mark" | "end";
  /** The name, number or mark; of a text without holes, the text. */
  readonly text: string;
  /** Of texts, commands and patterns. */
  readonly parts: readonly WrittenPart[];
  /** A new line begins between it and the token before, outside of brackets. */
  readonly newLine: boolean;
  /** White space stands before it. */
  readonly spaced: boolean;
  /** Where it stands in the program: UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A literal as a language's scanner reads it. */
export interface Literal {
  readonly kind: "text" | "command" | "pattern" | "words";
  readonly parts: readonly WrittenPart[];
  /** Index behind it. */
  readonly end: number;
}

/** What a scanner says of a place: a literal, `unreadable`, or undefined for "no literal here". */
export type Scanned = Literal | "unreadable" | undefined;

/** How a language is split into tokens. */
export interface Lexis {
  /** White space and comments, sticky. */
  readonly blank: RegExp;
  /** Names and keywords, sticky. */
  readonly name: RegExp;
  readonly number: RegExp;
  /** Operators and punctuation, the longer before the shorter, sticky. */
  readonly mark: RegExp;
  /** Brackets within which the end of a line means nothing. */
  readonly joining: string;
  /** Reads a literal that may begin at an index, seeing the token before it. */
  literal(text: string, at: number, before: CodeToken | undefined): Scanned;
}

/** A program that cannot be read; the message completes "it is not known what it does because". */
export class Unreadable extends Error {}

/** Whether a value, and not an operator, has to stand after this token. */
export function expectsValue(before: CodeToken | undefined, operators: RegExp): boolean {
  if (before === undefined) return true;
  if (before.kind === "name") return operators.test(before.text);
  return before.kind === "mark" && !/^[)\]}]$/.test(before.text);
}
