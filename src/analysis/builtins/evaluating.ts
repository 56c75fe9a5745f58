import { known, unknown } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { aliasOf } from "../aliases.ts";
import { opaque } from "../context.ts";
import { inSubshell } from "../list.ts";
import { maybe } from "../outcome.ts";
import { reparse } from "../reparse.ts";
import { runHere } from "../shell.ts";
import { targetsOf } from "../targets.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";
import { look } from "./control.ts";

/** `alias`: what it stands for runs once it is used; in a start-up file it will be. */
export const alias: Builtin = (call) => {
  let { state } = call;
  for (const operand of call.argv) {
    const defined = aliasOf(operand.value);
    if (defined === undefined) continue;
    const [name, replacement] = defined;
    if (call.analysis.planting) runLater({ ...operand, value: replacement }, call);
    state = { ...state, aliases: new Map(state.aliases).set(name, replacement) };
  }
  return maybe(state);
};

/** `compgen`: `-C` runs a command, `-F` a function, `-W` expands its words. */
export const compgen: Builtin = (call) => {
  for (const [option, text] of optionArguments(call.argv, "ACFGPSWXo")) {
    if (option === "C" || option === "F") runLater(text, call);
    if (option === "W") reparse(text.value, "indirection", call.state, call.streams, call.analysis);
  }
  return look(call);
};

/** `complete`: what it names runs when somebody asks for a completion. */
export const complete: Builtin = (call) => {
  for (const [option, text] of optionArguments(call.argv, "ACFGPSWXo"))
    if (option === "C") runLater(text, call);
  return look(call);
};

/** `history`: `-c`, `-d` and `-w` of another list take traces away; `-s` stores a line for `fc`. */
export const history: Builtin = (call) => {
  const { argv, analysis, at } = call;
  const first = textOf(argv[0]) ?? "";
  if (/^-\w*[cd]/.test(first))
    analysis.effects.push({ kind: "conceal", what: "history", at, by: "history" });
  if (/^-\w*[wan]/.test(first) && argv[1])
    for (const target of targetsOf(argv[1], true, call.state, analysis))
      analysis.effects.push(
        /n/.test(first)
          ? { kind: "read", target, use: "unknown", at, by: "history" }
          : {
              kind: "write",
              target,
              how: /w/.test(first) ? "truncate" : "append",
              content: unknown("it is the history of this shell"),
              at,
              by: "history",
            },
      );
  if (/^-\w*s/.test(first)) {
    const line = argv.slice(1);
    for (const one of line) runLater(one, call);
  }
  return look(call);
};

/** `fc`: runs a line of the history again, which cannot be seen from here; `-l` lists. */
export const fc: Builtin = (call) => {
  const letters = call.argv.map((one) => textOf(one) ?? "").filter((one) => /^-[a-z]+$/.test(one));
  if (!letters.some((one) => one.includes("l")))
    opaque(call.analysis, "it runs a line of the history again", call.at, "fc");
  return look(call);
};

/** `hash -p file name`: from here on the name is that file. */
export const hash: Builtin = (call) => {
  if (call.argv.some((one) => /^-[a-z]*p/.test(textOf(one) ?? "")))
    opaque(call.analysis, "it gives a command another file", call.at, "hash");
  return look(call);
};

/** `enable -f file name` loads a library into the shell. */
export const enable: Builtin = (call) => {
  const { argv, state, analysis, at } = call;
  const index = argv.findIndex((one) => /^-[a-z]*f/.test(textOf(one) ?? ""));
  const file = index < 0 ? undefined : argv[index + 1];
  for (const target of file ? targetsOf(file, true, state, analysis) : [])
    analysis.effects.push({
      kind: "run",
      program: file?.value ?? known(""),
      file: target,
      origin: "foreign",
      at,
      by: "enable",
    });
  return look(call);
};

/** `bind -x '"key": command'`: the command runs when the key is pressed. */
export const bind: Builtin = (call) => {
  for (const [option, text] of optionArguments(call.argv, "mqurfx")) {
    if (option !== "x") continue;
    const [, command] = /^\s*(?:"(?:[^"\\]|\\.)*"|[^:]*):\s*(.*)$/s.exec(textOf(text) ?? "") ?? [];
    if (command !== undefined)
      runLater({ ...text, value: known(command.replace(/^(["'])(.*)\1\s*$/s, "$2")) }, call);
  }
  return look(call);
};

/** Runs text that the shell will run at some other time. */
export function runLater(text: Argument, call: BuiltinCall): void {
  const streams = { ...call.streams, certain: false, tested: true };
  inSubshell(call.state, (state) => {
    const where = { streams, at: call.at, by: call.name };
    const outcome = runHere(text.value, state, where, call.analysis, true);
    return outcome.success.length > 0 ? outcome : maybe(state);
  });
}

/** Options with the arguments behind them; `taking` has the letters of those that take one. */
export function* optionArguments(
  argv: readonly Argument[],
  taking: string,
): Iterable<readonly [string, Argument]> {
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] as Argument;
    const text = textOf(word) ?? "";
    if (text === "--") return;
    const at = /^-[a-zA-Z]/.test(text) ? [...text].findIndex((one) => taking.includes(one)) : -1;
    if (at < 1) continue;
    const attached = text.slice(at + 1);
    if (attached === "") index += 1;
    const argument = attached === "" ? argv[index] : { ...word, value: known(attached) };
    if (argument) yield [text[at] as string, argument];
  }
}
