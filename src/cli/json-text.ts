/**
 * JSON in which control, direction and other invisible characters are written as escapes, so that
 * it can be shown on a terminal. `indent`: blanks per level; without it everything is on one line.
 */
export function jsonText(value: unknown, indent?: number): string {
  return escapeInvisible(JSON.stringify(value, undefined, indent));
}

const invisible =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const escapeInvisible = (text: string): string =>
  text.replace(invisible, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
