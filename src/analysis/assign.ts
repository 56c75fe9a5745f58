import { concat, known, textsOf, unknown, type Value } from "../base/value.ts";
import { assignmentValue } from "../expand/assignment.ts";
import type { Variable } from "../expand/context.ts";
import type { Assignment } from "../syntax/nodes.ts";
import type { Analysis } from "./context.ts";
import { calculated, redefinesCommand } from "./evaluated.ts";
import { type Expander, expander, variableOf } from "./expander.ts";
import { type State, scalar, withVariable } from "./state.ts";
import type { Streams } from "./stream.ts";

/** Performs one assignment; with `temporary` it is for the environment of one command. */
export function assign(assignment: Assignment, words: Expander, temporary: boolean): void {
  const declared = temporary ? { exported: true } : {};
  const { name, variable } = assignmentValue(assignment, words.context, declared);
  words.set((state) =>
    name === undefined
      ? everythingUnknown(state, "a name reference whose target is not known is assigned")
      : withVariable(state, name, variable),
  );
}

/** An assignment that keeps the shell from remembering what it ran. */
export function concealsHistory(name: string, value: Value | undefined): boolean {
  const texts = value && textsOf(value);
  if (name === "HISTFILE")
    return texts?.includes("/dev/null") === true || texts?.includes("") === true;
  return /^HIST(FILE)?SIZE$/.test(name) && texts?.includes("0") === true;
}

/** Sets a variable; a name reference passes the value on. */
export function assignTo(state: State, name: string, variable: Variable): State {
  const current = state.variables.get(name);
  if (current?.nameref && !variable.nameref) {
    const targets = current.value ? textsOf(current.value) : undefined;
    const [target] = targets ?? [];
    if (targets?.length === 1 && target !== undefined && target !== name)
      return withVariable(state, target, { ...variable, nameref: false });
    return everythingUnknown(state, "a name reference whose target is not known is assigned");
  }
  return withVariable(state, name, variable);
}

/** After this, no variable that the text has set is known any more. */
export function everythingUnknown(state: State, why: string): State {
  const variables = new Map(state.variables);
  for (const [name, variable] of variables)
    variables.set(name, { ...scalar(unknown(why), variable), mayBeUnset: true });
  return { ...state, variables };
}

/** Sets a variable to a text, as `read` and `printf -v` do; an integer variable evaluates it. */
export function assignText(
  state: State,
  name: string,
  value: Value,
  streams: Streams,
  analysis: Analysis,
): State {
  const old = variableOf(state, name, analysis);
  const counted = old?.integer
    ? calculated(value, expander(state, streams, analysis).context)
    : value;
  redefinesCommand(name, { start: 0, end: 0 }, analysis);
  return assignTo(state, name, scalar(counted, old));
}

/** `name=value` or `name+=value` as one text; undefined when there is no `=`. */
export function splitAssignment(
  value: Value,
): { readonly name: string; readonly append: boolean; readonly value: Value } | undefined {
  const text =
    value.kind === "known" ? value.text : value.kind === "partial" ? value.prefix : undefined;
  const match = text === undefined ? null : /^([A-Za-z_]\w*)(\+?)=/.exec(text);
  if (!match || text === undefined) return undefined;
  const rest = text.slice(match[0].length);
  const tail: Value =
    value.kind === "partial"
      ? concat(known(rest), unknown(value.why, value.taint, value.unset))
      : known(rest, value.taint, value.unset);
  return { name: match[1] as string, append: match[2] === "+", value: tail };
}
