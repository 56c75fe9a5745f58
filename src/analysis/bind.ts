import { known, unknown, type Value } from "../base/value.ts";
import type { ExpandContext, Variable } from "../expand/context.ts";
import { evaluateOperand } from "../expand/expand.ts";
import { isName } from "../expand/lookup.ts";
import { placeNamed, targetName } from "../expand/reference.ts";
import { freshVariable, withElement, withText } from "../expand/variable.ts";
import { type State, scalar, withVariable } from "./state.ts";

/** A shell whose variables are looked up in a context and changed in its state. */
export interface Binding {
  readonly context: ExpandContext;
  set(change: (state: State) => State): void;
}

/**
 * Gives a text to what a name operand means: a variable, an element `a[1]`, what a reference leads
 * to. Attributes say what it keeps of the text; one that is read-only keeps what it has.
 */
export function bindName(binding: Binding, operand: string, value: Value, append = false): void {
  const { context } = binding;
  const written = placeNamed(operand);
  const target = placeNamed(
    written.name === undefined ? undefined : targetName(context, written.name),
  );
  if (target.name === undefined) {
    loseVariables(binding);
    return;
  }
  const subscript = written.subscript ?? target.subscript;
  if (subscript === undefined) bindText(binding, target.name, value, append);
  else bindElement(binding, target.name, subscriptValue(subscript), value, append);
}

/** Gives a text to a variable of exactly this name. */
export function bindText(binding: Binding, name: string, value: Value, append = false): void {
  change(binding, name, (base, evaluate) => withText(base, value, append, evaluate));
}

/** Gives a text to an element; the subscript is a text that is still to be evaluated. */
export function bindElement(
  binding: Binding,
  name: string,
  subscript: Value,
  value: Value,
  append = false,
): void {
  change(binding, name, (base, evaluate) =>
    withElement(base, base.associative ? subscript : evaluate(subscript), value, append, evaluate),
  );
}

/** After this, no variable that the text has set is known any more. */
export const loseVariables = (binding: Binding): void =>
  binding.set((state) =>
    everythingUnknown(state, "a name reference whose target is not known is assigned"),
  );

/** After this, no variable that the text has set is known any more. */
export function everythingUnknown(state: State, why: string): State {
  const variables = new Map(state.variables);
  for (const [name, variable] of variables)
    variables.set(name, {
      ...scalar(unknown(why), variable),
      ...(variable?.elements ? { elements: "unknown" as const } : {}),
      mayBeUnset: true,
    });
  return { ...state, variables };
}

function change(
  { context, set }: Binding,
  name: string,
  after: (base: Variable, evaluate: (text: Value) => Value) => Variable,
): void {
  if (!isName(name)) return;
  const evaluate = (text: Value): Value => evaluateOperand(text, context);
  const base = context.variable(name) ?? freshVariable;
  // Why: bash reports an error and leaves the variable as it is.
  if (base.readonly && !base.doubtful) return;
  const variable = after(base, evaluate);
  set((state) => withVariable(state, name, variable));
}

/** The text between the brackets; what is quoted or expanded in it is read once more. */
export const subscriptValue = (text: string): Value =>
  /[$`"'\\]/.test(text) || text === "@" || text === "*"
    ? unknown("the subscript is expanded once more")
    : known(text);
