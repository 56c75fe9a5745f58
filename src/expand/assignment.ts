import { joinTaint, noTaint } from "../base/taint.ts";
import { concat, either, known, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { ArrayLiteral, Assignment, Word } from "../syntax/nodes.ts";
import { expandBraces } from "./brace.ts";
import type { ExpandContext, Variable } from "./context.ts";
import { expandToText, expandWord } from "./expand.ts";
import { isName, subscriptKey, targetName } from "./lookup.ts";
import type { Expansion } from "./piece.ts";
import { expansionOf } from "./pieces.ts";

/** What an assignment does: the variable it goes to and what that is afterwards. */
export interface Assigned {
  /** The name that `declare -n` leads to; undefined when it is not known which. */
  readonly name: string | undefined;
  readonly variable: Variable;
}

/**
 * The variable after an assignment: scalar, array, element and appending forms. Attributes that it
 * had stay; an integer variable evaluates what it is given. `declared` overrides attributes, for
 * `declare -A` and its like.
 */
export function assignmentValue(
  assignment: Assignment,
  context: ExpandContext,
  declared: Partial<Variable> = {},
): Assigned {
  const expansion = expansionOf(context);
  const name = targetName(expansion, assignment.name);
  if (name !== undefined && !isName(name)) context.reparsed(known(name), "indirection");
  const before = name === undefined ? undefined : context.variable(name);
  const base: Variable = {
    ...fresh,
    ...before,
    ...declared,
    mayBeUnset: before?.mayBeUnset ?? false,
  };
  const { value } = assignment;
  if (value?.kind === "array")
    return { name, variable: withArray(base, value, assignment.append, expansion) };
  const text = scalarText(value, base, context, expansion);
  if (assignment.subscript) {
    const key = subscriptKey(expansion, assignment.subscript, base.associative);
    return { name, variable: withElement(base, key, text, assignment.append) };
  }
  const after = assignment.append ? appended(base, text, expansion) : text;
  return { name, variable: withScalar(base, after) };
}

/** A variable without any attribute, never set. */
const fresh: Variable = {
  mayBeUnset: false,
  associative: false,
  exported: false,
  readonly: false,
  integer: false,
  nameref: false,
};

function scalarText(
  word: Word | undefined,
  base: Variable,
  context: ExpandContext,
  expansion: Expansion,
): Value {
  const text = word ? expandToText(word, context, "assignment") : known("");
  return base.integer ? expansion.evaluate(text) : text;
}

function withScalar(base: Variable, value: Value): Variable {
  if (base.elements === undefined) return { ...base, value, mayBeUnset: false };
  if (base.elements === "unknown") return { ...base, value, mayBeUnset: false };
  const elements = new Map([...base.elements, ["0", value] as const]);
  return { ...base, value, elements: inOrder(elements, base.associative), mayBeUnset: false };
}

function appended(base: Variable, value: Value, expansion: Expansion): Value {
  const before = base.value ?? known("");
  const old = base.mayBeUnset && base.value ? either(before, known("")) : before;
  if (!base.integer) return concat(old, value);
  return expansion.evaluate(concat(concat(old, known("+")), value));
}

function withElement(base: Variable, key: Value, value: Value, append: boolean): Variable {
  const [index, ...more] = textsOf(key) ?? [];
  const old = elementsOf(base);
  const isUnset = base.value === undefined && base.elements === undefined;
  const doubted = base.mayBeUnset && !isUnset;
  if (old === "unknown" || index === undefined || more.length > 0 || doubted)
    return { ...base, ...hiddenElements(base, value), mayBeUnset: false };
  const at = base.associative ? index : absoluteIndex(index, old);
  const before = old.get(at) ?? known("");
  const after = append ? (base.integer ? unknown("it is a sum") : concat(before, value)) : value;
  return withElements(base, new Map([...old, [at, after]]));
}

/** Elements that are not known any more, except that element 0 may still be what it was. */
function hiddenElements(base: Variable, value: Value): Partial<Variable> {
  const why = whyOf(value) ?? "one of the elements was assigned, and it is not known which";
  const before = joinTaint(base.value?.taint ?? noTaint, taintOf(base.elements));
  return { elements: "unknown", value: unknown(why, joinTaint(before, value.taint)) };
}

function withArray(
  base: Variable,
  literal: ArrayLiteral,
  append: boolean,
  expansion: Expansion,
): Variable {
  const old = append ? elementsOf(base) : new Map<string, Value>();
  const why = "the elements that it had are not known";
  const elements = new Map(old === "unknown" ? [] : old);
  const lost = base.associative
    ? addKeyed(elements, literal, expansion)
    : addIndexed(elements, literal, base, expansion);
  const taint = joinTaint(lost?.taint ?? noTaint, taintOf(elements));
  if (old === "unknown" || (append && base.mayBeUnset)) return hidden(base, unknown(why, taint));
  return lost ? hidden(base, { ...lost, taint }) : withElements(base, elements);
}

const taintOf = (elements: Variable["elements"]): Value["taint"] =>
  elements === undefined || elements === "unknown"
    ? noTaint
    : [...elements.values()].map((value) => value.taint).reduce(joinTaint, noTaint);

const hidden = (base: Variable, value: Value): Variable => ({
  ...base,
  ...hiddenElements(base, value),
  mayBeUnset: false,
});

/**
 * `([k]=v …)` or `(k v …)`: keys and values are texts, neither split nor with braces or tildes.
 * Answers the value for which it is not known where it goes.
 */
function addKeyed(
  elements: Map<string, Value>,
  literal: ArrayLiteral,
  expansion: Expansion,
): Value | undefined {
  const textOf = (word: Word): Value => expandToText(word, expansion.context, "none");
  let key: Value | undefined;
  for (const element of literal.elements) {
    const value = textOf(element.value);
    if (element.subscript === undefined && key === undefined) {
      key = value;
      continue;
    }
    const place = element.subscript ? subscriptKey(expansion, element.subscript, true) : key;
    if (element.subscript === undefined) key = undefined;
    const [text, ...more] = (place && textsOf(place)) ?? [];
    if (text === undefined || more.length > 0) return value;
    elements.set(text, element.append ? concat(elements.get(text) ?? known(""), value) : value);
  }
  const [text, ...more] = (key && textsOf(key)) ?? [];
  if (key === undefined) return undefined;
  if (text === undefined || more.length > 0) return key;
  elements.set(text, known(""));
  return undefined;
}

/** `(a b [5]=c)`: the same for elements with an index; words are expanded to fields. */
function addIndexed(
  elements: Map<string, Value>,
  literal: ArrayLiteral,
  base: Variable,
  expansion: Expansion,
): Value | undefined {
  const { context } = expansion;
  const counted = (value: Value): Value => (base.integer ? expansion.evaluate(value) : value);
  let next = nextIndex(elements);
  for (const { subscript, value: word, append } of literal.elements) {
    if (subscript === undefined) {
      for (const field of expandWord(word, context, "word")) {
        if (field.many) return field.value;
        elements.set(String(next), counted(field.value));
        next += 1;
      }
      continue;
    }
    const value = scalarText(word, base, context, expansion);
    // Why: braces are expanded first, and then the element is no longer one with an index.
    if (context.options.braceExpand && expandBraces(word.parts)?.[0] !== word.parts) return value;
    const [index, ...more] = textsOf(subscriptKey(expansion, subscript, false)) ?? [];
    if (index === undefined || more.length > 0) return value;
    const at = absoluteIndex(index, elements);
    elements.set(at, append ? concat(elements.get(at) ?? known(""), value) : value);
    next = Number(at) + 1;
  }
  return undefined;
}

function withElements(base: Variable, elements: ReadonlyMap<string, Value>): Variable {
  const { value: _, ...attributes } = base;
  const first = elements.get("0");
  const ordered = inOrder(elements, base.associative);
  return {
    ...attributes,
    elements: ordered,
    ...(first ? { value: first } : {}),
    mayBeUnset: false,
  };
}

const inOrder = (
  elements: ReadonlyMap<string, Value>,
  associative: boolean,
): ReadonlyMap<string, Value> =>
  associative ? elements : new Map([...elements].sort(([a], [b]) => Number(a) - Number(b)));

function elementsOf(variable: Variable): ReadonlyMap<string, Value> | "unknown" {
  if (variable.elements !== undefined) return variable.elements;
  return variable.value ? new Map([["0", variable.value]]) : new Map();
}

const nextIndex = (elements: ReadonlyMap<string, Value>): number =>
  Math.max(-1, ...[...elements.keys()].map(Number)) + 1;

const absoluteIndex = (index: string, elements: ReadonlyMap<string, Value>): string =>
  index.startsWith("-") ? String(nextIndex(elements) + Number(index)) : index;
