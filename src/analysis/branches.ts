import { textsOf, type Value } from "../base/value.ts";
import { doubtful } from "../expand/doubtful.ts";
import { evaluateOperand, expandPattern, expandToText } from "../expand/expand.ts";
import type { CaseClause, CaseItem, Condition, IfClause } from "../syntax/nodes.ts";
import type { Analysis } from "./context.ts";
import { type Expander, expander } from "./expander.ts";
import { over, runList } from "./list.ts";
import { matchesPattern } from "./matches.ts";
import { anyOf, endings, failed, maybe, type Outcome, succeeded } from "./outcome.ts";
import { distinct, type State } from "./state.ts";
import type { Streams } from "./stream.ts";
import { testBinary, testUnary } from "./test-operators.ts";

/** Runs every branch whose condition may hold. */
export function runIf(
  clause: IfClause,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const tested = { ...streams, tested: true };
  const ways: Outcome[] = [];
  let from: readonly State[] = [state];
  let inner = streams;
  for (const { condition, body } of clause.branches) {
    const outcome = over(from, { ...tested, certain: inner.certain }, (one, deeper) =>
      runList(condition, [one], deeper, analysis),
    );
    if (outcome.failure.length > 0 && outcome.success.length > 0)
      inner = { ...inner, certain: false };
    if (outcome.success.length > 0)
      ways.push(
        over(outcome.success, inner, (one, deeper) => runList(body, [one], deeper, analysis)),
      );
    ways.push({ success: [], failure: [], jumps: outcome.jumps });
    from = outcome.failure;
    if (from.length === 0) return anyOf(ways);
  }
  const { otherwise } = clause;
  ways.push(
    otherwise
      ? over(from, inner, (one, deeper) => runList(otherwise, [one], deeper, analysis))
      : succeeded(...from),
  );
  return anyOf(ways);
}

/** Runs every item whose pattern may match, and what it falls through to. */
export function runCase(
  clause: CaseClause,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const words = expander(state, streams, analysis);
  const subject = expandToText(clause.word, words.context);
  const ways: Outcome[] = [];
  /** States in which no item has run so far, and those that one has left by `;;&`. */
  let untaken: readonly State[] = [words.state()];
  let taken: readonly State[] = [];
  let falling: readonly State[] = [];
  let { certain } = streams;
  for (const item of clause.items) {
    const fresh = entered(item, subject, untaken, streams, analysis);
    const again = entered(item, subject, taken, streams, analysis);
    untaken = fresh.stay;
    taken = again.stay;
    if (fresh.doubt || again.doubt) certain = false;
    const from = [...falling, ...fresh.enter, ...again.enter];
    falling = [];
    if (from.length > 0) {
      const outcome = over(from, { ...streams, certain }, (one, deeper) =>
        runList(item.body, [one], deeper, analysis),
      );
      if (item.terminator === ";&") falling = endings(outcome);
      if (item.terminator === ";;&") taken = distinct([...taken, ...endings(outcome)]);
      ways.push(
        item.terminator === ";;" ? outcome : { success: [], failure: [], jumps: outcome.jumps },
      );
    }
    if (untaken.length + taken.length + falling.length === 0) break;
  }
  return anyOf([...ways, maybe(...falling, ...taken), succeeded(...untaken)]);
}

/** States in which an item of `case` matches, and in which it does not. */
interface Entered {
  readonly enter: readonly State[];
  readonly stay: readonly State[];
  readonly doubt: boolean;
}

function entered(
  item: CaseItem,
  subject: Value,
  states: readonly State[],
  streams: Streams,
  analysis: Analysis,
): Entered {
  const enter: State[] = [];
  const stay: State[] = [];
  let doubt = false;
  for (const state of states) {
    const words = expander(state, streams, analysis);
    let matched: boolean | undefined = false;
    for (const pattern of item.patterns) {
      // Why: patterns behind one that matches are not expanded.
      if (matched === true) break;
      const context = matched === undefined ? doubtful(words.context) : words.context;
      const one = matchesPattern(expandPattern(pattern, context), subject);
      matched = one === true ? true : one === undefined ? undefined : matched;
    }
    doubt ||= matched === undefined;
    if (matched !== false) enter.push(words.state());
    if (matched !== true) stay.push(words.state());
  }
  return { enter, stay, doubt };
}

/** `[[ … ]]` */
export function runConditional(
  condition: Condition,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const words = expander(state, streams, analysis);
  const answer = holdsTrue(condition, words, analysis);
  if (answer === undefined) return maybe(words.state());
  return answer ? succeeded(words.state()) : failed(words.state());
}

/** Whether the condition holds; undefined when it cannot be told. Every operand is expanded. */
function holdsTrue(condition: Condition, words: Expander, analysis: Analysis): boolean | undefined {
  switch (condition.kind) {
    case "and":
    case "or": {
      const left = holdsTrue(condition.left, words, analysis);
      if (left === (condition.kind === "or")) return left;
      const right = holdsTrue(condition.right, words, analysis);
      return left === undefined ? (right === (condition.kind === "or") ? right : undefined) : right;
    }
    case "not": {
      const inner = holdsTrue(condition.operand, words, analysis);
      return inner === undefined ? undefined : !inner;
    }
    case "parenthesised":
      return holdsTrue(condition.operand, words, analysis);
    case "word":
      return testUnary("-n", expandToText(condition.operand, words.context), words);
    case "unary":
      return testUnary(condition.operator, expandToText(condition.operand, words.context), words);
    case "binary":
      return holdsBinary(condition, words);
  }
}

function holdsBinary(
  condition: Extract<Condition, { kind: "binary" }>,
  words: Expander,
): boolean | undefined {
  const left = expandToText(condition.left, words.context);
  const { operator } = condition;
  if (operator === "==" || operator === "=" || operator === "!=") {
    const matched = matchesPattern(expandPattern(condition.right, words.context), left);
    return matched === undefined ? undefined : matched === (operator !== "!=");
  }
  const right = expandToText(condition.right, words.context);
  if (operator === "=~") return undefined;
  if (/^-(eq|ne|lt|le|gt|ge)$/.test(operator))
    for (const one of [left, right]) arithmetic(one, words);
  return testBinary(operator, left, right);
}

/**
 * Operands of arithmetic comparison are expressions, in which a subscript may hold a substitution.
 */
function arithmetic(operand: Value, words: Expander): void {
  const texts = textsOf(operand);
  if (texts?.every((text) => /^\s*[-+]?\d+\s*$/.test(text))) return;
  evaluateOperand(operand, words.context);
}
