import { isNumeric, made, sameValue, unknown } from "../base/value.ts";
import type { Variable } from "../expand/context.ts";
import { type State, scalar } from "./state.ts";

/** Whether a time round the loop has left everything as it was. */
export function isSettled(before: State, after: State): boolean {
  if (before.directory !== after.directory || before.positional !== after.positional) return false;
  if (before.variables === after.variables) return true;
  for (const [name, variable] of after.variables)
    if (!sameVariable(before.variables.get(name), variable)) return false;
  return true;
}

const sameVariable = (a: Variable | undefined, b: Variable | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.mayBeUnset === b.mayBeUnset &&
    a.elements === b.elements &&
    sameValue(a.value, b.value));

/**
 * The state in which everything that differs from an earlier round is unknown, so that it covers
 * all later rounds too.
 */
export function widened(before: State, after: State): State {
  const variables = new Map(after.variables);
  for (const [name, variable] of after.variables) {
    if (sameVariable(before.variables.get(name), variable)) continue;
    const taint = variable?.value?.taint ?? [];
    const why = `${name} changes in a loop`;
    const counts = isNumeric(variable?.value) && isNumeric(before.variables.get(name)?.value);
    const value = counts ? made("number", why, taint) : unknown(why, taint);
    variables.set(name, {
      ...scalar(value, variable),
      ...(variable?.elements ? { elements: "unknown" as const } : {}),
      mayBeUnset: variable?.mayBeUnset ?? true,
    });
  }
  return {
    ...after,
    variables,
    directory: before.directory === after.directory ? after.directory : undefined,
    positional: before.positional === after.positional ? after.positional : "unknown",
  };
}
