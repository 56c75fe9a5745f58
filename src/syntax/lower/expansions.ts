import type { Span } from "../../base/span.ts";
import type { ArithmeticText, Script, WordPart } from "../nodes.ts";
import { decodeDollarSingleQuotes } from "../reader/ansi-quotes.ts";
import { atomsOf } from "./atoms.ts";
import { doubt, type Lowering, nameEnd, type Quoting, trimmedStart } from "./lowering.ts";
import { lowerParameter } from "./parameter.ts";
import { plainParameter, scanOf, scanParts } from "./scan.ts";
import type { TreeNode } from "./tree.ts";

/**
 * Lowers one quoted string, expansion or substitution.
 * @throws Doubt when the tree and the text do not fit together.
 */
export function lowerExpansion(lowering: Lowering, tree: TreeNode, quoting: Quoting): WordPart {
  const start = trimmedStart(lowering.text, tree);
  const span = { start, end: tree.end };
  switch (tree.type) {
    case "string":
      return lowerString(lowering, tree, span, quoting);
    case "raw_string":
      return { kind: "single-quoted", text: between(lowering, span, "'", "'"), span };
    case "ansi_c_string":
      return lowerDollarSingleQuoted(lowering, span, quoting);
    case "simple_expansion":
      return lowerSimpleParameter(lowering.text, span);
    case "expansion":
      return lowerParameter(lowering, tree, span, quoting);
    case "command_substitution":
      return lowerCommandSubstitution(lowering, tree, span);
    case "process_substitution":
      return lowerProcessSubstitution(lowering, tree, span, quoting);
    case "arithmetic_expansion":
      return lowerArithmeticExpansion(lowering, tree, span);
    default:
      return doubt(`tree-sitter has ${tree.type} inside a word`, start, tree.end);
  }
}

/** Arithmetic between two offsets, with the expansions that lie there. */
export function lowerArithmetic(
  lowering: Lowering,
  trees: readonly TreeNode[],
  span: Span,
): ArithmeticText {
  const scan = scanOf(lowering, atomsOf(trees), span.start, span.end);
  const parts = scanParts(scan, "arithmetic");
  return { parts, raw: lowering.text.slice(span.start, span.end), span };
}

/** The text between an opening and a closing mark, which must be where the tree says. */
function between(lowering: Lowering, span: Span, open: string, close: string): string {
  const { text } = lowering;
  if (
    span.end - span.start < open.length + close.length ||
    !text.startsWith(open, span.start) ||
    !text.startsWith(close, span.end - close.length)
  )
    doubt("tree-sitter misses the end of a quote or expansion", span.start, span.end);
  return text.slice(span.start + open.length, span.end - close.length);
}

function lowerString(lowering: Lowering, tree: TreeNode, span: Span, quoting: Quoting): WordPart {
  if (quoting !== "word" && quoting !== "braces")
    doubt("quotes inside quotes are read differently by bash", span.start, span.end);
  between(lowering, span, '"', '"');
  const scan = scanOf(lowering, atomsOf(tree.children), span.start + 1, span.end - 1);
  return { kind: "double-quoted", localized: false, parts: scanParts(scan, "double"), span };
}

function lowerDollarSingleQuoted(lowering: Lowering, span: Span, quoting: Quoting): WordPart {
  if (quoting !== "word" && quoting !== "braces")
    doubt("quotes inside quotes are read differently by bash", span.start, span.end);
  const inside = between(lowering, span, "$'", "'");
  // Why: the grammar takes the longest match, so the quote may have ended earlier.
  if (!/^(?:[^'\\]|\\.)*$/s.test(inside))
    doubt("tree-sitter reads past the end of a quote", span.start, span.end);
  return { kind: "dollar-single-quoted", text: decodeDollarSingleQuotes(inside), span };
}

/** `$name`, `$1`, `$?`; what the grammar took too much of it is left to the text behind. */
function lowerSimpleParameter(text: string, span: Span): WordPart {
  const at = span.start + 1;
  const end = Math.max(nameEnd(text, at), at + 1);
  if (!/^\$[\w@*#?$!-]/.test(text.slice(span.start, span.start + 2)) || end > span.end)
    doubt("tree-sitter misplaces a parameter", span.start, span.end);
  return plainParameter(text, span.start, end);
}

function lowerCommandSubstitution(lowering: Lowering, tree: TreeNode, span: Span): WordPart {
  const backquoted = lowering.text.charCodeAt(span.start) === 0x60;
  const inside = backquoted
    ? between(lowering, span, "`", "`")
    : between(lowering, span, "$(", ")");
  if (backquoted && /[\\`#]/.test(inside))
    doubt("a backquoted command is unescaped before it is read", span.start, span.end);
  if (!backquoted && inside.startsWith("("))
    doubt("it may be arithmetic or a subshell", span.start, span.end);
  const inner = { start: span.start + (backquoted ? 1 : 2), end: span.end - 1 };
  const script = lowerInner(lowering, tree, inner);
  return { kind: "command-substitution", backquoted, script, span };
}

function lowerProcessSubstitution(
  lowering: Lowering,
  tree: TreeNode,
  span: Span,
  quoting: Quoting,
): WordPart {
  const direction = lowering.text.charAt(span.start) === ">" ? ">" : "<";
  if (quoting !== "word" && quoting !== "braces")
    doubt("tree-sitter has a process substitution in quotes", span.start, span.end);
  between(lowering, span, `${direction}(`, ")");
  const inner = { start: span.start + 2, end: span.end - 1 };
  const script = lowerInner(lowering, tree, inner);
  return { kind: "process-substitution", direction, script, span };
}

function lowerInner(lowering: Lowering, tree: TreeNode, span: Span): Script {
  const body = lowering.list(tree.children.slice(1, -1), span);
  return { kind: "script", body, span };
}

function lowerArithmeticExpansion(lowering: Lowering, tree: TreeNode, span: Span): WordPart {
  const brackets = lowering.text.startsWith("$[", span.start);
  if (brackets) between(lowering, span, "$[", "]");
  else between(lowering, span, "$((", "))");
  const inner = brackets
    ? { start: span.start + 2, end: span.end - 1 }
    : { start: span.start + 3, end: span.end - 2 };
  const expression = lowerArithmetic(lowering, tree.children, inner);
  return { kind: "arithmetic-expansion", expression, span };
}
