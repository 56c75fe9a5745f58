import type { Span } from "../../base/span.ts";
import { unknown } from "../../base/value.ts";
import { type Argument, mayBeOption, textOf } from "../../commands/argument.ts";
import { environmentTaint } from "../../commands/roles.ts";
import { mayHoldEvents } from "../../syntax/history.ts";
import { type Analysis, opaque } from "../context.ts";
import { tracePrompt } from "../inherited.ts";
import { changeLetters } from "../option-letters.ts";
import { optionsFrom, setOption, shoptOption } from "../options.ts";
import { failed, maybe, type Outcome, succeeded } from "../outcome.ts";
import type { State } from "../state.ts";
import type { Builtin } from "./builtin.ts";

/** `set`: options and positional parameters. Source: bash(1) 5.2, set. */
export const set: Builtin = ({ argv, state, streams, at, analysis }): Outcome => {
  if (argv.length === 0) {
    const listed = unknown("it lists variables and functions", environmentTaint(analysis));
    streams.stdout.put(listed, streams.certain, at, "set");
    return succeeded(state);
  }
  const words: string[] = [];
  let index = 0;
  for (; index < argv.length; index += 1) {
    const text = argv[index] && textOf(argv[index]);
    if (text === undefined || text === "--" || text === "-" || !/^[-+]/.test(text)) break;
    words.push(text);
    if (/o$/.test(text)) {
      index += 1;
      words.push(textOf(argv[index]) ?? "");
    }
  }
  // Why: bash looks at all options before it takes any of them.
  if (words.some((one) => /^[-+]/.test(one) && /[^abefhkmnoprtuvxBCEHPT]/.test(one.slice(1))))
    return failed(state);
  if (words[0] === "+o" && words[1] === "history")
    analysis.effects.push({ kind: "conceal", what: "history", at, by: "set" });
  unseenHistory(words, at, analysis);
  const options = withLetters(changeOptions(state, optionsFrom(words)), words, argv[index]);
  if (words.some((one) => /^-[a-z]*x/.test(one)) || words.includes("xtrace"))
    tracePrompt(state, streams, analysis);
  const ends = textOf(argv[index]);
  const rest = argv.slice(ends === "--" || ends === "-" ? index + 1 : index);
  if (rest.length === 0 && ends !== "--") return succeeded(options);
  const positional = rest.some((one) => one.many) ? "unknown" : rest.map((one) => one.value);
  return succeeded({ ...options, positional });
};

/**
 * The readers follow what a text says of history expansion. They do not see what it says by words
 * that only expansion makes.
 */
function unseenHistory(words: readonly string[], at: Span, analysis: Analysis): void {
  const { text = "" } = analysis;
  const written = text.slice(at.start, at.end);
  const isUnseen = words.some(
    (one) =>
      (/^-\w*H/.test(one) && !/\s-\w*H/.test(written)) ||
      (/^hist(?:expand|ory)$/.test(one) && !written.includes(one)),
  );
  if (isUnseen && mayHoldEvents(text.slice(at.end)))
    opaque(analysis, "history expansion may change what follows", at);
}

/** `shopt` */
export const shopt: Builtin = ({ argv, state, at, analysis }): Outcome => {
  const words = argv.map((one) => textOf(one) ?? "");
  // Why: only with it do the ranges of patterns go by bytes, whatever the locale says.
  if (words.includes("globasciiranges") && words.some((one) => /^-\w*u/.test(one)))
    opaque(analysis, "ranges in patterns follow the locale from here on", at);
  if (words.includes("xpg_echo") && words.some((one) => /^-\w*s/.test(one)))
    opaque(analysis, "echo decodes its operands from here on", at);
  unseenHistory(words, at, analysis);
  const flags = words.filter((one) => one.startsWith("-")).join("");
  if (!/[su]/.test(flags)) return maybe(state);
  const on = flags.includes("s");
  const change = flags.includes("o") ? setOption : shoptOption;
  const names = words.filter((one) => !one.startsWith("-"));
  const letters = flags.includes("o") ? withLetters(state, ["-m"], undefined) : state;
  return succeeded(names.reduce((after, name) => changeOptions(after, change(name, on)), letters));
};

/** `$-` afterwards; not known where an argument is not known, which may be an option. */
function withLetters(
  { letters: before, ...state }: State,
  words: readonly string[],
  next: Argument | undefined,
): State {
  const doubt = next !== undefined && textOf(next) === undefined && mayBeOption(next);
  const letters = doubt ? undefined : changeLetters(before, words);
  return letters === undefined ? state : { ...state, letters };
}

function changeOptions(state: State, change: Partial<State["options"]>): State {
  return Object.keys(change).length === 0
    ? state
    : { ...state, options: { ...state.options, ...change } };
}
