import type { Argument } from "../commands/argument.ts";
import { textOf } from "../commands/argument.ts";

/**
 * Builtins of zsh that change how the rest of a text is read or expanded, or that evaluate their
 * arguments. Source: zshbuiltins(1), zshmodules(1) 5.9.
 */
const evaluating: ReadonlySet<string> = new Set(
  `add-zsh-hook autoload bindkey disable emulate functions getln limit noglob options print
  private sched setopt unfunction unhash unlimit unsetopt vared zcompile zformat zle zmodload
  zparseopts zpty zregexparse zselect zsocket zstyle zsystem ztcp zcurses`.split(/\s+/),
);

/** Why a command of a zsh text cannot be told from what bash makes of it; undefined if it can. */
export function doubtOfZsh(name: string, args: readonly Argument[]): string | undefined {
  const options = args.map((one) => textOf(one) ?? "").filter((text) => /^[-+]/.test(text));
  if (name === "alias" && options.some((text) => /[gs]/.test(text)))
    return "a global alias changes every later word";
  if (name === "print" && !options.some((text) => /[PzsSf]/.test(text))) return undefined;
  return evaluating.has(name) ? `zsh evaluates what ${name} is given` : undefined;
}
