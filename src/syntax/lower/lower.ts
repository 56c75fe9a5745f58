import { limits } from "../../base/limits.ts";
import type { Script } from "../nodes.ts";
import { lowerCompound } from "./compound.ts";
import { lowerExpansion } from "./expansions.ts";
import type { Lowering } from "./lowering.ts";
import { lowerList } from "./statements.ts";
import { copyTree, type SyntaxTreeReader } from "./tree.ts";

/**
 * Reads a bash text with tree-sitter. `stopped` is always set when any part could not be trusted:
 * the tree has errors, or its pieces do not account for every character of the text. The second
 * opinion beside our own reader; it knows neither aliases nor options set by the text.
 */
export function readWithTree(text: string, reader: SyntaxTreeReader): Script {
  if (text.includes("\0")) return nothingRead(text, "the text holds a NUL character");
  const parsed = reader.parse(text);
  if (parsed === undefined) return nothingRead(text, "tree-sitter gave up");
  if (parsed.hasError) return nothingRead(text, "tree-sitter finds an error");
  const root = copyTree(parsed.walk(), limits.depthMax * treeDepthPerLevel);
  if (root === undefined) return nothingRead(text, "it is nested too deeply");
  const lowering: Lowering = {
    text,
    documents: new Map(),
    doubts: [],
    list: (trees, span) => lowerList(lowering, trees, span),
    compound: (tree) => lowerCompound(lowering, tree),
    expansion: (tree, quoting) => lowerExpansion(lowering, tree, quoting),
  };
  const span = { start: 0, end: text.length };
  const body = lowerList(lowering, root.children, span);
  const [first] = lowering.doubts;
  if (first === undefined) return { kind: "script", body, span };
  const stopped = { kind: "opaque", span: first.span, why: first.message } as const;
  return { kind: "script", body, span, stopped };
}

/** Why: `a && b && c` is nested to the left, so the tree is deeper than the commands are. */
const treeDepthPerLevel = 3;

function nothingRead(text: string, why: string): Script {
  const span = { start: 0, end: text.length };
  return { kind: "script", body: { items: [] }, span, stopped: { kind: "opaque", span, why } };
}
