import { unknown } from "../../base/value.ts";
import { textOf } from "../../commands/argument.ts";
import { assignText } from "../assign.ts";
import { expander } from "../expander.ts";
import { failed, maybe, succeeded } from "../outcome.ts";
import type { Builtin } from "./builtin.ts";

/** `wait -p name` and other builtins that set variables to what only a run can tell. */
export const setsVariables: Builtin = ({ name, argv, state, streams, analysis }) => {
  let after = state;
  for (const operand of argv) {
    expander(state, streams, analysis).context.reparsed(operand.value, "subscript");
    const names = (textOf(operand) ?? "").match(/[A-Za-z_]\w*/g) ?? [];
    for (const one of names)
      after = assignText(after, one, unknown(`${name} sets it`), streams, analysis);
  }
  return maybe(after);
};

/** `shift n` */
export const shift: Builtin = ({ argv, state }) => {
  const operands = textOf(argv[0]) === "--" ? argv.slice(1) : argv;
  const text = operands.length === 0 ? "1" : textOf(operands[0]);
  if (operands.some((one) => one.many) || text === undefined || state.positional === "unknown")
    return maybe({ ...state, positional: "unknown" });
  // Why: bash reports an error for what is no number, and for more than there are.
  const count = /^\+?\d{1,9}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  if (operands.length > 1 || count > state.positional.length) return failed(state);
  return succeeded({ ...state, positional: state.positional.slice(count) });
};
