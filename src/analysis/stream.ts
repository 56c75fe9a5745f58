import type { Span } from "../base/span.ts";
import { concat, either, known, unknown, type Value } from "../base/value.ts";
import type { Effect } from "../effects/effect.ts";

/** Takes what a command writes to a descriptor. `certain`: it is written on every way. */
export interface Sink {
  /** What can be read from the same descriptor, where it is a connection. */
  readonly source?: Value;
  put(value: Value, certain: boolean, at: Span, by: string): void;
}

/** Remembers what was written, for a substitution, a pipe or a file. */
export interface Capture extends Sink {
  /** All that was written so far, in order. */
  content(): Value;
}

/** A sink that keeps what is put into it, as a command substitution does. */
export function capture(): Capture {
  let content: Value = known("");
  return {
    put: (value, certain) => {
      const longer = concat(content, value);
      content = certain ? longer : either(longer, content);
    },
    content: () => content,
  };
}

/** Whoever started the command reads it: a person, an agent, a log. */
export const audience = (effects: Effect[]): Sink => ({
  put: (value, _certain, at, by) => {
    if (value.taint.some((one) => one.label !== "printer" && one.label !== "confidential"))
      effects.push({ kind: "output", value, at, by });
  },
});

/** A sink whose writers run beside others: what they write comes in no known order. */
export const unordered = (sink: Sink): Sink => ({
  ...(sink.source ? { source: sink.source } : {}),
  put: (value, _certain, at, by) => sink.put(value, false, at, by),
});

/** `/dev/null` and closed descriptors. */
export const nowhere: Sink = { put: () => undefined };

/** What the caller's standard input holds. */
export const callersInput: Value = unknown("it is read from the caller's standard input");

/** The standard streams of a command. */
export interface Streams {
  readonly stdin: Value;
  /** Standard input comes from the text and not from the caller. */
  readonly stdinGiven: boolean;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Sinks of descriptors from 3 on that the text has opened. */
  readonly others: ReadonlyMap<number, Sink>;
  /** The command runs on every way through the text. */
  readonly certain: boolean;
  /** The command may not run at all even in the state that it is given: below `find -exec`. */
  readonly optional: boolean;
  /** The command runs beside the shell that started it: a pipeline stage, a background job. */
  readonly beside: boolean;
  /** Its status is tested (`if`, `&&`, `!`): `set -e` does not act on it. */
  readonly tested: boolean;
}

/** Streams that `exec >file` has put in the place of the shell's own. */
export interface KeptStreams {
  /** The streams that were there before; a pipe or redirection since then is not replaced. */
  readonly instead: Streams;
  readonly streams: Streams;
}
