import type { Cursor } from "./cursor.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * FAIL-CLOSED: stops at a scanned word that zsh may read otherwise than bash: `=name`, and braces,
 * which end commands in zsh, but for plain brace and parameter expansion.
 * @throws NotUnderstood
 */
export function stopAtZshWord(cursor: Cursor): void {
  const { start, end } = cursor.scanned;
  const raw = cursor.text.slice(start, end);
  if (/^==?$/.test(raw)) return;
  if (raw.startsWith("=")) throw new NotUnderstood("zsh expands `=name`");
  if (raw === "{}" || raw === "{" || (raw === "}" && cursor.kind !== "word")) return;
  const bare = raw
    .replace(/\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"/g, "")
    .replace(/\$\{[A-Za-z_]\w*(?:(?::?[-=+?]|##?|%%?)[^{}]*)?\}|\$\{\d+\}/g, "")
    .replace(/\{[\w./-]*(?:,[\w./-]*)+\}|\{\d+\.\.\d+\}/g, "");
  if (/[{}]/.test(bare)) throw new NotUnderstood("zsh reads braces differently from bash");
}

/**
 * FAIL-CLOSED: stops at `<1-5>`, `>!`, `<-`, `&>|` and their like, which zsh does not read as bash
 * does.
 * @throws NotUnderstood
 */
export function stopAtZshRedirection(following: number): void {
  const isDigit = following >= 48 && following <= 57;
  if (isDigit || [33, 45, 124].includes(following))
    throw new NotUnderstood("zsh reads `<1-5>` and `>!` differently from bash");
}

/**
 * FAIL-CLOSED: stops at a `[[ … ]]` with a pattern, a group or an operator of one of the two only.
 * @throws NotUnderstood
 */
export function stopAtZshCondition(cursor: Cursor, start: number): void {
  const raw = cursor.text.slice(start, cursor.tokenEnd);
  if (!/^\[\[[\w\s"'$./:,@%+=!&|{}-]*\]\]$/.test(raw) || /\s-[^defhLnrswxzS\s]\s/.test(raw))
    throw new NotUnderstood("zsh reads this `[[` differently from bash");
}

/**
 * FAIL-CLOSED: stops at arithmetic with `#`, `[` or a quote in it.
 * @throws NotUnderstood
 */
export function stopAtZshArithmetic(cursor: Cursor, start: number, end: number): void {
  if (!/^[\w\s+*/%()<>=!&|?:,$-]*$/.test(cursor.text.slice(start, end)))
    throw new NotUnderstood("zsh reads this arithmetic differently from bash");
}

/**
 * FAIL-CLOSED: stops at an operator of `${name…}` that is not among those of POSIX, or that has
 * more than plain characters behind it.
 * @throws NotUnderstood
 */
export function stopAtZshOperator(cursor: Cursor, start: number): void {
  const raw = cursor.text.slice(start, cursor.end);
  if (!/^(?::?[-=+?]|##?|%%?)[\w./:@%+,= $*-]*$/.test(raw))
    throw new NotUnderstood("zsh reads this parameter expansion differently from bash");
}

/** Whether a name is one that zsh calls by itself, or that it reads as something else. */
export const isZshFunction = (name: string): boolean =>
  /^[A-Za-z_][\w-]*$/.test(name) &&
  !/^(?:TRAP|zsh|zle|precmd|preexec|chpwd|periodic|command_not_found|repeat|foreach|end)/.test(
    name,
  );
