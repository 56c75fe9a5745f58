import { anyOf } from "../../base/any-of.ts";
import { joinTaint, noTaint, type Taint } from "../../base/taint.ts";
import { concat, known, textsOf, unknown, type Value } from "../../base/value.ts";
import type { CallExpression, Expression, MemberExpression } from "../reading/expression.ts";
import {
  act,
  type Call,
  callTaint,
  computed,
  doubt,
  type Machine,
  received,
  writeTo,
} from "./machine.ts";
import { dataMethod } from "./text-methods.ts";
import {
  anyData,
  asValue,
  data,
  elementsOf,
  join,
  library,
  list,
  object,
  type Thing,
  type Things,
  taintOf,
  text,
} from "./thing.ts";

/**
 * What an expression may be. Each is worked out once, so that what it does is noted once, whatever
 * way leads to it.
 */
export function evaluator(machine: () => Machine): (expression: Expression) => Things {
  const found = new Map<Expression, Things>();
  return (expression) => {
    const before = found.get(expression);
    if (before !== undefined) return before;
    found.set(expression, anyData("it is made of itself"));
    const things = evaluated(expression, machine());
    found.set(expression, things);
    return things;
  };
}

function evaluated(expression: Expression, machine: Machine): Things {
  const { evaluate } = machine;
  switch (expression.kind) {
    case "plain":
      return anyData("it is computed");
    case "number":
      return text(expression.text);
    case "text":
      return data(
        expression.parts
          .map((one) => (typeof one === "string" ? known(one) : asValue(evaluate(one))))
          .reduce(concat, known("")),
      );
    case "name":
      return named(expression.name, machine);
    case "member":
      return memberOf(expression, machine);
    case "index":
      return indexed(expression, machine);
    case "call":
      return called(expression, machine);
    case "operation":
      return operated(expression.operator, expression.operands, machine);
    case "list":
      return list(
        expression.items.map((one) => evaluate(one)),
        expression.items.some((one) => one.kind === "operation" && one.operator === "each"),
      );
    case "record": {
      const entries = expression.entries.map(([key, value], index) => {
        const name = key && textsOf(asValue(evaluate(key)))?.[0];
        return [name ?? `${index}`, evaluate(value)] as const;
      });
      return [{ kind: "record", entries: new Map(entries) }];
    }
    case "function":
      return [{ kind: "function", of: expression }];
    case "command": {
      const command = asValue(evaluate(expression.text));
      act(machine, { kind: "shell", text: command });
      return anyData("it is the output of a command", command.taint);
    }
    case "element":
      return elementsOf(evaluate(expression.of));
    case "derived":
      return anyData(
        "it is computed",
        expression.from.reduce<readonly Taint[]>(
          (sum, one) => joinTaint(sum, taintOf(evaluate(one))),
          noTaint,
        ),
      );
  }
}

/** What a name may be: what the program has bound it to, else what the language has. */
function named(name: string, machine: Machine): Things {
  const { program, evaluate } = machine;
  const functions = (program.functions.get(name) ?? []).map(
    (of): Thing => ({ kind: "function", of }),
  );
  const sources = program.sources.get(name);
  if (sources === undefined) {
    if (functions.length > 0) return functions;
    const value = machine.library.values.get(name);
    return value ? value(machine) : library(name);
  }
  const bound = sources.map((source): Things => {
    if (source.kind === "value") return evaluate(source.of);
    if (source.kind === "anything") return anyData(`${name} may be anything`);
    return machine.library.values.get(source.name)?.(machine) ?? library(source.name);
  });
  return join([functions, ...bound]);
}

function memberOf({ of, name }: MemberExpression, machine: Machine): Things {
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
  }
  const own = program.sources
    .get(`.${name}`)
    ?.map((source) =>
      source.kind === "value" ? evaluate(source.of) : anyData("it may be anything"),
    );
  const rest = anyData(`it is ${name} of data`, taintOf([owner]));
  return own === undefined ? rest : join([...own, rest]);
}

function indexed({ of, keys }: Extract<Expression, { kind: "index" }>, machine: Machine): Things {
  const owners = machine.evaluate(of);
  const things = keys.map((one) => machine.evaluate(one));
  const key = things[0] === undefined ? undefined : textsOf(asValue(things[0]))?.[0];
  if (key !== undefined && machine.library.hidden.test(key))
    doubt(machine, `it takes ${key} of a value`);
  return join(
    owners.map((owner) => {
      if (owner.kind === "library") {
        if (key !== undefined) return partOf(owner, key, machine);
        doubt(machine, `it takes a part of ${owner.name} that is not known`);
        return anyData("it is not known");
      }
      if (owner.kind === "list" && !owner.more && /^\d+$/.test(key ?? ""))
        return owner.items[Number(key)] ?? anyData("it is behind the end of a list");
      if (owner.kind === "record" && key !== undefined) return partOf(owner, key, machine);
      if (owner.kind === "object" && owner.type === "environment") {
        const value = key === undefined ? machine.place.environment() : machine.place.variable(key);
        return value ? data(received(machine, value)) : anyData(`$${key} is not set`);
      }
      if (owner.kind === "object" && owner.type === "argv" && /^\d+$/.test(key ?? ""))
        return data(machine.place.argv[Number(key) - 1] ?? known(""));
      const isNumber = key !== undefined && /^-?\d+$/.test(key);
      if (owner.kind === "list") return elementsOf([owner]);
      const taint = taintOf([owner, ...things.flat()]);
      if (owner.kind === "record")
        return join([...owner.entries.values(), anyData("an entry", taint)]);
      return isNumber || key !== undefined || !machine.library.computesMembers
        ? anyData("it is an entry of data", taint)
        : object("computed", unknown("it is an entry of data", taint));
    }),
  );
}

function operated(operator: string, operands: readonly Expression[], machine: Machine): Things {
  if (operator === "=") return stored(operands, machine);
  const things = operands.map((one) => machine.evaluate(one));
  const [left = [], right = []] = things;
  if (operator === "each") return left;
  if (operator === "either") return join(things.slice(1));
  if (/^(or|and|\|\||&&|\?\?)$/.test(operator)) return join(things);
  if (/^prefix (await|new|@|&|\\|\*|\*\*|\+|void|my|our|local)$/.test(operator)) return left;
  if (/^(\/|~>)$/.test(operator) && things.some(hasPath))
    return object("path", concat(concat(asValue(left), known("/")), asValue(right)));
  if (/^(\+|\.|\.\.|~)$/.test(operator)) return added(left, right);
  if (
    /^(==|!=|===|!==|<|>|<=|>=|<=>|=~|!~|in|not|is|instanceof|prefix (!|not|typeof|defined))$/.test(
      operator,
    )
  )
    return anyData("it is a yes or no");
  if (operator === "*" && things.length === 2) return repeated(left, right);
  const taint = things.reduce<readonly Taint[]>(
    (sum, one) => joinTaint(sum, taintOf(one)),
    noTaint,
  );
  const begin = operator === "%" ? textsOf(asValue(left))?.[0]?.split("%")[0] : undefined;
  if (operator === "%" && begin !== undefined) return data(formatted(asValue(left), right, taint));
  return anyData("it is computed", taint);
}

const hasPath = (things: Things): boolean =>
  things.some((one) => one.kind === "object" && one.type === "path");

function added(left: Things, right: Things): Things {
  const [a, b] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && a?.kind === "list" && b?.kind === "list")
    return list([...a.items, ...b.items], a.more || b.more);
  return data(concat(asValue(left), asValue(right)));
}

function repeated(left: Things, right: Things): Things {
  const [value] = textsOf(asValue(left)) ?? [];
  const [count] = textsOf(asValue(right)) ?? [];
  const times = Number(count);
  return value !== undefined && times >= 0 && times * value.length <= 1000 && !/^\d+$/.test(value)
    ? text(value.repeat(times))
    : anyData("it is computed", taintOf([...left, ...right]));
}

/** `"%s/x" % y`, where only `%s` is put in. */
function formatted(format: Value, right: Things, taint: readonly Taint[]): Value {
  const pieces = (textsOf(format)?.[0] ?? "").split("%s");
  const [only] = right;
  const values = only?.kind === "list" ? only.items.map(asValue) : [asValue(right)];
  if (pieces.length !== values.length + 1 || pieces.some((one) => one.includes("%")))
    return unknown("it is computed", taint);
  return pieces
    .map((piece, index) => concat(known(piece), values[index] ?? known("")))
    .reduce(concat);
}

/** An assignment; what is not a name of the program's own may be a part of a library. */
function stored([target, value]: readonly Expression[], machine: Machine): Things {
  const things = value ? machine.evaluate(value) : [];
  if (target?.kind === "list") for (const one of target.items) stored([one], machine);
  if (target?.kind !== "member" && target?.kind !== "index") return things;
  const owners = machine.evaluate(target.of);
  const key =
    target.kind === "member"
      ? target.name
      : textsOf(asValue(machine.evaluate(target.keys[0] ?? { kind: "plain" })))?.[0];
  if (key !== undefined && machine.library.hidden.test(key))
    doubt(machine, `it changes ${key} of a value`);
  for (const owner of owners) {
    const name =
      owner.kind === "library" ? owner.name : owner.kind === "object" ? owner.type : undefined;
    if (name !== undefined && !machine.library.maySet(name, key))
      doubt(machine, `it changes ${key ?? "a part"} of ${name}`);
  }
  return things;
}

function called(expression: CallExpression, machine: Machine): Things {
  const { callee, args } = expression;
  const positional: Things[] = [];
  const namedArgs = new Map<string, Things>();
  let spread = false;
  for (const one of args) {
    const things = machine.evaluate(one.value);
    if (one.name !== undefined) namedArgs.set(one.name, things);
    else if (one.spread !== true) positional.push(things);
    else {
      const [only] = things;
      if (only?.kind === "list" && !only.more && things.length === 1)
        positional.push(...only.items);
      else if (only?.kind === "record")
        for (const [name, value] of only.entries) namedArgs.set(name, value);
      else spread = true;
    }
  }
  const call = { name: "", args: positional, named: namedArgs, spread };
  if (callee.kind === "member") {
    const owners = machine.evaluate(callee.of);
    const full = owners.map((one) => (one.kind === "library" ? `${one.name}.${callee.name}` : ""));
    const isOwn = full.some((one) => machine.library.keeps.has(one));
    const results = methods(callee, call, machine);
    handOver(call, isOwn || machine.program.functions.has(callee.name), machine);
    return join(results);
  }
  const called = machine.evaluate(callee);
  const results = called.map((thing) => callThing(thing, call, machine));
  const isOwn = called.every(
    (one) =>
      one.kind === "function" || (one.kind === "library" && machine.library.keeps.has(one.name)),
  );
  handOver(call, isOwn, machine);
  return join(results);
}

/** Calls a member of each thing that the owner may be. */
function methods(callee: MemberExpression, call: Call, machine: Machine): readonly Things[] {
  const { name } = callee;
  const { library: lib, program, evaluate } = machine;
  if (lib.hidden.test(name)) doubt(machine, `it calls ${name} of a value`);
  const own = (program.functions.get(name) ?? []).map((of): Thing => ({ kind: "function", of }));
  return evaluate(callee.of).flatMap((owner): readonly Things[] => {
    if (owner.kind === "library") {
      const part = partOf(owner, name, machine);
      return part.map((thing) => callThing(thing, call, machine));
    }
    const mine = own.map((thing) => callThing(thing, call, machine));
    const method = { ...call, name: `.${name}`, receiver: owner };
    if (owner.kind === "record" && owner.entries.has(name))
      return (owner.entries.get(name) ?? []).map((thing) => callThing(thing, call, machine));
    if (owner.kind === "object") {
      const meaning = lib.methods.get(`${owner.type}.${name}`);
      if (meaning) return [meaning(method, machine)];
      if (owner.type === "computed" && !lib.isHarmless(`.${name}`)) unclear(method, machine);
    }
    const texts = dataMethod(method);
    if (texts !== undefined && owner.kind !== "object") return [...mine, texts];
    const meaning = lib.methods.get(`.${name}`);
    if (meaning && mayBeObject(owner)) return [...mine, meaning(method, machine)];
    return [...mine, texts ?? computed(method, machine)];
  });
}

/** Data that is not known may be an object that a library has made. */
const mayBeObject = (owner: Thing): boolean =>
  owner.kind === "object" || (owner.kind === "data" && owner.value.kind === "unknown");

function callThing(thing: Thing, call: Call, machine: Machine): Things {
  switch (thing.kind) {
    case "library":
      return callLibrary({ ...call, name: thing.name }, machine);
    case "function":
      return join(thing.of.results.map((one) => machine.evaluate(one)));
    case "object":
      if (thing.type === "computed") unclear(call, machine);
      return anyData("it is computed", callTaint({ ...call, receiver: thing }));
    default:
      return anyData("it is computed", callTaint(call));
  }
}

function callLibrary(call: Call, machine: Machine): Things {
  const { library: lib } = machine;
  const meaning = lib.calls.get(call.name);
  if (meaning) return meaning(call, machine);
  if (lib.isHarmless(call.name)) return computed(call, machine);
  if (lib.isOwn(call.name)) doubt(machine, `it calls ${call.name}`);
  else foreign(call, machine);
  return computed(call, machine);
}

const suspicious = anyOf(
  /delete|remove|destroy|drop|truncate|wipe|purge|kill|exec|eval|spawn|popen|shell|system/i,
  /unlink|rmtree|upload|publish|deploy|sudo|^(rm|run|send|call|connect|move|chmod|chown)$/,
);

/** A library of somebody else's: it does what its name says, as an installed program would. */
function foreign(call: Call, machine: Machine): void {
  const [root = ""] = call.name.split(".");
  const name = call.name.split(".").at(-1) ?? "";
  if (!machine.foreign.has(root) || suspicious.test(name)) doubt(machine, `it calls ${call.name}`);
}

const unclear = ({ name }: Call, machine: Machine): void =>
  doubt(
    machine,
    name === "" ? "it calls what is computed" : `it calls ${name.slice(1)} of what is computed`,
  );

/** What a call gets that does something itself: functions, libraries, files, the output. */
function handOver(call: Call, isOwn: boolean, machine: Machine): void {
  const all = [...call.args, ...call.named.values()];
  for (const things of all)
    for (const thing of things) {
      if (thing.kind === "library" && !isOwn) handLibrary(thing.name, things, call, machine);
      if (thing.kind !== "object") continue;
      if (thing.type === "stdout")
        act(machine, { kind: "print", value: unknown("a library prints it", callTaint(call)) });
      if (thing.path !== undefined && thing.type === "file")
        writeTo(machine, thing.path, unknown("a library writes it", callTaint(call)));
    }
}

/** FAIL-CLOSED: a function that is handed over is called, with whatever else the call is given. */
function handLibrary(name: string, things: Things, call: Call, machine: Machine): void {
  const { library: lib, program } = machine;
  if (lib.isHarmless(name)) return;
  if (lib.calls.has(name)) {
    const others = [...call.args, ...call.named.values()].filter((one) => one !== things);
    callLibrary({ ...call, name, args: others.map(elementsOf), named: new Map() }, machine);
  } else if (lib.isOwn(`${name}.x`) || program.libraries.has(name) || lib.isOwn(name))
    doubt(machine, `it hands ${name} over`);
}
