import { textsOf } from "../../base/value.ts";
import { textOf } from "../../commands/argument.ts";
import { evaluateOperand } from "../../expand/expand.ts";
import { expander } from "../expander.ts";
import { failed, maybe, succeeded } from "../outcome.ts";
import type { Builtin } from "./builtin.ts";

/** `let`: evaluates its arguments one after the other; the last one is its status. */
export const evaluateAll: Builtin = ({ argv, state, streams, analysis }) => {
  const words = expander(state, streams, analysis);
  const operands = textOf(argv[0]) === "--" ? argv.slice(1) : argv;
  const results = operands.map((one) => evaluateOperand(one.value, words.context));
  const result = results.at(-1);
  const [last, ...more] = (result && textsOf(result)) ?? [];
  const sure = results.every((one) => textsOf(one) !== undefined) && more.length === 0;
  if (last === undefined || !sure || operands.some((one) => one.many)) return maybe(words.state());
  return last === "0" ? failed(words.state()) : succeeded(words.state());
};
