import type { Deed, Resolve } from "../../define-command.ts";
import { type CommandSpec, defineCommand, type Invocation } from "../../define-command.ts";
import type { OptionSpec } from "../../getopt.ts";
import { lazyOptions, optionList } from "../../option-list.ts";
import { runs } from "../languages/interpreter.ts";
import { lineOf } from "../plain-tool.ts";

/** What a line of operands means: nothing, the project's own code, or deeds of its own. */
export type Meaning =
  | "nothing"
  | "project"
  | { readonly publish: string; readonly act?: "create" | "change" | "destroy" }
  | ((inv: Invocation<string>, resolve: Resolve) => Iterable<Deed>);

/** A tool of many subcommands, described by what its operands look like. */
export interface LineTool {
  /** Separated by spaces. */
  readonly names: string;
  readonly source: string;
  /** Options that take an argument or that matter, in the notation of `optionList`. */
  readonly options: string;
  /** Long options have one dash too: `go test -exec`. */
  readonly oneDash?: boolean;
  /** With one of these nothing happens. */
  readonly idle?: readonly string[];
  /** The first that matches counts; without any it is the last resort's meaning. */
  readonly rules: readonly (readonly [RegExp, Meaning])[];
  readonly otherwise?: Meaning;
}

/** Makes the spec of such a tool. Options that are not declared take no argument. */
export function lineTool(tool: LineTool): CommandSpec {
  const listed = lazyOptions<string>(() => declared(tool));
  return defineCommand<string>({
    names: tool.names.split(" "),
    source: tool.source,
    lenient: true,
    options: tool.oneDash ? lazyOptions<string>(() => lettersAsWords(listed)) : listed,
    ...(tool.oneDash ? { oneDash: true } : {}),
    *effects(inv, resolve) {
      const { version } = listed;
      const idle = ["help", ...(version?.argument ? [] : ["version"]), ...(tool.idle ?? [])];
      if (idle.some((name) => inv.has(name))) return;
      const line = lineOf(inv.operands);
      const found = tool.rules.find(([pattern]) => pattern.test(line))?.[1];
      if (found === undefined && line.startsWith("…")) {
        const why = `the command of ${inv.name} is not known`;
        yield { kind: "opaque", why, at: inv.at };
      }
      yield* meant(found ?? tool.otherwise ?? "nothing", inv, resolve);
    },
  });
}

const declared = (tool: LineTool): Readonly<Record<string, OptionSpec>> => ({
  ...optionList("help|h version"),
  ...optionList(tool.options),
});

const lettersAsWords = (
  options: Readonly<Record<string, OptionSpec>>,
): Readonly<Record<string, OptionSpec>> =>
  Object.fromEntries(
    Object.entries(options).map(([name, { shortOnly: _, short = "", ...spec }]) => [
      name,
      { ...spec, long: [...(spec.long ?? []), ...short] },
    ]),
  );

function* meant(meaning: Meaning, inv: Invocation<string>, resolve: Resolve): Iterable<Deed> {
  if (meaning === "nothing") return;
  if (typeof meaning === "function") yield* meaning(inv, resolve);
  else if (meaning === "project") {
    const [first] = inv.operands;
    const value = first?.value ?? { kind: "known", text: inv.name, taint: [], unset: [] };
    yield runs(value, "project", inv.at);
  } else {
    const { publish, act = "create" } = meaning;
    yield { kind: "publish", what: publish, act, at: inv.at };
  }
}
