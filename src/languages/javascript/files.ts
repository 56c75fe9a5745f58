import { known, textsOf, type Value } from "../../base/value.ts";
import {
  act,
  type Call,
  type Machine,
  type Meaning,
  pathIn,
  sendOn,
  writeTo,
} from "../meaning/machine.ts";
import {
  creates,
  deletes,
  deletesAll,
  does,
  given,
  openFile,
  readFile,
  runVector,
  writes,
} from "../meaning/meanings.ts";
import { anyData, asValue, data, object, type Things } from "../meaning/thing.ts";
import { optionOf } from "./meanings.ts";

/** A function in all the forms that Node has it in. */
const forms = (...names: readonly string[]): string =>
  names
    .flatMap((name) => [
      `fs.${name}`,
      `fs.${name}Sync`,
      `fs.promises.${name}`,
      `fs/promises.${name}`,
      `fs-extra.${name}`,
      `fs-extra.${name}Sync`,
      `graceful-fs.${name}`,
      `graceful-fs.${name}Sync`,
    ])
    .join(" ");

/** What changes and reads files. Source: Node.js 20, `fs`; fs-extra 11; rimraf 5. */
export const files: readonly (readonly [string, Meaning])[] = [
  [forms("readFile", "createReadStream", "readJson"), (call, machine) => reading(call, machine)],
  [forms("writeFile", "outputFile", "writeJson", "outputJson"), writes(0, 1)],
  [forms("appendFile"), writes(0, 1, "append")],
  [
    forms("createWriteStream"),
    (call, machine) => openFile(given(call, 0), flagOf(call) ?? "w", machine),
  ],
  [
    forms("open"),
    (call, machine) => openFile(given(call, 0), textsOf(given(call, 1))?.[0] ?? "r", machine),
  ],
  [forms("unlink"), deletes(0)],
  [forms("rmdir"), (call, machine) => removed(call, machine, true)],
  [forms("rm"), (call, machine) => removed(call, machine, false)],
  [forms("remove", "emptyDir"), deletes(0, { recursive: true })],
  [
    "rimraf rimraf.sync rimraf.rimraf rimraf.rimrafSync rimraf.native del.deleteSync del",
    deletesAll({ recursive: true }),
  ],
  [forms("rename", "move"), does("mv", "-f", 0, 1)],
  [forms("copyFile"), does("cp", "-f", 0, 1)],
  [forms("cp", "copy"), does("cp", "-r", 0, 1)],
  [forms("symlink"), does("ln", "-s", 0, 1)],
  [forms("link"), does("ln", 0, 1)],
  [forms("chmod", "lchmod"), does("chmod", 1, 0)],
  [forms("chown", "lchown"), does("chown", 1, 0)],
  [forms("mkdir", "mkdirp", "ensureDir", "ensureFile"), creates(0, "directory")],
  [forms("mkdtemp"), () => data(known("/tmp/new"))],
  [forms("truncate"), (call, machine) => writes(0, 0)(call, machine)],
  [forms("utimes"), creates(0)],
  [
    forms("stat", "lstat", "access", "exists", "pathExists", "readdir", "realpath"),
    () => anyData("it tells of files"),
  ],
  [forms("write"), (call, machine) => written(call, machine)],
];

/** What methods of open files do. */
export const fileMethods: readonly (readonly [string, Meaning])[] = [
  [
    "file.write file.end file.writeFile",
    (call, machine) => written({ ...call, args: [[], ...call.args] }, machine),
  ],
  [
    "stdout.write stdout.end",
    (call, machine) => {
      act(machine, { kind: "print", value: given(call, 0) });
      return anyData("it is computed");
    },
  ],
  ["file.pipe answer.pipe", pipes],
  [
    "file.on file.once answer.on socket.on server.on process.on",
    (call) => (call.receiver ? [call.receiver] : []),
  ],
  [
    "file.toString file.split file.trim",
    (call) => data(asValue(call.receiver ? [call.receiver] : [])),
  ],
];

/** The content of a file; `0` is standard input. */
function reading(call: Call, machine: Machine): Things {
  const path = given(call, 0);
  const [text] = textsOf(path) ?? [];
  if (text === "0" || text === "/dev/stdin") return data(machine.place.stdin);
  const content = readFile(pathIn(machine, path), machine);
  return call.name.includes("Stream") ? object("file", content) : data(content);
}

function flagOf(call: Call): string | undefined {
  const flags = optionOf(call, "flags");
  return flags && textsOf(asValue(flags))?.[0];
}

function removed(call: Call, machine: Machine, empty: boolean): Things {
  const recursive = optionOf(call, "recursive");
  const isTree = recursive !== undefined && textsOf(asValue(recursive))?.[0] !== "false";
  return deletes(0, { recursive: isTree, ...(empty && !isTree ? { empty: true } : {}) })(
    call,
    machine,
  );
}

/** Text that goes into an open file: the first argument is the file, where there is one. */
function written(call: Call, machine: Machine): Things {
  const own = call.receiver ?? call.args[0]?.[0];
  if (own?.kind === "object" && own.path && call.args.length > 1)
    writeTo(machine, own.path, given(call, 1));
  return anyData("it is computed");
}

/** A stream goes into another: a file, a connection, a program's input, or the output. */
function pipes(call: Call, machine: Machine): Things {
  const value: Value = asValue(call.receiver ? [call.receiver] : []);
  const to = call.args[0] ?? [];
  for (const thing of to) {
    if (thing.kind !== "object") continue;
    if (thing.path) writeTo(machine, thing.path, value);
    else if (thing.type === "stdout") act(machine, { kind: "print", value });
    else if (/^(connection|socket|answer)$/.test(thing.type)) sendOn(machine, value);
    else if (thing.type === "process") runVector([value], machine);
  }
  return to;
}
