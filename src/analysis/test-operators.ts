import { textsOf, type Value } from "../base/value.ts";
import type { Expander } from "./expander.ts";

/** The operators of `test`, `[` and `[[`, as far as they can be told before anything has run. */
export function testUnary(operator: string, operand: Value, words: Expander): boolean | undefined {
  const texts = textsOf(operand);
  switch (operator) {
    case "-n":
      return agreed(texts, (text) => text !== "", nonEmpty(operand));
    case "-z":
      return agreed(texts, (text) => text === "", not(nonEmpty(operand)));
    case "-v":
      words.context.reparsed(operand, "subscript");
      return undefined;
    default:
      // Why: files may come and go between this moment and the command's.
      return undefined;
  }
}

/** The truth of a comparison; undefined when it depends on what is not known. */
export function testBinary(operator: string, left: Value, right: Value): boolean | undefined {
  const one = textsOf(left);
  const two = textsOf(right);
  if (one === undefined || two === undefined) return undefined;
  const answers = new Set(one.flatMap((a) => two.map((b) => compared(operator, a, b))));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

function compared(operator: string, left: string, right: string): boolean | undefined {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    default:
      return numbers(operator, left, right);
  }
}

function numbers(operator: string, left: string, right: string): boolean | undefined {
  if (!/^\s*[-+]?\d{1,15}\s*$/.test(left) || !/^\s*[-+]?\d{1,15}\s*$/.test(right)) return undefined;
  const difference = Number.parseInt(left, 10) - Number.parseInt(right, 10);
  switch (operator) {
    case "-eq":
      return difference === 0;
    case "-ne":
      return difference !== 0;
    case "-lt":
      return difference < 0;
    case "-le":
      return difference <= 0;
    case "-gt":
      return difference > 0;
    case "-ge":
      return difference >= 0;
    default:
      return undefined;
  }
}

function agreed(
  texts: readonly string[] | undefined,
  test: (text: string) => boolean,
  otherwise: boolean | undefined,
): boolean | undefined {
  if (texts === undefined) return otherwise;
  const answers = new Set(texts.map(test));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

/** A partial value is never empty. */
const nonEmpty = (value: Value): boolean | undefined =>
  value.kind === "partial" ? true : undefined;

const not = (answer: boolean | undefined): boolean | undefined =>
  answer === undefined ? undefined : !answer;
