import type { ArrayElement, ArrayLiteral, Assignment, Word, WordPart } from "../nodes.ts";
import { atomsOf } from "./atoms.ts";
import { doubt, type Lowering, nameEnd } from "./lowering.ts";
import { type Scan, scanOf } from "./scan.ts";
import type { TreeNode } from "./tree.ts";
import { scanWord, skipBlanks, skipComment, wordOf } from "./words.ts";

/** The word as an assignment, when it has the form of one. */
export function assignmentOf(lowering: Lowering, word: Word): Assignment | undefined {
  const first = word.parts[0];
  if (first?.kind !== "literal") return undefined;
  const { start, end } = word.span;
  const nameStop = nameEnd(word.raw, 0);
  if (nameStop === 0) return undefined;
  const mark = word.raw.charAt(nameStop);
  if (mark !== "=" && mark !== "+" && mark !== "[") {
    if (mark === "\\" && word.raw.includes("="))
      return doubt("an assignment is continued on another line", start, end);
    return undefined;
  }
  const split = mark === "[" ? splitSubscript(lowering, word, start + nameStop) : undefined;
  if (mark === "[" && split === undefined) return doubt("a subscript is unusual", start, end);
  const at = (split?.end ?? start + nameStop) - start;
  if (word.raw.charAt(at) === "\\")
    return doubt("an assignment is continued on another line", start, end);
  const append = word.raw.charAt(at) === "+";
  const equals = append ? at + 1 : at;
  if (word.raw.charAt(equals) !== "=") return undefined;
  const value = tailOf(lowering, word, start + equals + 1);
  return {
    name: word.raw.slice(0, nameStop),
    ...(split === undefined ? {} : { subscript: split.subscript }),
    append,
    ...(value === undefined ? {} : { value }),
    span: word.span,
    raw: word.raw,
  };
}

/** Takes the array literal that touches `name=` into the assignment or declaration before it. */
export function scanArrayAssignment(
  scan: Scan,
  command: { assignments: Assignment[]; words: Word[]; redirections: readonly unknown[] },
  word: Word,
): void {
  const atom = scan.atoms[scan.next];
  const assignment = command.assignments.at(-1);
  if (atom === undefined || !word.raw.endsWith("=") || word.span.end !== scan.at)
    doubt("an array stands where none can be", scan.at, scan.end);
  scan.next += 1;
  scan.at = atom.end;
  const span = { start: word.span.start, end: atom.end };
  const raw = scan.lowering.text.slice(span.start, span.end);
  if (assignment?.span === word.span) {
    const value = lowerArray(scan.lowering, atom);
    command.assignments[command.assignments.length - 1] = { ...assignment, value, span, raw };
  } else {
    if (!declarations.has(command.words[0]?.raw ?? "") || command.words.at(-1) !== word)
      doubt("an array stands where none can be", span.start, span.end);
    const parts = [...word.parts, ...arrayText(scan.lowering, atom)];
    command.words[command.words.length - 1] = wordOf(scan.lowering, parts, span.start, span.end);
  }
  const follow = scanWord(scan);
  if (follow !== undefined) doubt("text touches an array", follow.span.start, follow.span.end);
}

const declarations = new Set(["declare", "typeset", "local", "export", "readonly"]);

/** An array literal as the operand of a declaration: its elements between single blanks. */
function arrayText(lowering: Lowering, tree: TreeNode): WordPart[] {
  const { elements, span } = lowerArray(lowering, tree);
  const literal = (text: string): WordPart => ({ kind: "literal", text, span });
  const parts = elements.flatMap(({ subscript, append, value }, at) => [
    ...(at === 0 ? [] : [literal(" ")]),
    ...(subscript === undefined
      ? []
      : [literal("["), ...subscript.parts, literal(append ? "]+=" : "]=")]),
    ...value.parts,
  ]);
  return [literal("("), ...parts, literal(")")];
}

interface SplitSubscript {
  readonly subscript: Word;
  /** Offset behind the closing bracket. */
  readonly end: number;
}

/** `[…]` behind a name that ends at `open`, when an assignment operator follows it. */
function splitSubscript(lowering: Lowering, word: Word, open: number): SplitSubscript | undefined {
  const { text } = lowering;
  for (const part of word.parts) {
    if (part.kind !== "literal" || part.span.end <= open) continue;
    for (let at = Math.max(part.span.start, open + 1); at < part.span.end; at += 1) {
      const character = text.charAt(at);
      if (character === "[") return doubt("brackets inside a subscript", open, word.span.end);
      if (character !== "]") continue;
      const subscript = sliceWord(lowering, word, open + 1, at);
      return { subscript, end: at + 1 };
    }
  }
  return undefined;
}

function tailOf(lowering: Lowering, word: Word, start: number): Word | undefined {
  return start >= word.span.end ? undefined : sliceWord(lowering, word, start, word.span.end);
}

/** The part of a word between two offsets that lie in its literals. */
function sliceWord(lowering: Lowering, word: Word, start: number, end: number): Word {
  const parts: WordPart[] = [];
  for (const part of word.parts) {
    if (part.span.end <= start || part.span.start >= end) continue;
    if (part.kind !== "literal") parts.push(part);
    else {
      const from = Math.max(start, part.span.start);
      const to = Math.min(end, part.span.end);
      const text = lowering.text.slice(from, to);
      parts.push({ kind: "literal", text, span: { start: from, end: to } });
    }
  }
  return wordOf(lowering, parts, start, end);
}

function lowerArray(lowering: Lowering, tree: TreeNode): ArrayLiteral {
  const { text } = lowering;
  if (text.charAt(tree.start) !== "(" || text.charAt(tree.end - 1) !== ")")
    doubt("tree-sitter misses the end of an array", tree.start, tree.end);
  const scan = scanOf(lowering, atomsOf(tree.children), tree.start + 1, tree.end - 1);
  const elements: ArrayElement[] = [];
  for (;;) {
    skipBlanks(scan);
    skipComment(scan);
    if (scan.at >= scan.end) break;
    if (text.charCodeAt(scan.at) === 0x0a) {
      scan.at += 1;
      continue;
    }
    const word = scanWord(scan);
    if (word === undefined) return doubt("an array holds an operator", scan.at, tree.end);
    elements.push(elementOf(lowering, word));
  }
  return { kind: "array", elements, span: { start: tree.start, end: tree.end } };
}

function elementOf(lowering: Lowering, word: Word): ArrayElement {
  if (word.raw.charAt(0) !== "[") return { append: false, value: word };
  const split = splitSubscript(lowering, word, word.span.start);
  if (split === undefined) return doubt("a subscript is unusual", word.span.start, word.span.end);
  const { text } = lowering;
  const append = text.charAt(split.end) === "+";
  const equals = split.end + (append ? 1 : 0);
  if (text.charAt(equals) !== "=" || equals >= word.span.end) return { append: false, value: word };
  const value =
    tailOf(lowering, word, equals + 1) ?? wordOf(lowering, [], word.span.end, word.span.end);
  return { subscript: split.subscript, append, value };
}
