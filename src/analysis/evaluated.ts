import type { Span } from "../base/span.ts";
import { known, textsOf, type Value } from "../base/value.ts";
import type { ExpandContext } from "../expand/context.ts";
import { evaluateOperand } from "../expand/expand.ts";
import { type Analysis, opaque } from "./context.ts";

/**
 * A name that bash evaluates, such as the operand of `printf -v` and of `test -v`: what stands
 * between the brackets is arithmetic, unless the array has keys.
 */
export function evaluateName(name: Value, context: ExpandContext): void {
  for (const text of textsOf(name) ?? []) {
    const [, array, subscript] = /^([A-Za-z_]\w*)\[(.*)\]/s.exec(text) ?? [];
    if (array === undefined || subscript === undefined || /^([@*]|\d+)$/.test(subscript)) continue;
    if (context.variable(array)?.associative !== true)
      evaluateOperand(known(subscript, name.taint), context);
  }
}

/**
 * `(…)` that came out of quotes: where the variable is an array, bash reads it once more as the
 * list of its elements, and evaluates their subscripts.
 */
export function evaluateElements(value: Value, context: ExpandContext): void {
  context.reparsed(value, "indirection");
  for (const text of textsOf(value) ?? [])
    for (const [, subscript = ""] of text.matchAll(/\[([^\]]+)\]\+?=/g))
      evaluateOperand(known(subscript, value.taint), context);
}

/** Elements of these arrays say what a command name stands for. */
export function redefinesCommand(name: string, at: Span, analysis: Analysis): void {
  if (name === "BASH_CMDS") opaque(analysis, "it gives a command another file", at);
  if (name === "BASH_ALIASES") opaque(analysis, "it defines an alias through BASH_ALIASES", at);
}
