import { known, prefixOf, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import type { SimpleCommand } from "../syntax/nodes.ts";
import { type Analysis, opaque } from "./context.ts";
import { mapStates, type Outcome } from "./outcome.ts";
import { runHere } from "./shell.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/**
 * Name and replacement of an operand of `alias`; undefined for a name that is only to be shown.
 * Names may hold what those of variables may not: `apt-get=…`. Source: bash(1) 5.2, ALIASES.
 */
export function aliasOf(operand: Value): readonly [name: string, replacement: Value] | undefined {
  const [, name] = /^([^=]+)=/s.exec(prefixOf(operand)) ?? [];
  if (name === undefined) return undefined;
  const texts = textsOf(operand)?.map((one) => one.slice(name.length + 1));
  if (texts?.length === 1) return [name, known(texts[0] as string, operand.taint)];
  return [name, unknown(`what the alias ${name} stands for is not known`, operand.taint)];
}

/**
 * Runs a command as its aliases say that the text has defined by now; undefined when it has none.
 * The readers follow the aliases of the very text that they read. Here are those of other texts:
 * `eval`, `source` and `trap` read with every alias that was defined before.
 */
export function runAliased(
  command: SimpleCommand,
  argv: readonly Argument[],
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome | undefined {
  const { aliases } = state;
  if (aliases === undefined || aliases.size === 0) return undefined;
  const left = new Map(aliases);
  let text = "";
  let used = 0;
  for (const word of command.words) {
    const value = left.get(word.raw);
    if (value === undefined) break;
    const replacement = value.kind === "known" ? value.text : undefined;
    if (replacement === undefined) opaque(analysis, whyOf(value) ?? "", word.span);
    if (replacement === undefined) return undefined;
    text += replacement;
    left.delete(word.raw);
    used += 1;
    // Why: only a replacement that ends with a blank lets the next word be an alias too.
    if (!/[ \t]$/.test(replacement)) break;
  }
  if (used === 0) return undefined;
  const why = "an alias is a part of a construct that cannot be told from here";
  if (!isWhole(text, analysis)) opaque(analysis, why, command.span);
  const rest = argv.slice(used);
  const positional = rest.some((one) => one.many) ? "unknown" : rest.map((one) => one.value);
  const where = { streams: { ...streams, certain: false }, at: command.span, by: "alias" };
  const inner = { ...state, aliases: left, positional } as const;
  const outcome = runHere(known(`${text} "$@"`), inner, where, analysis, false);
  return mapStates(outcome, (after) => ({ ...after, aliases, positional: state.positional }));
}

/** The text is a command by itself: it opens nothing that a later word would close. */
function isWhole(text: string, analysis: Analysis): boolean {
  const quotes = text.replace(/'[^']*'|"[^"\\`]*"/g, "");
  return !/['"`\\#]/.test(quotes) && analysis.read(text, analysis.dialect).status !== "invalid";
}
