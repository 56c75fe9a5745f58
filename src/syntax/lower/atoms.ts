import type { TreeNode } from "./tree.ts";

const atomTypes = new Set([
  "ansi_c_string",
  "arithmetic_expansion",
  "array",
  "command_substitution",
  "comment",
  "expansion",
  "heredoc_start",
  "process_substitution",
  "raw_string",
  "simple_expansion",
  "string",
]);

/**
 * The quotes, expansions and comments under some tree nodes, in source order: the places that only
 * a grammar can find. Everything between them is scanned again, because tree-sitter's word
 * boundaries are not those of bash.
 */
export function atomsOf(nodes: readonly TreeNode[]): TreeNode[] {
  const atoms: TreeNode[] = [];
  collect(nodes, atoms);
  return atoms;
}

function collect(nodes: readonly TreeNode[], into: TreeNode[]): void {
  for (const tree of nodes) {
    if (atomTypes.has(tree.type)) {
      // Why: the variables of some expansions are empty nodes, which hold no text.
      if (tree.end > tree.start) into.push(tree);
    } else if (tree.children.length > 0) collect(tree.children, into);
  }
}
