import type { Command, Condition, Word, WordPart } from "../nodes.ts";
import { atomsOf } from "./atoms.ts";
import { doubt, isBlank, type Lowering } from "./lowering.ts";
import { type Scan, scanOf, scanParts } from "./scan.ts";
import type { TreeNode } from "./tree.ts";
import { scanWord, skipBlanks, wordOf } from "./words.ts";

/**
 * Lowers `[[ … ]]`. The operators are read from the text, because the grammar mixes patterns,
 * arithmetic and words.
 * @throws Doubt
 */
export function lowerConditional(lowering: Lowering, tree: TreeNode): Command {
  const open = tree.children[0];
  const close = tree.children.at(-1);
  if (open?.type !== "[[" || close?.type !== "]]")
    return doubt("tree-sitter misses the end of a condition", tree.start, tree.end);
  const scan = scanOf(lowering, atomsOf(tree.children.slice(1, -1)), open.end, close.start);
  if (!isBlankAt(scan, scan.at) || !isBlankAt(scan, scan.end - 1))
    doubt("a condition touches its brackets", tree.start, tree.end);
  const expression = readOr(scan);
  if (scan.at < scan.end) doubt("a condition has an unusual form", scan.at, scan.end);
  const span = { start: tree.start, end: tree.end };
  return { kind: "conditional", expression, redirections: [], span };
}

function isBlankAt(scan: Scan, at: number): boolean {
  const code = scan.lowering.text.charCodeAt(at);
  return isBlank(code) || code === 0x0a;
}

function skipSpace(scan: Scan): void {
  skipBlanks(scan);
  while (scan.at < scan.end && scan.lowering.text.charCodeAt(scan.at) === 0x0a) {
    scan.at += 1;
    skipBlanks(scan);
  }
}

function take(scan: Scan, mark: string): boolean {
  skipSpace(scan);
  if (!scan.lowering.text.startsWith(mark, scan.at)) return false;
  scan.at += mark.length;
  skipSpace(scan);
  return true;
}

function readOr(scan: Scan): Condition {
  const terms = [readAnd(scan)];
  while (take(scan, "||")) terms.push(readAnd(scan));
  return terms.reduceRight((right, left) => ({ kind: "or", left, right }));
}

function readAnd(scan: Scan): Condition {
  const terms = [readTerm(scan)];
  while (take(scan, "&&")) terms.push(readTerm(scan));
  return terms.reduceRight((right, left) => ({ kind: "and", left, right }));
}

const unary = /^-[abcdefghknoprstuvwxzGLNORS]$/;
const binary = /^(?:==?|!=|=~|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

function readTerm(scan: Scan): Condition {
  if (take(scan, "(")) {
    const operand = readOr(scan);
    if (!take(scan, ")")) doubt("a condition misses a parenthesis", scan.at, scan.end);
    return { kind: "parenthesised", operand };
  }
  const first = readOperand(scan);
  if (first.raw === "!") {
    skipSpace(scan);
    return { kind: "not", operand: readTerm(scan) };
  }
  skipSpace(scan);
  const compares = comparisonAt(scan);
  if (compares !== undefined) {
    scan.at += 1;
    skipSpace(scan);
    return { kind: "binary", operator: compares, left: first, right: readOperand(scan) };
  }
  const second = scan.at < scan.end ? scanWord(scan) : undefined;
  if (second === undefined) return { kind: "word", operand: first };
  // Why: bash takes `-f` for a unary operator even before a word that is a binary one.
  if (unary.test(first.raw) && !binary.test(second.raw))
    return { kind: "unary", operator: first.raw, operand: second };
  if (!binary.test(second.raw) || unary.test(first.raw))
    return doubt("a condition has an unusual form", first.span.start, second.span.end);
  skipSpace(scan);
  const right = second.raw === "=~" ? readRegex(scan) : readOperand(scan);
  return { kind: "binary", operator: second.raw, left: first, right };
}

function comparisonAt(scan: Scan): "<" | ">" | undefined {
  const mark = scan.at < scan.end ? scan.lowering.text.charAt(scan.at) : "";
  return mark === "<" || mark === ">" ? mark : undefined;
}

function readOperand(scan: Scan): Word {
  const word = scanWord(scan);
  return word ?? doubt("a condition has an unusual form", scan.at, scan.end);
}

/** A regular expression: parentheses, what they hold, and `|` are part of the word. */
function readRegex(scan: Scan): Word {
  const { lowering } = scan;
  const start = scan.at;
  const parts: WordPart[] = [];
  let depth = 0;
  while (scan.at < scan.end) {
    parts.push(...scanParts(scan, "word"));
    const character = scan.at < scan.end ? lowering.text.charAt(scan.at) : "";
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character !== "|" && depth === 0) break;
    if (depth < 0 || character === "") break;
    const span = { start: scan.at, end: scan.at + 1 };
    parts.push({ kind: "literal", text: character, span });
    scan.at += 1;
  }
  // Why: with extglob on, patterns like `@(…)` are set apart in a regular expression too.
  if (/extglob/.test(lowering.text) && /[?*+@!]\(/.test(lowering.text.slice(start, scan.at)))
    doubt("a regular expression may hold a pattern", start, scan.at);
  if (depth > 0 || scan.at === start) doubt("a regular expression is unusual", start, scan.end);
  return wordOf(lowering, parts, start, scan.at);
}
