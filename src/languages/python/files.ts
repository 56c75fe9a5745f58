import * as posix from "node:path/posix";
import { concat, known, mapText, partial, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  act,
  argument,
  type Call,
  type Machine,
  type Meaning,
  pathIn,
} from "../meaning/machine.ts";
import {
  given,
  hasArgument,
  joinedPath,
  openFile,
  readFile,
  runVector,
} from "../meaning/meanings.ts";
import { anyData, asValue, data, object, type Things } from "../meaning/thing.ts";

/** The folder that holds a path. */
export const parentPath = (path: Value): Value => mapText(path, posix.dirname);

/** `open(path, mode)`. */
export const opensFile: Meaning = (call, machine) => {
  const mode = hasArgument(call, [1, "mode"]) ? textsOf(given(call, [1, "mode"]))?.[0] : "r";
  const first = argument(call, 0, "file") ?? [];
  const isOpen = first.some((one) => one.kind === "object" && one.type !== "path");
  if (isOpen) return first;
  if (call.name === "os.open" && hasArgument(call, 1))
    return openFile(given(call, 0), "r+", machine);
  return openFile(given(call, [0, "file"]), mode, machine);
};

/** `fileinput.input(files, inplace=True)`. */
export const editsLines: Meaning = (call, machine) => {
  const inPlace = hasArgument(call, [1, "inplace"]);
  if (inPlace) {
    const path = pathIn(machine, given(call, [0, "files"]));
    act(machine, { kind: "write", path, how: "edit" });
  }
  return opensFile(inPlace ? { ...call, args: call.args.slice(0, 1) } : call, machine);
};

/** A file that a library writes to, where one is named. */
export const opensLog: Meaning = (call, machine) => {
  const isFile = !call.name.startsWith("logging.basic");
  if (!isFile && !call.named.has("filename")) return anyData("it is computed");
  const which = [isFile ? 0 : 99, call.name.startsWith("io.") ? "file" : "filename"] as const;
  const own = call.name.startsWith("io.") ? "r" : "a";
  const named = hasArgument(call, [1, "mode"]) ? [1, "mode"] : [99, "filemode"];
  const mode = hasArgument(call, named as [number, string])
    ? textsOf(given(call, named as [number, string]))?.[0]
    : own;
  return openFile(given(call, which), mode, machine);
};

/** Names that match a pattern: each begins and ends as the pattern does. */
export function matchesOf(pattern: Value): Value {
  const [only, ...others] = textsOf(pattern) ?? [];
  if (only === undefined || others.length > 0)
    return unknown("it is a name that matches", pattern.taint);
  const at = only.search(/[*?[]/);
  if (at < 0) return pattern;
  const folder = only.slice(0, only.lastIndexOf("/", at) + 1);
  const last = only.slice(only.lastIndexOf("/") + 1);
  const suffix = /[^*?[\]]*$/.exec(only)?.[0] ?? "";
  const entry = partial(folder === "" ? "./" : folder, suffix, "it is a name that matches");
  return entry.kind === "partial" && /^[\w.*-]+$/.test(last) && last !== "*"
    ? { ...entry, entry: true, named: [last] }
    : entry;
}

/** `glob.glob(pattern)`. */
export const globbed: Meaning = (call, machine) =>
  object("name[]", pathIn(machine, matchesOf(given(call, [0, "pathname"]))));

/** `os.listdir(path)`, `os.scandir(path)` and `os.walk(path)`: names below a folder. */
export const walked: Meaning = (call, machine) => {
  const folder = hasArgument(call, 0) ? given(call, [0, "top"]) : known(".");
  const inside = pathIn(machine, belowOf(folder));
  if (call.name === "os.listdir") return anyData("it is a name in a folder");
  return object(call.name === "os.walk" ? "name[][]" : "entry[]", inside);
};

const belowOf = (folder: Value): Value =>
  concat(
    concat(
      mapText(folder, (text) => text.replace(/\/$/, "")),
      known("/"),
    ),
    unknown("it is a name in a folder"),
  );

/** What methods of a path do; those with a dot alone, of whatever may be one. */
export const pathMethods: readonly (readonly [string, Meaning])[] = [
  ["path.unlink .unlink", (call, machine) => deleted(call, machine)],
  ["path.rmdir .rmdir", (call, machine) => deleted(call, machine, true)],
  ["path.write_text path.write_bytes .write_text .write_bytes", writesPath],
  [
    "path.read_text path.read_bytes .read_text .read_bytes",
    (call, machine) => data(readFile(own(call, machine), machine)),
  ],
  ["path.touch .touch", (call, machine) => made(call, machine)],
  ["path.mkdir .mkdir", (call, machine) => made(call, machine, "directory")],
  ["path.open .open", opensPath],
  ["path.rename path.replace .rename .replace", (call, machine) => moved(call, machine)],
  ["path.symlink_to .symlink_to", linked],
  [
    "path.chmod .chmod",
    (call, machine) =>
      runVector([known("chmod"), given(call, [0, "mode"]), own(call, machine)], machine),
  ],
  [
    "path.joinpath",
    (call) => object("path", joinedPath([ofReceiver(call), ...call.args.map(asValue)])),
  ],
  [
    "path.with_suffix",
    (call) =>
      object(
        "path",
        renamed(call, (path, suffix) => path.replace(/(\.[^./]*)?$/, suffix)),
      ),
  ],
  [
    "path.with_name",
    (call) =>
      object(
        "path",
        renamed(call, (path, name) => posix.join(posix.dirname(path), name)),
      ),
  ],
  ["path.glob path.rglob", (call, machine) => object("path[]", pathIn(machine, found(call)))],
  [
    "path.iterdir path.walk",
    (call, machine) => object("path[]", pathIn(machine, belowOf(ofReceiver(call)))),
  ],
  [
    "path.expanduser",
    (call, machine) =>
      object(
        "path",
        mapText(ofReceiver(call), (text) =>
          text.replace(/^~(?=\/|$)/, () => machine.place.home ?? "~"),
        ),
      ),
  ],
  ["path.resolve path.absolute", ({ receiver }) => (receiver ? [receiver] : [])],
  [
    "path.exists path.is_file path.is_dir path.stat path.relative_to path.as_posix",
    () => anyData("it tells of a path"),
  ],
  [
    "path.is_symlink path.is_absolute path.match path.lstat path.samefile",
    () => anyData("it tells of a path"),
  ],
];

const ofReceiver = ({ receiver }: Call): Value => asValue(receiver ? [receiver] : []);

const own = (call: Call, machine: Machine): Value => pathIn(machine, ofReceiver(call));

function deleted(call: Call, machine: Machine, empty = false): Things {
  const path = own(call, machine);
  act(machine, { kind: "delete", path, recursive: false, ...(empty ? { empty: true } : {}) });
  return anyData("it is computed");
}

function writesPath(call: Call, machine: Machine): Things {
  const content = given(call, [0, "data"]);
  act(machine, { kind: "write", path: own(call, machine), how: "truncate", content });
  return anyData("it is computed");
}

function made(call: Call, machine: Machine, makes?: "directory"): Things {
  const path = own(call, machine);
  act(
    machine,
    makes
      ? { kind: "write", path, how: "create", makes }
      : { kind: "write", path, how: "metadata" },
  );
  return anyData("it is computed");
}

function opensPath(call: Call, machine: Machine): Things {
  const mode = hasArgument(call, [0, "mode"]) ? textsOf(given(call, [0, "mode"]))?.[0] : "r";
  const path = ofReceiver(call);
  return path.kind === "unknown" && mode === "r"
    ? anyData("it is opened", path.taint)
    : openFile(path, mode, machine);
}

function moved(call: Call, machine: Machine): Things {
  if (call.args.length !== 1) return anyData("it is computed");
  runVector([known("mv"), known("-f"), ofReceiver(call), given(call, 0)], machine);
  return object("path", given(call, 0));
}

function linked(call: Call, machine: Machine): Things {
  return runVector([known("ln"), known("-s"), given(call, 0), ofReceiver(call)], machine);
}

function renamed(call: Call, change: (path: string, by: string) => string): Value {
  const [by] = textsOf(given(call, 0)) ?? [];
  const path = ofReceiver(call);
  return by === undefined
    ? unknown("it is computed", path.taint)
    : mapText(path, (one) => change(one, by));
}

function found(call: Call): Value {
  const folder = ofReceiver(call);
  const joined = concat(
    concat(
      mapText(folder, (text) => text.replace(/\/$/, "")),
      known("/"),
    ),
    given(call, 0),
  );
  const matches = matchesOf(joined);
  return folder.kind === "known" && folder.text === "." && matches.kind === "partial"
    ? { ...matches, prefix: "./" }
    : matches;
}
