import { createRequire } from "node:module";
import type { SyntaxTree, SyntaxTreeReader, TreeCursorLike } from "../syntax/lower/tree.ts";

/** What is used of the native `tree-sitter` package. */
interface NativeParser {
  setLanguage(language: unknown): void;
  parse(text: string): NativeTree | null;
}

interface NativeTree {
  readonly rootNode: { readonly hasError: boolean };
  walk(): TreeCursorLike;
}

/** The same, loaded when it first has to read: most texts are plain, and loading takes long. */
export const bashTreeReader: SyntaxTreeReader = {
  parse: (text) => loadBashTreeReader()?.parse(text),
};

let loaded: SyntaxTreeReader | "absent" | undefined;

/**
 * The bash grammar of tree-sitter, loaded when it is first asked for. Undefined where the native
 * packages could not be built or loaded, which only costs the second opinion.
 */
export function loadBashTreeReader(): SyntaxTreeReader | undefined {
  loaded ??= load() ?? "absent";
  return loaded === "absent" ? undefined : loaded;
}

function load(): SyntaxTreeReader | undefined {
  try {
    const require = createRequire(import.meta.url);
    const Parser = require("tree-sitter") as new () => NativeParser;
    const { language } = require("tree-sitter-bash") as { readonly language: unknown };
    const parser = new Parser();
    // Why: with the table of types beside it, a class would be made for each, which takes longer
    // than all the rest. Cursors do without.
    parser.setLanguage({ language });
    return { parse: (text) => parse(parser, text) };
  } catch {
    // FAIL-CLOSED: without the grammar our own reader decides alone, and its doubt stays doubt.
    return undefined;
  }
}

function parse(parser: NativeParser, text: string): SyntaxTree | undefined {
  try {
    const tree = parser.parse(text);
    if (tree === null) return undefined;
    return { hasError: tree.rootNode.hasError, walk: () => tree.walk() };
  } catch {
    return undefined;
  }
}
