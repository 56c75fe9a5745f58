import type { Span } from "../base/span.ts";
import { joinTaint, noTaint } from "../base/taint.ts";
import { choice, either, known, made, textsOf, unknown, type Value } from "../base/value.ts";
import type { Word } from "../syntax/nodes.ts";
import type { Variable } from "./context.ts";
import { type Expansion, quotedPlace } from "./piece.ts";

/** What a parameter stands for before any operator. */
export type Parameter =
  | {
      readonly kind: "one";
      /** Absent: it is unset. */
      readonly value?: Value;
      readonly mayBeUnset: boolean;
      /** Its text is a decimal number, even where it is not known which. */
      readonly number?: boolean;
    }
  | {
      readonly kind: "list";
      readonly items: readonly Value[];
      /** Index or key of each item; positional parameters count from 1. */
      readonly keys: readonly string[];
      readonly star: boolean;
      readonly associative: boolean;
    }
  /** A list whose length is not known; `item` is what each element may be. */
  | { readonly kind: "unknown-list"; readonly item: Value; readonly star: boolean };

/** The value of the parameter `name`, with its subscript, at this point. */
export function lookUp(expansion: Expansion, name: string, subscript?: Word): Parameter {
  const { context } = expansion;
  if (/^[0-9]+$/.test(name)) return positional(expansion, Number(name));
  if (name === "@" || name === "*") return allPositional(expansion, name === "*");
  if (name === "#") {
    const { positional: all } = context;
    const count =
      all === "unknown" ? made("digits", "their number is not known") : numeral(all.length);
    return { kind: "one", value: count, mayBeUnset: false, number: true };
  }
  if (!isName(name) || name === "_") return special(expansion, name);
  const variable = context.variable(name);
  if (variable === undefined) return subscript ? absentArray(expansion, subscript) : absent(name);
  if (variable.nameref) return throughReference(expansion, variable, subscript, 0);
  return subscript ? element(expansion, variable, subscript) : scalar(variable);
}

/** Whether a text is a variable name. */
export const isName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);

/** Which elements a subscript means: `@` and `*` as written, unquoted. */
export function wholeArray(subscript: Word): "@" | "*" | undefined {
  const [part] = subscript.parts;
  if (subscript.parts.length !== 1 || part?.kind !== "literal") return undefined;
  return part.text === "@" || part.text === "*" ? part.text : undefined;
}

/** A word of one literal, for a subscript that was not written as one. */
export const literalWord = (text: string, span: Span): Word => ({
  kind: "word",
  parts: [{ kind: "literal", text, span }],
  raw: text,
  span,
});

/**
 * The index or key that a subscript stands for. An index is evaluated as arithmetic, and what came
 * out of an expansion is then parsed once more.
 */
export function subscriptKey(expansion: Expansion, subscript: Word, associative: boolean): Value {
  const text = expansion.text(subscript.parts, quotedPlace);
  return associative ? text : expansion.evaluate(text);
}

const numeral = (count: number): Value => known(String(count));

function positional(expansion: Expansion, index: number): Parameter {
  const { context } = expansion;
  if (index === 0) return { kind: "one", value: context.special("0"), mayBeUnset: false };
  if (context.positional === "unknown") {
    const value = unknown("the positional parameters are not known");
    return { kind: "one", value, mayBeUnset: true };
  }
  const value = context.positional[index - 1];
  return value ? { kind: "one", value, mayBeUnset: false } : { kind: "one", mayBeUnset: true };
}

function allPositional(expansion: Expansion, star: boolean): Parameter {
  const { positional: all } = expansion.context;
  if (all === "unknown") {
    const item = unknown("the positional parameters are not known");
    return { kind: "unknown-list", item, star };
  }
  const keys = all.map((_, index) => String(index + 1));
  return { kind: "list", items: all, keys, star, associative: false };
}

function special(expansion: Expansion, name: string): Parameter {
  const value = expansion.context.special(name);
  return { kind: "one", value, mayBeUnset: false, number: "?$!".includes(name) };
}

// Why: `$!` may be empty, and then it is no number; an empty text splits like one all the same.
const shellOwn: ReadonlySet<string> = new Set(
  `BASH BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_COMMAND
  BASH_EXECUTION_STRING BASH_LINENO BASH_SOURCE BASH_SUBSHELL BASH_VERSINFO BASH_VERSION
  COMP_WORDBREAKS DIRSTACK EPOCHREALTIME EPOCHSECONDS EUID FUNCNAME GROUPS HISTCMD HOSTNAME
  HOSTTYPE IFS LINENO MACHTYPE OPTERR OPTIND OSTYPE PATH PIPESTATUS PPID PS4 PWD RANDOM SECONDS
  SHELL SHELLOPTS SHLVL SRANDOM TERM UID`.split(/\s+/),
);

function absent(name: string): Parameter {
  if (!shellOwn.has(name)) return { kind: "one", mayBeUnset: true };
  // FAIL-CLOSED: a variable that bash itself sets is not unset because nobody told its value.
  const why = `bash itself sets ${name}`;
  return {
    kind: "one",
    value: numbers.has(name) ? made("digits", why) : unknown(why),
    mayBeUnset: true,
  };
}

const numbers: ReadonlySet<string> = new Set(
  "BASHPID BASH_SUBSHELL EPOCHSECONDS EUID HISTCMD LINENO PPID RANDOM SECONDS SRANDOM UID".split(
    " ",
  ),
);

function absentArray(expansion: Expansion, subscript: Word): Parameter {
  const all = wholeArray(subscript);
  if (all === undefined) {
    // Why: bash evaluates the subscript before it looks for the array.
    subscriptKey(expansion, subscript, false);
    return { kind: "one", mayBeUnset: true };
  }
  return { kind: "list", items: [], keys: [], star: all === "*", associative: false };
}

function scalar(variable: Variable): Parameter {
  if (variable.elements === "unknown") {
    const value = variable.value ?? unknown("the elements of the array are not known");
    return { kind: "one", value, mayBeUnset: true };
  }
  const value = variable.value ?? variable.elements?.get("0");
  if (value === undefined) return { kind: "one", mayBeUnset: true };
  return { kind: "one", value, mayBeUnset: variable.mayBeUnset };
}

function throughReference(
  expansion: Expansion,
  variable: Variable,
  subscript: Word | undefined,
  depth: number,
): Parameter {
  const [name, ...more] = (variable.value && textsOf(variable.value)) ?? [];
  const target = name === undefined ? undefined : expansion.context.variable(name);
  if (name === undefined || more.length > 0 || variable.mayBeUnset || !isName(name) || depth > 8) {
    if (variable.value) expansion.context.reparsed(variable.value, "indirection");
    const item = unknown("it is a reference to a name that is not known");
    const all = subscript && wholeArray(subscript);
    if (all) return { kind: "unknown-list", item, star: all === "*" };
    return { kind: "one", value: item, mayBeUnset: true };
  }
  if (target?.nameref) return throughReference(expansion, target, subscript, depth + 1);
  return lookUp(expansion, name, subscript);
}

function element(expansion: Expansion, variable: Variable, subscript: Word): Parameter {
  const all = wholeArray(subscript);
  const why = "the elements of the array are not known";
  if (all) {
    const isEmpty = entriesOf(variable).size === 0;
    if (variable.elements === "unknown" || (variable.mayBeUnset && !isEmpty)) {
      const doubt = variable.mayBeUnset ? "the array may be unset" : why;
      const item = unknown(doubt, taintOf(entriesOf(variable)));
      return { kind: "unknown-list", item, star: all === "*" };
    }
    const entries = entriesOf(variable);
    const items = [...entries.values()];
    return {
      kind: "list",
      items: variable.associative ? shuffled(items) : items,
      keys: [...entries.keys()],
      star: all === "*",
      associative: variable.associative,
    };
  }
  const key = subscriptKey(expansion, subscript, variable.associative);
  if (variable.elements === "unknown")
    return { kind: "one", value: unknown(why, taintOf(entriesOf(variable))), mayBeUnset: true };
  const entries = entriesOf(variable);
  const found = (textsOf(key) ?? []).map((text) => entries.get(indexOf(text, entries, variable)));
  const present = found.filter((value) => value !== undefined);
  if (found.length === 0) {
    const value = unknown("the subscript is not known", taintOf(entries));
    return { kind: "one", value, mayBeUnset: true };
  }
  if (present.length === 0) return { kind: "one", mayBeUnset: true };
  const mayBeUnset = present.length < found.length || variable.mayBeUnset;
  if (present.length === 1) return { kind: "one", value: present[0] as Value, mayBeUnset };
  const texts = present.flatMap((value) => textsOf(value) ?? []);
  const whole = present.every((value) => textsOf(value) !== undefined);
  const taint = present.map((value) => value.taint).reduce(joinTaint, noTaint);
  const value = whole ? choice(texts, { taint }) : unknown("the subscript is not known", taint);
  return { kind: "one", value, mayBeUnset };
}

/** A keyed array comes in the order of bash's own hash table: any element may stand anywhere. */
export function shuffled(items: readonly Value[]): readonly Value[] {
  if (items.length < 2) return items;
  const any = items.reduce(either);
  return items.map(() => any);
}

const taintOf = (entries: ReadonlyMap<string, Value>): Value["taint"] =>
  [...entries.values()].map((value) => value.taint).reduce(joinTaint, noTaint);

function entriesOf(variable: Variable): ReadonlyMap<string, Value> {
  if (variable.elements !== undefined && variable.elements !== "unknown") return variable.elements;
  return variable.value ? new Map([["0", variable.value]]) : new Map();
}

function indexOf(text: string, entries: ReadonlyMap<string, Value>, variable: Variable): string {
  // Why: only of an array that was made as one bash counts from behind.
  if (variable.associative || !text.startsWith("-") || variable.elements === undefined) return text;
  const highest = Math.max(-1, ...[...entries.keys()].map(Number));
  return String(highest + 1 + Number(text));
}
