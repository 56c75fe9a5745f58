import {
  concat,
  known,
  partial,
  prefixOf,
  textsOf,
  unknown,
  type Value,
} from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { environmentTaint } from "../../roles.ts";

/** env(1): runs a command in a changed environment, or prints the environment. */
export const env: CommandSpec = defineCommand({
  names: ["env", "genv"],
  source: "GNU coreutils 9.1 env(1)",
  stopAtOperand: true,
  options: optionList(
    "argv0|a= ignore-environment|i null|0 unset|u= chdir|C= split-string|S= block-signal=?",
    "default-signal=? ignore-signal=? list-signal-handling debug|v help version",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    const split = inv.value("split-string");
    const words = split ? splitString(split) : [];
    if (words === undefined) {
      yield { kind: "opaque", why: "the words of -S are not understood", at: inv.at };
      return;
    }
    const all = [...words, ...inv.operands];
    const empties = textOf(all[0]) === "-";
    const { environment, argv } = assignments(empties ? all.slice(1) : all);
    const cleared = new Map<string, Value | undefined>();
    if (empties || inv.has("ignore-environment"))
      for (const name of resolve.world.environ.names()) cleared.set(name, undefined);
    for (const name of inv.values("unset")) cleared.set(textOf(name) ?? "", undefined);
    for (const [name, value] of environment) cleared.set(name, value);
    if (argv.length === 0) {
      yield { kind: "stdout", value: listed(inv, resolve, environment) };
      return;
    }
    const folder = inv.value("chdir");
    const directory = folder && resolve.paths(folder, true)[0];
    yield { kind: "execution", argv, environment: cleared, ...(directory ? { directory } : {}) };
  },
});

function listed(
  inv: { has(name: "ignore-environment"): boolean },
  resolve: Resolve,
  environment: ReadonlyMap<string, Value>,
): Value {
  const own = [...environment.values()].flatMap((one) => one.taint);
  const inherited = inv.has("ignore-environment") ? [] : environmentTaint(resolve);
  return unknown("it lists the environment", [...inherited, ...own]);
}

/** Leading `NAME=value` words, and what comes behind them. */
export function assignments(words: readonly Argument[]): {
  readonly environment: ReadonlyMap<string, Value>;
  readonly argv: readonly Argument[];
} {
  const environment = new Map<string, Value>();
  let index = 0;
  for (; index < words.length; index += 1) {
    const word = words[index] as Argument;
    const match = word.many ? null : /^([A-Za-z_]\w*)=/.exec(prefixOf(word.value));
    if (!match) break;
    environment.set(match[1] as string, rest(word.value, match[0].length));
  }
  return { environment, argv: words.slice(index) };
}

function rest(value: Value, from: number): Value {
  const texts = textsOf(value);
  if (texts?.length === 1) return known((texts[0] as string).slice(from), value.taint, value.unset);
  return value.kind === "partial"
    ? partial(value.prefix.slice(from), value.suffix, value.why, value)
    : unknown("it is one of several", value.taint);
}

/** The words of `-S`: blanks separate, quotes and backslashes keep; `${NAME}` is not read. */
function splitString(argument: Argument): readonly Argument[] | undefined {
  const text = textOf(argument);
  if (text === undefined || /[$\\#]/.test(text)) return undefined;
  const words = text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  if (words.join("").length !== text.replace(/\s(?=(?:[^"']|"[^"]*"|'[^']*')*$)/g, "").length)
    return undefined;
  return words.map((word) => ({
    value: concat(
      known(word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2")),
      known("", argument.value.taint),
    ),
    many: false,
    at: argument.at,
  }));
}
