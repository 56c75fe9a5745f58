/** The parts of the syntax tree that hold text only, and nothing that could be read further. */
import type { Span } from "../base/span.ts";

/** Where and why reading stopped before the end of a text. */
export interface Stop {
  readonly kind: "invalid" | "opaque";
  readonly span: Span;
  readonly why: string;
}

/** Text in the place of a command that this reader did not understand. */
export interface OpaqueCommand {
  readonly kind: "opaque";
  readonly why: string;
  readonly span: Span;
}

/** How a redirection connects its descriptor and target. */
export type RedirectionOperator =
  | "<"
  | ">"
  | ">>"
  | ">|"
  | "<>"
  | "<&"
  | ">&"
  | "&>"
  | "&>>"
  | "<<"
  | "<<-"
  | "<<<";

/**
 * Unquoted characters, or characters of a double-quoted string; line continuations are left out.
 */
export interface Literal {
  readonly kind: "literal";
  readonly text: string;
  readonly span: Span;
}

/**
 * `\c` outside quotes, or one of the escapes that double quotes know. `text` is without the
 * backslash.
 */
export interface EscapedCharacter {
  readonly kind: "escaped";
  readonly text: string;
  readonly span: Span;
}

/** `'text'` */
export interface SingleQuoted {
  readonly kind: "single-quoted";
  readonly text: string;
  readonly span: Span;
}

/** `$'text'`; `text` is decoded as bash does, ending at `\0`. */
export interface DollarSingleQuoted {
  readonly kind: "dollar-single-quoted";
  readonly text: string;
  readonly span: Span;
}
