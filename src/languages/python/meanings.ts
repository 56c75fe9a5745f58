import {
  concat,
  known,
  mapText,
  textsOf,
  unknown,
  type Value,
  withTaint,
} from "../../base/value.ts";
import {
  act,
  argument,
  callTaint,
  computed,
  doubt,
  type Machine,
  type Meaning,
  pathIn,
  received,
  writeTo,
} from "../meaning/machine.ts";
import { given, hasArgument, joinedPath, runVector } from "../meaning/meanings.ts";
import { partOf } from "../meaning/parts.ts";
import { anyData, asValue, data, join, library, list, object, taintOf } from "../meaning/thing.ts";
import { parentPath } from "./files.ts";

/** `__import__(name)`: a library whose name is worked out. */
export const importsModule: Meaning = (call, machine) => {
  const names = textsOf(given(call, [0, "name"]));
  if (names === undefined) doubt(machine, "it loads a library whose name is computed");
  for (const name of names ?? []) machine.program.libraries.add(name);
  return join((names ?? []).map((name) => library(name)));
};

/** `getattr(object, name)`. */
export const takesMember: Meaning = (call, machine) => {
  const names = textsOf(given(call, 1));
  if (names === undefined || names.some((one) => machine.library.hidden.test(one)))
    doubt(machine, "it takes a member whose name is computed");
  const owners = argument(call, 0) ?? [];
  return join((names ?? []).flatMap((name) => owners.map((owner) => partOf(owner, name, machine))));
};

/** The same value in another form. */
export const passesOn: Meaning = (call, machine) => {
  const [first] = call.args;
  if (call.name === "dict" && call.named.size > 0)
    return join([first ?? [], [{ kind: "record", entries: call.named }]]);
  if (first === undefined) return anyData("it is empty");
  if (/\.(StringIO|BytesIO)$/.test(call.name)) return anyData("it is a text", taintOf(first));
  const isText = first.some(
    (one) => one.kind === "data" || (one.kind === "object" && one.type === "path"),
  );
  if (/^(str|bytes)$/.test(call.name) && isText) return data(asValue(first));
  return /^(list|tuple|sorted|iter|dict)$/.test(call.name) ? first : computed(call, machine);
};

const base64 = /^[A-Za-z0-9+/=_-]+$/;

/** What a decoder makes of a text. */
export const decodes: Meaning = (call) => {
  const source = call.name.split(".").at(-1) ?? call.name;
  const value = given(call, 0);
  const label = { label: "decoded", source } as const;
  const [only, ...others] = textsOf(value) ?? [];
  const decoded =
    only === undefined || others.length > 0
      ? undefined
      : /b64|decodebytes/.test(source) && base64.test(only)
        ? fromBase64(only)
        : /hex/.test(source)
          ? fromHex(only)
          : undefined;
  return decoded === undefined
    ? data(withTaint(unknown(`${source} has decoded it`, value.taint), [label]))
    : data(known(decoded, [...value.taint, label]));
};

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function fromBase64(text: string): string {
  let bits = 0;
  let length = 0;
  let out = "";
  for (const letter of text.replaceAll("-", "+").replaceAll("_", "/")) {
    const value = alphabet.indexOf(letter);
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffff;
    length += 6;
    if (length < 8) continue;
    length -= 8;
    out += String.fromCharCode((bits >> length) & 0xff);
  }
  return out;
}

const fromHex = (text: string): string | undefined =>
  /^(?:[0-9a-fA-F]{2})+$/.test(text)
    ? text.replace(/../g, (two) => String.fromCharCode(Number.parseInt(two, 16)))
    : undefined;

/** `shlex.split(text)`: quotes are taken away where there are none inside others. */
export const splitsWords: Meaning = (call) => {
  const value = given(call, 0);
  const [only, ...others] = textsOf(value) ?? [];
  if (only === undefined || others.length > 0 || /[\\#]/.test(only))
    return list([anyData("it is a part of a text", value.taint)], true);
  const parts = only.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return list(parts.map((one) => data(known(one.replace(/'([^']*)'|"([^"]*)"/g, "$1$2")))));
};

/** The mode as digits, of which the last four are octal. */
const octal = (value: Value): Value =>
  mapText(value, (text) => text.replace(/^0o/i, "").replace(/^(\d+)$/, (digits) => digits));

/** `os.chmod(path, 0o755)`. */
export const changesMode: Meaning = (call, machine) => {
  runVector(
    ["chmod", octal(given(call, [1, "mode"])), pathIn(machine, given(call, [0, "path"]))].map(
      (one) => (typeof one === "string" ? known(one) : one),
    ),
    machine,
  );
  return anyData("it is computed");
};

/** `os.chdir(path)`: every path after it begins there. */
export const changesDirectory: Meaning = (call, machine) => {
  machine.directory = pathIn(machine, given(call, [0, "path"]));
  return anyData("it is computed");
};

/** `os.getenv(name, default)`. */
export const readsVariable: Meaning = (call, machine) => {
  const names = textsOf(given(call, 0));
  const values = (names ?? []).map((name) => machine.place.variable(name));
  const found = values.flatMap((one) => (one ? [data(received(machine, one))] : []));
  const other = argument(call, 1);
  if (names === undefined) return data(machine.place.environment());
  if (found.length === values.length && found.length > 0) return join(found);
  return join([...found, other ?? anyData("the variable is not set")]);
};

/** Sets variables of the environment: by name and value, or all that a record has. */
export const setsVariables: Meaning = (call, machine) => {
  const names = call.args.flatMap((things) =>
    things.flatMap((one) => (one.kind === "record" ? [...one.entries.keys()] : [])),
  );
  const own = /setdefault|putenv|store$/.test(call.name) ? textsOf(given(call, 0)) : undefined;
  const all = [...names, ...call.named.keys(), ...(own ?? [])];
  const isKnown = own !== undefined || call.args.every(([one]) => one?.kind === "record");
  if (!isKnown || call.spread || all.some((one) => !machine.library.maySet("environment", one)))
    doubt(machine, "it changes the environment of what it runs");
  return anyData("it is computed");
};

/** `~` at the beginning is the home. */
export function homePath(value: Value, machine: Machine): Value {
  const { home } = machine.place;
  return mapText(value, (text) =>
    home !== undefined && /^~(\/|$)/.test(text) ? `${home}${text.slice(1)}` : text,
  );
}

/** `os.path.expanduser(path)`. */
export const expandsHome: Meaning = (call, machine) =>
  data(homePath(given(call, [0, "path"]), machine));

/** Another way to write the same path. */
export const samePath: Meaning = (call) => data(given(call, [0, "path"]));

/** `os.path.dirname(path)`. */
export const parentOf: Meaning = (call) => data(parentPath(given(call, [0, "p"])));

/** `Path(a, b)`. */
export const pathOf: Meaning = (call) =>
  object("path", call.args.length === 0 ? known(".") : joinedPath(call.args.map(asValue)));

/** `Path.home()` and `Path.cwd()`. */
export const place: Meaning = ({ name }, { place: { home, directory }, directory: own }) => {
  const path = name.endsWith("home") ? home : directory;
  if (own && name.endsWith("cwd")) return object("path", own);
  return object("path", path === undefined ? unknown("it is not known where it is") : known(path));
};

/** A new name below the folder for temporary files. */
export const temporary: Meaning = () =>
  data(concat(known("/tmp/tmp"), unknown("it is a new name")));

/** Standard input of the program. */
export const standardInput: Meaning = (_, machine) => data(received(machine, machine.place.stdin));

/** `sys.path.insert(0, folder)`: libraries of the project's own are looked for there. */
export const addsModules: Meaning = (call, machine) => {
  const folder = textsOf(asValue(call.args.at(-1) ?? []));
  const own = (one: string): boolean =>
    !/(^|\/)\.\.(\/|$)/.test(one) &&
    (!one.startsWith("/") ||
      one.startsWith(`${machine.place.directory}/`) ||
      one === machine.place.directory);
  if (folder === undefined || !folder.every(own))
    doubt(machine, "it looks for libraries elsewhere");
  return anyData("it is computed");
};

/** `file.write(text)`. */
export const writesOn: Meaning = (call, machine) => {
  const { receiver } = call;
  if (receiver?.kind === "object" && receiver.path) writeTo(machine, receiver.path, given(call, 0));
  return anyData("it is computed");
};

/** What an object has been made of. */
export const contentOf: Meaning = ({ receiver }) => data(asValue(receiver ? [receiver] : []));

/** A method that gives the object itself. */
export const sameObject: Meaning = ({ receiver }) => (receiver ? [receiver] : []);

/** `sqlite3.connect(path)`. */
export const opensDatabase: Meaning = (call, machine) => {
  const path = given(call, [0, "database"]);
  if (path.kind !== "known" || path.text !== ":memory:")
    act(machine, { kind: "write", path: pathIn(machine, path), how: "edit" });
  return object("database", path);
};

const destructive = /\b(drop|truncate|delete|alter|update|attach)\b/i;

/** `database.execute(query)`. */
export const queries: Meaning = (call, machine) => {
  const texts = textsOf(given(call, 0));
  if (texts === undefined || texts.some((one) => destructive.test(one)))
    doubt(machine, "it changes a database");
  return anyData("it is an answer of a database", callTaint(call));
};

/** Unpacks an archive into a folder. */
export const extracts: Meaning = (call, machine) => {
  const path = hasArgument(call, [0, "path"]) ? given(call, [0, "path"]) : known(".");
  act(machine, { kind: "write", path: pathIn(machine, path), how: "create", makes: "directory" });
  return anyData("it is computed");
};
