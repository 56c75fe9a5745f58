import { joinTaint, noTaint, type Taint } from "../../base/taint.ts";
import { either, known, unknown, type Value } from "../../base/value.ts";
import type { FunctionExpression } from "../reading/expression.ts";

/** What an expression may be, as far as it matters for what the program does. */
export type Thing =
  /** A text, a number, or other data that stands for nothing but itself. */
  | { readonly kind: "data"; readonly value: Value }
  /** Some values in order; with `more`, any number of those. */
  | { readonly kind: "list"; readonly items: readonly Things[]; readonly more: boolean }
  | { readonly kind: "record"; readonly entries: ReadonlyMap<string, Things> }
  /** A library, or something in one, by its full name: `os.path.join`. */
  | { readonly kind: "library"; readonly name: string }
  /** Something that a library has made, and what is known of it: a path, an open file, a socket. */
  | ObjectThing
  | { readonly kind: "function"; readonly of: FunctionExpression };

/** Something that a library has made. */
export interface ObjectThing {
  readonly kind: "object";
  readonly type: string;
  readonly value: Value;
  /** Of an open file: its path, the very value that the act of opening it has. */
  readonly path?: Value;
}

/** What an expression may be: one of these. */
export type Things = readonly Thing[];

/** Data whose text is this value. */
export const data = (value: Value): Things => [{ kind: "data", value }];

/** Data of which no more is known than what has gone into it. */
export const anyData = (why: string, taint: readonly Taint[] = noTaint): Things =>
  data(unknown(why, taint));

/** Something that a library has made. */
export const object = (type: string, value: Value): Things => [{ kind: "object", type, value }];

/** Something of a library by its name. */
export const library = (name: string): Things => [{ kind: "library", name }];

/** Values in order. */
export const list = (items: readonly Things[], more = false): Things => [
  { kind: "list", items, more },
];

/** Either of some. */
export function join(all: readonly Things[]): Things {
  const joined = distinct(all.flat());
  const texts = joined.filter((one) => one.kind === "data");
  const others = joined.filter((one) => one.kind !== "data");
  const [first, ...more] = texts;
  // FAIL-CLOSED: what may be too many things may be anything, and must not be called.
  if (others.length > thingsMax)
    return object("computed", unknown("it may be too many things", taintOf(joined)));
  if (first === undefined) return others;
  const value = more.reduce((left, one) => either(left, one.value), first.value);
  return [{ kind: "data", value }, ...others];
}

/** Functions that give the same are one, and so are parts of libraries of one name. */
function distinct(things: Things): Things {
  if (things.length < 2) return things;
  const seen = new Set<unknown>();
  return things.filter((thing) => {
    const key =
      thing.kind === "function"
        ? thing.of.results
        : thing.kind === "library"
          ? thing.name
          : undefined;
    if (key === undefined) return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const thingsMax = 12;

/** The text that a value has where one is asked for. */
export function asValue(things: Things): Value {
  const values = things.map(one);
  const [first, ...more] = values;
  if (first === undefined) return unknown("it is not known what it is");
  return more.reduce(either, first);
}

function one(thing: Thing): Value {
  switch (thing.kind) {
    case "data":
    case "object":
      return thing.value;
    case "list":
    case "record":
      return unknown("it is made of several values", taintOf([thing]));
    default:
      return unknown("it is a part of the program");
  }
}

/** Taint of everything in it. */
export function taintOf(things: Things): readonly Taint[] {
  return things.reduce<readonly Taint[]>((all, thing) => {
    if (thing.kind === "data" || thing.kind === "object") return joinTaint(all, thing.value.taint);
    const inner =
      thing.kind === "list"
        ? thing.items
        : thing.kind === "record"
          ? [...thing.entries.values()]
          : [];
    return inner.reduce((sum, next) => joinTaint(sum, taintOf(next)), all);
  }, noTaint);
}

/** The entries of what is gone through. */
export function elementsOf(things: Things): Things {
  return join(
    things.map((thing) => {
      if (thing.kind === "list")
        return thing.items.length === 0
          ? anyData("it is an entry of an empty list")
          : join(thing.items);
      if (thing.kind === "object" && thing.type.endsWith("[]"))
        return object(thing.type.slice(0, -2), thing.value);
      if (thing.kind === "object" && thing.type === "computed") return [thing];
      if (thing.kind === "object" && thing.type === "name") return data(thing.value);
      return anyData("it is an entry of data", taintOf([thing]));
    }),
  );
}

/** Values of an argument vector, where the thing is a list of them. */
export function vectorOf(things: Things): readonly Value[] | undefined {
  const [only, ...others] = things;
  if (only?.kind !== "list" || only.more || others.length > 0) return undefined;
  return only.items.map(asValue);
}

/** Data of a known text. */
export const text = (value: string): Things => data(known(value));
