import type { Word, WordPart } from "../syntax/nodes.ts";

/**
 * The text of a word in which nothing is expanded: literals without a special character, and
 * quotes. Undefined for any other word. This is the fast way for nearly every word there is.
 */
export function plainText(word: Word): string | undefined {
  const [first] = word.parts;
  if (first === undefined) return undefined;
  if (word.parts.length === 1) return partText(first);
  let text = "";
  for (const part of word.parts) {
    const stretch = partText(part);
    if (stretch === undefined) return undefined;
    text += stretch;
  }
  return text;
}

function partText(part: WordPart): string | undefined {
  switch (part.kind) {
    case "literal":
      return /[~{*?[]/.test(part.text) ? undefined : part.text;
    case "escaped":
    case "single-quoted":
    case "dollar-single-quoted":
      return part.text;
    case "double-quoted":
      return part.localized ? undefined : innerText(part.parts);
    default:
      return undefined;
  }
}

function innerText(parts: readonly WordPart[]): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind !== "literal" && part.kind !== "escaped") return undefined;
    text += part.text;
  }
  return text;
}
