import {
  choice,
  type Entries,
  someOf,
  textsOf,
  type Unknown,
  type Value,
} from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import type { Grammar } from "../../getopt.ts";
import { lazyOptions, type NamesIn, optionList } from "../../option-list.ts";
import { contents, madeFrom, reads, writes } from "../../roles.ts";

/** A program that makes text of its files or standard input, as data. */
export interface TextTool<Options extends string> extends Omit<Grammar, "options" | "numeric"> {
  /** Separated by spaces. */
  readonly names: string;
  readonly source: string;
  /** In the notation of `optionList`; `--help` and `--version` are added. */
  readonly options: Options | readonly Options[];
  readonly numeric?: NamesIn<Options>;
  readonly inert?: boolean;
  /** By default all operands are files that it reads. `last-written`: the second one is written. */
  readonly operands?: "files" | "none" | "last-written";
  /** Options whose arguments are files that it writes, reads, or programs that it may run. */
  readonly writes?: readonly NamesIn<Options>[];
  readonly reads?: readonly NamesIn<Options>[];
  readonly runs?: readonly NamesIn<Options>[];
  /** Only names, counts or digests get out of it with these options. */
  measures?(inv: Invocation<NamesIn<Options>>): boolean;
  /** It prints some of its lines, each as it was. */
  keepsLines?(inv: Invocation<NamesIn<Options>>): boolean;
  /** Of the lines that it keeps it leaves some out. */
  readonly keepsSome?: true;
  /** What it makes of a text, where that is told without doubt. */
  result?(text: string, inv: Invocation<NamesIn<Options>>): string | undefined;
}

/** Makes the spec of a text tool. */
export function textTool<const Options extends string>(tool: TextTool<Options>): CommandSpec {
  type Name = NamesIn<Options> | "help" | "version";
  // Why: what neither writes a file nor runs a program prints, whatever its other options are.
  const prints = !tool.writes && !tool.runs && tool.operands !== "last-written";
  const options = lazyOptions<Name>(() => ({
    ...optionList("help version"),
    ...optionList(...[tool.options].flat()),
  }));
  return defineCommand<Name>({
    names: tool.names.split(" "),
    source: tool.source,
    inert: tool.inert ?? prints,
    ...(tool.stopAtOperand ? { stopAtOperand: true } : {}),
    ...(tool.lenient ? { lenient: true } : {}),
    ...(tool.numeric ? { numeric: tool.numeric } : {}),
    options,
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* textEffects(tool, inv as Invocation<NamesIn<Options>>, resolve);
    },
  });
}

function* textEffects<Options extends string>(
  tool: TextTool<Options>,
  inv: Invocation<NamesIn<Options>>,
  resolve: Resolve,
): Iterable<Deed> {
  const given = (names: readonly NamesIn<Options>[] = []): readonly Argument[] =>
    names.flatMap((name) => inv.values(name));
  for (const program of given(tool.runs))
    yield { kind: "execution", argv: [program], perhaps: true };
  yield* reads(given(tool.reads), "used", resolve);
  const files = filesOf(tool, inv);
  const measured = tool.measures?.(inv) ?? false;
  yield* reads(files, measured ? "measured" : "flows", resolve);
  const value = made(tool, inv, contents(files, resolve), measured);
  const outputs = [
    ...given(tool.writes),
    ...(tool.operands === "last-written" ? inv.operands.slice(1, 2) : []),
  ].filter((one) => textOf(one) !== "-");
  yield* writes(outputs, "truncate", resolve, value);
  if (outputs.length === 0) yield { kind: "stdout", value };
}

function filesOf<Options extends string>(
  { operands }: TextTool<Options>,
  inv: Invocation<NamesIn<Options>>,
): readonly Argument[] {
  if (operands === "none") return [];
  return operands === "last-written" ? inv.operands.slice(0, 1) : inv.operands;
}

function made<Options extends string>(
  tool: TextTool<Options>,
  inv: Invocation<NamesIn<Options>>,
  input: Value,
  measured: boolean,
): Value {
  if (measured) return madeFrom({ ...input, taint: [] }, inv.name);
  const texts = textsOf(input);
  if (tool.result && texts) {
    const results = texts.map((text) => tool.result?.(text, inv));
    if (results.every((one) => one !== undefined)) return choice(results, input);
  }
  const value = madeFrom(input, inv.name);
  if (input.kind === "unknown" && input.entries && value.kind === "unknown")
    return keptLines(tool, inv, value, input.entries);
  return value;
}

function keptLines<Options extends string>(
  tool: TextTool<Options>,
  inv: Invocation<NamesIn<Options>>,
  value: Unknown,
  entries: Entries,
): Value {
  if (tool.keepsLines?.(inv) !== true) return value;
  return { ...value, entries: tool.keepsSome ? someOf(entries) : entries };
}
