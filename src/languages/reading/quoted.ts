import { type Escapes, escapedAt } from "./escapes.ts";
import type { Literal, WrittenPart } from "./token.ts";

/** How a kind of quoted text is read. */
export interface Quoting {
  /** What ends it. */
  readonly close: string;
  /** What opens another level of it: `(` of Ruby's `%q(a (b) c)`. */
  readonly nests?: string;
  /** `none`: a backslash is a backslash. `few`: it only escapes itself and the quote. */
  readonly escapes: "none" | "few" | Escapes;
  /** It may go on over several lines. */
  readonly lines: boolean;
  /** Reads code that is put in, at its beginning; undefined where there is none. */
  hole?(text: string, at: number): Hole | undefined;
}

/** Code within a text. */
export interface Hole {
  readonly code: string;
  /** Index behind it. */
  readonly end: number;
}

/** Reads a quoted text from behind its opening quote; undefined where it does not end. */
export function quoted(
  text: string,
  from: number,
  quoting: Quoting,
  kind: Literal["kind"] = "text",
): Literal | undefined {
  const parts: WrittenPart[] = [];
  let run = "";
  let depth = 0;
  let at = from;
  const flush = (): void => {
    if (run !== "") parts.push(run);
    run = "";
  };
  while (at < text.length) {
    const letter = text[at] as string;
    if (depth === 0 && text.startsWith(quoting.close, at)) {
      flush();
      return { kind, parts, end: at + quoting.close.length };
    }
    if (letter === "\n" && !quoting.lines) return undefined;
    const hole = quoting.hole?.(text, at);
    if (hole) {
      flush();
      parts.push({ code: hole.code });
      at = hole.end;
      continue;
    }
    if (letter === "\\" && quoting.escapes !== "none") {
      const found = escaped(text, at + 1, quoting);
      if (found === undefined) return undefined;
      const [value, length] = found;
      run += value;
      at += 1 + length;
      continue;
    }
    if (letter === quoting.nests) depth += 1;
    else if (depth > 0 && letter === quoting.close) depth -= 1;
    run += letter;
    at += 1;
  }
  return undefined;
}

/** What an escape stands for, and how many letters it has behind its backslash. */
function escaped(
  text: string,
  at: number,
  { escapes, close, nests }: Quoting,
): readonly [string, number] | undefined {
  const letter = text[at] ?? "";
  if (letter === "\\" || letter === close[0] || letter === nests) return [letter, 1];
  return typeof escapes === "string" ? [`\\${letter}`, 1] : escapedAt(text, at, escapes);
}

/** Index behind the brace that closes the one before `from`, texts in quotes passed over. */
export function braceEnd(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (letter === "\\") at += 1;
    else if (letter === "{") depth += 1;
    else if (letter === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (letter === "'" || letter === '"' || letter === "`") {
      const end = text.indexOf(letter, at + 1);
      if (end < 0) return undefined;
      at = end;
    }
  }
  return undefined;
}

/** Code between braces behind a sign: `${code}`, `#{code}`. */
export const bracedHole =
  (sign: string) =>
  (text: string, at: number): Hole | undefined => {
    if (!text.startsWith(`${sign}{`, at)) return undefined;
    const from = at + sign.length + 1;
    const end = braceEnd(text, from);
    return end === undefined ? undefined : { code: text.slice(from, end - 1), end };
  };
