import { type Argument, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";
import type { Grammar, OptionSpec } from "../getopt.ts";
import { lazyOptions, type NamesIn, optionList } from "../option-list.ts";
import { code, reads, shellText, writes } from "../roles.ts";

/** A program that is described by what its options do, and a little more. */
export interface PlainTool<Options extends string> extends Omit<Grammar, "options" | "numeric"> {
  /** Separated by spaces. */
  readonly names: string;
  readonly source: string;
  /** In the notation of `optionList`; `--help` and `--version` are added. */
  readonly options: Options | readonly Options[];
  readonly numeric?: NamesIn<Options>;
  readonly inert?: boolean;
  /** With one of these it only shows something, whatever else is given. */
  readonly idle?: readonly NamesIn<Options>[];
  /** Options whose arguments are files that it reads for its own work. */
  readonly reads?: readonly NamesIn<Options>[];
  /** Options whose arguments are files that it writes anew. */
  readonly writes?: readonly NamesIn<Options>[];
  /** Options whose arguments a shell runs. */
  readonly runs?: readonly NamesIn<Options>[];
  /** Options whose arguments are libraries or plug-ins that it loads. */
  readonly loads?: readonly NamesIn<Options>[];
  effects?(inv: Invocation<NamesIn<Options>>, resolve: Resolve): Iterable<Deed>;
}

/** Makes the spec of a plain tool. */
export function plainTool<const Options extends string>(tool: PlainTool<Options>): CommandSpec {
  const {
    names,
    source,
    options,
    idle,
    reads: _r,
    writes: _w,
    runs,
    loads,
    effects,
    ...rest
  } = tool;
  const listed = lazyOptions<string>(() => {
    const all = { ...optionList("help version"), ...optionList(...[options].flat()) };
    return rest.oneDash ? withLetters(all) : all;
  });
  return defineCommand<string>({
    names: names.split(" "),
    source,
    ...(rest as Omit<Grammar, "options">),
    options: listed,
    *effects(given, resolve) {
      if (given.has("help") || given.has("version")) return;
      const inv = given as Invocation<NamesIn<Options>>;
      if (idle?.some((name) => inv.has(name))) return;
      yield* optionEffects(tool, inv, resolve);
      if (effects) yield* effects(inv, resolve);
    },
  });
}

/** Where long options have one dash, a single letter is a long name like any other. */
function withLetters(
  options: Readonly<Record<string, OptionSpec>>,
): Readonly<Record<string, OptionSpec>> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { shortOnly: _, short = "", ...spec }]) => [
      name,
      { ...spec, long: [...(spec.long ?? []), ...short] },
    ]),
  );
}

function* optionEffects<Options extends string>(
  tool: PlainTool<Options>,
  inv: Invocation<NamesIn<Options>>,
  resolve: Resolve,
): Iterable<Deed> {
  const given = (names: readonly NamesIn<Options>[] = []): readonly Argument[] =>
    names.flatMap((name) => inv.values(name));
  yield* reads(given(tool.reads), "used", resolve);
  yield* writes(given(tool.writes), "truncate", resolve);
  for (const one of given(tool.runs)) yield shellText(one.value, one.at);
  for (const one of given(tool.loads))
    for (const target of resolve.paths(one, true))
      yield code("library", resolve.content(target), one.at);
}

/**
 * The operands as one line, for patterns and messages: `delete pod web-0`. Unknown ones are `…`.
 */
export const lineOf = (operands: readonly Argument[]): string =>
  operands.map((one) => textOf(one) ?? "…").join(" ");

/** Matches lines that begin with one of these, whole words each: `get, rollout status`. */
export const beginsWith = (starts: string): RegExp =>
  new RegExp(`^(?:${starts.split(", ").join("|")})(?![\\w-])`);

/** A pattern that stands on several lines; line ends and what surrounds them are no part of it. */
export const spread = (text: string): RegExp => new RegExp(text.replace(/\s*\n\s*/g, ""));
