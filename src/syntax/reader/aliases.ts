import { type Cursor, settled } from "./cursor.ts";
import { NotUnderstood } from "./stop.ts";

/**
 * Puts the replacement of the alias that stands from `start` to `end` into the text and moves the
 * cursor to its beginning. False when the word is no alias in this place.
 */
export function expandAlias(
  cursor: Cursor,
  commandPlace: boolean,
  name: string,
  start: number,
  end: number,
): boolean {
  const { settings } = cursor;
  if (settings.aliases.size === 0) return false;
  const eligible = passReplacements(cursor, start) || commandPlace;
  const replacement = eligible ? settings.aliases.get(name) : undefined;
  if (replacement === undefined || settings.expandAliases === false) return false;
  if (cursor.expanding.some((one) => one.name === name)) return false;
  settled(settings.expandAliases, "alias expansion");
  // FAIL-CLOSED: aliases that write without end, or that open quotes, are not followed.
  settings.aliasBudget -= cursor.text.length + replacement.length;
  if (settings.aliasBudget < 0) throw new NotUnderstood("aliases write too much text");
  if (/['"`\\#]/.test(replacement.replace(/'[^'\\]*'|"[^"\\`]*"/g, "")))
    throw new NotUnderstood(`the alias \`${name}' holds quotes or a comment`);
  splice(cursor, name, start, end, replacement);
  return true;
}

/** Forgets the replacements that end before `start`; true when one of them ended with a blank. */
export function passReplacements(cursor: Cursor, start: number): boolean {
  let next = false;
  for (let last = cursor.expanding.at(-1); last && last.end <= start; ) {
    next ||= last.aliasNext;
    cursor.expanding.pop();
    last = cursor.expanding.at(-1);
  }
  return next;
}

function splice(cursor: Cursor, name: string, start: number, end: number, replacement: string) {
  // Why: bash ends the last word of a replacement where the replacement ends.
  const written = /[ \t\n;&|<>()]$/.test(replacement) ? replacement : `${replacement} `;
  const growth = written.length - (end - start);
  const old = cursor.offsets;
  const offsets = new Int32Array(cursor.text.length + growth + 1);
  for (let index = 0; index < start; index += 1) offsets[index] = old?.[index] ?? index;
  offsets.fill(old?.[start] ?? start, start, start + written.length);
  // Why: spans end behind the last character, which has to be the last of the alias.
  offsets[start + written.length - 1] = old?.[end - 1] ?? end - 1;
  for (let index = end; index <= cursor.text.length; index += 1)
    offsets[index + growth] = old?.[index] ?? index;
  cursor.text = cursor.text.slice(0, start) + written + cursor.text.slice(end);
  cursor.offsets = offsets;
  cursor.end += growth;
  cursor.wholeEnd += growth;
  for (const one of cursor.expanding) one.end += growth;
  const aliasNext = /[ \t]$/.test(replacement);
  cursor.expanding.push({ name, end: start + written.length, aliasNext });
  cursor.substitutions.clear();
  cursor.pairEnds.clear();
  cursor.pos = start;
}
