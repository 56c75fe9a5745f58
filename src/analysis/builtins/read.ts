import { entryOf, isListing, known, textsOf, unknown, type Value } from "../../base/value.ts";
import { textOf } from "../../commands/argument.ts";
import { getopt, type Parsed } from "../../commands/getopt.ts";
import { assignText, assignTo, everythingUnknown } from "../assign.ts";
import { variableOf } from "../expander.ts";
import { maybe } from "../outcome.ts";
import { mayRead } from "../program-input.ts";
import { scalar } from "../state.ts";
import type { Builtin } from "./builtin.ts";
import { reparsedSubscript } from "./variables.ts";

/** `read`: variables get words of standard input. Source: bash(1) 5.2, read. */
export const read: Builtin = (call) => {
  const { argv, state, streams, analysis } = call;
  mayRead(call.name, streams, analysis);
  const parsed = getopt(argv, readOptions);
  const array = parsed.value("array");
  const whole = !["delimiter", "count", "exactly", "descriptor"].some((name) =>
    parsed.has(name as keyof typeof readOptions.options),
  );
  const entry = isListing(streams.stdin) ? oneEntry(streams.stdin, parsed) : undefined;
  const line = entry ?? (whole ? firstLine(streams.stdin) : unseen(streams.stdin));
  const separators = variableOf(state, "IFS", analysis)?.value ?? known(" \t\n");
  const raw = parsed.has("raw");
  const operands = array ? [array] : parsed.operands;
  const targets = operands.length > 0 ? operands : [undefined];
  let after = state;
  for (const [index, operand] of targets.entries()) {
    const name = operand === undefined ? "REPLY" : textOf(operand);
    if (operand) reparsedSubscript(operand, call);
    if (name === undefined || operand?.many)
      after = everythingUnknown(after, "read sets variables whose names are not known");
    else if (array) after = assignTo(after, name, { ...scalar(unseen(line)), elements: "unknown" });
    else {
      const value =
        (entry !== undefined && targets.length === 1) ||
        (operand === undefined && line.kind === "known" && (raw || !line.text.includes("\\")))
          ? line
          : part(line, { index, count: targets.length, raw, separators });
      after = assignText(after, name.replace(/\[.*$/, ""), value, streams, analysis);
    }
  }
  return maybe(after);
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

/** One entry of a listing, where `read` ends its lines where the listing ends its entries. */
function oneEntry(
  stdin: Parameters<typeof entryOf>[0],
  parsed: Parsed<keyof typeof readOptions.options>,
): Value | undefined {
  if (parsed.has("count") || parsed.has("exactly") || parsed.has("descriptor")) return undefined;
  const delimiter = parsed.has("delimiter") ? textOf(parsed.value("delimiter")) : "\n";
  const ends = delimiter === "" ? "\0" : delimiter;
  return ends === stdin.entries.end ? entryOf(stdin) : undefined;
}

const unseen = (from: Value): Value => unknown("it is read while the command runs", from.taint);

function firstLine(stdin: Value): Value {
  const texts = textsOf(stdin);
  // Why: only a one-line input is the same line however often a loop reads it.
  if (texts?.length === 1 && /^[^\n]*\n?$/.test(texts[0] as string))
    return known((texts[0] as string).replace(/\n$/, ""), stdin.taint, stdin.unset);
  return unseen(stdin);
}

interface Part {
  readonly index: number;
  readonly count: number;
  readonly raw: boolean;
  /** The value of IFS. */
  readonly separators: Value;
}

function part(line: Value, { index, count, raw, separators }: Part): Value {
  if (line.kind !== "known" || (!raw && line.text.includes("\\"))) return unseen(line);
  const ifs = separators.kind === "known" ? separators.text : undefined;
  if (ifs === "") return known(index === 0 ? line.text : "", line.taint);
  if (ifs !== " \t\n") return unseen(line);
  let rest = line.text.replace(/^[ \t]+|[ \t]+$/g, "");
  for (let skipped = 0; skipped < index; skipped += 1) rest = rest.replace(/^[^ \t]+[ \t]*/, "");
  return known(index < count - 1 ? (/^[^ \t]*/.exec(rest)?.[0] ?? "") : rest, line.taint);
}
