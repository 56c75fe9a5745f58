import { concat, known, textsOf, unknown, type Value } from "../base/value.ts";
import { assignmentValue } from "../expand/assignment.ts";
import { placeNamed } from "../expand/reference.ts";
import type { Assignment } from "../syntax/nodes.ts";
import { bindName, everythingUnknown } from "./bind.ts";
import type { Analysis } from "./context.ts";
import { redefinesCommand } from "./evaluated.ts";
import { type Expander, expander } from "./expander.ts";
import { type State, withVariable } from "./state.ts";
import type { Streams } from "./stream.ts";

/** Performs one assignment; with `temporary` it is for the environment of one command. */
export function assign(assignment: Assignment, words: Expander, temporary: boolean): void {
  const declared = temporary ? { exported: true } : {};
  const { name, variable } = assignmentValue(assignment, words.context, declared);
  const before = name === undefined ? undefined : words.context.variable(name);
  // Why: bash reports an error, leaves the variable as it is, and the rest of the line too.
  if (before?.readonly && !before.doubtful) return;
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

/** Sets a variable or an element to a text, as `read` and `printf -v` do. */
export function assignText(
  state: State,
  name: string,
  value: Value,
  streams: Streams,
  analysis: Analysis,
): State {
  const words = expander(state, streams, analysis);
  redefinesCommand(placeNamed(name).name ?? "", { start: 0, end: 0 }, analysis);
  bindName(words, name, value);
  return words.state();
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
