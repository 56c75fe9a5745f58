import { joinTaint, noTaint } from "../base/taint.ts";
import {
  concat,
  either,
  known,
  mapText,
  textsOf,
  unknown,
  type Value,
  whyOf,
} from "../base/value.ts";
import { isAscii } from "../pattern/pattern.ts";
import type { Variable } from "./context.ts";

/** Evaluates a text as arithmetic, for integer variables. */
export type Evaluate = (text: Value) => Value;

/** A variable without any attribute, never set. */
export const freshVariable: Variable = {
  mayBeUnset: false,
  associative: false,
  exported: false,
  readonly: false,
  integer: false,
  nameref: false,
};

/** The variable after `name=value` or `name+=value`; of an array that is element 0. */
export function withText(
  base: Variable,
  value: Value,
  append: boolean,
  evaluate: Evaluate,
): Variable {
  const { elements } = base;
  if (elements !== undefined && elements !== "unknown")
    return withElement(base, known("0"), value, append, evaluate);
  const before = base.mayBeUnset && base.value ? either(base.value, known("")) : base.value;
  const after = stored(base, append ? (before ?? known("")) : undefined, value, evaluate);
  return { ...base, value: after, mayBeUnset: false };
}

/** The variable after `name[key]=value` or `name[key]+=value`; the key is evaluated already. */
export function withElement(
  base: Variable,
  key: Value,
  value: Value,
  append: boolean,
  evaluate: Evaluate,
): Variable {
  const [index, ...more] = textsOf(key) ?? [];
  // Why: bash refuses an empty key, and leaves the array as it is.
  if (index === "" && more.length === 0) return base;
  const old = elementsOf(base);
  const isUnset = old !== "unknown" && old.size === 0;
  const doubted = base.mayBeUnset && !isUnset;
  const at = index === undefined || old === "unknown" ? undefined : placeOf(index, old, base);
  if (index !== undefined && at === undefined && old !== "unknown" && more.length === 0)
    return base;
  if (old === "unknown" || at === undefined || more.length > 0 || doubted)
    return withHidden(base, stored(base, undefined, value, evaluate));
  const before = append ? (old.get(at) ?? known("")) : undefined;
  const after = stored(base, before, value, evaluate);
  return withElements(base, new Map([...old, [at, after]]));
}

/** The variable with exactly these elements. */
export function withElements(base: Variable, elements: ReadonlyMap<string, Value>): Variable {
  const { value: _, ...attributes } = base;
  const first = elements.get("0");
  const ordered = base.associative
    ? elements
    : new Map([...elements].sort(([a], [b]) => Number(a) - Number(b)));
  return {
    ...attributes,
    elements: ordered,
    ...(first ? { value: first } : {}),
    mayBeUnset: false,
  };
}

/** The variable after an assignment of `value` to an element, and it is not known which. */
export function withHidden(base: Variable, value: Value): Variable {
  const why = whyOf(value) ?? "one of the elements was assigned, and it is not known which";
  const before = joinTaint(base.value?.taint ?? noTaint, taintOf(base.elements));
  const hidden = unknown(why, joinTaint(before, value.taint));
  return { ...base, elements: "unknown", value: hidden, mayBeUnset: false };
}

/** The elements that a variable has; a text is element 0. */
export function elementsOf(variable: Variable): ReadonlyMap<string, Value> | "unknown" {
  if (variable.elements !== undefined) return variable.elements;
  return variable.value ? new Map([["0", variable.value]]) : new Map();
}

/**
 * The index or key that an evaluated subscript means; indices below zero count from the end.
 * Undefined: bash refuses it.
 */
export function placeOf(
  subscript: string,
  elements: ReadonlyMap<string, Value>,
  { associative }: Pick<Variable, "associative">,
): string | undefined {
  if (associative || !subscript.startsWith("-")) return subscript;
  const index = nextIndex(elements) + Number(subscript);
  return index < 0 ? undefined : String(index);
}

/** The index behind the highest one. */
export const nextIndex = (elements: ReadonlyMap<string, Value>): number =>
  Math.max(-1, ...[...elements.keys()].map(Number)) + 1;

/** What flowed into any of the elements. */
export const taintOf = (elements: Variable["elements"]): Value["taint"] =>
  elements === undefined || elements === "unknown"
    ? noTaint
    : [...elements.values()].map((value) => value.taint).reduce(joinTaint, noTaint);

/** What a variable keeps of an assigned text; `before` is what it is appended to. */
export function stored(
  { integer, letterCase, doubtful }: Variable,
  before: Value | undefined,
  value: Value,
  evaluate: Evaluate,
): Value {
  if (doubtful) {
    const taint = joinTaint(before?.taint ?? noTaint, value.taint);
    return unknown("attributes of the variable are not known here", taint);
  }
  if (integer) {
    const added = evaluate(value);
    if (before === undefined) return added;
    return evaluate(concat(concat(evaluate(before), known(" + ")), added));
  }
  const text = before === undefined ? value : concat(before, value);
  return letterCase === undefined ? text : inCase(text, letterCase);
}

function inCase(value: Value, letterCase: NonNullable<Variable["letterCase"]>): Value {
  if (!textsOf(value)?.every(isAscii))
    return unknown(whyOf(value) ?? "the case of its letters depends on the locale", value.taint);
  return mapText(value, (text) => {
    if (letterCase === "upper") return text.toUpperCase();
    const lower = text.toLowerCase();
    return letterCase === "lower" ? lower : lower.slice(0, 1).toUpperCase() + lower.slice(1);
  });
}
