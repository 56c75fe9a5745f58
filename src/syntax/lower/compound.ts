import type { Span } from "../../base/span.ts";
import type { Command, List, Word } from "../nodes.ts";
import { atomsOf } from "./atoms.ts";
import { lowerCase } from "./case.ts";
import { lowerConditional } from "./conditional.ts";
import { lowerArithmetic } from "./expansions.ts";
import { doubt, gapHasNewline, type Lowering } from "./lowering.ts";
import { scanOf } from "./scan.ts";
import { lowerRedirections } from "./simple.ts";
import type { TreeNode } from "./tree.ts";
import { scanWord, skipBlanks } from "./words.ts";

/**
 * Lowers one compound command or function definition, without the redirections behind it.
 * @throws Doubt
 */
export function lowerCompound(lowering: Lowering, tree: TreeNode): Command {
  const { children } = tree;
  const span = { start: tree.start, end: tree.end };
  const opening = children[0]?.type;
  switch (tree.type) {
    case "compound_statement":
      if (opening === "((") return lowerArithmeticCommand(lowering, tree);
      return { kind: "group", body: bracketed(lowering, tree), redirections: [], span };
    case "subshell":
      if (lowering.text.startsWith("((", tree.start))
        return doubt("it may be arithmetic or a subshell", tree.start, tree.end);
      return { kind: "subshell", body: bracketed(lowering, tree), redirections: [], span };
    case "test_command":
      if (opening === "((") return lowerArithmeticCommand(lowering, tree);
      return lowerConditional(lowering, tree);
    case "if_statement":
      return lowerIf(lowering, tree);
    case "while_statement":
      return lowerWhile(lowering, tree);
    case "for_statement":
      return lowerFor(lowering, tree);
    case "c_style_for_statement":
      return lowerArithmeticFor(lowering, tree);
    case "case_statement":
      return lowerCase(lowering, tree);
    case "function_definition":
      return lowerFunction(lowering, tree);
    default:
      return doubt(`tree-sitter has ${tree.type} as a command`, tree.start, tree.end);
  }
}

/** The list between the first and the last child: brackets or keywords. */
function bracketed(lowering: Lowering, tree: TreeNode): List {
  const first = tree.children[0];
  const last = tree.children.at(-1);
  if (first === undefined || last === undefined || first === last)
    return doubt("tree-sitter misses the end of a command", tree.start, tree.end);
  const span = { start: first.end, end: last.start };
  return nonEmpty(lowering.list(tree.children.slice(1, -1), span), span);
}

function nonEmpty(list: List, span: Span): List {
  if (list.items.length === 0) doubt("a list is empty", span.start, span.end);
  return list;
}

/** The list between two children. */
function listBetween(lowering: Lowering, tree: TreeNode, from: number, to: number): List {
  const before = tree.children[from];
  const after = tree.children[to];
  const span = { start: before?.end ?? tree.start, end: after?.start ?? tree.end };
  return nonEmpty(lowering.list(tree.children.slice(from + 1, to), span), span);
}

function childAt(tree: TreeNode, type: string): number {
  const at = tree.children.findIndex((child) => child.type === type);
  return at < 0 ? doubt(`tree-sitter misses ${type}`, tree.start, tree.end) : at;
}

function lowerIf(lowering: Lowering, tree: TreeNode): Command {
  const branches: { condition: List; body: List }[] = [];
  let otherwise: List | undefined;
  const isClause = ({ type }: TreeNode) => type === "elif_clause" || type === "else_clause";
  const firstClause = tree.children.findIndex(isClause);
  const last = tree.children.length - 1;
  const bodyEnd = firstClause < 0 ? last : firstClause;
  branches.push(lowerBranch(lowering, tree, bodyEnd));
  for (const clause of tree.children.slice(bodyEnd, last)) {
    if (clause.type === "elif_clause")
      branches.push(lowerBranch(lowering, clause, clause.children.length));
    else if (clause.type === "else_clause")
      otherwise = listBetween(lowering, clause, 0, clause.children.length);
    else if (clause.type !== "comment")
      doubt("text stands between the branches", clause.start, clause.end);
  }
  checkGaps(lowering, tree.children.slice(bodyEnd));
  const span = { start: tree.start, end: tree.end };
  const rest = otherwise === undefined ? {} : { otherwise };
  return { kind: "if", branches, ...rest, redirections: [], span };
}

function lowerBranch(
  lowering: Lowering,
  tree: TreeNode,
  bodyEnd: number,
): { condition: List; body: List } {
  const then = childAt(tree, "then");
  return {
    condition: listBetween(lowering, tree, 0, then),
    body: listBetween(lowering, tree, then, bodyEnd),
  };
}

function lowerWhile(lowering: Lowering, tree: TreeNode): Command {
  const at = childAt(tree, "do_group");
  const group = tree.children[at];
  if (group === undefined || at !== tree.children.length - 1)
    return doubt("text stands behind a loop", tree.start, tree.end);
  return {
    kind: "while",
    until: tree.children[0]?.type === "until",
    condition: listBetween(lowering, tree, 0, at),
    body: bracketed(lowering, group),
    redirections: [],
    span: { start: tree.start, end: tree.end },
  };
}

function lowerFor(lowering: Lowering, tree: TreeNode): Command {
  const { children } = tree;
  const name = children[1];
  const group = children.at(-1);
  if (name?.type !== "variable_name" || group === undefined)
    return doubt("a loop has no plain name", tree.start, tree.end);
  const hasWords = children[2]?.type === "in";
  const end = children.findIndex(({ type }) => type === ";" || type === "\n");
  const wordsEnd = end < 0 ? children.length - 1 : end;
  checkGaps(lowering, children.slice(0, 3));
  checkGaps(lowering, children.slice(wordsEnd));
  if (!hasWords && wordsEnd > 2) doubt("a loop has words without in", tree.start, tree.end);
  const words = hasWords ? lowerWords(lowering, children.slice(3, wordsEnd), children[2]) : [];
  return {
    kind: children[0]?.type === "select" ? "select" : "for",
    name: lowering.text.slice(name.start, name.end),
    ...(hasWords ? { words } : {}),
    body: bracketed(lowering, group),
    redirections: [],
    span: { start: tree.start, end: tree.end },
  };
}

function lowerWords(
  lowering: Lowering,
  trees: readonly TreeNode[],
  before: TreeNode | undefined,
): Word[] {
  const end = trees.at(-1)?.end ?? 0;
  const scan = scanOf(lowering, atomsOf(trees), before?.end ?? end, end);
  const words: Word[] = [];
  for (;;) {
    skipBlanks(scan);
    if (scan.at >= scan.end) return words;
    const word = scanWord(scan);
    if (word === undefined) return doubt("an operator stands between words", scan.at, scan.end);
    words.push(word);
  }
}

function lowerArithmeticFor(lowering: Lowering, tree: TreeNode): Command {
  const { children } = tree;
  const open = childAt(tree, "((");
  const close = childAt(tree, "))");
  const body = children.at(-1);
  const marks = children.flatMap((child, at) =>
    child.type === ";" && at > open && at < close ? [at] : [],
  );
  const [first, second] = marks;
  if (first === undefined || second === undefined || marks.length > 2 || body === undefined)
    return doubt("a loop has not three expressions", tree.start, tree.end);
  checkGaps(lowering, children.slice(0, open + 1));
  checkGaps(lowering, children.slice(close));
  const expression = (from: number, to: number) =>
    lowerArithmetic(lowering, children.slice(from + 1, to), {
      start: children[from]?.end ?? tree.start,
      end: children[to]?.start ?? tree.end,
    });
  return {
    kind: "arithmetic-for",
    init: expression(open, first),
    test: expression(first, second),
    step: expression(second, close),
    body: bracketed(lowering, body),
    redirections: [],
    span: { start: tree.start, end: tree.end },
  };
}

function lowerArithmeticCommand(lowering: Lowering, tree: TreeNode): Command {
  const { text } = lowering;
  if (!text.startsWith("((", tree.start) || !text.startsWith("))", tree.end - 2))
    doubt("tree-sitter misses the end of an expression", tree.start, tree.end);
  const inner = { start: tree.start + 2, end: tree.end - 2 };
  return {
    kind: "arithmetic",
    expression: lowerArithmetic(lowering, tree.children, inner),
    redirections: [],
    span: { start: tree.start, end: tree.end },
  };
}

function lowerFunction(lowering: Lowering, tree: TreeNode): Command {
  const { children } = tree;
  const name = children.find((child) => child.type === "word");
  const at = children.findIndex(
    ({ type }) => !["function", "word", "(", ")", "comment"].includes(type),
  );
  const body = children[at];
  if (name === undefined || body === undefined)
    return doubt("tree-sitter misses the body of a function", tree.start, tree.end);
  const rest = children.slice(at + 1);
  checkGaps(lowering, children.slice(0, at + 1));
  const text = lowering.text.slice(name.start, name.end);
  if (/[\\$'"`\s]/.test(text)) doubt("a function has an unusual name", name.start, name.end);
  const span = { start: tree.start, end: tree.end };
  const command = lowerCompound(lowering, body);
  const behind = { start: body.end, end: tree.end };
  const redirections = lowerRedirections(lowering, rest, behind);
  if (redirections.length === 0) return { kind: "function", name: text, body: command, span };
  if (!("redirections" in command) || command.redirections.length > 0)
    return doubt("a redirection belongs to no command", behind.start, behind.end);
  const redirected = { ...command, redirections, span: { start: body.start, end: tree.end } };
  return { kind: "function", name: text, body: redirected, span };
}

/** @throws Doubt when text stands between neighbours that tree-sitter leaves out. */
function checkGaps(lowering: Lowering, trees: readonly TreeNode[]): void {
  let at = trees[0]?.end ?? 0;
  for (const tree of trees) {
    if (tree.start > at) gapHasNewline(lowering.text, at, tree.start);
    at = tree.end;
  }
}
