/**
 * Whether history expansion may change a text: it holds `!` or `^` outside single quotes.
 * FAIL-CLOSED: where other quotes stand in it, every `'` may be an ordinary character.
 */
export function mayHoldEvents(text: string): boolean {
  if (!/[!^]/.test(text)) return false;
  return /["\\#`$]/.test(text) || /[!^]/.test(text.replace(/'[^']*'/g, ""));
}
