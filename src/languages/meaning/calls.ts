import { anyOf } from "../../base/any-of.ts";
import { textsOf, unknown } from "../../base/value.ts";
import type {
  CallExpression,
  Expression,
  FunctionExpression,
  MemberExpression,
} from "../reading/expression.ts";
import { act, type Call, callTaint, computed, doubt, type Machine, writeTo } from "./machine.ts";
import { partOf } from "./parts.ts";
import { dataMethod } from "./text-methods.ts";
import { anyData, asValue, elementsOf, join, object, type Thing, type Things } from "./thing.ts";

/** What a call does and gives. */
export function called(expression: CallExpression, machine: Machine): Things {
  const { callee, args } = expression;
  const positional: Things[] = [];
  const namedArgs = new Map<string, Things>();
  let spread = false;
  for (const one of args) {
    const pair = pairOf(one.value, machine);
    if (pair) {
      namedArgs.set(pair[0], pair[1]);
      continue;
    }
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
    const mine = machine.program.functions.get(callee.name);
    const isMine = mine?.some((one) => fits(one, call)) ?? false;
    handOver(call, callee.name, isOwn || isMine, machine);
    return join(results);
  }
  const called = machine.evaluate(callee);
  const results = called.map((thing) => callThing(thing, call, machine));
  const isBound = callee.kind === "function" || machine.program.functions.has(nameIn(callee));
  const isOwn = called.every(
    (one) =>
      (one.kind === "function" && isBound && fits(one.of, call)) ||
      (one.kind === "library" && machine.library.keeps.has(one.name)),
  );
  handOver(call, callee.kind === "name" ? callee.name : "", isOwn, machine);
  return join(results);
}

const nameIn = (callee: Expression): string => (callee.kind === "name" ? callee.name : "");

/** Whether each argument has a parameter that it is bound to. */
function fits({ parameters }: FunctionExpression, call: Call): boolean {
  const names = parameters.filter((one) => !/^(self|cls)$/.test(one));
  const isTaken = call.args.every((_, index) => (names[index] ?? "") !== "");
  return isTaken && !call.spread && [...call.named.keys()].every((one) => names.includes(one));
}

/** `name => value` is an argument for that parameter. */
function pairOf(value: Expression, machine: Machine): readonly [string, Things] | undefined {
  if (value.kind !== "operation" || value.operator !== "=>") return undefined;
  const [key, given] = value.operands;
  const [name] = key ? (textsOf(asValue(machine.evaluate(key))) ?? []) : [];
  return name === undefined || given === undefined ? undefined : [name, machine.evaluate(given)];
}

/** Calls a member of each thing that the owner may be. */
function methods(callee: MemberExpression, call: Call, machine: Machine): readonly Things[] {
  const { name } = callee;
  const { library: lib, program, evaluate } = machine;
  if (lib.hidden.test(name)) doubt(machine, `it calls ${name} of a value`);
  const own = (program.functions.get(name) ?? []).map((of): Thing => ({ kind: "function", of }));
  const kept = [...(program.sources.get(`.${name}`) ?? []), ...(program.sources.get(name) ?? [])]
    .flatMap((one) => (one.kind === "value" ? evaluate(one.of) : []))
    .filter((one) => one.kind === "library" && isActive(one.name, machine));
  return evaluate(callee.of).flatMap((owner): readonly Things[] => {
    if (owner.kind === "library") {
      const part = partOf(owner, name, machine);
      return part.map((thing) => callThing(thing, call, machine));
    }
    const mine = own.map((thing) => callThing(thing, call, machine));
    // Why: a property gives the function that is called.
    const given = mine
      .flat()
      .filter((one) => one.kind === "library" && isActive(one.name, machine));
    mine.push(...[...kept, ...given].map((thing) => callThing(thing, call, machine)));
    const method = { ...call, name: `.${name}`, receiver: owner };
    if (owner.kind === "record" && owner.entries.has(name))
      return (owner.entries.get(name) ?? []).map((thing) => callThing(thing, call, machine));
    if (owner.kind === "object") {
      const meaning = lib.methods.get(`${owner.type}.${name}`);
      if (meaning) return [meaning(method, machine)];
      if (owner.type === "computed" && !lib.isHarmless(`.${name}`)) unclear(method, machine);
    }
    const texts = keeping(dataMethod(method, machine), owner, machine);
    if (texts !== undefined && owner.kind !== "object") return [...mine, texts];
    const meaning = lib.methods.get(`.${name}`);
    if (texts === undefined && meaning === undefined) handPaths(call, machine);
    if (meaning && (texts === undefined || mayBeObject(owner)))
      return [...mine, meaning(method, machine)];
    return [...mine, texts ?? keeping(computed(method, machine), owner, machine) ?? []];
  });
}

/** What a method gives of a value that holds functions may be one of them. */
function keeping(texts: Things | undefined, owner: Thing, machine: Machine): Things | undefined {
  if (texts === undefined || !carries([owner], machine)) return texts;
  return join([texts, object("computed", unknown("it is kept in a value"))]);
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
      return machine.library.callsTexts ? callText(thing, call, machine) : computed(call, machine);
  }
}

function callText(thing: Thing, call: Call, machine: Machine): Things {
  const names = textsOf(asValue([thing]));
  if (names === undefined) doubt(machine, "it calls what is computed");
  return join(
    (names ?? []).map((name) => {
      const called = machine.library.callsTexts === "as written" ? name : name.toLowerCase();
      return callLibrary({ ...call, name: called }, machine);
    }),
  );
}

function callLibrary(call: Call, machine: Machine): Things {
  const { library: lib } = machine;
  const meaning = lib.calls.get(call.name);
  if (meaning) return meaning(call, machine);
  // Why: where texts are called, what no assignment is seen of may hold any of them.
  if (lib.callsTexts && /^\$\w+$/.test(call.name)) doubt(machine, `it calls ${call.name}`);
  if (lib.isHarmless(call.name)) return passing(call, machine);
  if (lib.isOwn(call.name)) doubt(machine, `it calls ${call.name}`);
  else foreign(call, machine);
  return computed(call, machine);
}

/** What computes with functions may give one of them back. */
const passing = (call: Call, machine: Machine): Things =>
  call.args.some((one) => carries(one, machine))
    ? object("computed", unknown(`it is computed by ${call.name}`, callTaint(call)))
    : computed(call, machine);

const suspicious = anyOf(
  /delete|remove|destroy|drop|truncate|wipe|purge|kill|exec|eval|spawn|popen|shell|system/i,
  /unlink|rmtree|upload|publish|deploy|sudo|^(rm|run|send|call|connect|move|chmod|chown)$/,
);

/** A library of somebody else's: it does what its name says, as an installed program would. */
function foreign(call: Call, machine: Machine): void {
  const [root = ""] = call.name.split(".");
  const name = call.name.split(".").at(-1) ?? "";
  handPaths(call, machine);
  if (machine.place.hasLibrary(root)) return;
  if (!machine.foreign.has(root) || suspicious.test(name)) doubt(machine, `it calls ${call.name}`);
}

/** Paths among the arguments of a call of which no more is known. */
function handPaths(call: Call, machine: Machine): void {
  for (const things of [...call.args, ...call.named.values()])
    for (const thing of things) {
      const value = thing.kind === "data" || thing.kind === "object" ? thing.value : undefined;
      const texts = value ? (textsOf(value) ?? []) : [];
      if (value && texts.some((one) => /^(?:~|\.{0,2})\/\S|^\.\w/.test(one)))
        act(machine, { kind: "hand", path: value });
    }
}

const unclear = ({ name }: Call, machine: Machine): void =>
  doubt(
    machine,
    name === "" ? "it calls what is computed" : `it calls ${name.slice(1)} of what is computed`,
  );

/** What a call gets that does something itself: functions, libraries, files, the output. */
function handOver(call: Call, name: string, isOwn: boolean, machine: Machine): void {
  const all = [...call.args, ...call.named.values()];
  for (const things of all)
    for (const thing of things) {
      if (thing.kind === "library" && !isOwn) handLibrary(thing.name, things, call, machine);
      if (!isOwn && holdsLibrary(thing, machine)) doubt(machine, "it hands functions over");
      if (thing.kind !== "object") continue;
      if (thing.type === "stdout")
        act(machine, { kind: "print", value: unknown("a library prints it", callTaint(call)) });
      if (thing.path !== undefined && thing.type === "file" && !leaving.test(name))
        writeTo(machine, thing.path, unknown("a library writes it", callTaint(call)));
    }
}

/** Whether functions that do something are one of the things, or in one. */
export const carries = (things: Things, machine: Machine): boolean =>
  things.some((one) => holdsLibrary({ kind: "list", items: [[one]], more: false }, machine));

/** Whether functions that do something are somewhere in a value. */
export function holdsLibrary(thing: Thing, machine: Machine, depth = 0): boolean {
  const inner =
    thing.kind === "list"
      ? thing.items.flat()
      : thing.kind === "record"
        ? [...thing.entries.values()].flat()
        : [];
  return inner.some(
    (one) =>
      (one.kind === "library" && isActive(one.name, machine)) ||
      (depth < 4 && holdsLibrary(one, machine, depth + 1)),
  );
}

/** Whether a part of a library does more than compute. */
export const isActive = (name: string, { library: lib, program }: Machine): boolean =>
  !lib.isHarmless(name) &&
  lib.callsTexts !== "in lower case" &&
  (lib.calls.has(name) || program.libraries.has(name) || lib.isOwn(name));

/** What is written to an open file is known from elsewhere, or nothing is. */
const leaving = /^(?:f?close|f?flush|f?eof|fileno|binmode|flock|f?seek|fwrite|fputs|assert|len)$/;

/** FAIL-CLOSED: a function that is handed over is called, with whatever else the call is given. */
function handLibrary(name: string, things: Things, call: Call, machine: Machine): void {
  const { library: lib, program } = machine;
  // Why: where texts are called, a bare name is a constant.
  if (lib.isHarmless(name) || lib.callsTexts === "in lower case") return;
  if (lib.calls.has(name)) {
    const others = [...call.args, ...call.named.values()].filter((one) => one !== things);
    // Why: which of them it is called with is up to whoever calls it.
    const any = join(others.map((one) => (one[0]?.kind === "data" ? one : elementsOf(one))));
    const args = others.map(() => any);
    callLibrary({ ...call, name, args, named: new Map() }, machine);
  } else if (lib.isOwn(`${name}.x`) || program.libraries.has(name) || lib.isOwn(name))
    doubt(machine, `it hands ${name} over`);
}
