/**
 * What `tr SET1 SET2` or `tr -d SET1` makes of a text; undefined where that is not told here.
 * Ranges, `\n` and the usual classes are read. Source: GNU coreutils 9.1 tr(1).
 */
export function translated(
  text: string,
  sets: readonly (string | undefined)[],
  deletes: boolean,
): string | undefined {
  const [from, to, ...more] = sets.map((one) =>
    one === undefined ? undefined : charactersOf(one),
  );
  if (from === undefined || more.length > 0 || [...text].some((character) => character > "\x7f"))
    return undefined;
  if (deletes)
    return sets.length === 1 ? [...text].filter((one) => !from.includes(one)).join("") : undefined;
  if (to === undefined || to.length === 0) return undefined;
  const map = new Map(from.map((one, index) => [one, to[index] ?? (to.at(-1) as string)]));
  return [...text].map((one) => map.get(one) ?? one).join("");
}

function charactersOf(set: string): readonly string[] | undefined {
  const characters: string[] = [];
  let at = 0;
  while (at < set.length) {
    const named = /^\[:(\w+):\]/.exec(set.slice(at));
    if (named) {
      const members = classes.get(named[1] ?? "");
      if (members === undefined) return undefined;
      characters.push(...members);
      at += named[0].length;
      continue;
    }
    if (/^\[[.=]|^\[.\*/s.test(set.slice(at))) return undefined;
    const first = one(set, at);
    if (first === undefined) return undefined;
    at += first.length;
    if (set[at] === "-" && at + 1 < set.length) {
      const last = one(set, at + 1);
      if (last === undefined || last.character < first.character) return undefined;
      characters.push(...between(first.character, last.character));
      at += 1 + last.length;
    } else characters.push(first.character);
  }
  return characters.every((character) => character <= "\x7f") ? characters : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\",
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** One character of a set, with the length that it is written in. */
function one(set: string, at: number): { character: string; length: number } | undefined {
  if (set[at] !== "\\") return { character: set[at] as string, length: 1 };
  const octal = /^[0-7]{1,3}/.exec(set.slice(at + 1))?.[0];
  if (octal)
    return { character: String.fromCharCode(Number.parseInt(octal, 8)), length: 1 + octal.length };
  const character = escapes[set[at + 1] ?? ""];
  return character === undefined ? undefined : { character, length: 2 };
}

function between(first: string, last: string): readonly string[] {
  const count = last.charCodeAt(0) - first.charCodeAt(0) + 1;
  return Array.from({ length: count }, (_, index) =>
    String.fromCharCode(first.charCodeAt(0) + index),
  );
}

const classes: ReadonlyMap<string, readonly string[]> = new Map([
  ["upper", between("A", "Z")],
  ["lower", between("a", "z")],
  ["digit", between("0", "9")],
  ["alpha", [...between("A", "Z"), ...between("a", "z")]],
  ["alnum", [...between("0", "9"), ...between("A", "Z"), ...between("a", "z")]],
  ["blank", ["\t", " "]],
  ["space", ["\t", "\n", "\v", "\f", "\r", " "]],
]);
