import { known, textsOf, unknown, type Value } from "../../base/value.ts";
import { textOf } from "../../commands/argument.ts";
import { getopt, type Parsed } from "../../commands/getopt.ts";
import { evaluateOperand } from "../../expand/expand.ts";
import { isName } from "../../expand/lookup.ts";
import { targetName } from "../../expand/reference.ts";
import { freshVariable, withElement, withElements, withHidden } from "../../expand/variable.ts";
import { everythingUnknown } from "../bind.ts";
import { expander } from "../expander.ts";
import { maybe } from "../outcome.ts";
import { mayRead } from "../program-input.ts";
import { withVariable } from "../state.ts";
import type { Builtin } from "./builtin.ts";
import { optionArguments, runLater } from "./evaluating.ts";

/** `mapfile` and `readarray`: each line of standard input is an element. */
export const mapfile: Builtin = (call) => {
  const { name: by, argv, state, streams, analysis, at } = call;
  mayRead(by, streams, analysis);
  for (const [option, text] of optionArguments(argv, "dnOsuCc")) {
    if (option !== "C") continue;
    runLater(text, call);
    analysis.effects.push({ kind: "opaque", why: "mapfile runs a callback", at, by: "mapfile" });
  }
  const parsed = getopt(argv, mapfileOptions);
  const words = expander(state, streams, analysis);
  const [operand] = parsed.operands;
  const written = operand === undefined ? "MAPFILE" : textOf(operand);
  const name = written === undefined ? undefined : targetName(words.context, written);
  if (name === undefined || operand?.many || !isName(name))
    return maybe(everythingUnknown(state, "mapfile sets a variable whose name is not known"));
  const old = words.context.variable(name) ?? freshVariable;
  if (old.readonly && !old.doubtful) return maybe(state);
  const lines = linesOf(streams.stdin, parsed);
  const origin = parsed.has("origin") ? number(parsed.value("origin")) : 0;
  const base = parsed.has("origin") ? old : { ...withElements(old, new Map()), mayBeUnset: false };
  if (lines === undefined || origin === undefined || old.associative) {
    const doubt = unknown("it is read while the command runs", streams.stdin.taint);
    return maybe(withVariable(state, name, withHidden(base, doubt)));
  }
  const variable = lines.reduce(
    (array, line, index) =>
      withElement(array, known(String(origin + index)), line, false, (text) =>
        evaluateOperand(text, words.context),
      ),
    base,
  );
  return maybe(withVariable(state, name, variable));
};

const mapfileOptions = {
  options: {
    delimiter: { short: "d", shortOnly: true, argument: "required" },
    count: { short: "n", shortOnly: true, argument: "required" },
    origin: { short: "O", shortOnly: true, argument: "required" },
    skip: { short: "s", shortOnly: true, argument: "required" },
    trim: { short: "t", shortOnly: true },
    descriptor: { short: "u", shortOnly: true, argument: "required" },
    callback: { short: "C", shortOnly: true, argument: "required" },
    quantum: { short: "c", shortOnly: true, argument: "required" },
  },
  stopAtOperand: true,
} as const;

function linesOf(
  input: Value,
  parsed: Parsed<keyof typeof mapfileOptions.options>,
): readonly Value[] | undefined {
  const [text, ...more] = textsOf(input) ?? [];
  const count = parsed.has("count") ? number(parsed.value("count")) : 0;
  const skip = parsed.has("skip") ? number(parsed.value("skip")) : 0;
  const delimiter = parsed.has("delimiter") ? textOf(parsed.value("delimiter")) : "\n";
  if (text === undefined || more.length > 0 || parsed.has("descriptor")) return undefined;
  if (count === undefined || skip === undefined || delimiter === undefined) return undefined;
  const end = delimiter.slice(0, 1) || "\0";
  const pieces = text.split(end);
  const lines = pieces.map((one, at) => (at < pieces.length - 1 ? one + end : one));
  if (lines.at(-1) === "") lines.pop();
  const trims = parsed.has("trim");
  return lines
    .slice(skip, count === 0 ? undefined : skip + count)
    .map((line) => known(trims && line.endsWith(end) ? line.slice(0, -1) : line, input.taint));
}

function number(argument: Parameters<typeof textOf>[0]): number | undefined {
  const text = textOf(argument);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
