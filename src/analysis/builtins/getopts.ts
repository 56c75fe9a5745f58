import { joinTaint, noTaint } from "../../base/taint.ts";
import { choice, either, known, made, unknown, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { assignText } from "../assign.ts";
import { bindText, everythingUnknown } from "../bind.ts";
import { expander } from "../expander.ts";
import { maybe } from "../outcome.ts";
import { type State, scalar, withVariable } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";
import { reparsedSubscript } from "./unset.ts";

/**
 * `getopts`: which option comes next is not followed, only which ones there are. Source: bash(1)
 * 5.2, getopts.
 */
export const getopts: Builtin = (call) => {
  const [spec, operand, ...rest] = call.argv;
  const name = textOf(operand);
  if (operand) reparsedSubscript(operand, call);
  if (name === undefined || spec?.many)
    return maybe(everythingUnknown(call.state, "getopts sets a variable that is not known"));
  const letters = optionLetters(spec);
  const found = letters ? choice(letters) : unknown("the options are not known");
  const text = unknown("getopts sets it", taintOf(rest, call.state));
  const argument = { ...scalar(text), mayBeUnset: true };
  // Why: where nothing asks whether there was an option, both ways go on alike.
  if (!call.streams.tested) return maybe(after(name, either(found, known("?")), argument, call));
  return {
    success: [after(name, found, argument, call)],
    failure: [after(name, known("?"), undefined, call)],
    jumps: [],
  };
};

function after(
  name: string,
  found: Value,
  argument: ReturnType<typeof scalar> | undefined,
  { state, streams, analysis }: BuiltinCall,
): State {
  const assigned = assignText(state, name, found, streams, analysis);
  const words = expander(assigned, streams, analysis);
  bindText(words, "OPTIND", made("digits", "getopts counts it"));
  return withVariable(words.state(), "OPTARG", argument);
}

/** What the variable may be given; undefined when it is not known. */
function optionLetters(spec: Argument | undefined): readonly string[] | undefined {
  const text = textOf(spec);
  if (text === undefined) return undefined;
  return [...[...text].filter((one) => one !== ":"), "?", ...(text.startsWith(":") ? [":"] : [])];
}

function taintOf(rest: readonly Argument[], { positional }: State): Value["taint"] {
  if (rest.length > 0) return rest.map((one) => one.value.taint).reduce(joinTaint, noTaint);
  return positional === "unknown"
    ? noTaint
    : positional.map((one) => one.taint).reduce(joinTaint, noTaint);
}
