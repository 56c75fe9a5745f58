import { known, prefixOf, textsOf, unknown, type Value } from "../base/value.ts";
import { type Argument, textOf } from "../commands/argument.ts";
import { type ArrayEntry, expandArray, withEntries } from "../expand/assignment.ts";
import type { Variable } from "../expand/context.ts";
import { placeNamed, targetName } from "../expand/reference.ts";
import { elementsOf, freshVariable, withElements, withHidden } from "../expand/variable.ts";
import type { ArrayLiteral } from "../syntax/nodes.ts";
import { bindElement, bindText, loseVariables } from "./bind.ts";
import type { Expander } from "./expander.ts";
import { type State, withVariable } from "./state.ts";

/**
 * A declaration command with its options. Source: bash(1) 5.2, declare, export, local, readonly.
 */
export interface Declaration {
  readonly name: string;
  /** Letters behind `-`, and behind `+`. */
  readonly on: string;
  readonly off: string;
}

/** One operand of a declaration command. */
export interface Declared {
  /** Name as written, perhaps with a subscript. */
  readonly name: string;
  readonly append: boolean;
  readonly value?: Value | ArrayLiteral;
}

/** The options in front of the operands, and how many words they are. */
export function declarationOf(
  name: string,
  argv: readonly Argument[],
): { readonly declaration: Declaration; readonly count: number } {
  let on = "";
  let off = "";
  let count = 0;
  for (const one of argv) {
    const text = textOf(one) ?? "";
    if (!/^([-+][a-zA-Z]+|--)$/.test(text)) break;
    count += 1;
    if (text === "--") break;
    if (text.startsWith("-")) on += text.slice(1);
    else off += text.slice(1);
  }
  return { declaration: { name, on, off }, count };
}

/** Declares one variable: scope, attributes, value. */
export function declareVariable(how: Declaration, operand: Declared, words: Expander): void {
  const { locals } = words.state();
  const { value } = operand;
  const list = value?.kind === "array" ? value : undefined;
  // Why: bash refuses `local` outside of a function, but has assigned array literals before.
  if (how.name === "local" && locals === undefined && !list) return;
  const place = placeNamed(operand.name);
  const written = place.name ?? operand.name;
  // Why: neither takes an element; bash reports an error.
  if (place.subscript !== undefined && /^(export|readonly)$/.test(how.name)) return;
  const keyed = how.on.includes("A") || words.context.variable(written)?.associative === true;
  const entries = list && expandArray(list, keyed, words.context);
  const isOdd = (list && how.on.includes("n")) || (place.subscript && how.on.includes("r"));
  if (isOdd) {
    losePlace(written, words);
    return;
  }
  // Why: bash takes keys and values for words of a list where it is not told of them by -A.
  const split = keyed && !how.on.includes("A") && list?.elements[0]?.subscript === undefined;
  const scoped = how.name !== "export" && how.name !== "readonly";
  const local = scoped && !how.on.includes("g") && locals !== undefined;
  if (local && keepsOuter(written, words)) return;
  if (local) enterScope(written, words);
  else if (scoped && how.on.includes("g") && leaveScope(written, words)) {
    // Why: bash gives an element to the variable that it sees, and all else to the outer one.
    if (place.subscript !== undefined) losePlace(written, words);
    return;
  }
  const refers = how.on.includes("n") && how.name !== "export";
  const target =
    refers || how.off.includes("n")
      ? { name: written }
      : placeNamed(targetName(words.context, written));
  if (target.name === undefined) {
    loseVariables(words);
    return;
  }
  const { name } = target;
  const before = words.context.variable(name);
  // Why: bash reports an error and leaves the variable as it is.
  if (before?.readonly && !before.doubtful) return;
  const base = withAttributes(before ?? declaredOnly, how);
  if (base === undefined) return;
  const marked =
    place.subscript !== undefined && base.elements === undefined ? asArray(base) : base;
  words.set((state) => withVariable(state, name, marked));
  if (entries) assignEntries(name, entries, operand.append, how, split, words);
  else assignDeclared(name, place.subscript ?? target.subscript, operand, words);
  const isRefused = how.name === "local" && locals === undefined;
  if (!isRefused && (how.name === "readonly" || how.on.includes("r")))
    words.set((state) => withVariable(state, name, { ...variableIn(state, name), readonly: true }));
}

/** Bash takes an error for it, and what it has done by then is its own affair. */
function losePlace(name: string, words: Expander): void {
  const doubt = unknown("it is declared in a way that bash does not take");
  const lost = withHidden(words.context.variable(name) ?? freshVariable, doubt);
  words.set((state) => withVariable(state, name, { ...lost, doubtful: true, mayBeUnset: true }));
}

const variableIn = (state: State, name: string): Variable =>
  state.variables.get(name) ?? declaredOnly;

const declaredOnly: Variable = { ...freshVariable, mayBeUnset: true };

/** In a function a declaration hides the outer variable until the function returns. */
function enterScope(name: string, words: Expander): void {
  const { locals, variables } = words.state();
  if (locals === undefined || locals.has(name)) return;
  const outer = variables.get(name);
  const hidden = new Map(locals).set(name, outer);
  // Why: the variables of `x=1 f` are local to the function already, and keep their values.
  const own = words.state().passed?.has(name) ? outer : declaredOnly;
  words.set((state) => withVariable({ ...state, locals: hidden }, name, own));
}

/** A variable of the outermost scope that is read-only is not hidden: bash reports an error. */
function keepsOuter(name: string, words: Expander): boolean {
  const { locals, callers } = words.state();
  const outer = words.context.variable(name);
  return outer?.readonly === true && !outer.doubtful && !locals?.has(name) && !callers?.has(name);
}

/**
 * `declare -g` below a local variable changes the outer one, which is not followed further. Tells
 * whether there is one, which then keeps what it has.
 */
function leaveScope(name: string, words: Expander): boolean {
  words.set((state) => ({ ...state, outer: new Set(state.outer).add(name) }));
  const { locals, passed, callers } = words.state();
  return [locals, passed, callers].some((names) => names?.has(name) === true);
}

/** The variable with the attributes of the options; undefined where bash refuses them. */
function withAttributes(before: Variable, { name, on, off }: Declaration): Variable | undefined {
  const { letterCase, ...rest } = before;
  const adds = (letter: string): boolean => on.includes(letter);
  const isExport = name === "export";
  if (adds("A") && rest.elements !== undefined && !rest.associative) return undefined;
  if (adds("a") && rest.associative) return undefined;
  const own = caseOf(on, off, letterCase);
  const after: Variable = {
    ...rest,
    ...(own ? { letterCase: own } : {}),
    ...(isExport || adds("x") ? { exported: !(isExport && adds("n")) } : {}),
    ...(off.includes("x") ? { exported: false } : {}),
    integer: adds("i") || (rest.integer && !off.includes("i")),
    nameref: (adds("n") && !isExport) || (rest.nameref && !off.includes("n")),
    associative: adds("A") || rest.associative,
  };
  return adds("a") || adds("A") ? asArray(after) : after;
}

function caseOf(on: string, off: string, before: Variable["letterCase"]): Variable["letterCase"] {
  const cases = { l: "lower", u: "upper", c: "capital" } as const;
  const wanted = (["l", "u", "c"] as const).filter((letter) => on.includes(letter));
  const [only] = wanted;
  // Why: two of them at a time take each other away.
  if (only !== undefined) return wanted.length > 1 ? undefined : cases[only];
  return [...off].some((letter) => letter in cases) ? undefined : before;
}

function asArray(variable: Variable): Variable {
  if (variable.elements !== undefined) return variable;
  const elements = elementsOf(variable);
  const array = withElements(variable, elements === "unknown" ? new Map() : elements);
  if (!variable.mayBeUnset || variable.value === undefined)
    return { ...array, mayBeUnset: variable.mayBeUnset };
  return withHidden(array, variable.value);
}

function assignEntries(
  name: string,
  entries: readonly ArrayEntry[],
  append: boolean,
  how: Declaration,
  split: boolean,
  words: Expander,
): void {
  const base = words.context.variable(name) ?? freshVariable;
  const made = withEntries(name, base, entries, append, words.context);
  // Why: bash mistakes some `+` options for those with `-` where it assigns an array literal.
  const doubt = unknown("it is assigned while attributes are taken away");
  const variable = how.off === "" && !split ? made : withHidden(made, doubt);
  words.set((state) => withVariable(state, name, variable));
}

function assignDeclared(
  name: string,
  subscript: string | undefined,
  { value, append }: Declared,
  words: Expander,
): void {
  if (value === undefined || value.kind === "array") return;
  const { elements } = words.context.variable(name) ?? {};
  if (subscript !== undefined) {
    const key = /[$`"'\\]/.test(subscript) ? unknown("it is expanded once more") : known(subscript);
    bindElement(words, name, key, value, append);
  } else if (elements !== undefined && isArrayText(value)) {
    // Why: text in parentheses that came out of quotes is read once more as a list.
    bindElement(words, name, unknown("its elements are read from a text"), value);
  } else bindText(words, name, value, append);
}

const isArrayText = (value: Value): boolean =>
  textsOf(value)?.some((text) => text.startsWith("(")) ?? /^(\(|$)/.test(prefixOf(value));
