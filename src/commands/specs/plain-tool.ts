import { textsOf, type Value } from "../../base/value.ts";
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
import { code, filters, reads, shellEscape, shellText, writes } from "../roles.ts";
import { script } from "./languages/interpreter.ts";

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
  /** Options whose arguments are programs or settings that run programs, by their files. */
  readonly scripts?: readonly NamesIn<Options>[];
  /** Options whose arguments are files that come into view in part: in messages, as lists. */
  readonly leaks?: readonly NamesIn<Options>[];
  /**
   * What its operands are: files that it prints, reads for its work, shows in part, changes, makes,
   * or runs; or a command of their own.
   */
  readonly operands?: "printed" | "used" | "leaked" | "edited" | "made" | "scripts" | "command";
  /** Lines of standard input that a shell runs: their first group is the text. */
  readonly escape?: RegExp;
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
    runs: _u,
    loads: _l,
    scripts: _s,
    leaks: _k,
    operands,
    escape: _e,
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
    ...(operands === "command" ? { stopAtOperand: true } : {}),
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
  yield* reads(given(tool.leaks), "unknown", resolve);
  yield* writes(given(tool.writes), "truncate", resolve);
  for (const one of given(tool.runs)) yield shellText(one.value, one.at);
  for (const one of given(tool.loads))
    for (const target of resolve.paths(one, true))
      yield code("library", resolve.content(target), one.at);
  const language = tool.names.split(" ")[0] as string;
  for (const one of given(tool.scripts)) yield* script({ language }, one, resolve);
  if (tool.escape && resolve.stdinGiven) yield* escapes(tool.escape, inv.at, resolve.stdin);
  yield* operandEffects(tool.operands, inv, language, resolve);
}

function* operandEffects(
  what: PlainTool<string>["operands"],
  { operands, name }: Pick<Invocation, "operands" | "name">,
  language: string,
  resolve: Resolve,
): Iterable<Deed> {
  switch (what) {
    case "printed":
      yield* filters(name, operands, resolve);
      return;
    case "used":
      yield* reads(operands, "used", resolve);
      return;
    case "leaked":
      yield* reads(operands, "unknown", resolve);
      return;
    case "edited":
      yield* writes(operands, "edit", resolve);
      return;
    case "made":
      yield* writes(operands, "truncate", resolve);
      return;
    case "scripts":
      for (const one of operands) yield* script({ language }, one, resolve);
      return;
    case "command":
      if (operands.length > 0) yield { kind: "execution", argv: operands };
  }
}

/** The lines of a text that a shell runs on behalf of who reads it. */
export function* escapes(pattern: RegExp, at: Invocation["at"], text: Value): Iterable<Deed> {
  const lines = textsOf(text)?.flatMap((one) => one.split("\n"));
  if (lines === undefined && text.taint.length > 0) yield shellText(text, at);
  for (const line of lines ?? []) {
    const run = pattern.exec(line)?.[1];
    if (run !== undefined) yield shellEscape(run, at);
  }
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
