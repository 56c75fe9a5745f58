/**
 * Reads a text into a tree-sitter tree. Handed in, because the native library belongs to a higher
 * floor and may be missing.
 */
export interface SyntaxTreeReader {
  /** Undefined when the library gave up on the text. */
  readonly parse: (text: string) => SyntaxTree | undefined;
}

/** What tree-sitter made of a text. */
export interface SyntaxTree {
  /** The tree holds ERROR or MISSING: some of the text was guessed or left out. */
  readonly hasError: boolean;
  readonly walk: () => TreeCursorLike;
}

/** The part of tree-sitter's cursor that is used here. Offsets are UTF-16 code units. */
export interface TreeCursorLike {
  readonly nodeType: string;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

/** One node of tree-sitter's tree, copied out of the native library. */
export interface TreeNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly TreeNode[];
}

interface GrowingNode extends TreeNode {
  children: GrowingNode[];
}

const childless: GrowingNode[] = [];

/**
 * Copies the whole tree in one walk of the cursor, which is much cheaper than asking for node
 * objects. Undefined when the tree is deeper than `depthMax`.
 */
export function copyTree(cursor: TreeCursorLike, depthMax: number): TreeNode | undefined {
  const root = copyNode(cursor);
  if (!cursor.gotoFirstChild()) return root;
  root.children = [];
  const parents: GrowingNode[] = [];
  let parent = root;
  for (;;) {
    const child = copyNode(cursor);
    parent.children.push(child);
    if (cursor.gotoFirstChild()) {
      if (parents.length >= depthMax) return undefined;
      child.children = [];
      parents.push(parent);
      parent = child;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      const grandparent = parents.pop();
      if (grandparent === undefined) return root;
      cursor.gotoParent();
      parent = grandparent;
    }
  }
}

function copyNode(cursor: TreeCursorLike): GrowingNode {
  return {
    type: cursor.nodeType,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: childless,
  };
}
