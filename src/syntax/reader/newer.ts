import { commandsOf } from "../commands-of.ts";
import type { Script } from "../nodes.ts";
import { type Cursor, enter } from "./cursor.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * What bash 5.3 runs of `${ command; }` and `${| command; }`; bash 5.2 refuses the expansion. The
 * text between the braces is from `open` to `end`. Undefined when no bash runs any of it.
 *
 * Source: bash(1) 5.3, command substitution.
 * @throws NotUnderstood where the two versions may find its end in different places.
 */
export function readNewer(cursor: Cursor, open: number, end: number): Script | undefined {
  const raw = cursor.text.slice(open, end);
  if (!/^[ \t\n|(]/.test(raw)) return undefined;
  const hasMore = cursor.text.slice(end + 1, cursor.wholeEnd).includes("}");
  // Why: the newer one ends where a reserved word may stand. `${(…` is mostly meant for zsh.
  if (!/(?:^|[;&\n)}])[ \t\n]*$/.test(raw)) {
    if (hasMore && raw[0] !== "(")
      throw new NotUnderstood("a command in braces ends elsewhere for bash 5.3");
    return undefined;
  }
  const inner = enter(cursor, cursor.text, raw[0] === "|" ? open + 1 : open, end, cursor.offsets);
  const script = cursor.grammar.script(inner);
  if (script.stopped !== undefined || !actsApart(script))
    throw new NotUnderstood("bash 5.3 runs a command in braces in the shell itself");
  return script;
}

/** It leaves nothing behind in the shell but `REPLY`. */
const actsApart = (script: Script): boolean =>
  commandsOf(script).every(
    ({ assignments, words: [first] }) =>
      (first !== undefined || assignments.every((one) => one.startsWith("REPLY="))) &&
      (first === undefined || (/^[\w./-]+$/.test(first) && !changesShell.has(first))),
  );

const changesShell: ReadonlySet<string> = new Set(
  `. alias cd command builtin declare enable eval exec exit export getopts hash let local mapfile
  popd printf pushd read readarray readonly return set shift shopt source trap typeset unalias
  unset`.split(/\s+/),
);
