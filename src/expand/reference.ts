import { textsOf } from "../base/value.ts";
import type { ExpandContext } from "./context.ts";

/**
 * Where `declare -n` leads from a variable: a name that is none itself, or an element `a[1]`;
 * undefined when unknown.
 */
export function targetName(context: ExpandContext, name: string): string | undefined {
  let target = name;
  for (let depth = 0; depth < 8; depth += 1) {
    const variable = context.variable(target);
    // Why: a reference without a target gets one by its first assignment.
    if (!variable?.nameref || variable.value === undefined) return target;
    const [text, ...more] = textsOf(variable.value) ?? [];
    if (text === undefined || more.length > 0 || variable.mayBeUnset) return undefined;
    target = text;
  }
  return undefined;
}

/** The variable and, in brackets, the element that a name operand or a reference means. */
export function placeNamed(target: string | undefined): {
  readonly name: string | undefined;
  readonly subscript?: string;
} {
  const [, name, subscript] = /^([A-Za-z_]\w*)\[(.*)\]$/s.exec(target ?? "") ?? [];
  return name === undefined || subscript === undefined ? { name: target } : { name, subscript };
}
