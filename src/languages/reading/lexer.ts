import type { CodeToken, Lexis, WrittenPart } from "./token.ts";
import { Unreadable } from "./token.ts";

/**
 * Splits a program into tokens, the last of which is `end`.
 * @throws Unreadable where it holds anything that the lexis does not know.
 */
export function tokensOf(text: string, lexis: Lexis): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  const open: string[] = [];
  let at = 0;
  let newLine = false;
  let spaced = false;
  const put = (
    kind: CodeToken["kind"],
    end: number,
    parts: readonly WrittenPart[] = [],
    written = text.slice(at, end),
  ): void => {
    tokens.push({ kind, text: written, parts, newLine, spaced, start: at, end });
    newLine = false;
    spaced = false;
    at = end;
  };
  while (at < text.length) {
    const blank = matchAt(lexis.blank, text, at);
    if (blank !== undefined && blank !== "") {
      spaced = true;
      if (/[\n\r]/.test(blank) && !open.some((one) => lexis.joining.includes(one))) newLine = true;
      at += blank.length;
      continue;
    }
    const literal = lexis.literal(text, at, tokens.at(-1));
    if (literal === "unreadable") throw new Unreadable(unread(text, at));
    if (literal !== undefined) {
      put(literal.kind, literal.end, literal.parts, plainText(literal.parts));
      continue;
    }
    const name = matchAt(lexis.name, text, at);
    const number = name === undefined ? matchAt(lexis.number, text, at) : undefined;
    if (name !== undefined) put("name", at + name.length);
    else if (number !== undefined) put("number", at + number.length);
    else {
      const mark = matchAt(lexis.mark, text, at);
      if (mark === undefined) throw new Unreadable(unread(text, at));
      if (/^[([{]$/.test(mark)) open.push(mark);
      else if (/^[)\]}]$/.test(mark)) open.pop();
      put("mark", at + mark.length);
    }
  }
  put("end", at);
  return tokens;
}

/** What a sticky pattern matches at an index. */
export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const plainText = (parts: readonly WrittenPart[]): string =>
  parts.map((one) => (typeof one === "string" ? one : "")).join("");

const unread = (text: string, at: number): string =>
  `${JSON.stringify(text.slice(at, at + 12))} in it is not read`;
