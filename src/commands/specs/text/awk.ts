import type { Span } from "../../../base/span.ts";
import { known, made, partial, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, environmentTaint, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { type AwkAct, awkActs } from "./awk-program.ts";

/** awk(1): runs a small program over its input, which can write files, run commands and connect. */
export const awk: CommandSpec = defineCommand({
  names: ["awk", "gawk", "mawk", "nawk", "original-awk"],
  source: "POSIX.1-2024 XCU awk; gawk 5.2 gawk(1); mawk 1.3.4 mawk(1)",
  stopAtOperand: true,
  options: optionList(
    "field-separator|F= assign|v= file|f= exec|E= characters-as-bytes|b traditional|c",
    "copyright|C dump-variables|d=? debug|D=? source|e= gen-pot|g include|i= trace|I csv|k",
    "load|l= lint|L=? bignum|M use-lc-numeric|N non-decimal-data|n pretty-print|o=?",
    "optimize|O profile|p=? posix|P re-interval|r no-optimize|s sandbox|S lint-old|t",
    "mawk|W= dump version|V help|h",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    const files = [...inv.values("file"), ...inv.values("exec")];
    const given = files.length > 0 || inv.has("source");
    const programs: Argument[] = [...inv.values("source")];
    yield* reads(files, "used", resolve);
    for (const file of files) programs.push({ ...file, value: contents([file], resolve) });
    if (!given) programs.push(...inv.operands.slice(0, 1));
    const operands = (given ? inv.operands : inv.operands.slice(1)).filter(
      (one) => !/^[A-Za-z_]\w*=/.test(textOf(one) ?? ""),
    );
    for (const library of [...inv.values("load"), ...inv.values("include")])
      yield* loaded(textOf(library), operands, library.at, resolve);
    yield* writes([inv.value("dump-variables"), inv.value("profile")], "truncate", resolve);
    yield* writes([inv.value("pretty-print")], "truncate", resolve);
    const names =
      textOf(inv.value("field-separator")) === "=" &&
      programs.length === 1 &&
      /^\s*\{\s*print\s+\$1;?\s*\}\s*$/.test(textOf(programs[0]) ?? "");
    yield* reads(operands, names ? "measured" : "flows", resolve);
    const input = madeFrom(contents(operands, resolve), "awk");
    const output = yield* performed(programs, input, inv.has("sandbox"), resolve);
    // Why: a variable that is set from outside is printed as it is, where no line adds to it.
    const isSet = inv.has("assign") || operands.length < inv.operands.length - (given ? 0 : 1);
    const sum =
      programs.length === 1 && !isSet && output.kind === "unknown" && isSum(textOf(programs[0]));
    if (sum) yield { kind: "stdout", value: made("number", "awk counts it", output.taint) };
    else yield { kind: "stdout", value: names ? { ...output, taint: [] } : output };
  },
});

/** What the programs do; the result is what awk prints. */
function* performed(
  programs: readonly Argument[],
  input: Value,
  sandbox: boolean,
  resolve: Resolve,
): Generator<Deed, Value> {
  let output = input;
  for (const program of programs)
    for (const text of textsOf(program.value) ?? [undefined]) {
      output = madeFrom(output, "awk", program.value.taint);
      const acts = text === undefined ? undefined : awkActs(text);
      if (acts === undefined) {
        const why = text === undefined ? "is not known" : "is not understood";
        if (!sandbox) yield { kind: "opaque", why: `its program ${why}`, at: program.at };
        continue;
      }
      const talks = acts.some((one) => one.kind === "connect");
      const runs = acts.some((one) => one.kind === "run");
      for (const act of acts) {
        if (act.kind === "environment") output = madeFrom(output, "awk", environmentTaint(resolve));
        else if (act.kind === "connect") {
          const to = act.to === undefined ? unknown("awk computes the host") : known(act.to);
          const purpose = runs ? ({ purpose: "shell" } as const) : {};
          yield { kind: "connect", to, ...purpose, at: program.at };
        } else if ((act.kind !== "run" || !talks) && !sandbox) {
          yield* deeds(act, output, program.at, resolve);
          if (act.kind === "read" && act.path !== undefined) {
            const file = { value: known(act.path), many: false, at: program.at };
            output = madeFrom(output, "awk", contents([file], resolve).taint);
          }
        }
      }
    }
  return output;
}

function* deeds(act: AwkAct, input: Value, at: Span, resolve: Resolve): Iterable<Deed> {
  if (act.kind === "load") yield* loaded(act.name, [], at, resolve);
  else if (act.kind === "run") {
    const computed = partial(act.prefix, "", "awk computes it", input);
    yield shellText(act.text === undefined ? computed : known(act.text), at);
  } else if (act.kind !== "environment" && act.kind !== "connect") {
    const value =
      act.path === undefined ? partial(act.prefix, "", "awk computes its name") : known(act.path);
    const file: Argument = { value, many: false, at };
    if (act.kind === "read") yield* reads([file], "flows", resolve);
    else yield* writes([file], act.kind === "write" ? "truncate" : "append", resolve, input);
  }
}

/** gawk's own libraries are known; `inplace` writes back to the files that are read. */
function* loaded(
  name: string | undefined,
  files: readonly Argument[],
  at: Span,
  resolve: Resolve,
): Iterable<Deed> {
  if (name === "inplace" || name === "inplace.awk") yield* writes(files, "edit", resolve);
  else if (!libraries.has(name ?? ""))
    yield { kind: "opaque", why: "it loads a library into awk", at };
}

const libraries = new Set(
  (
    "assert bits2str cliff_rand ctime filefuncs fnmatch ftrans getopt gettime group intdiv0 " +
    "isnumeric join libintl ns_passwd ord ordchr passwd processarray quicksort readable " +
    "readdir readfile revoutput rewind round shellquote strtonum time walkarray zerofile"
  ).split(" "),
);

/** A rule for some lines, whose pattern sets nothing, and one that prints at the end. */
const atItsEnd = new RegExp(
  String.raw`^\s*(?:(?:/[^/]*/|N[RF]\s*[<>=!]=?\s*\d+)?\s*\{([^{}]*)\}\s*)?` +
    String.raw`END\s*\{\s*print\s+([\w\s/*+-]+?)\s*;?\s*\}\s*$`,
);

/** Whether a program prints nothing but, at its end, what it has counted or added up. */
function isSum(program: string | undefined): boolean {
  const [, rule = "", printed = ""] = atItsEnd.exec(program ?? "") ?? [];
  return (
    printed !== "" &&
    !/print|=(?![=~])/.test(rule.replace(/[-+*/]=/g, "")) &&
    printed.split(/\s*[/*+-]\s*/).every((one) => /^(\d+|NR|NF|FNR)$/.test(one) || adds(rule, one))
  );
}

const adds = (rule: string, name: string): boolean =>
  /^[A-Za-z_]\w*$/.test(name) && new RegExp(`(?<![\\w$])${name}\\s*(\\+=|\\+\\+)`).test(rule);
