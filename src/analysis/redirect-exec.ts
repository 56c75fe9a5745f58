import type { State } from "./state.ts";
import type { Sink, Streams } from "./stream.ts";

/** The streams of a command in a shell whose `exec` may have replaced some. */
export function keepRedirections(state: State, streams: Streams): Streams {
  const { kept } = state;
  if (kept === undefined) return streams;
  const replaced = (sink: Sink, from: Sink, to: Sink): Sink => (sink === from ? to : sink);
  const { instead, streams: now } = kept;
  const sameInput = streams.stdin === instead.stdin;
  return {
    ...streams,
    stdin: sameInput ? now.stdin : streams.stdin,
    stdinGiven: sameInput ? now.stdinGiven : streams.stdinGiven,
    stdout: replaced(streams.stdout, instead.stdout, now.stdout),
    stderr: replaced(streams.stderr, instead.stderr, now.stderr),
    others: now.others,
  };
}
