/** A set of names that are written with spaces between them. */
export const namesIn = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(" ")));

/**
 * Whether a full name is a member of one of these modules, by ways that lead to no other module.
 * `nested`: names of modules, through which everything could be reached.
 */
export function isMemberOf(
  name: string,
  modules: ReadonlySet<string>,
  nested: ReadonlySet<string>,
): boolean {
  const parts = name.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const module = parts.slice(0, length).join(".");
    if (!modules.has(module)) continue;
    return parts
      .slice(length)
      .every((part) => !part.startsWith("_") && (part === module || !nested.has(part)));
  }
  return false;
}

/** Entries of a table whose keys hold several names. */
export const table = <Value>(
  rows: readonly (readonly [string, Value])[],
): ReadonlyMap<string, Value> =>
  new Map(rows.flatMap(([names, value]) => names.split(" ").map((name) => [name, value] as const)));
