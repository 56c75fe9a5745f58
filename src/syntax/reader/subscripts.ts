import { commentSign, holdsInOrder } from "./ordered.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * FAIL-CLOSED: bash reads these in a subscript in one way to find its end and in another when it
 * expands it.
 * @throws NotUnderstood
 */
export function stopAtOddSubscript(raw: string): void {
  const behind = raw.slice(0, -1);
  if (holdsInOrder(behind, /[$<>]\(/g, "<<") || holdsInOrder(behind, "$(", "case", /[[\]]/g))
    throw new NotUnderstood("a subscript holds a substitution with `case` or `<<`");
  if (/\$\$[({]/.test(raw)) throw new NotUnderstood("a subscript holds `$$(` or `$${`");
  if (/[$<>]\(#/.test(raw) || holdsInOrder(raw, /[$<>]\(/g, commentSign))
    throw new NotUnderstood("a subscript holds a comment");
}
