import type { Span } from "../../base/span.ts";
import type { ArithmeticText, ParameterExpansion, ParameterOperator, Word } from "../nodes.ts";
import { atomsOf } from "./atoms.ts";
import { doubt, isDigit, type Lowering, nameEnd, type Quoting, trimmedStart } from "./lowering.ts";
import { scanOf, scanParts } from "./scan.ts";
import type { TreeNode } from "./tree.ts";

/** A place inside the braces, with what is needed to read on from it. */
interface Braces {
  readonly lowering: Lowering;
  readonly atoms: readonly TreeNode[];
  readonly quoting: Quoting;
  /** Offset of the closing brace. */
  readonly end: number;
  readonly span: Span;
  at: number;
}

/**
 * Lowers `${…}`. Only the extent and the expansions inside come from the tree; the operator is read
 * from the text, because the grammar gives patterns as plain text.
 * @throws Doubt for forms that are not plainly well-formed.
 */
export function lowerParameter(
  lowering: Lowering,
  tree: TreeNode,
  span: Span,
  quoting: Quoting,
): ParameterExpansion {
  const { text } = lowering;
  if (!text.startsWith("${", span.start) || text.charAt(span.end - 1) !== "}")
    doubt("tree-sitter misses the end of an expansion", span.start, span.end);
  const braces: Braces = {
    lowering,
    atoms: atomsOf(tree.children),
    quoting,
    end: span.end - 1,
    span,
    at: span.start + 2,
  };
  const prefix = prefixOf(braces);
  if (prefix !== undefined) braces.at += 1;
  const name = readName(braces);
  const subscript = text.charAt(braces.at) === "[" ? readSubscript(braces) : undefined;
  const indirect = prefix === "!";
  const base = {
    kind: "parameter",
    name,
    ...(subscript === undefined ? {} : { subscript }),
    span,
  } as const;
  if (prefix === "#") {
    if (braces.at < braces.end) return unclear(braces);
    return { ...base, indirect: false, operator: { kind: "length" } };
  }
  if (braces.at === braces.end) {
    const all = subscript?.raw;
    if (indirect && (all === "@" || all === "*"))
      return { kind: "parameter", name, span, indirect: false, operator: { kind: "keys", all } };
    return { ...base, indirect };
  }
  const rest = text.slice(braces.at, braces.end);
  if (indirect && subscript === undefined && (rest === "@" || rest === "*"))
    return { ...base, indirect: false, operator: { kind: "names", all: rest } };
  return { ...base, indirect, operator: readOperator(braces) };
}

const unclear = (braces: Braces): never =>
  doubt("the form of an expansion is unusual", braces.span.start, braces.span.end);

/** `!` of an indirect expansion or `#` of a length, when it does not stand for the parameter. */
function prefixOf(braces: Braces): "!" | "#" | undefined {
  const { text } = braces.lowering;
  const first = text.charAt(braces.at);
  if ((first !== "!" && first !== "#") || braces.at + 1 >= braces.end) return undefined;
  const next = braces.at + 1;
  if (nameEnd(text, next) > next || isDigit(text.charCodeAt(next))) return first;
  const second = text.charAt(next);
  if ((second === "@" || second === "*") && next + 1 === braces.end && first === "#") return first;
  return unclear(braces);
}

function readName(braces: Braces): string {
  const { text } = braces.lowering;
  const start = braces.at;
  let end = nameEnd(text, start);
  if (end === start) {
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (end === start && "@*#?$!-".includes(text.charAt(end))) end += 1;
  }
  if (end === start || end > braces.end) unclear(braces);
  braces.at = end;
  return text.slice(start, end);
}

function readSubscript(braces: Braces): Word {
  const start = braces.at + 1;
  const close = findPlain(braces, start, "]");
  if (close === undefined) return unclear(braces);
  braces.at = close + 1;
  return readWord(braces, start, close, "braces");
}

/** Where a character stands outside all expansions and quotes that the tree shows. */
function findPlain(braces: Braces, start: number, mark: string): number | undefined {
  const { text } = braces.lowering;
  let next = 0;
  for (let at = start; at < braces.end; at += 1) {
    let atom = braces.atoms[next];
    while (atom !== undefined && atom.end <= at) {
      next += 1;
      atom = braces.atoms[next];
    }
    if (atom !== undefined && trimmedStart(text, atom) <= at) {
      at = atom.end - 1;
      continue;
    }
    const character = text.charAt(at);
    if (character === mark) return at;
    if (character === "\\") at += 1;
    else if (character === "'" || character === '"' || character === "[") unclear(braces);
  }
  return undefined;
}

function readWord(braces: Braces, start: number, end: number, quoting: Quoting): Word {
  const { lowering } = braces;
  const inside = braces.atoms.filter((atom) => atom.end > start && atom.start < end);
  // Why: inside double quotes bash decodes these before it reads the expansion.
  if (quoting !== "braces" && /\$['"]/.test(lowering.text.slice(start, end))) unclear(braces);
  const parts = scanParts(scanOf(lowering, inside, start, end), quoting);
  // Why: bash ends the expansion at the first closing brace that is not quoted.
  if (parts.some((part) => part.kind === "literal" && part.text.includes("}"))) unclear(braces);
  return { kind: "word", parts, raw: lowering.text.slice(start, end), span: { start, end } };
}

function readArithmetic(braces: Braces, start: number, end: number): ArithmeticText {
  const { parts, raw, span } = readWord(braces, start, end, "arithmetic");
  return { parts, raw, span };
}

const defaults = { "-": "default", "=": "assign", "?": "error", "+": "alternative" } as const;
const changes = { "^": "upper", ",": "lower", "~": "toggle" } as const;

function readOperator(braces: Braces): ParameterOperator {
  const { text } = braces.lowering;
  const { at, end } = braces;
  const first = text.charAt(at);
  const second = at + 1 < end ? text.charAt(at + 1) : "";
  const colon = first === ":";
  const mark = colon ? second : first;
  if (mark === "-" || mark === "=" || mark === "?" || mark === "+")
    return {
      kind: defaults[mark],
      colon,
      word: readWord(braces, at + (colon ? 2 : 1), end, defaultQuoting(braces)),
    };
  if (colon) return readSubstring(braces);
  const double = first === second;
  const start = at + (double ? 2 : 1);
  switch (first) {
    case "#":
    case "%":
      return {
        kind: first === "#" ? "remove-prefix" : "remove-suffix",
        longest: double,
        pattern: readWord(braces, start, end, "braces"),
      };
    case "^":
    case ",":
    case "~":
      return {
        kind: "case",
        change: changes[first],
        all: double,
        ...(start < end ? { pattern: readWord(braces, start, end, "braces") } : {}),
      };
    case "/":
      return readReplacement(braces);
    case "@":
      if (at + 2 === end && "QEPAKakuUL".includes(second))
        return { kind: "transform", letter: second };
      return unclear(braces);
    default:
      return unclear(braces);
  }
}

/** In double quotes the word of `${x:-word}` is read as in double quotes. */
const defaultQuoting = (braces: Braces): Quoting =>
  braces.quoting === "word" || braces.quoting === "braces" ? "braces" : braces.quoting;

function readSubstring(braces: Braces): ParameterOperator {
  const start = braces.at + 1;
  const text = braces.lowering.text.slice(start, braces.end);
  if (/[?'"[\\]/.test(text)) return unclear(braces);
  const split = findPlain(braces, start, ":");
  if (split === undefined)
    return { kind: "substring", offset: readArithmetic(braces, start, braces.end) };
  return {
    kind: "substring",
    offset: readArithmetic(braces, start, split),
    length: readArithmetic(braces, split + 1, braces.end),
  };
}

const places = { "/": "all", "#": "prefix", "%": "suffix" } as const;

function readReplacement(braces: Braces): ParameterOperator {
  const { text } = braces.lowering;
  const mark = braces.at + 1 < braces.end ? text.charAt(braces.at + 1) : "";
  const where = mark === "/" || mark === "#" || mark === "%" ? places[mark] : "first";
  const start = braces.at + (where === "first" ? 1 : 2);
  // Why: a slash right at the beginning belongs to the pattern.
  if (text.charAt(start) === "/" || start >= braces.end) return unclear(braces);
  const split = findSlash(braces, start);
  const pattern = readWord(braces, start, split ?? braces.end, "braces");
  if (split === undefined) return { kind: "replace", where, pattern };
  const inQuotes = braces.quoting !== "word" && braces.quoting !== "braces";
  if (inQuotes && /['"]/.test(text.slice(split, braces.end))) return unclear(braces);
  const replacement = readWord(braces, split + 1, braces.end, "braces");
  return { kind: "replace", where, pattern, replacement };
}

/** The slash before the replacement, outside quotes that the grammar gives as plain text. */
function findSlash(braces: Braces, start: number): number | undefined {
  const { text } = braces.lowering;
  const plain = text.slice(start, braces.end);
  if (!/['"[]/.test(plain)) return findPlain(braces, start, "/");
  const simple = /^(?:[^'"\\/$`<>]|\\.|'[^']*'|"[^"\\$`]*")*/s.exec(plain);
  const end = start + (simple?.[0].length ?? 0);
  if (end === braces.end) return undefined;
  return text.charAt(end) === "/" ? end : unclear(braces);
}
