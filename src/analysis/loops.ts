import { limits } from "../base/limits.ts";
import { entryOf, isListing, unknown, type Value } from "../base/value.ts";
import type { Field, Variable } from "../expand/context.ts";
import { expandWords } from "../expand/expand.ts";
import { isName } from "../expand/lookup.ts";
import type { ArithmeticForClause, ForClause, SelectClause, WhileClause } from "../syntax/nodes.ts";
import { runArithmetic } from "./arithmetic.ts";
import { bindText } from "./bind.ts";
import type { Analysis } from "./context.ts";
import { expander, variableOf } from "./expander.ts";
import { over, runList } from "./list.ts";
import { endings, type Jump, maybe, type Outcome } from "./outcome.ts";
import { mayRead } from "./program-input.ts";
import { distinct, merged, type State, scalar, withVariable } from "./state.ts";
import type { Streams } from "./stream.ts";
import { isSettled, widened } from "./widened.ts";

/** Unrolls a loop over known words; the rest of an unknown list runs with an unknown word. */
export function runFor(
  clause: ForClause,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const words = expander(state, streams, analysis);
  const fields = clause.words ? expandWords(clause.words, words.context) : positionalFields(state);
  let states: readonly State[] = [words.state()];
  const isReference = words.context.variable(clause.name)?.nameref === true;
  const jumps: Jump[] = [];
  const left: State[] = [];
  const runOnce = (value: Value, inner: Streams): readonly State[] => {
    // Why: bash reports an error where it may not set the variable, and leaves the loop.
    left.push(...states.filter((one) => variableOf(one, clause.name, analysis)?.readonly));
    const free = states.filter((one) => !isFixed(variableOf(one, clause.name, analysis)));
    if (free.length === 0) return free;
    const body = over(free, inner, (from, deeper) =>
      runList(
        clause.body,
        [assigned(from, clause.name, value, deeper, analysis)],
        deeper,
        analysis,
      ),
    );
    const after = leaveLoop(body);
    left.push(...after.left);
    jumps.push(...after.jumps);
    return after.next;
  };
  for (const [index, field] of fields.entries()) {
    if (index >= limits.unrollMax) {
      states = runOnce(unknown(`the loop has more than ${limits.unrollMax} words`), {
        ...streams,
        certain: false,
      });
      break;
    }
    if (states.length === 0) break;
    // Why: a reference takes names only, and bash leaves the loop at anything else.
    if (isReference && !(field.value.kind === "known" && isName(field.value.text)))
      left.push(...states);
    if (field.many) {
      states = anyNumber(states, analysis, (from) => {
        states = from;
        const one = isListing(field.value) ? entryOf(field.value) : field.value;
        return runOnce(one, { ...streams, certain: false });
      });
    } else states = runOnce(field.value, streams);
  }
  const ends = distinct([...states, ...left]);
  return { success: ends, failure: ends, jumps };
}

const isFixed = (variable: Variable | undefined): boolean =>
  variable?.readonly === true && !variable.doubtful;

function positionalFields(state: State): readonly Field[] {
  if (state.positional === "unknown")
    return [{ value: unknown("the arguments are not known"), many: true }];
  return state.positional.map((value) => ({ value, many: false }));
}

function assigned(
  state: State,
  name: string,
  value: Value,
  streams: Streams,
  analysis: Analysis,
): State {
  const words = expander(state, streams, analysis);
  const variable = words.context.variable(name);
  // Why: the loop gives a reference one target after the other.
  if (variable?.nameref) return withVariable(state, name, scalar(value, variable));
  bindText(words, name, value);
  return words.state();
}

/** `while` and `until` run any number of times. */
export function runWhile(
  clause: WhileClause,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const tested = { ...streams, tested: true };
  const jumps: Jump[] = [];
  const ends: State[] = [];
  const first = runList(clause.condition, [state], tested, analysis);
  const enter = (outcome: Outcome): readonly State[] =>
    clause.until ? outcome.failure : outcome.success;
  const leave = (outcome: Outcome): readonly State[] =>
    clause.until ? outcome.success : outcome.failure;
  const inner: Streams = { ...streams, certain: false };
  ends.push(...leave(first));
  jumps.push(...first.jumps);
  anyNumber(enter(first), analysis, (from) => {
    const after = leaveLoop(
      over(from, inner, (one, deeper) => runList(clause.body, [one], deeper, analysis)),
    );
    jumps.push(...after.jumps);
    ends.push(...after.left);
    const again = over(after.next, { ...inner, tested: true }, (one, deeper) =>
      runList(clause.condition, [one], deeper, analysis),
    );
    ends.push(...leave(again));
    jumps.push(...again.jumps);
    return enter(again);
  });
  const unique = distinct(ends);
  return { success: unique, failure: unique, jumps };
}

/** `for ((…; …; …))`: its body may run any number of times. */
export function runForArithmetic(
  clause: ArithmeticForClause,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const inner: Streams = { ...streams, certain: false, tested: true };
  const started = endings(runArithmetic(clause.init, state, inner, analysis));
  const jumps: Jump[] = [];
  const ends: State[] = [...started];
  anyNumber(started, analysis, (from) => {
    const ready = over(from, inner, (one, deeper) =>
      runArithmetic(clause.test, one, deeper, analysis),
    );
    const after = leaveLoop(
      over(ready.success, { ...inner, tested: streams.tested }, (one, deeper) =>
        runList(clause.body, [one], deeper, analysis),
      ),
    );
    const stepped = over(after.next, inner, (one, deeper) =>
      runArithmetic(clause.step, one, deeper, analysis),
    );
    jumps.push(...after.jumps);
    ends.push(...ready.failure, ...after.left, ...endings(stepped));
    return endings(stepped);
  });
  const unique = distinct(ends);
  return { success: unique, failure: unique, jumps };
}

/** `select` reads its choice from standard input: any of its words, any number of times. */
export function runSelect(
  clause: SelectClause,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  mayRead("select", streams, analysis);
  const words = expander(state, streams, analysis);
  if (clause.words) expandWords(clause.words, words.context);
  const chosen = unknown("it is chosen while the command runs");
  const jumps: Jump[] = [];
  const ends: State[] = [words.state()];
  anyNumber([words.state()], analysis, (from) => {
    const after = leaveLoop(
      over(from, { ...streams, certain: false }, (one, deeper) =>
        runList(
          clause.body,
          [assigned(one, clause.name, chosen, deeper, analysis)],
          deeper,
          analysis,
        ),
      ),
    );
    jumps.push(...after.jumps);
    ends.push(...after.next, ...after.left);
    return after.next;
  });
  return { ...maybe(...distinct(ends)), jumps };
}

/**
 * Runs something an unknown number of times: until nothing changes any more, and at the latest the
 * third time with everything unknown that changes from one time to the next, which covers every
 * later time. Returns all states in between.
 */
function anyNumber(
  states: readonly State[],
  analysis: Analysis,
  once: (states: readonly State[]) => readonly State[],
): readonly State[] {
  if (states.length === 0) return states;
  const first = once(states);
  const before = states.reduce(merged);
  if (first.length === 0 || first.every((one) => isSettled(before, one)))
    return distinct([...states, ...first]);
  const second = analysis.budget.commands > 0 ? once(first) : [];
  const settled = first.reduce(merged);
  const seen = [...states, ...first, ...second];
  if (second.every((one) => isSettled(settled, one))) return distinct(seen);
  const wide = second.map((one) => widened(settled, one));
  const later = analysis.budget.commands > 0 ? once(distinct(wide)) : [];
  return distinct([...seen, ...wide, ...later]);
}

interface LoopEnd {
  /** States in which the loop goes on. */
  readonly next: readonly State[];
  /** States in which it has been left by `break`. */
  readonly left: readonly State[];
  /** Jumps that leave more than this loop. */
  readonly jumps: readonly Jump[];
}

function leaveLoop(outcome: Outcome): LoopEnd {
  const next: State[] = [...endings(outcome)];
  const left: State[] = [];
  const jumps: Jump[] = [];
  for (const jump of outcome.jumps) {
    if (jump.kind !== "break" && jump.kind !== "continue") jumps.push(jump);
    else if (jump.levels > 1) jumps.push({ ...jump, levels: jump.levels - 1 });
    else if (jump.kind === "break") left.push(jump.state);
    else next.push(jump.state);
  }
  return { next: distinct(next), left, jumps };
}
