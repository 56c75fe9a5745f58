import type { CaseItem, Command, Word } from "../nodes.ts";
import { atomsOf } from "./atoms.ts";
import { doubt, gapHasNewline, type Lowering } from "./lowering.ts";
import { scanOf } from "./scan.ts";
import type { TreeNode } from "./tree.ts";
import { scanWord, skipBlanks } from "./words.ts";

/**
 * Lowers a `case` command.
 * @throws Doubt
 */
export function lowerCase(lowering: Lowering, tree: TreeNode): Command {
  const { children } = tree;
  const first = children[0];
  const inAt = children.findIndex((child) => child.type === "in");
  const keyword = children[inAt];
  const last = children.at(-1);
  if (first === undefined || keyword === undefined || last?.type !== "esac")
    return doubt("tree-sitter misses the end of a command", tree.start, tree.end);
  const words = rowOfWords(lowering, children.slice(1, inAt), first.end, keyword.start);
  const word = words[0];
  if (word === undefined || words.length > 1)
    return doubt("a case has not one word", first.start, keyword.end);
  const items: CaseItem[] = [];
  let at = keyword.end;
  for (const child of children.slice(inAt + 1)) {
    gapHasNewline(lowering.text, at, child.start);
    at = child.end;
    if (child.type === "case_item") items.push(lowerItem(lowering, child));
    else if (child.type !== "comment" && child !== last)
      doubt("text stands between the items of a case", child.start, child.end);
  }
  return {
    kind: "case",
    word,
    items,
    redirections: [],
    span: { start: tree.start, end: tree.end },
  };
}

/** Words between blanks and, in patterns, `|`. */
function rowOfWords(
  lowering: Lowering,
  trees: readonly TreeNode[],
  start: number,
  end: number,
): Word[] {
  const scan = scanOf(lowering, atomsOf(trees), start, end);
  const words: Word[] = [];
  for (;;) {
    skipBlanks(scan);
    if (scan.at >= scan.end) return words;
    const isBar = lowering.text.charCodeAt(scan.at) === 0x7c;
    if (words.length > 0 !== isBar) doubt("patterns are not separated", start, end);
    if (isBar) {
      scan.at += 1;
      skipBlanks(scan);
    }
    const word = scanWord(scan);
    if (word === undefined) return doubt("a pattern is missing", start, end);
    words.push(word);
  }
}

function lowerItem(lowering: Lowering, tree: TreeNode): CaseItem {
  const { children } = tree;
  const closeAt = children.findIndex((child) => child.type === ")");
  const close = children[closeAt];
  const open = children[0]?.type === "(" ? children[0] : undefined;
  if (close === undefined) return doubt("tree-sitter misses a pattern", tree.start, tree.end);
  const start = open?.end ?? tree.start;
  const trees = children.slice(open === undefined ? 0 : 1, closeAt);
  const patterns = rowOfWords(lowering, trees, start, close.start);
  if (patterns.length === 0) doubt("a case item has no pattern", tree.start, tree.end);
  const last = children.at(-1);
  const terminator =
    last?.type === ";;" || last?.type === ";&" || last?.type === ";;&" ? last.type : undefined;
  const bodyEnd = terminator === undefined ? tree.end : (last?.start ?? tree.end);
  const body = lowering.list(
    children.slice(closeAt + 1, terminator === undefined ? children.length : -1),
    { start: close.end, end: bodyEnd },
  );
  return { patterns, body, terminator: terminator ?? ";;" };
}
