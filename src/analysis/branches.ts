import { textsOf, type Value } from "../base/value.ts";
import { evaluateOperand, expandPattern, expandToText } from "../expand/expand.ts";
import type { CaseClause, Condition, IfClause } from "../syntax/nodes.ts";
import type { Analysis } from "./context.ts";
import { type Expander, expander } from "./expander.ts";
import { over, runList } from "./list.ts";
import { matchesPattern } from "./matches.ts";
import { anyOf, endings, failed, maybe, type Outcome, succeeded } from "./outcome.ts";
import type { State } from "./state.ts";
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
  let falling: readonly State[] = [];
  let open = true;
  let certain = streams.certain;
  for (const item of clause.items) {
    const answers = open
      ? item.patterns.map((one) => matchesPattern(expandPattern(one, words.context), subject))
      : [];
    const holds = answers.includes(true);
    const may = holds || answers.includes(undefined);
    if (may && !holds) certain = false;
    const from = [...falling, ...(may ? [words.state()] : [])];
    falling = [];
    if (from.length > 0) {
      const outcome = over(from, { ...streams, certain }, (one, deeper) =>
        runList(item.body, [one], deeper, analysis),
      );
      if (item.terminator === ";&") falling = endings(outcome);
      ways.push(
        item.terminator === ";&" ? { success: [], failure: [], jumps: outcome.jumps } : outcome,
      );
    }
    if (holds && item.terminator !== ";;&") open = false;
    if (!open && falling.length === 0) return anyOf(ways);
  }
  return anyOf([...ways, succeeded(...falling), ...(open ? [succeeded(words.state())] : [])]);
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
