/** The source of a pattern that matches exactly this text. `/` needs no backslash. */
export const quotePattern = (text: string): string =>
  text.replace(/[*?[\]\\!^\-()|+@]/g, (special) => `\\${special}`);

/** Pattern source without its backslashes: the text that it matches when nothing is special. */
export const unquotePattern = (source: string): string => source.replace(/\\([\s\S])/g, "$1");

/**
 * Whether bash would look for matches of this pattern source: it holds `*`, `?`, a `[` with a `]`
 * behind it, or with extglob the beginning of a group.
 */
export function hasPattern(source: string, extglob: boolean): boolean {
  let open = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\\") at += 1;
    else if (character === "*" || character === "?") return true;
    else if (character === "[") open = true;
    else if (character === "]" && open) return true;
    else if (character === "/") open = false;
    else if (extglob && source[at + 1] === "(" && "+@!".includes(character ?? " ")) return true;
  }
  return false;
}
