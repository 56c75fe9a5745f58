import { known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { reads } from "../../roles.ts";
import { aimOfPattern, aimOfPid, isOwnPidFile, ownPort, wider } from "./pids.ts";

/** Programs that send signals. Signal 0 only asks whether a process is there. */
export const signalTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["kill", "gkill"],
    source: "POSIX.1-2024 XCU kill; bash 5.2 kill; util-linux 2.38 kill(1)",
    inert: true,
    options: {},
    effects: (inv, resolve) => killed(inv, resolve),
  }),
  defineCommand({
    names: ["pkill", "skill", "snice"],
    source: "procps 4.0 pkill(1)",
    inert: true,
    options: {},
    effects: (inv, resolve) => matched(inv, resolve),
  }),
  defineCommand({
    names: ["killall", "killall5"],
    source: "psmisc 23.6 killall(1)",
    inert: true,
    options: {},
    effects: (inv, resolve) => named(inv, resolve),
  }),
  defineCommand({
    names: ["fuser"],
    source: "psmisc 23.6 fuser(1)",
    inert: true,
    options: {},
    effects: (inv, resolve) => holders(inv, resolve),
  }),
];

const signalName = /^-(\d+|(SIG)?(?!RTM)[A-Z]{3,}[A-Z0-9]*|(SIG)?RTM(IN|AX)([-+]\d+)?)$/;

function* killed(inv: Invocation, resolve: Resolve): Iterable<Deed> {
  let rest = inv.argv;
  const first = textOf(rest[0]) ?? "";
  if (/^(-[lL]|--list|--table|--help|--version)/.test(first)) return;
  let silent = false;
  for (let word = first; ; word = textOf(rest[0]) ?? "") {
    if (/^(-s|-n|--signal|-q|--queue|--timeout)$/.test(word)) {
      silent ||= /^(0|EXIT)$/.test(textOf(rest[1]) ?? "");
      rest = rest.slice(word === "--timeout" ? 3 : 2);
    } else if (/^(-[ap]|--all|--pid|--verbose|-v)$/.test(word)) rest = rest.slice(1);
    else if (signalName.test(word) && rest === inv.argv) {
      silent ||= word === "-0";
      rest = rest.slice(1);
    } else break;
  }
  if (textOf(rest[0]) === "--") rest = rest.slice(1);
  if (silent) return;
  for (const { value, at } of rest)
    yield { kind: "signal", target: aimOfPid(value, resolve), who: value, at };
}

const pkillOptions = optionList(
  "signal= echo|e count|c full|f pgroup|g= group|G= ignore-case|i newest|n oldest|o",
  "older|O= parent|P= session|s= terminal|t= euid|u= uid|U= inverse|v exact|x pidfile|F=",
  "logpidfile|L runstates|r= ignore-ancestors|A cgroup= ns= nslist= queue|q=",
  "require-handler|H mrelease|m list-name|l help version|V",
);

function* matched(inv: Invocation, resolve: Resolve): Iterable<Deed> {
  const { argv, silent } = withoutSignal(inv.argv);
  const given = getopt(argv, { options: pkillOptions });
  for (const why of given.doubts) yield { kind: "opaque", why, at: inv.at };
  const quiet = silent || textOf(given.value("signal")) === "0";
  if (quiet || given.has("help") || given.has("version")) return;
  const file = given.value("pidfile");
  if (file) {
    yield* reads([file], "used", resolve);
    const own = resolve.paths(file, true).every((target) => isOwnPidFile(target, resolve));
    yield { kind: "signal", target: own ? "own" : "pid", who: file.value, at: file.at };
    return;
  }
  const parent = given.value("parent");
  const [pattern] = given.operands;
  const who = pattern?.value ?? unknown("everything that the options choose");
  const children = parent ? aimOfPid(parent.value, resolve) : undefined;
  const found = pattern ? aimOfPattern(who, given.has("full"), resolve) : "everything";
  const target = given.has("inverse") ? "everything" : children === "own" ? "own" : found;
  yield { kind: "signal", target, who, at: pattern?.at ?? inv.at };
}

function* named(inv: Invocation, resolve: Resolve): Iterable<Deed> {
  const { argv, silent } = withoutSignal(inv.argv);
  const options = optionList(
    "exact|e ignore-case|I interactive|i list|l process-group|g older-than|o=",
    "younger-than|y= quiet|q regexp|r signal|s= user|u= verbose|v wait|w ns|n= context|Z=",
    "version|V help",
  );
  const given = getopt(argv, { options });
  for (const why of given.doubts) yield { kind: "opaque", why, at: inv.at };
  if (silent || given.has("help") || given.has("version") || given.has("list")) return;
  if (textOf(given.value("signal")) === "0") return;
  if (given.operands.length === 0 || inv.name === "killall5") {
    const who = given.value("user")?.value ?? known("every process");
    yield { kind: "signal", target: "everything", who, at: inv.at };
  }
  for (const { value, at } of given.operands)
    yield { kind: "signal", target: aimOfPattern(value, false, resolve), who: value, at };
}

function withoutSignal(argv: readonly Argument[]): {
  readonly argv: readonly Argument[];
  readonly silent: boolean;
} {
  const words = argv.map((one) => textOf(one) ?? "");
  const rest = argv.filter((_, index) => !signalName.test(words[index] ?? ""));
  return { argv: rest, silent: words.includes("-0") };
}

/** `fuser -k 3000/tcp`, `fuser -k -n tcp 3000`, `fuser -km /mnt`. */
function* holders(inv: Invocation, resolve: Resolve): Iterable<Deed> {
  const { argv } = withoutSignal(inv.argv);
  const options = optionList(
    "all|a interactive|i inode|I kill|k list-signals|l mount|m ismountpoint|M namespace|n=",
    "silent|s user|u verbose|v writeonly|w version|V ipv4|4 ipv6|6 signal=",
  );
  const given = getopt(argv, { options });
  yield { kind: "stdout", value: processes(given.operands, textOf(given.value("namespace"))) };
  if (!given.has("kill")) return;
  const space = textOf(given.value("namespace"));
  for (const { value, at, many } of given.operands) {
    const text = textsOf(value)?.[0] ?? "";
    const port =
      /^(\d+)\/(tcp|udp)$/.exec(text)?.[1] ?? (space && space !== "file" ? text : undefined);
    const file = resolve.paths({ value, at, many }, true);
    const own = port
      ? ownPort(port)
      : !given.has("mount") && file.every((target) => isOwnPidFile(target, resolve));
    const target = own ? "own" : given.has("mount") ? "everything" : "named";
    yield { kind: "signal", target, who: value, at };
  }
}

function processes(operands: readonly Argument[], space: string | undefined): Value {
  const own = operands.every((one) => {
    const text = textOf(one) ?? "";
    return ownPort(/^(\d+)\/(tcp|udp)$/.exec(text)?.[1] ?? (space ? text : ""));
  });
  const aim = own && operands.length > 0 ? "own" : wider("pid", "named");
  return unknown("fuser lists processes", [{ label: "process", source: aim }]);
}
