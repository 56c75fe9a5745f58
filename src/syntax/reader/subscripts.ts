import { commentSign, holdsInOrder } from "./ordered.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * FAIL-CLOSED: bash reads these in a subscript in one way to find its end and in another when it
 * expands it.
 * @throws NotUnderstood
 */
export function stopAtOddSubscript(raw: string, assigned: boolean): void {
  const behind = raw.slice(0, -1);
  if (holdsInOrder(behind, /[<>]\(/g, /[[\]]|<</g))
    throw new NotUnderstood("a subscript holds a process substitution with a bracket");
  if (holdsInOrder(behind, "$(", "<<") || holdsInOrder(behind, "$(", "case", /[[\]]/g))
    throw new NotUnderstood("a subscript holds a substitution with `case` or `<<`");
  if (/\$\$[({]/.test(raw)) throw new NotUnderstood("a subscript holds `$$(` or `$${`");
  if (raw.includes("$(#") || holdsInOrder(raw, "$(", commentSign))
    throw new NotUnderstood("a subscript holds a comment");
  if (assigned && raw.includes("${") && holdsOddBraces(raw))
    throw new NotUnderstood("a subscript holds brackets or a stray brace in an expansion");
}

/** Whether something is left of `${…}` when those that bash reads in one way are taken out. */
function holdsOddBraces(raw: string): boolean {
  if (raw.length > subscriptLengthMax) return true;
  let rest = raw.slice(1, -1).replace(/'[^'{}[\]]*'|"[^"{}[\]$`\\]*"/g, quotedMark);
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\$\{[\w@*#?$!-]*(?:\[[^[\]{}'"`\uE000]*\])?[^{}[\]'"`\\]*\}/g, "");
  }
  if (rest.includes("${") && /["'\\][^"']*[{}]/.test(rest)) return true;
  return rest.includes("${") && /\$\{[^}]*(?:$|[[\]]|\$\{)/.test(rest);
}

/** Why: the search may take quadratic time. */
const subscriptLengthMax = 4096;

/** Stands for quoted text, which is harmless everywhere but in another subscript. */
const quotedMark = "\uE000";
