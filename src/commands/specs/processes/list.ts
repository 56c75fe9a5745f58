import { unknown } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand } from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { environmentTaint, madeFrom, reads } from "../../roles.ts";
import { aimOfPattern, isOwnPidFile, ownPort } from "./pids.ts";

/** Programs that tell which processes there are; pids carry what they were found by. */
export const processLists: readonly CommandSpec[] = [
  defineCommand({
    names: ["ps", "pstree", "top", "htop", "btop", "atop", "iotop", "pmap", "pwdx", "jps"],
    source: "procps 4.0 ps(1), top(1); psmisc 23.6 pstree(1)",
    inert: true,
    options: {},
    *effects(inv, resolve) {
      const [first] = inv.argv;
      // Why: without a dash, `e` shows the environment of every process.
      const shows = inv.name === "ps" && /^[a-df-z]*e/.test(textOf(first) ?? "");
      const taint = shows ? environmentTaint(resolve) : [];
      yield { kind: "stdout", value: unknown("it lists processes", taint) };
    },
  }),
  defineCommand({
    names: ["pgrep", "pidof", "pidwait"],
    source: "procps 4.0 pgrep(1), pidof(1)",
    inert: true,
    options: optionList(
      "delimiter|d= list-full|a list-name|l quick|q inverse|v lightweight|w count|c full|f",
      "pgroup|g= group|G= ignore-case|i newest|n oldest|o older|O= parent|P= session|s=",
      "terminal|t= euid|u= uid|U= exact|x pidfile|F= logpidfile|L runstates|r=",
      "ignore-ancestors|A cgroup= ns= nslist=",
    ),
    *effects(inv, resolve) {
      const file = inv.value("pidfile");
      yield* reads([file], "used", resolve);
      const [pattern] = inv.operands;
      const full = inv.has("full");
      const own = file && resolve.paths(file, true).every((one) => isOwnPidFile(one, resolve));
      const aim = own ? "own" : pattern ? aimOfPattern(pattern.value, full, resolve) : "everything";
      const source = inv.has("inverse") ? "everything" : aim;
      const taint = [{ label: "process", source } as const];
      yield { kind: "stdout", value: unknown("it lists processes", taint) };
    },
  }),
  defineCommand({
    names: ["lsof"],
    source: "lsof 4.95 lsof(8)",
    inert: true,
    options: {},
    *effects(inv) {
      const given = getopt(inv.argv, { options: lsofOptions });
      // Why: `-i :3000` takes the next word where that is an address.
      const ports = [...given.values("i"), ...given.operands].map(portOf);
      const only = ports.length > 0 && ports.every((port) => port !== undefined && ownPort(port));
      const taint = [{ label: "process", source: only ? "own" : "named" } as const];
      const lists = only || given.has("t") ? taint : [];
      yield { kind: "stdout", value: madeFrom(unknown("it lists open files"), "lsof", lists) };
    },
  }),
];

const lsofOptions = optionList(
  "a b c= C d= D=? e= E f=? F=? g=? h i=? k= K=? l L=? m=? M=? n N o=? O p= P q Q r=? R",
  "s=? S=? t T=? u= U v V w x=? X z=? Z=?",
);

/** `-i :3000`, `-i tcp:3000`, `-iTCP@localhost:3000`. */
const portOf = (argument: Argument): string | undefined =>
  /:(\d+)$/.exec(textOf(argument) ?? "")?.[1];
