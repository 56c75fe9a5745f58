import { isBlankSeparator } from "../../expand/ifs.ts";

/** One character of a line that `read` has read. */
export interface LineCharacter {
  readonly text: string;
  /** It was behind a backslash: it separates nothing. */
  readonly escaped: boolean;
}

/** What `read` takes from a text, and whether it met the end of it first. */
export interface Line {
  readonly characters: readonly LineCharacter[];
  readonly ended: boolean;
}

/** How `read` takes its line. */
export interface LineRules {
  readonly raw: boolean;
  readonly delimiter: string;
  /** Most characters that are read. */
  readonly countMax?: number;
  /** The delimiter counts as a character like others. */
  readonly exactly: boolean;
}

/** The line that `read` finds at the beginning of a text; undefined where that is not followed. */
export function takeLine(text: string, rules: LineRules): Line | undefined {
  const { raw, delimiter, countMax, exactly } = rules;
  if (countMax !== undefined && !raw && text.includes("\\")) return undefined;
  const characters: LineCharacter[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (countMax !== undefined && characters.length >= countMax)
      return { characters, ended: false };
    const one = text[at] as string;
    if (one === "\\" && !raw) {
      at += 1;
      const next = text[at];
      if (next === undefined) return { characters, ended: true };
      if (next !== "\n") characters.push({ text: next, escaped: true });
      continue;
    }
    if (one === delimiter && !exactly) return { characters, ended: false };
    characters.push({ text: one, escaped: false });
  }
  const full = countMax !== undefined && characters.length >= countMax;
  return { characters, ended: !full };
}

/**
 * The texts of `count` variables: each gets one field and the last one the rest of the line.
 * Source: bash 5.2, builtins/read.def.
 */
export function splitLine(
  characters: readonly LineCharacter[],
  separators: string,
  count: number,
): readonly string[] {
  const texts: string[] = [];
  let from = skipBlanks(characters, 0, separators);
  for (let index = 0; index < count - 1; index += 1) {
    const { text, next } = takeField(characters, from, separators);
    texts.push(text);
    from = next;
  }
  const { text, next } = takeField(characters, from, separators);
  return [...texts, next >= characters.length ? text : restOf(characters, from, separators)];
}

/** All fields of a line, as `read -a` has them. */
export function fieldsOfLine(
  characters: readonly LineCharacter[],
  separators: string,
): readonly string[] {
  const texts: string[] = [];
  let from = skipBlanks(characters, 0, separators);
  while (from < characters.length) {
    const { text, next } = takeField(characters, from, separators);
    texts.push(text);
    from = next;
  }
  return texts;
}

/** The characters as one text. */
export const textOfLine = (characters: readonly LineCharacter[]): string =>
  characters.map((one) => one.text).join("");

function skipBlanks(
  characters: readonly LineCharacter[],
  from: number,
  separators: string,
): number {
  let at = from;
  while (isBlank(characters[at], separators)) at += 1;
  return at;
}

const separates = (one: LineCharacter | undefined, separators: string): boolean =>
  one !== undefined && !one.escaped && separators.includes(one.text);

const isBlank = (one: LineCharacter | undefined, separators: string): boolean =>
  one !== undefined && separates(one, separators) && isBlankSeparator(one.text);

function takeField(
  characters: readonly LineCharacter[],
  from: number,
  separators: string,
): { readonly text: string; readonly next: number } {
  const start = skipBlanks(characters, from, separators);
  let end = start;
  while (end < characters.length && !separates(characters[end], separators)) end += 1;
  const text = textOfLine(characters.slice(start, end));
  // Why: blanks around one other separator belong to it.
  let next = skipBlanks(characters, end, separators);
  if (separates(characters[next], separators)) next = skipBlanks(characters, next + 1, separators);
  return { text, next };
}

function restOf(characters: readonly LineCharacter[], from: number, separators: string): string {
  let end = characters.length;
  while (end > from && isBlank(characters[end - 1], separators)) end -= 1;
  return textOfLine(characters.slice(from, end));
}
