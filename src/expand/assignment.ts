import { joinTaint, noTaint } from "../base/taint.ts";
import { known, textsOf, unknown, type Value } from "../base/value.ts";
import type { ArrayLiteral, Assignment, Word } from "../syntax/nodes.ts";
import { expandBraces } from "./brace.ts";
import type { ExpandContext, Variable } from "./context.ts";
import { doubtful } from "./doubtful.ts";
import { expandToText, expandWord } from "./expand.ts";
import { isName, literalWord, subscriptKey } from "./lookup.ts";
import { type Expansion, quotedPlace } from "./piece.ts";
import { expansionOf } from "./pieces.ts";
import { placeNamed, targetName } from "./reference.ts";
import {
  elementsOf,
  freshVariable,
  nextIndex,
  placeOf,
  taintOf,
  withElement,
  withElements,
  withHidden,
  withText,
} from "./variable.ts";

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
  const { value, append, span } = assignment;
  const target = targetName(context, assignment.name);
  const { name, subscript: inner } = placeNamed(target);
  if (target !== undefined && !isName(target)) context.reparsed(known(target), "indirection");
  const base = (): Variable => ({
    ...freshVariable,
    ...(name === undefined ? undefined : context.variable(name)),
    ...declared,
  });
  if (value?.kind === "array") {
    const entries = expandArray(value, base().associative, context);
    return { name, variable: withEntries(name ?? "", base(), entries, append, context) };
  }
  const text = value ? expandToText(value, context, "assignment") : known("");
  const subscript =
    assignment.subscript ?? (inner === undefined ? undefined : literalWord(inner, span));
  // Why: bash expands the text before it evaluates the subscript, and both may assign.
  const key = subscript && subscriptKey(expansion, subscript, base().associative);
  const variable = key
    ? withElement(base(), key, text, append, expansion.evaluate)
    : withText(base(), text, append, expansion.evaluate);
  return { name, variable };
}

/** What the words of an array literal expand to, in order. */
export const expandArray = (
  literal: ArrayLiteral,
  associative: boolean,
  context: ExpandContext,
): readonly ArrayEntry[] =>
  (associative ? keyedEntries : indexedEntries)(literal, expansionOf(context));

/** The array `name` with these entries, behind those that it has where they are appended. */
export function withEntries(
  name: string,
  base: Variable,
  entries: readonly ArrayEntry[],
  append: boolean,
  context: ExpandContext,
): Variable {
  const { evaluate } = expansionOf(context);
  const old = append ? elementsOf(base) : new Map<string, Value>();
  const doubtful = old === "unknown" || (append && base.mayBeUnset && old.size > 0);
  let after = withElements(base, old === "unknown" ? new Map() : old);
  if (doubtful) {
    // Why: what is known of elements that cannot be told is kept in the value.
    const taint = joinTaint(taintOf(old), base.value?.taint ?? noTaint);
    after = withHidden(after, unknown("the elements that it had are not known", taint));
  }
  const own = new RegExp(`\\b${name}\\b`);
  let next = old === "unknown" ? undefined : nextIndex(old);
  for (const { at, value, append: adds } of entries) {
    // Why: an element with an empty subscript is an error, and is left out.
    if (at !== undefined && at !== "many" && at.kind === "known" && at.text === "") continue;
    const key = keyOf(at, next, after, own, evaluate);
    const size = sizeOf(after);
    after = withElement(after, key, value, adds, evaluate);
    // Why: words without an index go on behind the last one with an index, wherever that is.
    const index = key.kind === "known" && size !== undefined ? placeOf(key.text, size, after) : "";
    next = /^\d+$/.test(index ?? "") ? Number(index) + 1 : index === undefined ? next : undefined;
  }
  return after;
}

const sizeOf = ({ elements }: Variable): ReadonlyMap<string, Value> | undefined =>
  elements === "unknown" ? undefined : elements;

function keyOf(
  at: ArrayEntry["at"],
  next: number | undefined,
  { associative }: Variable,
  own: RegExp,
  evaluate: (text: Value) => Value,
): Value {
  if (at === "many") return unknown("it is not known which elements they are");
  if (at === undefined)
    return next === undefined
      ? unknown("the elements before it are not known")
      : known(String(next));
  // Why: bash reads a key from an expansion once more where it holds a backslash.
  if (associative)
    return textsOf(at)?.some((text) => text.includes("\\"))
      ? unknown("its key is read once more", at.taint)
      : at;
  // Why: while it is assigned, the array is neither what it was nor what it will be.
  if (textsOf(at)?.some((text) => own.test(text)))
    return unknown("it is not known which elements they are");
  return evaluate(at);
}

/** One element of an array literal as it is assigned after all its words have been expanded. */
export interface ArrayEntry {
  /** Text of its subscript; undefined: behind the one before. `many`: any number of elements. */
  readonly at: Value | "many" | undefined;
  readonly value: Value;
  readonly append: boolean;
}

/**
 * `([k]=v …)` or `(k v …)`: keys and values are texts, neither split nor with braces or tildes.
 */
function keyedEntries(literal: ArrayLiteral, expansion: Expansion): ArrayEntry[] {
  const { context } = expansion;
  const textOf = (word: Word): Value => expandToText(word, context, "none");
  const entries: ArrayEntry[] = [];
  const [first] = literal.elements;
  let key: Value | undefined;
  for (const { subscript, append, value: word } of literal.elements) {
    const at = subscript && expansion.text(subscript.parts, quotedPlace);
    const value = textOf(word);
    // Why: bash takes one way for all elements, by the first; a mixture is an error or a key.
    if ((at === undefined) !== (first?.subscript === undefined))
      entries.push({ at: "many", value, append });
    else if (at !== undefined) {
      const doubled = append && entries.length > 0;
      entries.push({ at: doubled ? "many" : at, value, append });
    } else if (key === undefined) key = value;
    else {
      entries.push({ at: key, value, append: false });
      key = undefined;
    }
  }
  return key === undefined ? entries : [...entries, { at: key, value: known(""), append: false }];
}

/** `(a b [5]=c)`: words are expanded to fields, and where there is an index, to one text. */
function indexedEntries(literal: ArrayLiteral, expansion: Expansion): ArrayEntry[] {
  const { context } = expansion;
  return literal.elements.flatMap(({ subscript, value: word, append }): ArrayEntry[] => {
    if (subscript === undefined)
      return expandWord(word, context, "word").map(({ value, many }) => ({
        at: many ? "many" : undefined,
        value,
        append: false,
      }));
    const at = expansion.text(subscript.parts, quotedPlace);
    // Why: braces are expanded first, and then the element is no longer one with an index.
    const braces = context.options.braceExpand && expandBraces(word.parts)?.[0] !== word.parts;
    const within = braces ? doubtful(context, "often") : context;
    const value = expandToText(word, within, "assignment", true);
    return [{ at: braces ? "many" : at, value, append }];
  });
}
