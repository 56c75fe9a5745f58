import { limits } from "../../../base/limits.ts";
import {
  concat,
  entryOf,
  isListing,
  known,
  textsOf,
  unknown,
  type Value,
  whyOf,
} from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
} from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, reads } from "../../roles.ts";

/** xargs(1): runs a command with words of its input as arguments. */
export const xargs: CommandSpec = defineCommand({
  names: ["xargs", "gxargs"],
  source: "GNU findutils 4.9 xargs(1)",
  stopAtOperand: true,
  options: optionList(
    "null|0 arg-file|a= delimiter|d= E= e|eof=? I= i|replace=? L= l|max-lines=?",
    "max-args|n= max-procs|P= interactive|p no-run-if-empty|r max-chars|s= exit|x",
    "open-tty|o show-limits process-slot-var= verbose|t help version",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    const file = inv.value("arg-file");
    yield* reads([file], "used", resolve);
    const input = file ? contents([file], resolve) : resolve.stdin;
    const echo: Argument = { value: known("echo"), many: false, at: inv.at };
    const command = inv.operands.length > 0 ? inv.operands : [echo];
    yield* runs(inv, command, input);
  },
});

type Options = Pick<
  Invocation<
    | "null"
    | "arg-file"
    | "open-tty"
    | "delimiter"
    | "I"
    | "i"
    | "max-args"
    | "L"
    | "l"
    | "no-run-if-empty"
    | "E"
  >,
  "has" | "value" | "at"
>;

function* runs(inv: Options, command: readonly Argument[], input: Value): Iterable<Deed> {
  const place = inv.has("I")
    ? textOf(inv.value("I"))
    : inv.has("i")
      ? (textOf(inv.value("i")) ?? "{}")
      : undefined;
  const texts = textsOf(input);
  const words =
    texts?.length === 1 ? wordsOf(texts[0] as string, inv, place !== undefined) : undefined;
  // Why: what xargs runs reads nothing of its input; with -a and -o it reads the caller's.
  const own = inv.has("arg-file") || inv.has("open-tty");
  const stdin = own ? unknown("it is read from the caller's standard input") : known("");
  if (words === undefined || words.length > limits.fieldsMax) {
    const item = items(inv, input, place === undefined);
    const argv =
      place === undefined ? [...command, item] : command.map((one) => put(one, place, item));
    yield { kind: "execution", argv, stdin, perhaps: true };
    return;
  }
  const given = words.map(
    (word): Argument => ({ value: known(word, input.taint, input.unset), many: false, at: inv.at }),
  );
  if (given.length === 0 && (inv.has("no-run-if-empty") || place !== undefined)) return;
  if (place !== undefined)
    for (const one of given)
      yield { kind: "execution", argv: command.map((word) => put(word, place, one)), stdin };
  else
    for (const group of grouped(given, inv))
      yield { kind: "execution", argv: [...command, ...group], stdin };
}

/** What each word of an input that is not known is: any number of words, or a name of a listing. */
function items(inv: Options, input: Value, many: boolean): Argument {
  const why = whyOf(input) ?? "it is one of several inputs";
  const splits = inv.has("null") ? "\0" : "\n";
  if (!isListing(input) || (input.entries.end !== splits && inv.has("null")))
    return { value: unknown(why, input.taint, input.unset), many, at: inv.at };
  const { named } = input.entries;
  return { value: entryOf(input), many, at: inv.at, ...(named ? { named } : {}) };
}

/** The command's word with the item in the place of each mark. */
function put(word: Argument, mark: string, item: Argument): Argument {
  const text = textOf(word);
  if (text === undefined || mark === "" || !text.includes(mark)) return word;
  if (text === mark) return { ...item, at: word.at };
  const value = text
    .split(mark)
    .map((part): Value => known(part))
    .reduce((left, right) => concat(concat(left, item.value), right));
  return { ...word, value };
}

/** Splits a text as xargs does; undefined where its quotes do not close. */
function wordsOf(text: string, inv: Options, wholeLines: boolean): readonly string[] | undefined {
  const delimiter = inv.has("null") ? "\0" : inv.has("delimiter") ? delimiterOf(inv) : undefined;
  if (inv.has("delimiter") && delimiter === undefined) return undefined;
  if (delimiter !== undefined) {
    const parts = text.split(delimiter);
    return parts.at(-1) === "" ? parts.slice(0, -1) : parts;
  }
  const words: string[] = [];
  const pattern = /(?:[^\s"'\\]|\\[\s\S]|"[^"\n]*"|'[^'\n]*')+/g;
  const lines = /(?:[^\n"'\\]|\\[\s\S]|"[^"\n]*"|'[^'\n]*')+/g;
  const rest = text.replace(wholeLines ? lines : pattern, (word) => {
    const plain = word.replace(/\\([\s\S])|"([^"\n]*)"|'([^'\n]*)'/g, "$1$2$3");
    const trimmed = wholeLines ? plain.replace(/^[ \t]+/, "") : plain;
    if (!wholeLines || trimmed !== "") words.push(trimmed);
    return "";
  });
  return /\S/.test(rest) || inv.has("E") ? undefined : words;
}

function delimiterOf(inv: Options): string | undefined {
  const text = textOf(inv.value("delimiter"));
  const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\0": "\0", "\\t": "\t" };
  return text === undefined ? undefined : (escapes[text] ?? (text.length === 1 ? text : undefined));
}

/** `-n N` and `-L 1` run the command more than once; together the runs do the same to each word. */
function grouped(words: readonly Argument[], inv: Options): readonly (readonly Argument[])[] {
  const size = Number(textOf(inv.value("max-args")) ?? Number.NaN);
  const count = Math.ceil(words.length / size);
  if (!(size > 0) || count > limits.choicesMax) return [words];
  return Array.from({ length: count }, (_, index) => words.slice(index * size, (index + 1) * size));
}
