import { type CommandSpec, defineCommand } from "../../define-command.ts";
import type { OptionSpec } from "../../getopt.ts";
import { lazyOptions } from "../../option-list.ts";
import { type PlainTool, plainTool } from "../plain-tool.ts";

/** A subcommand of git, as a plain tool whose long options all have a `--no-` form. */
export function subcommand<const Options extends string>(
  tool: Omit<PlainTool<Options>, "source">,
): CommandSpec {
  const [name = ""] = tool.names.split(" ");
  const spec = plainTool({ ...tool, source: `git 2.39 git-${name}(1)` });
  const options = lazyOptions<string>(() => negatable(spec.grammar.options));
  return { ...spec, grammar: { ...spec.grammar, options } };
}

/** Source: git 2.39 gitcli(7), "Negating options". */
function negatable(
  options: Readonly<Record<string, OptionSpec>>,
): Readonly<Record<string, OptionSpec>> {
  const more = Object.keys(options)
    .filter((name) => name.length > 1 && !name.startsWith("no-"))
    .map((name) => [`no-${name}`, {}] as const);
  return { ...Object.fromEntries(more), ...options };
}

/** A subcommand that changes the repository in ways that git can undo, whatever its options are. */
export const recoverable = (name: string): CommandSpec =>
  defineCommand({
    names: [name],
    source: `git 2.39 git-${name}(1)`,
    inert: true,
    lenient: true,
    options: {},
    *effects() {},
  });
