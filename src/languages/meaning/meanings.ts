import { concat, known, textsOf, unknown, type Value, withTaint } from "../../base/value.ts";
import {
  act,
  argument,
  argumentValue,
  type Call,
  callTaint,
  computed,
  doubt,
  type Machine,
  type Meaning,
  pathIn,
  received,
} from "./machine.ts";
import { anyData, asValue, data, elementsOf, object, type Things, vectorOf } from "./thing.ts";

/** Which argument: its position, and its name where the language has such. */
export type Which = number | readonly [number, string];

/** The text of an argument; unknown where there is none. */
export function given(call: Call, which: Which): Value {
  const [index, name] = typeof which === "number" ? [which] : which;
  return argumentValue(call, index, name) ?? unknown(`${call.name} is called without it`);
}

/** Whether there is such an argument. */
export function hasArgument(call: Call, which: Which): boolean {
  const [index, name] = typeof which === "number" ? [which] : which;
  return argument(call, index, name) !== undefined;
}

/** A path that an argument names; a list names several. */
function paths(call: Call, which: Which, machine: Machine): readonly Value[] {
  const [index, name] = typeof which === "number" ? [which] : which;
  const things = argument(call, index, name);
  const many = things === undefined ? undefined : vectorOf(things);
  return (many ?? [given(call, which)]).map((one) => pathIn(machine, one));
}

/** Every argument from this one on. */
const from = (call: Call, first: number): readonly number[] =>
  call.args.map((_, index) => index).filter((index) => index >= first);

/** Takes a file or a tree away. */
export const deletes =
  (which: Which, more: { readonly recursive?: boolean; readonly empty?: true } = {}): Meaning =>
  (call, machine) => {
    for (const path of paths(call, which, machine))
      act(machine, { kind: "delete", path, recursive: false, ...more });
    return anyData("it is computed");
  };

/** Takes every file away that is named. */
export const deletesAll =
  (more: { readonly recursive?: boolean } = {}): Meaning =>
  (call, machine) => {
    const named = call.args.length > 0 ? from(call, 0) : [0];
    for (const index of named) deletes(index, more)(call, machine);
    return anyData("it is computed");
  };

/** Gives what a file holds. */
export const reads =
  (which: Which, type?: string): Meaning =>
  (call, machine) => {
    const content = paths(call, which, machine).map((path) => readFile(path, machine));
    const value = content[0] ?? unknown("it is read from a file");
    return type === undefined ? data(value) : object(type, value);
  };

/** Notes that a file is read, and gives what it holds. */
export function readFile(path: Value, machine: Machine): Value {
  act(machine, { kind: "read", path });
  return received(machine, machine.place.content(path));
}

/** Puts an argument into a file. */
export const writes =
  (path: Which, content: Which, how: "truncate" | "append" = "truncate"): Meaning =>
  (call, machine) => {
    for (const one of paths(call, path, machine))
      act(machine, {
        kind: "write",
        path: one,
        how,
        content: given(call, content),
      });
    return anyData("it is computed");
  };

/** Creates a directory, or an empty file, or sets times. */
export const creates =
  (which: Which, makes?: "directory"): Meaning =>
  (call, machine) => {
    for (const path of paths(call, which, machine))
      act(machine, {
        kind: "write",
        path,
        how: makes ? "create" : "metadata",
        ...(makes ? { makes } : {}),
      });
    return anyData("it is computed");
  };

/** How a file is opened, by the letters of its mode. */
export function openFile(path: Value, mode: string | undefined, machine: Machine): Things {
  const place = pathIn(machine, path);
  const letters = mode ?? "?";
  if (!/[rwaxc?+]/.test(letters)) return object("file", unknown("it is read from a file"));
  if (/[r?]/.test(letters) && !/^[wax]/.test(letters) && !/\+/.test(letters) && mode !== undefined)
    return object("file", readFile(place, machine));
  const how = /a/.test(letters) ? "append" : /x/.test(letters) ? "create" : "truncate";
  const own = /r\+/.test(letters) ? "edit" : how;
  if (mode === undefined || /r\+/.test(letters)) readFile(place, machine);
  act(machine, { kind: "write", path: place, how: own });
  const content = /\+/.test(letters) ? machine.place.content(place) : known("");
  return [{ kind: "object", type: "file", value: content, path: place }];
}

/** Does what a program does that is called with these words and arguments: `chmod MODE PATH`. */
export const does =
  (...words: readonly (string | Which)[]): Meaning =>
  (call, machine) => {
    const argv = words.map((one) => (typeof one === "string" ? known(one) : given(call, one)));
    act(machine, {
      kind: "run",
      argv,
      ...(machine.directory ? { directory: machine.directory } : {}),
    });
    return anyData("it is computed");
  };

/** Runs text in a shell. */
export function runShell(
  text: Value,
  machine: Machine,
  directory: Value | undefined = machine.directory,
): Things {
  act(machine, {
    kind: "shell",
    text: text,
    ...(directory ? { directory } : {}),
  });
  return object("process", outputOf(text));
}

/** What a command prints; one that asks a host prints what that sends. */
function outputOf(text: Value): Value {
  const address = /\b(?:curl|wget)\b.*?(https?:\/\/[^\s'"|;]+)/.exec(textsOf(text)?.[0] ?? "")?.[1];
  const output = unknown("it is the output of a command", text.taint);
  return address === undefined
    ? output
    : withTaint(output, [{ label: "network", source: address }]);
}

/** Runs an argument vector; without a known one, whatever it may be. */
export function runVector(
  argv: readonly Value[],
  machine: Machine,
  more: { readonly stdin?: Value; readonly directory?: Value } = {},
): Things {
  const directory = more.directory ?? machine.directory;
  act(machine, {
    kind: "run",
    argv: argv.map((one) => one),
    ...(directory ? { directory } : {}),
    ...(more.stdin ? { stdin: more.stdin } : {}),
  });
  const line = argv.reduce<Value>((sum, one) => concat(concat(sum, known(" ")), one), known(""));
  return object("process", outputOf(line));
}

/** Runs what a list holds. A list of which not all is known is an argument vector still. */
export function runList(
  things: Things,
  machine: Machine,
  more: Parameters<typeof runVector>[2] = {},
): Things {
  const argv = vectorOf(things);
  if (argv) return runVector(argv, machine, more);
  const [only] = things;
  const first = only?.kind === "list" ? only.items[0] : undefined;
  if (only?.kind === "list" && first) {
    const rest = unknown("its arguments are computed", asValue(elementsOf(things)).taint);
    return runVector([asValue(first), rest], machine, more);
  }
  return runVector([asValue(things)], machine, more);
}

/** Runs its arguments as a shell command when there is one of them, else as an argument vector. */
export const runsArguments: Meaning = (call, machine) => {
  const [first] = call.args;
  if (call.args.length === 1 && first && !call.spread)
    return vectorOf(first)
      ? runVector(vectorOf(first) ?? [], machine)
      : runShell(asValue(first), machine);
  const argv = call.args.flatMap((one) => vectorOf(one) ?? [asValue(one)]);
  return runVector(call.spread ? [...argv, unknown("more may follow")] : argv, machine);
};

/** Runs an argument as shell text. */
export const runsShell =
  (which: Which): Meaning =>
  (call, machine) =>
    runShell(given(call, which), machine);

/** Runs text as a program of the same language. */
export const runsCode =
  (which: Which): Meaning =>
  (call, machine) => {
    const text = given(call, which);
    act(machine, { kind: "code", text: text });
    return object("computed", unknown("it is what code gives", text.taint));
  };

/** Runs a file as a program of the same language. */
export const loads =
  (which: Which): Meaning =>
  (call, machine) => {
    for (const path of paths(call, which, machine)) {
      const scheme = textsOf(path)?.find((one) => /^(?:\w+:\/\/|data:)/.test(one));
      if (scheme === undefined) act(machine, { kind: "load", path });
      else
        act(machine, {
          kind: "code",
          text: /^(ht|f)tp/.test(scheme) ? answerOf(path) : unknown("it is no file"),
        });
    }
    return anyData("it is what a file gives");
  };

/** Asks a host for something; `sends` are the arguments that go there beside the address. */
export const fetches =
  (which: Which, sends: readonly Which[] = [], type = "answer"): Meaning =>
  (call, machine) => {
    const to = given(call, which);
    const bodies = sends.filter((one) => hasArgument(call, one)).map((one) => given(call, one));
    return connect(machine, { to, bodies, type });
  };

/** Notes a connection; the answer carries the taint of its host. */
export function connect(
  machine: Machine,
  {
    to,
    bodies,
    type,
  }: { readonly to: Value; readonly bodies: readonly Value[]; readonly type: string },
): Things {
  const [body] = bodies;
  act(machine, {
    kind: "connect",
    to,
    ...(body
      ? {
          sends: withTaint(
            body,
            bodies.flatMap((one) => one.taint),
          ),
        }
      : {}),
  });
  return object(type, received(machine, answerOf(to)));
}

/** What a host sends. */
export function answerOf(to: Value): Value {
  const source = textsOf(to)?.[0] ?? "a host";
  return unknown(`${source} sends it`, [{ label: "network", source }]);
}

/** Prints its arguments. */
export const prints: Meaning = (call, machine) => {
  const values = call.args.map(asValue);
  const known = values.map((one) => textsOf(one)?.[0]);
  const isPlain = call.named.size === 0 && !call.spread && !/printf/.test(call.name);
  const line = isPlain && known.every((one) => one !== undefined) ? values : [];
  for (const value of line.length > 0 ? line : [computedOf(call)])
    act(machine, { kind: "print", value });
  return anyData("it is computed");
};

const computedOf = (call: Call): Value => unknown("it is printed by the program", callTaint(call));

/** Gives an object that keeps the taint of its arguments. */
export const makes =
  (type: string): Meaning =>
  (call) =>
    object(type, unknown("it is made by a library", callTaint(call)));

/** A path made of all arguments: each is below the one before. */
export const joinsPath: Meaning = (call) => {
  const parts = call.args.map(asValue);
  return object("path", joinedPath(parts));
};

/** One path below another; an absolute one stands for itself. */
export function joinedPath(parts: readonly Value[]): Value {
  const [first = known(".")] = parts;
  return parts.slice(1).reduce((path, part) => {
    const texts = textsOf(part);
    if (texts?.length === 1 && texts[0]?.startsWith("/")) return part;
    return below(path, part);
  }, first);
}

function below(path: Value, part: Value): Value {
  const folder = path.kind === "known" ? { ...path, text: path.text.replace(/\/$/, "") } : path;
  const slash = known("/");
  return [slash, part].reduce((left, right) => concat(left, right), folder as Value);
}

/** What cannot be told, whatever it is called with. */
export const hidden =
  (why: string): Meaning =>
  (call, machine) => {
    doubt(machine, why);
    return computed(call, machine);
  };
