/** What a backslash means in a kind of text of one language. */
export interface Escapes {
  /** Letters that stand for another one. */
  readonly single: Readonly<Record<string, string>>;
  /** Codes of letters, sticky; each group is named by the base of its digits: `hex`, `octal`. */
  readonly coded: readonly RegExp[];
  /** What is not followed: a text with it is not read. Sticky. */
  readonly unclear?: RegExp;
  /** Signs before which the backslash goes; before others it stays. */
  readonly goesBefore: RegExp;
  /** A line ends behind it, and goes on with the next one. */
  readonly joinsLines: boolean;
}

const letters = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  e: "\x1b",
  s: " ",
} as const;

const singles = (names: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(letters).filter(([name]) => names.includes(name)));

const hexTwo = /x(?<hex>[0-9a-fA-F]{2})/y;
const hexOneOrTwo = /x(?<hex>[0-9a-fA-F]{1,2})/y;
const hexBraced = /x\{(?<hex>[0-9a-fA-F]{1,6})\}/y;
const four = /u(?<hex>[0-9a-fA-F]{4})/y;
const eight = /U(?<hex>[0-9a-fA-F]{8})/y;
const braced = /u\{(?<hex>[0-9a-fA-F]{1,6})\}/y;
const octal = /(?<octal>[0-7]{1,3})/y;
const octalByte = /(?<octal>[0-3]?[0-7]{1,2})/y;
const decimal = /(?<decimal>\d{1,3})/y;
const any = /[\s\S]/;

/** Source: Python 3.11 reference, 2.4.1; `\N{name}` is not followed. */
export const pythonEscapes: Escapes = {
  single: singles("nrtabfv"),
  coded: [hexTwo, four, eight, octal],
  unclear: /N\{/y,
  goesBefore: /['"]/,
  joinsLines: true,
};

/** Bytes have no names and codes of letters. */
export const bytesEscapes: Escapes = { ...pythonEscapes, coded: [hexTwo, octal] };

/** Source: ECMAScript 2023, 12.9.4. */
export const javascriptEscapes: Escapes = {
  single: singles("nrtbfv"),
  coded: [hexTwo, four, braced, octalByte],
  goesBefore: any,
  joinsLines: true,
};

/** Source: Ruby 3.1, doc/syntax/literals. */
export const rubyEscapes: Escapes = {
  single: singles("nrtabfves"),
  coded: [hexOneOrTwo, four, braced, octalByte],
  unclear: /[cCM]|u\{[^}]*\s|[4-7][0-7]{2}/y,
  goesBefore: any,
  joinsLines: true,
};

/** Source: perl 5.36 perlop(1), "Quote and Quote-like Operators". */
export const perlEscapes: Escapes = {
  single: singles("nrtabfe"),
  coded: [hexBraced, hexOneOrTwo, octal],
  unclear: /[cNoulULQEF]|x(?![0-9a-fA-F{])/y,
  goesBefore: any,
  joinsLines: false,
};

/** Source: the PHP manual, 8.2, "Strings". */
export const phpEscapes: Escapes = {
  single: singles("nrtvef"),
  coded: [hexOneOrTwo, braced, octalByte],
  unclear: /[4-7][0-7]{2}/y,
  goesBefore: /\$/,
  joinsLines: false,
};

/** Source: Lua 5.4 reference manual, 3.1. */
export const luaEscapes: Escapes = {
  single: singles("nrtabfv"),
  coded: [hexTwo, braced, decimal],
  unclear: /z/y,
  goesBefore: any,
  joinsLines: false,
};

/** In patterns a backslash is left to what matches them. */
export const patternEscapes: Escapes = {
  single: {},
  coded: [],
  goesBefore: /(?!)/,
  joinsLines: false,
};

/** What stands behind a backslash, and how many letters it has; undefined where it is unclear. */
export function escapedAt(
  text: string,
  at: number,
  { single, coded, unclear, goesBefore, joinsLines }: Escapes,
): readonly [value: string, length: number] | undefined {
  const letter = text[at] ?? "";
  const end = text.startsWith("\r\n", at) ? 2 : letter === "\n" ? 1 : 0;
  if (end > 0) return [joinsLines ? "" : goesBefore === any ? "\n" : "\\\n", end];
  if (unclear) unclear.lastIndex = at;
  if (unclear?.test(text)) return undefined;
  for (const one of coded) {
    one.lastIndex = at;
    const match = one.exec(text);
    if (match?.groups === undefined) continue;
    const { hex, octal: eights, decimal: tens } = match.groups;
    const code = Number.parseInt(hex ?? eights ?? tens ?? "", hex ? 16 : eights ? 8 : 10);
    return code > 0x10ffff ? undefined : [String.fromCodePoint(code), match[0].length];
  }
  const known = Object.hasOwn(single, letter) ? single[letter] : undefined;
  if (known !== undefined) return [known, 1];
  return goesBefore.test(letter) ? [letter, 1] : [`\\${letter}`, 1];
}
