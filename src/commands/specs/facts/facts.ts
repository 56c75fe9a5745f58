import { limits } from "../../../base/limits.ts";
import {
  concat,
  known,
  type Makeup,
  made,
  textsOf,
  unknown,
  type Value,
  withTaint,
} from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand, type Invocation } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, environmentTaint, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { printf } from "./printf.ts";

const coreutils = "GNU coreutils 9.1";

/**
 * Programs that print what they are told, compute, or tell of the machine; and those that only
 * wait.
 */
export const factTools: readonly CommandSpec[] = [
  printf,
  defineCommand({
    names: ["seq", "gseq"],
    source: `${coreutils} seq(1)`,
    inert: true,
    options: {},
    *effects(inv) {
      yield { kind: "stdout", value: sequence(inv.argv) };
    },
  }),
  defineCommand({
    names: ["true", "false", "sync", "sleep", "gsleep", "usleep", "clear", "reset", "tput", "tset"],
    source: `${coreutils} true(1), sync(1), sleep(1); ncurses 6.4 tput(1), clear(1)`,
    inert: true,
    options: {},
    *effects(inv) {
      const prints = /^(clear|reset|tput|tset)$/.test(inv.name);
      yield { kind: "stdout", value: prints ? unknown("it controls the terminal") : known("") };
    },
  }),
  defineCommand({
    names: ["test", "["],
    source: `${coreutils} test(1)`,
    inert: true,
    options: {},
    *effects() {
      yield { kind: "stdout", value: known("") };
    },
  }),
  defineCommand({
    names: ["expr", "gexpr", "factor", "units", "calc"],
    source: `${coreutils} expr(1), factor(1)`,
    inert: true,
    options: {},
    *effects(inv, resolve) {
      const taint = inv.argv.flatMap((one) => one.value.taint);
      const input = inv.name === "factor" ? resolve.stdin : known("");
      yield { kind: "stdout", value: calculated(inv) ?? madeFrom(input, inv.name, taint) };
    },
  }),
  defineCommand({
    names: ["bc", "dc"],
    source: "GNU bc 1.07 bc(1), dc(1)",
    inert: true,
    options: optionList("expression|e= file|f= q s l w i h v"),
    *effects(inv, resolve) {
      const files = [...inv.operands, ...inv.values("file")];
      yield* reads(files, "flows", resolve);
      const texts = [...inv.values("expression").map((one) => one.value), contents(files, resolve)];
      // Why: in dc `!` runs the rest of its line; GNU's bc has nothing like it.
      if (inv.name === "dc")
        for (const text of texts)
          for (const one of textsOf(text) ?? [])
            for (const [, line = ""] of one.matchAll(/!(?![<>=])(.*)/g))
              yield shellText(known(line), inv.at);
      if (
        inv.name === "dc" &&
        texts.some((text) => textsOf(text) === undefined) &&
        resolve.stdinGiven
      )
        yield { kind: "opaque", why: "its program is not known", at: inv.at };
      yield {
        kind: "stdout",
        value: madeFrom(
          texts.reduce((a, b) => concat(a, b), known("")),
          inv.name,
        ),
      };
    },
  }),
  defineCommand({
    names: ["pwd", "gpwd"],
    source: `${coreutils} pwd(1)`,
    inert: true,
    options: optionList("logical|L physical|P help version"),
    *effects(_inv, { directory }) {
      const value = directory === undefined ? unknown("it is not known") : known(`${directory}\n`);
      yield { kind: "stdout", value };
    },
  }),
  defineCommand({
    names: ["yes", "gyes"],
    source: `${coreutils} yes(1)`,
    inert: true,
    options: {},
    *effects(inv) {
      const taint = inv.argv.flatMap((one) => one.value.taint);
      yield { kind: "stdout", value: unknown("it is repeated without end", taint) };
    },
  }),
  defineCommand({
    names: ["printenv"],
    source: `${coreutils} printenv(1)`,
    inert: true,
    options: optionList("null|0 help version"),
    *effects(inv, resolve) {
      const [only, ...more] = inv.operands;
      const name = more.length === 0 ? textOf(only) : undefined;
      const value = name === undefined ? undefined : resolve.variable(name);
      const all = unknown("it lists the environment", environmentTaint(resolve));
      yield { kind: "stdout", value: value ? ended(value) : only ? named(inv, resolve) : all };
    },
  }),
  defineCommand({
    names: (
      "id whoami groups who w users uname arch nproc tty logname pinky lastlog " +
      "uptime free vmstat iostat mpstat lscpu lsblk lsusb lspci lsmem lshw " +
      "dircolors locale getconf cal ncal gcal lsb_release sw_vers " +
      "numactl sensors acpi dpkg-architecture runlevel man-db toe"
    ).split(" "),
    source: `${coreutils} id(1), uname(1); procps 4.0 uptime(1); util-linux 2.38 lscpu(1)`,
    inert: true,
    options: {},
    *effects(inv) {
      const why = `${inv.name} tells it`;
      const of = toldBy(inv);
      yield { kind: "stdout", value: of === undefined ? unknown(why) : made(of, why) };
    },
  }),
  defineCommand({
    names: ["date", "gdate"],
    source: `${coreutils} date(1)`,
    inert: true,
    options: optionList(
      "date|d= debug file|f= iso-8601|I=? resolution rfc-email|R rfc-3339= reference|r=",
      "set|s= utc|universal|u help version",
    ),
    *effects(inv, resolve) {
      yield* reads([inv.value("file")], "flows", resolve);
      yield* reads([inv.value("reference")], "measured", resolve);
      const sets =
        inv.has("set") ||
        inv.operands.some((one) => /^\d{8}(\d\d){0,2}(\.\d\d)?$/.test(textOf(one) ?? ""));
      if (sets) yield { kind: "machine", part: "clock", what: "sets the time", at: inv.at };
      const list = inv.values("file").flatMap((one) => resolve.paths(one, true));
      const taint = list.flatMap((one) => resolve.content(one).taint);
      const of = inv.has("file") ? undefined : timeOf(inv.operands);
      const value = of && made(of, "it is the time", taint);
      yield { kind: "stdout", value: value ?? unknown("it is the time", taint) };
    },
  }),
  defineCommand({
    names: ["dmidecode"],
    source: "dmidecode 3.4 dmidecode(8)",
    options: optionList(
      "dev-mem|d= help|h quiet|q no-quirks string|s= type|t= handle|H= dump|u dump-bin= " +
        "from-dump= no-sysfs oem-string= version|V",
    ),
    *effects(inv, resolve) {
      yield* reads([inv.value("dev-mem"), inv.value("from-dump")], "flows", resolve);
      yield* writes([inv.value("dump-bin")], "truncate", resolve);
      yield { kind: "stdout", value: unknown("dmidecode tells it") };
    },
  }),
  defineCommand({
    names: ["stty"],
    source: `${coreutils} stty(1)`,
    inert: true,
    options: {},
    *effects() {
      yield { kind: "stdout", value: unknown("it tells of the terminal") };
    },
  }),
];

const ended = (value: Value): Value => {
  const texts = textsOf(value);
  return texts?.length === 1 ? known(`${texts[0]}\n`, value.taint) : madeFrom(value, "printenv");
};

type Names = Pick<Invocation, "operands">;

function named(inv: Names, { variable }: { variable(name: string): Value | undefined }): Value {
  const values = inv.operands.map((one) => variable(textOf(one) ?? ""));
  return withTaint(
    unknown("it is a part of the environment"),
    values.flatMap((one) => one?.taint ?? []),
  );
}

/** `expr 1 + 2`, with whole numbers. */
function calculated(inv: Pick<Invocation, "argv" | "name">): Value | undefined {
  const [left, operator, right, ...more] = inv.argv.map(textOf);
  const number = /^-?\d{1,9}$/;
  if (more.length > 0 || !number.test(left ?? "") || !number.test(right ?? "")) return undefined;
  const [a, b] = [Number(left), Number(right)];
  if (operator === "+") return known(`${a + b}\n`);
  if (operator === "-") return known(`${a - b}\n`);
  return operator === "*" ? known(`${a * b}\n`) : undefined;
}

function sequence(argv: readonly Argument[]): Value {
  const numbers = argv.map((one) =>
    Number(/^-?\d{1,9}$/.exec(textOf(one) ?? "")?.[0] ?? Number.NaN),
  );
  const computed: Value = { ...unknown("it counts"), each: "number" };
  if (numbers.length < 1 || numbers.length > 3 || numbers.some(Number.isNaN)) return computed;
  const last = numbers.at(-1) as number;
  const first = numbers.length > 1 ? (numbers[0] as number) : 1;
  const step = numbers.length === 3 ? (numbers[1] as number) : 1;
  const count = step === 0 ? Number.POSITIVE_INFINITY : Math.floor((last - first) / step) + 1;
  if (count > limits.fieldsMax) return computed;
  return known(
    Array.from({ length: Math.max(0, count) }, (_, index) => `${first + index * step}\n`).join(""),
  );
}

/** What the output is made of when a program is asked for one fact that is a number or a name. */
function toldBy({ name, argv }: Invocation<never>): Makeup | undefined {
  const words = argv.map((one) => textOf(one) ?? "…").join(" ");
  if (name === "nproc") return /^(--all)?$/.test(words) ? "digits" : undefined;
  if (name === "id") return /^-[ug]$/.test(words) ? "digits" : undefined;
  if (name === "getconf")
    return /^(_NPROCESSORS_(ONLN|CONF)|PAGE_?SIZE|LONG_BIT|ARG_MAX)$/.test(words)
      ? "digits"
      : undefined;
  if (name === "arch") return words === "" ? "plain" : undefined;
  return name === "uname" && /^(-[smrnpi])?$/.test(words) ? "plain" : undefined;
}

/**
 * What the time in this format is made of. Conversions that pad with blanks or hold slashes are
 * left out.
 * Source: GNU coreutils 9.1 date(1).
 */
function timeOf([format, ...more]: readonly Argument[]): Makeup | undefined {
  const text = textOf(format);
  if (text === undefined || more.length > 0) return undefined;
  if (/^\+(%[sYCdmHIMSNjuwyVUWGgq]|\d)+$/.test(text)) return "digits";
  return plainFormat.test(text) ? "plain" : undefined;
}

const plainFormat =
  /^\+(%[sYCdmHIMSNjuwyVUWGgqFTRaAbBhp]|\w)(%[sYCdmHIMSNjuwyVUWGgqFTRaAbBhpZz]|[\w.:,+@-])*$/;
