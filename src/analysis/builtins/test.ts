import { textsOf, type Value } from "../../base/value.ts";
import { type Expander, expander } from "../expander.ts";
import { failed, maybe, type Outcome, succeeded } from "../outcome.ts";
import { testBinary, testUnary } from "../test-operators.ts";
import type { Builtin } from "./builtin.ts";

/** `test` and `[`: decided where the operands are known texts. Source: POSIX.1-2024 XCU test. */
export const test: Builtin = ({ name, argv, state, streams, analysis }): Outcome => {
  const operands = name === "[" ? argv.slice(0, -1) : argv;
  if (operands.some((one) => one.many)) return maybe(state);
  const words = expander(state, streams, analysis);
  const values = operands.map((one) => one.value);
  for (const value of values) evaluatedByOlder(value, words);
  const answer = decide(values, (operator, value) => testUnary(operator, value, words));
  if (answer === undefined) return maybe(words.state());
  return answer ? succeeded(state) : failed(state);
};

/** Up to bash 5.1 the operands of `-eq` and its like are arithmetic, as they are in `[[`. */
function evaluatedByOlder(value: Value, { context }: Expander): void {
  if (textsOf(value)?.some((text) => /^\s*[A-Za-z_]\w*\[.*(?:\$\(|`)/s.test(text)))
    context.reparsed(value, "subscript");
}

function decide(
  values: readonly Value[],
  unary: (operator: string, value: Value) => boolean | undefined,
): boolean | undefined {
  const [first, second, third] = values;
  if (first === undefined) return false;
  const text = (value: Value): string | undefined => {
    const texts = textsOf(value);
    return texts?.length === 1 ? texts[0] : undefined;
  };
  if (text(first) === "!" && second !== undefined) {
    const inner = decide(values.slice(1), unary);
    return inner === undefined ? undefined : !inner;
  }
  if (values.length === 1) return unary("-n", first);
  if (values.length === 2 && second) return unary(text(first) ?? "", second);
  if (values.length === 3 && second && third) return testBinary(text(second) ?? "", first, third);
  return undefined;
}
