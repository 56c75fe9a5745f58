import { known, mapText, textsOf, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { printed } from "../../commands/specs/facts/printf.ts";
import { assignText } from "../assign.ts";
import { everythingUnknown } from "../bind.ts";
import { failed, maybe } from "../outcome.ts";
import type { Builtin } from "./builtin.ts";
import { reparsedSubscript } from "./unset.ts";

/** `printf`: as `printf -v name` it sets a variable, else it prints as the program does. */
export const printf: Builtin = (call) => {
  const { argv, state, streams, analysis, at } = call;
  const option = textOf(argv[0]) ?? "";
  if (!option.startsWith("-v")) {
    const name: Argument = { value: known("printf"), many: false, at };
    return analysis.run.argv(
      { argv: [name, ...argv], external: true, at },
      state,
      streams,
      analysis,
    );
  }
  const target =
    option === "-v" ? argv[1] : { ...(argv[0] as Argument), value: known(option.slice(2)) };
  const name = textOf(target);
  if (target) reparsedSubscript(target, call);
  if (name === undefined)
    return maybe(everythingUnknown(state, "printf sets a variable whose name is not known"));
  const operands = argv.slice(option === "-v" ? 2 : 1);
  const isBare = operands.length === 0 || (operands.length === 1 && textOf(operands[0]) === "--");
  if (isBare) return failed(state);
  const mayHoldNul = /\\|%[^%]*[bc]/.test(textOf(operands[0]) ?? "%b");
  const text = untilNul(printed(operands), mayHoldNul);
  return maybe(assignText(state, name, text, streams, analysis));
};

/** A variable ends where the first NUL is. */
function untilNul(value: Value, mayHoldNul: boolean): Value {
  if (textsOf(value)) return mapText(value, (text) => text.replace(/\0[\s\S]*$/, ""));
  if (value.kind !== "partial" || !mayHoldNul) return value;
  const [prefix = "", ...cut] = value.prefix.split("\0");
  return cut.length > 0 ? known(prefix, value.taint) : { ...value, suffix: "" };
}
