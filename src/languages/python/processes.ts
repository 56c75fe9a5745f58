import { known, textsOf, unknown, type Value } from "../../base/value.ts";
import {
  argument,
  argumentValue,
  type Call,
  doubt,
  type Machine,
  type Meaning,
} from "../meaning/machine.ts";
import { does, given, runList, runShell, runsShell, runVector } from "../meaning/meanings.ts";
import {
  anyData,
  asValue,
  data,
  object,
  type Things,
  taintOf,
  vectorOf,
} from "../meaning/thing.ts";

/** What runs programs. Source: Python 3.11 library, subprocess, os, pty, commands. */
export const processes: readonly (readonly [string, Meaning])[] = [
  ["os.system os.popen os.popen2 os.popen3 os.popen4 commands.getoutput", runsShell(0)],
  ["commands.getstatusoutput subprocess.getoutput subprocess.getstatusoutput", runsShell(0)],
  ["subprocess.run subprocess.call subprocess.check_call subprocess.check_output", starts],
  ["subprocess.Popen asyncio.create_subprocess_exec_list", starts],
  ["asyncio.create_subprocess_shell", runsShell(0)],
  ["asyncio.create_subprocess_exec", (call, machine) => replaced(call.args, machine)],
  [
    "os.execl os.execlp",
    (call, machine) => replaced([call.args[0] ?? [], ...call.args.slice(2)], machine),
  ],
  [
    "os.execle os.execlpe",
    (call, machine) => replaced([call.args[0] ?? [], ...call.args.slice(2, -1)], machine),
  ],
  [
    "os.execv os.execvp os.execve os.execvpe",
    (call, machine) => vector(call.args[0], call.args[1], machine),
  ],
  [
    "os.spawnl os.spawnlp",
    (call, machine) => replaced([call.args[1] ?? [], ...call.args.slice(3)], machine),
  ],
  [
    "os.spawnv os.spawnvp os.spawnve os.spawnvpe",
    (call, machine) => vector(call.args[1], call.args[2], machine),
  ],
  [
    "os.posix_spawn os.posix_spawnp",
    (call, machine) => vector(call.args[0], call.args[1], machine),
  ],
  ["pty.spawn", spawnsTerminal],
  ["os.fork", () => anyData("it is a process")],
  ["os.dup2 os.dup", (_, machine) => descriptors(machine)],
  ["os.kill os.killpg", (call, machine) => signals(call, machine)],
  ["os.setuid os.setgid os.setreuid os.setresuid", () => anyData("it is computed")],
  ["os.chroot", does("chroot", 0)],
  ["os.abort os._exit", () => anyData("it is computed")],
];

/** What methods of a process give. */
export const processMethods: readonly (readonly [string, Meaning])[] = [
  [
    "process.communicate process.read process.readlines",
    ({ receiver }) => data(asValue(receiver ? [receiver] : [])),
  ],
  [
    "process.wait process.poll process.kill process.terminate process.close",
    () => anyData("it is computed"),
  ],
];

/** `subprocess.run(argv, shell=False, cwd=None, input=None)`. */
function starts(call: Call, machine: Machine): Things {
  const command = argument(call, 0, "args") ?? [];
  const directory = argumentValue(call, 99, "cwd");
  const input = argumentValue(call, 99, "input");
  const shell = call.named.get("shell");
  environmentOf(call, machine);
  if (call.args.length > 2) doubt(machine, "it says by their order how a program is run");
  const [from] = call.named.get("stdin") ?? [];
  const stdin = input ?? (from?.kind === "object" ? from.value : undefined);
  const more = { ...(directory ? { directory } : {}), ...(stdin ? { stdin } : {}) };
  const named = call.named.get("executable");
  if (named)
    return runVector([asValue(named), ...(vectorOf(command) ?? []).slice(1)], machine, more);
  const isShell = shell !== undefined && textsOf(asValue(shell))?.[0] !== "False";
  if (!isShell) return runList(command, machine, more);
  const [text] = vectorOf(command) ?? [asValue(command)];
  return runShell(
    text ?? unknown("it is not known what it runs"),
    machine,
    directory ?? machine.directory,
  );
}

const harmful = /^(PATH|LD_|DYLD_|PYTHON|BASH_ENV|ENV$|NODE_OPTIONS|GIT_|PERL5|RUBY)/;

function environmentOf(call: Call, machine: Machine): void {
  for (const thing of call.named.get("env") ?? [])
    if (thing.kind === "record")
      for (const name of thing.entries.keys())
        if (harmful.test(name)) doubt(machine, `it sets ${name} for a program`);
}

const replaced = (args: readonly Things[], machine: Machine): Things =>
  runVector(args.map(asValue), machine);

/** A program, and its argument vector with its name before. */
function vector(program: Things | undefined, argv: Things | undefined, machine: Machine): Things {
  const first = program ? asValue(program) : unknown("it is not known what it runs");
  const rest = argv && vectorOf(argv);
  const all: readonly Value[] = rest
    ? rest.slice(1)
    : [unknown("its arguments are computed", taintOf(argv ?? []))];
  return runVector([first, ...all], machine);
}

function spawnsTerminal(call: Call, machine: Machine): Things {
  machine.marks.add("terminal");
  const [first = []] = call.args;
  return vectorOf(first) ? runList(first, machine) : runVector([asValue(first)], machine);
}

function descriptors(machine: Machine): Things {
  machine.marks.add("descriptors");
  return anyData("it is a descriptor");
}

function signals(call: Call, machine: Machine): Things {
  runVector([known("kill"), known("--"), given(call, 0)], machine);
  return object("process", unknown("it is a process"));
}
