import { NotUnderstood } from "./stop.ts";

/**
 * FAIL-CLOSED: bash reads these in a subscript in one way to find its end and in another when it
 * expands it.
 * @throws NotUnderstood
 */
export function stopAtOddSubscript(raw: string): void {
  if (/[<>]\(/.test(raw)) throw new NotUnderstood("a subscript holds a process substitution");
  if (/\$['[]/.test(raw)) throw new NotUnderstood("a subscript holds `$'…'` or `$[…]`");
}
