import type { Cursor } from "./cursor.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * FAIL-CLOSED: stops at a scanned word that zsh may read otherwise than bash: `=name`, and braces,
 * which end commands in zsh.
 * @throws NotUnderstood
 */
export function stopAtZshWord(cursor: Cursor): void {
  const { start, end } = cursor.scanned;
  const raw = cursor.text.slice(start, end);
  if (raw.startsWith("=")) throw new NotUnderstood("zsh expands `=name`");
  if (raw === "{}" || raw === "{" || (raw === "}" && cursor.kind !== "word")) return;
  const bare = raw.replace(/\\[\s\S]|'[^']*'|\$\{[A-Za-z_0-9]*\}|"(?:[^"\\]|\\[\s\S])*"/g, "");
  if (/[{}]/.test(bare)) throw new NotUnderstood("zsh reads braces differently from bash");
}

/**
 * FAIL-CLOSED: stops at `<1-5>`, `>!` and `<-`, which zsh does not read as bash does.
 * @throws NotUnderstood
 */
export function stopAtZshRedirection(following: number): void {
  if (following === 33 || following === 45 || (following >= 48 && following <= 57))
    throw new NotUnderstood("zsh reads `<1-5>` and `>!` differently from bash");
}
