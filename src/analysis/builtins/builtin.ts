import type { Span } from "../../base/span.ts";
import type { Argument } from "../../commands/argument.ts";
import type { Analysis } from "../context.ts";
import type { Outcome } from "../outcome.ts";
import type { State } from "../state.ts";
import type { Streams } from "../stream.ts";

/** A call of a builtin that acts on the shell itself. */
export interface BuiltinCall {
  readonly name: string;
  /** Without the name. */
  readonly argv: readonly Argument[];
  readonly at: Span;
  readonly state: State;
  readonly streams: Streams;
  /** The streams before the call's own redirections. */
  readonly outer: Streams;
  readonly analysis: Analysis;
}

/** What a builtin of bash does to the state of the shell that calls it. */
export type Builtin = (call: BuiltinCall) => Outcome;
