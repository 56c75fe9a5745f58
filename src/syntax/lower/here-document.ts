import type { HereDocument, Word, WordPart } from "../nodes.ts";
import { atomsOf } from "./atoms.ts";
import { type DocumentPlace, doubt, type Lowering } from "./lowering.ts";
import { scanOf, scanParts } from "./scan.ts";

/**
 * Lowers the body of a here-document whose delimiter was just read. The end is found again by
 * looking at the lines, because tree-sitter ends some bodies too early and some too late.
 * @throws Doubt when the two disagree.
 */
export function lowerHereDocument(
  lowering: Lowering,
  word: Word,
  stripTabs: boolean,
): HereDocument {
  const { text } = lowering;
  const place = lowering.documents.get(word.span.start);
  if (place === undefined)
    return doubt("tree-sitter misses a here-document", word.span.start, word.span.end);
  const delimiter = word.parts.map(textOf).join("");
  const quoted = word.parts.some((part) => part.kind !== "literal");
  const found = findEnd(text, place.start, delimiter, stripTabs);
  const end = found ?? text.length;
  const line = found === undefined ? text.length : lineEnd(text, found);
  if (text.charCodeAt(place.start - 1) !== 0x0a || place.end !== line)
    doubt("tree-sitter ends a here-document elsewhere", place.start, place.end);
  const span = { start: place.start, end };
  if (!quoted && text.slice(span.start, end).includes("\\\n"))
    doubt("a here-document holds a line continuation", span.start, end);
  const body = quoted ? literalBody(text, span, stripTabs) : expandedBody(lowering, place, end);
  const stripped = stripTabs && !quoted ? body.map(withoutTabs(text)) : body;
  // Why: bash ends the last line of an unclosed body with a newline.
  const newline = { kind: "literal", text: "\n", span: { start: end, end } } as const;
  const isCut = found === undefined && end > span.start && text.charCodeAt(end - 1) !== 0x0a;
  return {
    delimiter,
    quoted,
    body: isCut ? [...stripped, newline] : stripped,
    closed: found !== undefined,
    span,
  };
}

const textOf = (part: WordPart): string => {
  if (part.kind === "double-quoted") return part.parts.map(textOf).join("");
  return "text" in part ? part.text : "";
};

function findEnd(
  text: string,
  start: number,
  delimiter: string,
  tabs: boolean,
): number | undefined {
  let at = start;
  while (at < text.length) {
    const end = lineEnd(text, at);
    let from = at;
    while (tabs && text.charCodeAt(from) === 0x09) from += 1;
    if (end - from === delimiter.length && text.startsWith(delimiter, from)) return at;
    at = end + 1;
  }
  return undefined;
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline;
}

function literalBody(
  text: string,
  span: { readonly start: number; readonly end: number },
  stripTabs: boolean,
): WordPart[] {
  const body = text.slice(span.start, span.end);
  if (body === "") return [];
  return [{ kind: "literal", text: stripTabs ? body.replace(/^\t+/gm, "") : body, span }];
}

function expandedBody(lowering: Lowering, place: DocumentPlace, end: number): WordPart[] {
  const scan = scanOf(lowering, atomsOf(place.trees), place.start, end);
  return scanParts(scan, "document");
}

/** Takes the tabs off the line beginnings of one literal; others never begin a line with a tab. */
const withoutTabs =
  (text: string) =>
  (part: WordPart): WordPart => {
    if (part.kind !== "literal") return part;
    const atLineStart = text.charCodeAt(part.span.start - 1) === 0x0a;
    const stripped = part.text.replace(/\n\t+/g, "\n");
    return { ...part, text: atLineStart ? stripped.replace(/^\t+/, "") : stripped };
  };
