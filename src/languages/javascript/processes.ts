import { concat, known, textsOf, type Value } from "../../base/value.ts";
import { argument, type Call, doubt, type Machine, type Meaning } from "../meaning/machine.ts";
import { does, loads, runList, runShell, runVector } from "../meaning/meanings.ts";
import { asValue, elementsOf, list, type Things, vectorOf } from "../meaning/thing.ts";
import { optionOf, plainArguments } from "./meanings.ts";

/** What runs programs. Source: Node.js 20, `child_process`; execa 8; Bun 1. */
export const processes: readonly (readonly [string, Meaning])[] = [
  ["child_process.exec child_process.execSync", (call, machine) => shell(call, machine)],
  [
    "execa.command execa.commandSync execa.execaCommand execa.execaCommandSync",
    (call, machine) => shell(call, machine),
  ],
  [
    "child_process.spawn child_process.spawnSync child_process.execFile child_process.execFileSync",
    starts,
  ],
  ["execa execa.sync execa.execa execa.execaSync", starts],
  ["child_process.fork", loads(0)],
  ["process.kill", does("kill", "--", 0)],
  ["$ zx.$ bun.$", (call, machine) => shell(call, machine)],
];

const directoryOf = (call: Call, machine: Machine): Value | undefined => {
  const directory = optionOf(call, "cwd");
  return directory ? asValue(directory) : machine.directory;
};

/** Variables that change what a program is, and a shell of the caller's own. */
function environmentOf(call: Call, machine: Machine): void {
  for (const thing of optionOf(call, "env") ?? [])
    if (thing.kind === "record")
      for (const name of thing.entries.keys())
        if (!/^\d+$/.test(name) && !machine.library.maySet("environment", name))
          doubt(machine, `it sets ${name} for a program`);
  const texts = textsOf(asValue(optionOf(call, "shell") ?? [])) ?? [];
  if (texts.some((one) => !/^(true|false|(\/usr)?\/bin\/(ba|da|z)?sh|(ba|da|z)?sh)$/.test(one)))
    doubt(machine, "it names its own shell");
}

function shell(call: Call, machine: Machine): Things {
  environmentOf(call, machine);
  return runShell(asValue(argument(call, 0) ?? []), machine, directoryOf(call, machine));
}

/** `spawn(file, argv, options)`. */
function starts(call: Call, machine: Machine): Things {
  environmentOf(call, machine);
  const [file = [], argv] = plainArguments(call);
  const isShell = optionOf(call, "shell");
  const directory = directoryOf(call, machine);
  const first = asValue(file);
  const rest = argv ?? list([]);
  if (isShell !== undefined && textsOf(asValue(isShell))?.[0] !== "false") {
    const words = vectorOf(rest) ?? [asValue(elementsOf(rest))];
    const text = words.reduce((sum, one) => concat(concat(sum, known(" ")), one), first);
    return runShell(text, machine, directory);
  }
  const more = directory ? { directory } : {};
  const words = vectorOf(rest);
  if (words) return runVector([first, ...words], machine, more);
  return runList(list([[...file], elementsOf(rest)], true), machine, more);
}
