import { limits } from "../../base/limits.ts";
import { joinTaint, type Taint } from "../../base/taint.ts";
import { choice, known, made, textsOf, unknown, type Value, whyOf } from "../../base/value.ts";
import type { ExpandContext, Variable } from "../context.ts";
import { doubtful } from "../doubtful.ts";
import { placeNamed, targetName } from "../reference.ts";
import { type Expression, type Place, unknownOperand } from "./expression.ts";
import { applyBinary, applyUnary } from "./operators.ts";
import { parseExpression } from "./parse.ts";
import { ArithmeticError } from "./tokens.ts";

/**
 * The value of an expression whose expansions are done, as a decimal number. Assignments in it go
 * to the context; what bash would parse once more is reported there. `unknownOperand` in the text
 * stands for a number that is not known.
 */
export function evaluateExpression(text: Value, context: ExpandContext): Value {
  const evaluation: Evaluation = {
    context,
    progress: { taint: text.taint, depth: 0, stepsLeft: stepsMax },
  };
  const result = evaluateText(evaluation, text, "arithmetic");
  if ("why" in result) return made("number", result.why, evaluation.progress.taint);
  if (result.mayStop)
    return made("number", "an operand may stop the shell", evaluation.progress.taint);
  const texts = result.values.map(String);
  return choice(texts, { taint: evaluation.progress.taint });
}

/** Whether bash, parsing this text once more, could find a substitution in it. */
function mayHoldSubstitution(text: Value): boolean {
  return textsOf(text)?.some((one) => /[$`]|[<>]\(/.test(one)) ?? true;
}

// Why: operands that name operands may double at every level.
const stepsMax = 10_000;

/** The numbers that an operand may have, or why they are not known. */
type Result =
  | {
      readonly values: readonly bigint[];
      /** An operand that is not known may have been wrong, where bash stops. */
      readonly mayStop?: true;
    }
  | { readonly why: string };

interface Evaluation {
  readonly context: ExpandContext;
  /** Shared by every part of one evaluation. */
  readonly progress: { taint: readonly Taint[]; depth: number; stepsLeft: number };
}

function evaluateText(
  evaluation: Evaluation,
  text: Value,
  how: "arithmetic" | "subscript",
): Result {
  evaluation.progress.taint = joinTaint(evaluation.progress.taint, text.taint);
  if (mayHoldSubstitution(text)) evaluation.context.reparsed(text, how);
  const texts = textsOf(text);
  if (texts === undefined) return { why: whyOf(text) ?? "the operand is not known" };
  evaluation.progress.stepsLeft -= texts.length;
  if (evaluation.progress.stepsLeft < 0) return { why: "the expression takes too long" };
  if (evaluation.progress.depth > limits.runDepthMax)
    return { why: "the expression refers to itself" };
  evaluation.progress.depth += 1;
  const result = unite(texts.map((one) => evaluateKnown(evaluation, one)));
  evaluation.progress.depth -= 1;
  return result;
}

function evaluateKnown(evaluation: Evaluation, text: string): Result {
  if (/^-?(0|[1-9][0-9]{0,17})$/.test(text)) return one(BigInt(text));
  if (/[$`"'\\]/.test(text)) {
    doubtAssigned(evaluation, text);
    return { why: "the expression is expanded once more" };
  }
  try {
    return evaluate(evaluation, parseExpression(text));
  } catch (error) {
    // Why: bash reports the error and does not run the command; that is for others to judge.
    if (!(error instanceof ArithmeticError)) throw error;
    doubtAssigned(evaluation, text);
    return { why: `the arithmetic expression cannot be evaluated: ${error.message}` };
  }
}

/** Bash has assigned some of the names in an expression before it meets what is wrong with it. */
function doubtAssigned({ context }: Evaluation, text: string): void {
  if (!/=|\+\+|--/.test(text)) return;
  const maybe = doubtful(context);
  for (const name of new Set(text.match(/[A-Za-z_]\w*/g)))
    maybe.assign(name, undefined, unknown("an expression that assigns it has an error"));
}

const one = (value: bigint): Result => ({ values: [value] });

function evaluate(evaluation: Evaluation, expression: Expression): Result {
  switch (expression.kind) {
    case "number":
      return one(expression.value);
    case "unknown":
      return { why: "an operand is not known" };
    case "place":
      return read(evaluation, expression);
    case "unary": {
      const { operator } = expression;
      const operand = evaluate(evaluation, expression.operand);
      if ("why" in operand) return operand;
      return { ...operand, values: operand.values.map((value) => applyUnary(operator, value)) };
    }
    case "binary": {
      const left = evaluate(evaluation, expression.left);
      const right = evaluate(behind(left, evaluation), expression.right);
      return combine(expression.operator, left, right);
    }
    case "logical":
      return evaluateLogical(evaluation, expression);
    case "conditional": {
      const tested = evaluate(evaluation, expression.test);
      const test = truth(tested);
      const inner = test === "maybe" ? underDoubt(evaluation) : behind(tested, evaluation);
      const ways = [
        ...(test === "no" ? [] : [evaluate(inner, expression.yes)]),
        ...(test === "yes" ? [] : [evaluate(inner, expression.no)]),
      ];
      return stoppingAs([tested], unite(ways));
    }
    case "update": {
      const place = settled(evaluation, expression.place);
      const before = read(evaluation, place);
      const after = combine("+", before, one(expression.by));
      write(behind(after, evaluation), place, after);
      return expression.prefix ? after : before;
    }
    case "assign": {
      const { operator } = expression;
      // Why: a plain assignment evaluates its subscript last, any other once and first.
      const place =
        operator === undefined ? expression.place : settled(evaluation, expression.place);
      const before = operator === undefined ? undefined : read(evaluation, place);
      const last = before ? behind(before, evaluation) : evaluation;
      const value = evaluate(last, expression.value);
      const after = before && operator ? combine(operator, before, value) : value;
      write(behind(after, last), place, after);
      return after;
    }
  }
}

/** Bash stops at an operand that is wrong, and what is not known may be. */
const behind = (result: Result, evaluation: Evaluation): Evaluation =>
  mayStop(result) ? underDoubt(evaluation) : evaluation;

const mayStop = (result: Result): boolean => "why" in result || result.mayStop === true;

const stoppingAs = (operands: readonly Result[], result: Result): Result =>
  "why" in result || !operands.some(mayStop) ? result : { ...result, mayStop: true };

function evaluateLogical(
  evaluation: Evaluation,
  { operator, left, right }: Extract<Expression, { kind: "logical" }>,
): Result {
  const tested = evaluate(evaluation, left);
  const first = truth(tested);
  if (first === (operator === "&&" ? "no" : "yes"))
    return stoppingAs([tested], one(operator === "&&" ? 0n : 1n));
  const inner = first === "maybe" ? underDoubt(evaluation) : behind(tested, evaluation);
  const last = evaluate(inner, right);
  const second = truth(last);
  const isKnown = first !== "maybe" && second !== "maybe";
  return stoppingAs(
    [tested, last],
    isKnown ? one(second === "yes" ? 1n : 0n) : { values: [0n, 1n] },
  );
}

function truth(result: Result): "yes" | "no" | "maybe" {
  if ("why" in result) return "maybe";
  if (result.values.every((value) => value === 0n)) return "no";
  return result.values.includes(0n) ? "maybe" : "yes";
}

function combine(operator: Parameters<typeof applyBinary>[0], left: Result, right: Result): Result {
  if ("why" in left) return left;
  if (operator === ",") return stoppingAs([left], right);
  if ("why" in right) return right;
  if (left.values.length * right.values.length > limits.choicesMax)
    return { why: "it has too many possible values" };
  const values = left.values.flatMap((a) => right.values.map((b) => applyBinary(operator, a, b)));
  return stoppingAs([left, right], unite([{ values }]));
}

function unite(results: readonly Result[]): Result {
  const values = new Set<bigint>();
  for (const result of results) {
    if ("why" in result) return result;
    for (const value of result.values) values.add(value);
  }
  return values.size > limits.choicesMax
    ? { why: "it has too many possible values" }
    : stoppingAs(results, { values: [...values] });
}

/** The same evaluation where it may not happen. */
const underDoubt = (evaluation: Evaluation): Evaluation => ({
  ...evaluation,
  context: doubtful(evaluation.context),
});

function read(evaluation: Evaluation, place: Place): Result {
  const { context } = evaluation;
  const variable = context.variable(place.name);
  if (variable?.nameref) {
    const [name, ...more] = (variable.value && textsOf(variable.value)) ?? [];
    const sure =
      name !== undefined && more.length === 0 && !variable.mayBeUnset && name !== place.name;
    if (sure && /^[A-Za-z_]\w*$/.test(name)) return deeper(evaluation, { ...place, name });
    const value = unknown("it is reached through a reference that is not known");
    return evaluateText(evaluation, value, "arithmetic");
  }
  if (variable === undefined) {
    if (place.subscript !== undefined) subscriptOf(evaluation, place.subscript, false);
    return dynamicNames.has(place.name)
      ? { why: `bash itself sets ${place.name}` }
      : unsetValue(evaluation);
  }
  if (place.subscript === undefined) {
    const value = variable.value ?? elementOf(variable.elements, "0");
    if (value === undefined) return unsetValue(evaluation);
    const result = evaluateText(evaluation, value, "arithmetic");
    return variable.mayBeUnset ? unite([result, unsetValue(evaluation)]) : result;
  }
  const key = subscriptOf(evaluation, place.subscript, variable.associative);
  const [only, ...more] = key ?? [];
  if (variable.elements === "unknown" || only === undefined || more.length > 0) {
    const value = unknown("the element of the array is not known");
    return evaluateText(evaluation, value, "arithmetic");
  }
  const index = variable.associative ? only : indexOf(only, variable.elements);
  const value = elementOf(variable.elements, index) ?? (index === "0" ? variable.value : undefined);
  if (value === undefined)
    return index.startsWith("-") ? { why: "its subscript is negative" } : one(0n);
  const result = evaluateText(evaluation, value, "arithmetic");
  return variable.mayBeUnset ? unite([result, one(0n)]) : result;
}

/** The place with its subscript evaluated, so that it is not evaluated once more. */
function settled(evaluation: Evaluation, place: Place): Place {
  const variable = evaluation.context.variable(place.name);
  if (place.subscript === undefined || variable?.associative) return place;
  const [key, ...more] = subscriptOf(evaluation, place.subscript, false) ?? [];
  const sure = key !== undefined && more.length === 0;
  if (key?.startsWith("-") && !isReached(key, variable)) {
    // Why: bash evaluates a subscript that it has refused once more.
    doubtAssigned(evaluation, place.subscript);
    return { ...place, subscript: unknownOperand };
  }
  return { ...place, subscript: sure ? key : unknownOperand };
}

function deeper(evaluation: Evaluation, place: Place): Result {
  const { progress } = evaluation;
  if (progress.depth > limits.runDepthMax) return { why: "a reference leads to itself" };
  progress.depth += 1;
  const result = read(evaluation, place);
  progress.depth -= 1;
  return result;
}

/** A subscript below zero counts from behind the highest index. */
function indexOf(subscript: string, elements: ReadonlyMap<string, Value> | undefined): string {
  if (!subscript.startsWith("-") || elements === undefined) return subscript;
  const highest = Math.max(-1, ...[...elements.keys()].map(Number));
  return String(highest + 1 + Number(subscript));
}

const isReached = (subscript: string, variable: Variable | undefined): boolean =>
  variable?.elements !== undefined &&
  variable.elements !== "unknown" &&
  !indexOf(subscript, variable.elements).startsWith("-");

const dynamicNames: ReadonlySet<string> = new Set(
  `BASHPID EPOCHREALTIME EPOCHSECONDS EUID HISTCMD LINENO OPTIND PPID RANDOM SECONDS SHLVL SRANDOM
  UID`.split(/\s+/),
);

const unsetValue = ({ context }: Evaluation): Result =>
  context.options.nounset ? { why: "the shell stops at an unset variable" } : one(0n);

const elementOf = (
  elements: ReadonlyMap<string, Value> | "unknown" | undefined,
  key: string,
): Value | undefined =>
  elements === "unknown" ? unknown("the elements of the array are not known") : elements?.get(key);

function subscriptOf(
  evaluation: Evaluation,
  subscript: string,
  associative: boolean,
): readonly string[] | undefined {
  const text = known(subscript);
  if (!associative) {
    const index = evaluateText(evaluation, text, "subscript");
    return "why" in index ? undefined : index.values.map(String);
  }
  if (mayHoldSubstitution(text)) evaluation.context.reparsed(text, "subscript");
  return /[$`"'\\]/.test(subscript) || subscript.includes(unknownOperand) ? undefined : [subscript];
}

function write(evaluation: Evaluation, place: Place, result: Result): void {
  const { context } = evaluation;
  const { taint } = evaluation.progress;
  const value =
    "why" in result
      ? made("number", result.why, taint)
      : choice(result.values.map(String), { taint });
  const target = placeNamed(targetName(context, place.name));
  const { name } = target;
  const subscript = place.subscript ?? target.subscript;
  if (name === undefined || subscript === undefined) {
    context.assign(name, undefined, value);
    return;
  }
  const associative = context.variable(name)?.associative ?? false;
  const [key = "?", ...more] = subscriptOf(evaluation, subscript, associative) ?? [];
  context.assign(name, more.length > 0 ? "?" : key, value);
}
