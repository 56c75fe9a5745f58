import type { Span } from "../../base/span.ts";
import type { Command, List } from "../nodes.ts";
import { Doubt, doubt, gapHasNewline, type Lowering } from "./lowering.ts";
import { buildList, type Item } from "./sequence.ts";
import { lowerRedirections, lowerSimple } from "./simple.ts";
import type { TreeNode } from "./tree.ts";

/** What hangs behind a statement in the tree and belongs to its last command. */
interface Tail {
  readonly trees: readonly TreeNode[];
  readonly end: number;
}

/**
 * Lowers statements and their separators. What cannot be trusted becomes one `OpaqueCommand` per
 * statement, or one for all of them where they do not fit together.
 */
export function lowerList(lowering: Lowering, trees: readonly TreeNode[], span: Span): List {
  const items: Item[] = [];
  let at = span.start;
  try {
    for (const tree of trees) {
      if (gapHasNewline(lowering.text, at, tree.start)) pushNewline(items, at);
      at = tree.end;
      if (!pushSeparator(lowering, tree, items)) pushStatement(lowering, tree, items);
    }
    gapHasNewline(lowering.text, at, span.end);
    return buildList(items);
  } catch (error) {
    const command = opaque(lowering, error);
    return buildList([{ kind: "command", command }]);
  }
}

function opaque(lowering: Lowering, error: unknown): Command {
  if (!(error instanceof Doubt)) throw error;
  lowering.doubts.push(error);
  return { kind: "opaque", why: error.message, span: error.span };
}

const pushNewline = (items: Item[], at: number): void => {
  items.push({ kind: "operator", operator: "\n", at });
};

function pushSeparator(lowering: Lowering, tree: TreeNode, items: Item[]): boolean {
  const { type, start: at } = tree;
  if (type === ";" || type === "&") items.push({ kind: "operator", operator: type, at });
  else if (type === "comment") checkComment(lowering, tree);
  else if (type === "\n") pushNewline(items, at);
  else return false;
  return true;
}

/** @throws Doubt when bash would not see a comment here, or see it end elsewhere. */
function checkComment(lowering: Lowering, tree: TreeNode): void {
  const { text } = lowering;
  const newline = text.indexOf("\n", tree.start);
  const end = newline < 0 ? text.length : newline;
  let from = tree.start;
  while (from >= 2 && text.startsWith("\\\n", from - 2)) from -= 2;
  const before = from === 0 ? "\n" : text.charAt(from - 1);
  if (text.charAt(tree.start) !== "#" || tree.end !== end || !" \t\n;&|()".includes(before))
    doubt("tree-sitter sees a comment here", tree.start, tree.end);
}

function pushStatement(lowering: Lowering, tree: TreeNode, items: Item[]): void {
  const pushed: Item[] = [];
  try {
    flatten(lowering, tree, undefined, pushed);
  } catch (error) {
    items.push({ kind: "command", command: opaque(lowering, error) });
    return;
  }
  for (const item of pushed) items.push(item);
}

/** Turns nested lists, pipelines and redirected statements into one row. */
function flatten(lowering: Lowering, tree: TreeNode, tail: Tail | undefined, items: Item[]): void {
  const isTest = tree.type === "test_command" && tree.children[0]?.type === "[";
  switch (isTest ? "command" : tree.type) {
    case "list":
    case "pipeline":
    case "negated_command":
      flattenChildren(lowering, tree.children, tail, items);
      return;
    case "redirected_statement":
      flattenRedirected(lowering, tree, tail, items);
      return;
    case "command":
    case "declaration_command":
    case "unset_command":
    case "variable_assignment":
    case "variable_assignments":
    case "file_redirect":
    case "herestring_redirect":
      pushSimple(lowering, [tree], tree.start, tail ?? { trees: [], end: tree.end }, items);
      return;
    default:
      break;
  }
  const command = lowering.compound(tree);
  items.push({ kind: "command", command: withRedirections(lowering, command, tree, tail) });
}

function flattenChildren(
  lowering: Lowering,
  trees: readonly TreeNode[],
  tail: Tail | undefined,
  items: Item[],
): void {
  let at = trees[0]?.start ?? 0;
  const last = trees.length - 1;
  trees.forEach((tree, index) => {
    if (gapHasNewline(lowering.text, at, tree.start)) pushNewline(items, at);
    at = tree.end;
    const { type, start } = tree;
    if (type === "!" && !/[\s(]/.test(lowering.text.charAt(tree.end)))
      doubt("an exclamation mark touches a word", start, tree.end);
    if (type === "&&" || type === "||" || type === "|" || type === "|&" || type === "!")
      items.push({ kind: "operator", operator: type, at: start });
    else if (!pushSeparator(lowering, tree, items))
      flatten(lowering, tree, index === last ? tail : undefined, items);
  });
}

function pushSimple(
  lowering: Lowering,
  trees: readonly TreeNode[],
  start: number,
  tail: Tail,
  items: Item[],
): void {
  const all = tail.trees.length === 0 ? trees : [...trees, ...tail.trees];
  const commands = lowerSimple(lowering, all, { start, end: tail.end });
  commands.forEach((command, index) => {
    if (index > 0) pushNewline(items, command.span.start);
    items.push({ kind: "command", command });
  });
}

function withRedirections(
  lowering: Lowering,
  command: Command,
  tree: TreeNode,
  tail: Tail | undefined,
): Command {
  if (tail === undefined) return command;
  const span = { start: tree.end, end: tail.end };
  const redirections = lowerRedirections(lowering, tail.trees, span);
  if (redirections.length === 0) return command;
  if (command.kind === "function")
    return {
      ...command,
      body: withRedirections(lowering, command.body, tree, tail),
      span: { start: command.span.start, end: tail.end },
    };
  if (!("redirections" in command))
    return doubt("a redirection belongs to no command", span.start, span.end);
  return {
    ...command,
    redirections: [...command.redirections, ...redirections],
    span: { start: command.span.start, end: tail.end },
  };
}

/**
 * A statement with redirections, which belong to its last command. Behind the delimiter of a
 * here-document the tree holds the rest of the line: more words, and pipelines.
 */
function flattenRedirected(
  lowering: Lowering,
  tree: TreeNode,
  tail: Tail | undefined,
  items: Item[],
): void {
  const [first, ...others] = tree.children;
  if (first === undefined) return;
  const hasBody = !first.type.endsWith("_redirect");
  const own: TreeNode[] = [];
  let rest: readonly TreeNode[] = [];
  for (const redirect of hasBody ? others : tree.children) {
    if (rest.length > 0) doubt("text follows a here-document", redirect.start, redirect.end);
    if (redirect.type === "heredoc_redirect") rest = splitHereDocument(lowering, redirect, own);
    else own.push(redirect);
  }
  if (tail !== undefined && rest.length > 0)
    doubt("text follows a here-document", tree.start, tail.end);
  const ownEnd = own.at(-1)?.end ?? first.end;
  const all: Tail =
    tail === undefined
      ? { trees: own, end: ownEnd }
      : { trees: [...own, ...tail.trees], end: tail.end };
  if (hasBody) flatten(lowering, first, all, items);
  else pushSimple(lowering, [], first.start, all, items);
  flattenRest(lowering, rest, ownEnd, items);
}

/**
 * Takes what belongs to the last command, and notes where the body lies. The operator behind the
 * delimiter and what follows it is handed back.
 */
function splitHereDocument(
  lowering: Lowering,
  redirect: TreeNode,
  own: TreeNode[],
): readonly TreeNode[] {
  const { children } = redirect;
  const start = children.find((child) => child.type === "heredoc_start");
  const bodyAt = children.findIndex((child) => child.type === "heredoc_body");
  const body = children[bodyAt];
  if (start === undefined || body === undefined)
    return doubt("tree-sitter misses a here-document", redirect.start, redirect.end);
  const operatorAt = children.findIndex(
    ({ type }) => type === "pipeline" || type === "&&" || type === "||",
  );
  const ownEnd = operatorAt < 0 ? bodyAt : operatorAt;
  own.push(...children.slice(0, ownEnd));
  const restEnd = operatorAt < 0 ? (own.at(-1)?.end ?? 0) : (children[bodyAt - 1]?.end ?? 0);
  const { text } = lowering;
  // Why: the body begins at the first newline, which must be the one that ends this line.
  const newline = text.indexOf("\n", start.end);
  if (newline < restEnd || newline >= body.start || /[^ \t]/.test(text.slice(restEnd, newline)))
    doubt("tree-sitter begins a here-document elsewhere", restEnd, body.start);
  const place = { start: newline + 1, end: redirect.end, trees: body.children };
  lowering.documents.set(start.start, place);
  return operatorAt < 0 ? [] : children.slice(operatorAt, bodyAt);
}

/** What stands behind a delimiter from an operator on, with its own redirections at the end. */
function flattenRest(
  lowering: Lowering,
  rest: readonly TreeNode[],
  from: number,
  items: Item[],
): void {
  if (rest.length === 0) return;
  const firstTail = rest.findIndex(({ type }) => type.endsWith("_redirect"));
  const statements = firstTail < 0 ? rest : rest.slice(0, firstTail);
  const trees = firstTail < 0 ? [] : rest.slice(firstTail);
  const start = statements[0]?.start ?? from;
  gapHasNewline(lowering.text, from, start);
  const tail = trees.length === 0 ? undefined : { trees, end: trees.at(-1)?.end ?? start };
  flattenChildren(lowering, statements, tail, items);
}
