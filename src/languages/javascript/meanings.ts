import * as posix from "node:path/posix";
import { known, textsOf, unknown, type Value } from "../../base/value.ts";
import { type Call, computed, doubt, type Machine, type Meaning } from "../meaning/machine.ts";
import { given, joinedPath, loads, readFile } from "../meaning/meanings.ts";
import { anyData, asValue, data, join, library, type Things } from "../meaning/thing.ts";
import { decodes, setsVariables } from "../python/meanings.ts";

/** `require("name")`: a library, a data file, or a file of the program's own. */
export const requires: Meaning = (call, machine) => {
  const names = textsOf(given(call, 0));
  if (names === undefined) doubt(machine, "it loads a library whose name is computed");
  return join((names ?? []).map((name) => required(name, call, machine)));
};

function required(name: string, call: Call, machine: Machine): Things {
  if (/^\.{0,2}\//.test(name) || name === "." || name === "..") {
    if (/\.json$/.test(name)) return data(withoutText(readFile(known(name), machine)));
    loads(0)(call, machine);
    return anyData("it is what a file gives");
  }
  const [whole] = /\/.*\.json$/.exec(name) ?? [];
  if (whole) return anyData("it tells of a library");
  const own = name.replace(/^node:/, "").replaceAll(".", "_");
  machine.program.libraries.add(own);
  const [root = ""] = own.split(".");
  if (!machine.library.isOwn(`${own}.x`)) machine.foreign.add(root);
  return library(own);
}

/** Data that is read from a text is not that text. */
const withoutText = (value: Value): Value => unknown("it is read from a file", value.taint);

/** `path.join(a, b)` and `path.resolve(a, b)`. */
export const joinsPaths: Meaning = (call) => {
  const parts = call.args.map(asValue);
  const texts = parts.map((one) => textsOf(one)?.[0]);
  const all = texts.filter((one) => one !== undefined);
  const isExact = all.length === texts.length && parts.every((one) => one.kind === "known");
  if (!call.name.endsWith("join")) return data(joinedPath(parts));
  const taint = parts.flatMap((one) => one.taint);
  return data(isExact ? known(posix.join(...all), taint) : joinedPath(parts));
};

/** `path.dirname(path)`. */
export const dirnames: Meaning = (call) => {
  const [only] = textsOf(given(call, 0)) ?? [];
  return only === undefined ? anyData("it is computed") : data(known(posix.dirname(only)));
};

/** `Buffer.from(text, encoding)`. */
export const makesBuffer: Meaning = (call, machine) => {
  const [encoding] = textsOf(given(call, 1)) ?? [];
  const name = encoding === "hex" ? "hex" : "b64decode";
  if (/^(base64|base64url|hex)$/.test(encoding ?? "")) return decodes({ ...call, name }, machine);
  return data(given(call, 0));
};

/** A call whose arguments are what it gives. */
export const keepsValue: Meaning = (call, machine) => {
  const [first] = call.args;
  if (first === undefined) return anyData("it is empty");
  const isEnvironment = first.some((one) => one.kind === "object" && one.type === "environment");
  if (call.name === "Object.assign" && isEnvironment)
    return setsVariables({ ...call, args: call.args.slice(1) }, machine);
  if (/^(JSON\.|Object\.)/.test(call.name)) return computed(call, machine);
  return call.args.length === 1 ? first : join(call.args);
};

/** An option of an object that is the last argument. */
export function optionOf(call: Call, name: string): Things | undefined {
  for (const things of call.args)
    for (const thing of things)
      if (thing.kind === "record" && thing.entries.has(name)) return thing.entries.get(name);
  return undefined;
}

/** Arguments that are neither functions nor options. */
export const plainArguments = (call: Call): readonly Things[] =>
  call.args.filter(([first]) => first?.kind !== "function" && first?.kind !== "record");
