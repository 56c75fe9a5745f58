import type { Span } from "../../base/span.ts";
import type { Command, List, WordPart } from "../nodes.ts";
import type { TreeNode } from "./tree.ts";

/**
 * How the characters between expansions are read. `word`: unquoted, a metacharacter ends it.
 * `braces`: unquoted inside `${…}`, blanks and metacharacters are ordinary. `double`: in double
 * quotes. `document`: in a here-document. `arithmetic`: in an arithmetic expression.
 */
export type Quoting = "word" | "braces" | "double" | "document" | "arithmetic";

/** What lowering one text needs everywhere, and the ways back up from words to commands. */
export interface Lowering {
  readonly text: string;
  /** Bodies of here-documents by the offset at which their delimiter is written. */
  readonly documents: Map<number, DocumentPlace>;
  /** Every doubt that was met, in the order in which it was met. */
  readonly doubts: Doubt[];
  readonly list: (nodes: readonly TreeNode[], span: Span) => List;
  readonly compound: (tree: TreeNode) => Command;
  readonly expansion: (tree: TreeNode, quoting: Quoting) => WordPart;
}

/** Where tree-sitter saw the body of a here-document begin and its delimiter line end. */
export interface DocumentPlace {
  readonly start: number;
  readonly end: number;
  readonly trees: readonly TreeNode[];
}

/** The tree cannot be trusted for a part of the text. Caught at the statement around it. */
export class Doubt extends Error {
  readonly span: Span;

  constructor(why: string, span: Span) {
    super(why);
    this.name = "Doubt";
    this.span = span;
  }
}

/** @throws Doubt */
export function doubt(why: string, start: number, end: number): never {
  throw new Doubt(why, { start, end });
}

/** A blank or tab, which separate words. */
export const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** A letter or underscore, with which names begin. */
export const isNameStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;

/** An ASCII digit. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The end of the name that begins at `at`; `at` itself when none does. */
export function nameEnd(text: string, at: number): number {
  if (!isNameStart(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (isNameStart(text.charCodeAt(end)) || isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** Where the text of a tree node really begins: tree-sitter counts blanks before it to some. */
export function trimmedStart(text: string, tree: TreeNode): number {
  let at = tree.start;
  while (at < tree.end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x0a)) at += 1;
  return at;
}

/**
 * Passes over blanks, newlines and line continuations between two tree nodes; tells whether one of
 * them was a newline.
 * @throws Doubt when anything else stands there, which tree-sitter has left out.
 */
export function gapHasNewline(text: string, start: number, end: number): boolean {
  let newline = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) newline = true;
    else if (code === 0x5c && text.charCodeAt(at + 1) === 0x0a && at + 1 < end) at += 1;
    else if (!isBlank(code)) doubt("tree-sitter leaves out text", at, end);
  }
  return newline;
}
