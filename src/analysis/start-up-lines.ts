import { anyOf } from "../base/any-of.ts";
import { textsOf } from "../base/value.ts";
import type { WriteEffect } from "../effects/effect.ts";
import { placeOf } from "../effects/place.ts";
import { plainBash } from "../syntax/dialect.ts";
import type { Analysis } from "./context.ts";
import { endings, type Outcome } from "./outcome.ts";
import { runText } from "./shell.ts";
import type { State } from "./state.ts";
import { capture, type Streams } from "./stream.ts";

/** Start-up files that hold shell text. */
const shellFile = anyOf(
  /\.(bashrc|bash_profile)$|^\/etc\/(profile|bash\.bashrc|zsh\/|profile\.d\/)/,
  /\.(bash_login|bash_aliases)$|^\/etc\/(profile|bash\.bashrc|zsh\/|profile\.d\/)/,
  /\.(profile|zshrc|zshenv|zprofile)$|^\/etc\/(profile|bash\.bashrc|zsh\/|profile\.d\/)/,
  /\.(zlogin|kshrc)$|^\/etc\/(profile|bash\.bashrc|zsh\/|profile\.d\/)/,
);

/**
 * What is put into a start-up file of a shell will run there one day: it is run here now, its
 * functions and aliases too, so that it is judged like any other text.
 */
export function runStartUpLines(
  effect: Pick<WriteEffect, "target" | "content" | "at">,
  state: State,
  streams: Streams,
  analysis: Analysis,
): void {
  const { target, content, at } = effect;
  if (target.path.kind !== "known" || content === undefined) return;
  const path = target.path.text;
  if (textsOf(content) === undefined || !shellFile.test(path)) return;
  if (placeOf(path, analysis.here).class !== "start-up" || analysis.planting) return;
  const inner: Analysis = { ...analysis, planting: true };
  const aside: Streams = {
    ...streams,
    stdout: capture(),
    stderr: capture(),
    certain: false,
    tested: true,
  };
  const where = { streams: aside, at, by: path };
  const fresh: State = { ...state, functions: new Map() };
  const outcome = runText(content, plainBash, [fresh], where, inner);
  runFunctions(outcome, aside, at, inner);
}

/** Bodies of the functions that the lines define. */
function runFunctions(
  outcome: Outcome,
  streams: Streams,
  at: WriteEffect["at"],
  analysis: Analysis,
): void {
  const before = analysis.effects.length;
  for (const state of endings(outcome))
    for (const body of state.functions.values())
      if (body !== "unknown") analysis.run.command(body.body, state, streams, analysis);
  for (const [index, effect] of analysis.effects.entries())
    if (index >= before) analysis.effects[index] = { ...effect, at };
}
