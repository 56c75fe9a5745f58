import { limits } from "../../base/limits.ts";
import { known, textsOf, unknown } from "../../base/value.ts";
import type { Expression, MemberExpression } from "../reading/expression.ts";
import { doubt, type Machine, received } from "./machine.ts";
import {
  anyData,
  asValue,
  data,
  elementsOf,
  join,
  library,
  object,
  type Thing,
  type Things,
  taintOf,
} from "./thing.ts";

/** What a name may be: what the program has bound it to, else what the language has. */
export function named(name: string, machine: Machine): Things {
  const { program, evaluate } = machine;
  const functions = join([
    (program.functions.get(name) ?? []).map((of): Thing => ({ kind: "function", of })),
  ]);
  const sources = program.sources.get(name);
  if (sources === undefined) {
    if (functions.length > 0) return functions;
    const value = machine.library.values.get(name);
    return value ? value(machine) : library(fromAll(name, machine) ?? name);
  }
  const before = machine.names.get(name);
  if (before !== undefined) return before;
  if (sources.length > limits.codeSourcesMax) {
    doubt(machine, `it sets ${name} too often`);
    return anyData("it is set too often");
  }
  const { cycles } = machine;
  const bound = sources.map((source): Things => {
    if (source.kind === "value") return evaluate(source.of);
    if (source.kind === "anything") return anyData(`${name} may be anything`);
    return machine.library.values.get(source.name)?.(machine) ?? library(source.name);
  });
  const things = join([functions, ...bound]);
  // Why: within its own making a name is not all that it may be.
  if (machine.cycles === cycles) machine.names.set(name, things);
  return things;
}

/** The full name of what `from library import *` has brought in. */
function fromAll(name: string, { program, library: lib }: Machine): string | undefined {
  return [...program.libraries]
    .filter((one) => program.sources.has(`${one}.*`))
    .map((one) => `${one}.${name}`)
    .find((full) => lib.calls.has(full) || lib.isHarmless(full) || !lib.isOwn(full));
}

/** A part of a value by its name. */
export function memberOf({ of, name }: MemberExpression, machine: Machine): Things {
  if (machine.library.hidden.test(name)) doubt(machine, `it takes ${name} of a value`);
  const owners = machine.evaluate(of);
  return join(owners.map((owner) => partOf(owner, name, machine)));
}

/** A member of a thing. */
export function partOf(owner: Thing, name: string, machine: Machine): Things {
  const { library: lib, program, evaluate } = machine;
  if (owner.kind === "library") {
    const full = `${owner.name}.${name}`;
    return lib.values.get(full)?.(machine) ?? library(full);
  }
  if (owner.kind === "record" && owner.entries.has(name)) return owner.entries.get(name) ?? [];
  if (owner.kind === "object") {
    const part = lib.values.get(`${owner.type}.${name}`);
    if (part) return part(machine, owner);
    if (owner.type === "path") return data(unknown("it is a part of a path", owner.value.taint));
    if (owner.type === "computed") return [owner];
    if (owner.type === "environment") return variable(name, machine);
  }
  const own = program.sources
    .get(`.${name}`)
    ?.map((source) =>
      source.kind === "value" ? evaluate(source.of) : anyData("it may be anything"),
    );
  const rest = anyData(`it is ${name} of data`, taintOf([owner]));
  return own === undefined ? rest : join([...own, rest]);
}

/** A variable of the environment; without a name, any of them. */
function variable(name: string | undefined, machine: Machine): Things {
  const { place } = machine;
  const value = name === undefined ? place.environment() : place.variable(name);
  return value ? data(received(machine, value)) : anyData(`$${name} is not set`);
}

/** An entry of a value by its key. */
export function indexed(
  { of, keys }: Extract<Expression, { kind: "index" }>,
  machine: Machine,
): Things {
  const owners = machine.evaluate(of);
  const things = keys.map((one) => machine.evaluate(one));
  const key = things[0] === undefined ? undefined : textsOf(asValue(things[0]))?.[0];
  if (key !== undefined && machine.library.hidden.test(key))
    doubt(machine, `it takes ${key} of a value`);
  return join(
    owners.map((owner) => {
      if (owner.kind === "library") {
        if (key !== undefined) return partOf(owner, key, machine);
        const { isHarmless, computesMembers } = machine.library;
        if (!computesMembers && isHarmless(owner.name)) return anyData("it is an entry of data");
        doubt(machine, `it takes a part of ${owner.name} that is not known`);
        return anyData("it is not known");
      }
      if (owner.kind === "list" && !owner.more && /^\d+$/.test(key ?? "")) {
        const index = Number(key) - (machine.library.countsFromOne ? 1 : 0);
        return owner.items[index] ?? anyData("it is behind the end of a list");
      }
      if (owner.kind === "record" && key !== undefined) return partOf(owner, key, machine);
      if (owner.kind === "object" && owner.type === "environment") return variable(key, machine);
      if (owner.kind === "object" && owner.type === "argv" && /^\d+$/.test(key ?? ""))
        return data(machine.place.argv[Number(key) - 1] ?? known(""));
      const isNumber = key !== undefined && /^-?\d+$/.test(key);
      if (owner.kind === "list") return elementsOf([owner]);
      if (owner.kind === "object" && owner.type === "computed") return [owner];
      const taint = taintOf([owner, ...things.flat()]);
      if (owner.kind === "record") {
        const rest = machine.library.computesMembers
          ? object("computed", unknown("it is an entry of data", taintOf([owner])))
          : anyData("it is an entry of data", taintOf([owner]));
        return join([...owner.entries.values(), rest]);
      }
      return isNumber || key !== undefined || !machine.library.computesMembers
        ? anyData("it is an entry of data", taint)
        : object("computed", unknown("it is an entry of data", taint));
    }),
  );
}
