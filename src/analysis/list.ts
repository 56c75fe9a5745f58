import { limits } from "../base/limits.ts";
import type { AndOr, Command, List, Pipeline, Script } from "../syntax/nodes.ts";
import type { Analysis } from "./context.ts";
import { withFilesOf } from "./left-behind.ts";
import {
  anyOf,
  endings,
  type Jump,
  jumped,
  mapStates,
  maybe,
  negated,
  type Outcome,
  succeeded,
} from "./outcome.ts";
import { afterCommand } from "./program-input.ts";
import { anyStatus, distinct, merged, type State } from "./state.ts";
import { capture, type Streams, unordered } from "./stream.ts";

/** Runs the commands of a list one after the other. */
export function runList(
  list: List,
  states: readonly State[],
  streams: Streams,
  analysis: Analysis,
): Outcome {
  let outcome = succeeded(...states);
  const jumps: Jump[] = [];
  afterCommand(list, undefined, analysis);
  for (const item of list.items) {
    const from = affordable(endings(outcome), analysis);
    if (from.length === 0) break;
    const one = over(from, streams, (state, inner) =>
      item.background
        ? inBackground(item.andOr, state, inner, analysis)
        : runAndOr(item.andOr, state, inner, analysis),
    );
    jumps.push(...one.jumps);
    outcome = { ...one, jumps: [] };
    if (endings(outcome).length > 0) afterCommand(list, item, analysis);
  }
  return jumps.length === 0 ? outcome : { ...outcome, jumps };
}

/**
 * Ways are followed side by side while there is budget for it; after that as one, in which more is
 * unknown. Why: each way doubles what is still to be run, and a long text has many.
 */
const affordable = (states: readonly State[], analysis: Analysis): readonly State[] =>
  states.length > 1 && analysis.budget.commands < limits.commandsMax * 0.8
    ? [states.reduce(merged)]
    : states;

/** Runs something from each of several states; with more than one, nothing in it is certain. */
export function over(
  states: readonly State[],
  streams: Streams,
  run: (state: State, streams: Streams) => Outcome,
): Outcome {
  const [only] = states;
  if (states.length === 1 && only !== undefined) return run(only, streams);
  const inner = { ...streams, certain: false };
  return anyOf(states.map((state) => run(state, inner)));
}

/**
 * Runs commands in a subshell: what they set is gone afterwards, the files that they wrote stay.
 * Returns the outcome in terms of the state before.
 */
export function inSubshell(state: State, run: (state: State) => Outcome): Outcome {
  const outcome = run(state);
  const after = (inner: readonly State[]): readonly State[] =>
    distinct(inner.map((one) => withFilesOf(state, one)));
  const ways = { success: [...outcome.success], failure: [...outcome.failure] };
  for (const jump of outcome.jumps) {
    if (jump.status !== "failure") ways.success.push(jump.state);
    if (jump.status !== "success") ways.failure.push(jump.state);
  }
  return { success: after(ways.success), failure: after(ways.failure), jumps: [] };
}

/** Under `set -e` a command that fails ends the shell, unless its status is being tested. */
function stopOnError(outcome: Outcome, streams: Streams): Outcome {
  if (streams.tested || outcome.failure.length === 0) return outcome;
  const stopping = outcome.failure.filter((state) => state.options.errexit);
  if (stopping.length === 0) return outcome;
  const jumps = stopping.map(
    (state): Jump => ({ kind: "exit", levels: 0, state, status: "failure" }),
  );
  return {
    success: outcome.success,
    failure: outcome.failure.filter((state) => !state.options.errexit),
    jumps: [...outcome.jumps, ...jumps],
  };
}

/** A background job runs beside what follows: it sees this state, and what it sets is not seen. */
function inBackground(andOr: AndOr, state: State, streams: Streams, analysis: Analysis): Outcome {
  const beside: Streams = {
    ...streams,
    stdout: unordered(streams.stdout),
    stderr: unordered(streams.stderr),
    beside: true,
    tested: true,
  };
  const job = inSubshell(state, (inner) => runAndOr(andOr, inner, beside, analysis));
  return succeeded(endings(job).reduce(merged, state));
}

function runAndOr(andOr: AndOr, state: State, streams: Streams, analysis: Analysis): Outcome {
  const count = andOr.pipelines.length;
  const tested = (index: number): Streams =>
    index < count - 1 && !streams.tested ? { ...streams, tested: true } : streams;
  // Why: `set -e` acts on the last pipeline alone, and not on one behind `!`.
  const run = (index: number, from: State, inner: Streams): Outcome => {
    const pipeline = andOr.pipelines[index] as Pipeline;
    const one = runPipeline(pipeline, from, inner, analysis);
    const isTested = index < count - 1 || pipeline.negated || isCompound(pipeline);
    return isTested ? one : stopOnError(one, inner);
  };
  let outcome = run(0, state, tested(0));
  for (let index = 1; index < count; index += 1) {
    const wanted = andOr.operators[index - 1] === "&&" ? outcome.success : outcome.failure;
    const other = andOr.operators[index - 1] === "&&" ? outcome.failure : outcome.success;
    const inner = tested(index);
    const next =
      wanted.length === 0
        ? anyOf([])
        : over(wanted, other.length > 0 ? { ...inner, certain: false } : inner, (from, deeper) =>
            run(index, from, deeper),
          );
    const skipped: Outcome =
      andOr.operators[index - 1] === "&&"
        ? { success: [], failure: other, jumps: outcome.jumps }
        : { success: other, failure: [], jumps: outcome.jumps };
    outcome = { ...anyOf([next, skipped]), jumps: [...next.jumps, ...outcome.jumps] };
  }
  return outcome;
}

/** Commands made of others, whose own failure `set -e` does not act on. */
const compound: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  ...(["group", "if", "while", "for", "arithmetic-for", "select", "case"] as const),
]);

const isCompound = ({ commands: [first, ...more] }: Pipeline): boolean =>
  first !== undefined && more.length === 0 && compound.has(first.kind);

function runPipeline(
  pipeline: Pipeline,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const inner = pipeline.negated && !streams.tested ? { ...streams, tested: true } : streams;
  const outcome =
    pipeline.commands.length === 1
      ? analysis.run.command(pipeline.commands[0] as Command, state, inner, analysis)
      : runStages(pipeline, state, inner, analysis);
  return withStatus(pipeline.negated ? negated(outcome) : outcome);
}

/** From here on `$?` is the status of this command. */
function withStatus(outcome: Outcome): Outcome {
  const isKept = (state: State): boolean => state.status === anyStatus;
  const { success, failure, jumps } = outcome;
  if (success.every(isKept) && failure.every(isKept) && jumps.every(({ state }) => isKept(state)))
    return outcome;
  return mapStates(outcome, (state) => ({ ...state, status: anyStatus }));
}

/** Each stage runs in a subshell and reads what the one before it wrote. */
function runStages(
  pipeline: Pipeline,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  let { stdin, stdinGiven } = streams;
  let current = state;
  let last: Outcome = maybe(state);
  let earlierMayFail = false;
  for (const [index, command] of pipeline.commands.entries()) {
    const operator = pipeline.operators[index];
    const pipe = operator === undefined ? undefined : capture();
    const stage: Streams = {
      ...streams,
      stdin,
      stdinGiven,
      stdout: pipe ?? streams.stdout,
      stderr: operator === "|&" && pipe ? pipe : streams.stderr,
      beside: true,
      tested: streams.tested || operator !== undefined,
    };
    last = inSubshell(current, (inner) => analysis.run.command(command, inner, stage, analysis));
    const ends = endings(last);
    if (ends.length > 0) current = ends.reduce(merged);
    if (pipe) {
      earlierMayFail ||= last.failure.length > 0;
      stdin = pipe.content();
      stdinGiven = true;
    }
  }
  return {
    success: last.success.map(() => current),
    failure: earlierMayFail && state.options.pipefail ? [current] : last.failure.map(() => current),
    jumps: [],
  };
}

/** Runs a whole text from some states; `exit` ends the text. */
export function runScript(
  script: Script,
  states: readonly State[],
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const outcome = runList(script.body, states, streams, analysis);
  const { stopped } = script;
  if (stopped?.kind === "opaque")
    analysis.effects.push({ kind: "opaque", why: stopped.why, at: stopped.span, by: "shell" });
  return outcome;
}

/** The jumps of a kind become ordinary endings; the others go on. */
export function landing(outcome: Outcome, kinds: readonly Jump["kind"][]): Outcome {
  if (outcome.jumps.length === 0) return outcome;
  const landed = outcome.jumps.filter((jump) => kinds.includes(jump.kind));
  return anyOf([
    { ...outcome, jumps: outcome.jumps.filter((jump) => !kinds.includes(jump.kind)) },
    ...landed.map((jump) => ({
      success: jump.status === "failure" ? [] : [jump.state],
      failure: jump.status === "success" ? [] : [jump.state],
      jumps: [],
    })),
  ]);
}

/** Control does not come back. */
export const leave = (
  kind: Jump["kind"],
  state: State,
  status: Jump["status"],
  levels = 0,
): Outcome => jumped({ kind, state, status, levels });
