import { entryOf, isListing, known, textsOf, unknown, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { getopt, type Parsed } from "../../commands/getopt.ts";
import { evaluateOperand } from "../../expand/expand.ts";
import { separatorsOf } from "../../expand/ifs.ts";
import { isName } from "../../expand/lookup.ts";
import { targetName } from "../../expand/reference.ts";
import { freshVariable, withElement, withElements, withHidden } from "../../expand/variable.ts";
import { isAscii } from "../../pattern/pattern.ts";
import { assignText } from "../assign.ts";
import { everythingUnknown } from "../bind.ts";
import { expander } from "../expander.ts";
import { maybe, type Outcome } from "../outcome.ts";
import { mayRead } from "../program-input.ts";
import { type State, withVariable } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";
import { fieldsOfLine, type Line, splitLine, takeLine, textOfLine } from "./read-line.ts";
import { reparsedSubscript } from "./unset.ts";

/** `read`: variables get words of standard input. Source: bash(1) 5.2, read. */
export const read: Builtin = (call) => {
  const { argv, streams, outer } = call;
  mayRead(call.name, streams, call.analysis);
  const { stdin } = streams;
  const parsed = getopt(argv, readOptions);
  const array = parsed.value("array");
  for (const operand of array ? [array] : parsed.operands) reparsedSubscript(operand, call);
  const give = (content: Content): State =>
    array ? withFields(content, array, call) : withWords(content, parsed.operands, call);
  const entry = isListing(stdin) ? oneEntry(stdin, parsed) : undefined;
  if (entry && parsed.operands.length < 2 && !array) {
    const read = give(entry);
    return streams.tested ? ended([read], [give(nothing)]) : maybe(read);
  }
  const line = lineOf(stdin, parsed);
  // Why: with a redirection of its own it reads from the beginning, whatever was read before.
  const own = outer.stdin !== stdin;
  const isOneLine = /^[^\n]*\n?$/.test(textsOf(stdin)?.[0] ?? "\n\n");
  if (line === undefined || !(own || isOneLine))
    return maybe(give(unknown("it is read while the command runs", stdin.taint)));
  const read = give(line);
  if (own) return line.ended ? ended([], [read]) : ended([read], []);
  // Why: another command may have read the only line before.
  return line.ended ? ended([], [read, give(nothing)]) : ended([read], [give(nothing)]);
};

const readOptions = {
  options: {
    array: { short: "a", shortOnly: true, argument: "required" },
    delimiter: { short: "d", shortOnly: true, argument: "required" },
    edit: { short: "e", shortOnly: true },
    text: { short: "i", shortOnly: true, argument: "required" },
    count: { short: "n", shortOnly: true, argument: "required" },
    exactly: { short: "N", shortOnly: true, argument: "required" },
    prompt: { short: "p", shortOnly: true, argument: "required" },
    raw: { short: "r", shortOnly: true },
    silent: { short: "s", shortOnly: true },
    timeout: { short: "t", shortOnly: true, argument: "required" },
    descriptor: { short: "u", shortOnly: true, argument: "required" },
  },
  stopAtOperand: true,
} as const;

type ReadOptions = Parsed<keyof typeof readOptions.options>;

/** What was read: a line, or a value of which no more is known than it says. */
type Content = (Line & { readonly from: Value; readonly whole: boolean }) | Value;

const nothing: Content = {
  characters: [],
  ended: true,
  whole: false,
  from: known(""),
};

const ended = (success: readonly State[], failure: readonly State[]): Outcome => ({
  success,
  failure,
  jumps: [],
});

/** One entry of a listing, where `read` ends its lines where the listing ends its entries. */
function oneEntry(stdin: Parameters<typeof entryOf>[0], parsed: ReadOptions): Value | undefined {
  if (parsed.has("count") || parsed.has("exactly") || parsed.has("descriptor")) return undefined;
  const delimiter = parsed.has("delimiter") ? textOf(parsed.value("delimiter")) : "\n";
  const ends = delimiter === "" ? "\0" : delimiter;
  return ends === stdin.entries.end ? entryOf(stdin) : undefined;
}

/** The line at the beginning of the input; undefined where it is not known. */
function lineOf(
  stdin: Value,
  parsed: ReadOptions,
): Extract<Content, { ended: boolean }> | undefined {
  const [text, ...more] = textsOf(stdin) ?? [];
  const delimiter = parsed.has("delimiter") ? textOf(parsed.value("delimiter")) : "\n";
  const count = parsed.has("exactly") ? parsed.value("exactly") : parsed.value("count");
  const countText = textOf(count);
  const unseen = parsed.has("descriptor") || parsed.has("timeout");
  if (text === undefined || more.length > 0 || delimiter === undefined || unseen) return undefined;
  if (count !== undefined && !(countText && /^[1-9]\d{0,6}$/.test(countText))) return undefined;
  if (count !== undefined && !isAscii(text)) return undefined;
  const line = takeLine(text, {
    raw: parsed.has("raw"),
    delimiter: delimiter.slice(0, 1) || "\0",
    exactly: parsed.has("exactly"),
    ...(count === undefined ? {} : { countMax: Number(countText) }),
  });
  return line && { ...line, from: stdin, whole: parsed.has("exactly") };
}

function withWords(content: Content, operands: readonly Argument[], call: BuiltinCall): State {
  const { state, streams, analysis } = call;
  const names = operands.length > 0 ? operands.map(textOf) : ["REPLY"];
  const values = wordsOf(content, names.length, operands.length === 0, call);
  let after = state;
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? known("");
    if (name === undefined || operands[index]?.many)
      after = everythingUnknown(after, "read sets variables whose names are not known");
    else after = assignText(after, name, value, streams, analysis);
  }
  return after;
}

function wordsOf(
  content: Content,
  count: number,
  plain: boolean,
  { state, streams, analysis }: BuiltinCall,
): readonly Value[] {
  if ("kind" in content) return Array.from({ length: count }, () => content);
  const { characters, whole, from } = content;
  const value = (text: string): Value => known(text, from.taint, from.unset);
  if (plain || whole) return [value(textOfLine(characters))];
  const separators = separatorsOf(expander(state, streams, analysis).context);
  if (!separators.known)
    return Array.from({ length: count }, () => unknown(separators.why, from.taint));
  return splitLine(characters, separators.characters, count).map(value);
}

function withFields(content: Content, array: Argument, call: BuiltinCall): State {
  const { state, streams, analysis } = call;
  const { context } = expander(state, streams, analysis);
  const written = textOf(array);
  const name = written === undefined ? undefined : targetName(context, written);
  if (name === undefined || !isName(name))
    return everythingUnknown(state, "read sets variables whose names are not known");
  const old = context.variable(name) ?? freshVariable;
  if (old.readonly && !old.doubtful) return state;
  const base = withElements(old, new Map());
  const separators = separatorsOf(context);
  if ("kind" in content || !separators.known || old.associative || content.whole) {
    const doubt = unknown("it is read while the command runs", streams.stdin.taint);
    return withVariable(state, name, withHidden(base, doubt));
  }
  const { characters, from } = content;
  const fields = fieldsOfLine(characters, separators.characters);
  const variable = fields.reduce(
    (made, text, index) =>
      withElement(made, known(String(index)), known(text, from.taint), false, (one) =>
        evaluateOperand(one, context),
      ),
    base,
  );
  return withVariable(state, name, variable);
}
