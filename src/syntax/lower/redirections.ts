import type { Redirection, RedirectionOperator, Word, WordPart } from "../nodes.ts";
import { lowerHereDocument } from "./here-document.ts";
import { doubt, isDigit, nameEnd } from "./lowering.ts";
import { atomHere, type Scan } from "./scan.ts";
import { scanWord, skipBlanks, wordOf } from "./words.ts";

const operators: readonly RedirectionOperator[] = [
  "&>>",
  "&>",
  "<<<",
  "<<-",
  "<<",
  "<&",
  "<>",
  "<",
  ">>",
  ">&",
  ">|",
  ">",
];

/**
 * Reads a redirection whose operator begins here. `before` is the word that touches the operator:
 * a number or `{name}` there is the descriptor. Undefined when no operator begins here.
 * @throws Doubt
 */
export function scanRedirection(scan: Scan, before: Word | undefined): Redirection | undefined {
  const { text } = scan.lowering;
  const operator = operators.find((one) => text.startsWith(one, scan.at));
  if (operator === undefined) return undefined;
  const descriptor =
    before === undefined || operator.charCodeAt(0) === 0x26 ? undefined : descriptorOf(before);
  const start = before !== undefined && descriptor !== undefined ? before.span.start : scan.at;
  scan.at += operator.length;
  if (text.charCodeAt(scan.at) === 0x28 && operator.length === 1)
    doubt("tree-sitter overlooks a process substitution", start, scan.end);
  skipBlanks(scan);
  const base = descriptor === undefined ? { operator } : { descriptor, operator };
  if (operator === "<<" || operator === "<<-") {
    const delimiter = scanDelimiter(scan);
    const hereDocument = lowerHereDocument(scan.lowering, delimiter, operator === "<<-");
    return { ...base, target: delimiter, hereDocument, span: { start, end: scan.at } };
  }
  const target = scanTarget(scan, operator);
  if (target === undefined) return doubt("a redirection has no target", start, scan.end);
  return { ...base, target, span: { start, end: scan.at } };
}

/** @throws Doubt when the word would be the descriptor of another redirection to bash. */
function scanPlainTarget(scan: Scan): Word | undefined {
  const word = scanWord(scan);
  const next = scan.lowering.text.charAt(scan.at);
  if (word !== undefined && (next === "<" || next === ">") && descriptorOf(word) !== undefined)
    doubt("a descriptor stands where a target belongs", word.span.start, scan.at);
  return word;
}

function scanTarget(scan: Scan, operator: RedirectionOperator): Word | undefined {
  const closes = (operator === "<&" || operator === ">&") && scan.at < scan.end;
  if (!closes || scan.lowering.text.charAt(scan.at) !== "-") return scanPlainTarget(scan);
  // Why: the dash that closes a descriptor is a token of its own, whatever touches it.
  const span = { start: scan.at, end: scan.at + 1 };
  scan.at += 1;
  return wordOf(scan.lowering, [{ kind: "literal", text: "-", span }], span.start, span.end);
}

/** The file descriptor that a word before a redirection operator names, if it names one. */
function descriptorOf(word: Word): Redirection["descriptor"] {
  const raw = word.raw.replaceAll("\\\n", "");
  if (isDigit(raw.charCodeAt(0))) {
    for (let at = 1; at < raw.length; at += 1) if (!isDigit(raw.charCodeAt(at))) return undefined;
    if (raw.length > 9) doubt("a descriptor is very large", word.span.start, word.span.end);
    return Number(raw);
  }
  if (raw.charCodeAt(0) !== 0x7b || !raw.endsWith("}")) return undefined;
  if (raw.includes("[")) doubt("a descriptor is subscripted", word.span.start, word.span.end);
  const end = nameEnd(raw, 1);
  return end > 1 && end === raw.length - 1 ? { variable: raw.slice(1, end) } : undefined;
}

/** The delimiter of a here-document. The grammar gives it as plain text, quotes included. */
function scanDelimiter(scan: Scan): Word {
  const atom = atomHere(scan);
  if (atom?.type !== "heredoc_start")
    return doubt("tree-sitter misses a here-document", scan.at, scan.end);
  const { text } = scan.lowering;
  const raw = text.slice(scan.at, atom.end);
  const parts = delimiterParts(raw, scan.at, atom.end);
  const span = { start: scan.at, end: atom.end };
  scan.at = atom.end;
  scan.next += 1;
  if (parts === undefined || scanWord(scan) !== undefined)
    return doubt("the delimiter of a here-document is unusual", span.start, span.end);
  return wordOf(scan.lowering, parts, span.start, span.end);
}

function delimiterParts(raw: string, start: number, end: number): WordPart[] | undefined {
  const span = { start, end };
  const plain = /^(['"]?)([\w!%+,./:=@^~-]+)\1$/.exec(raw);
  const text = plain?.[2];
  if (text === undefined) {
    if (!/^\\[\w]+$/.test(raw)) return undefined;
    const rest = { start: start + 2, end };
    const escaped = { start, end: start + 2 };
    const first: WordPart = { kind: "escaped", text: raw.charAt(1), span: escaped };
    if (raw.length === 2) return [first];
    return [first, { kind: "literal", text: raw.slice(2), span: rest }];
  }
  if (plain?.[1] === "'") return [{ kind: "single-quoted", text, span }];
  if (plain?.[1] !== '"') return [{ kind: "literal", text, span }];
  const literal: WordPart = { kind: "literal", text, span: { start: start + 1, end: end - 1 } };
  return [{ kind: "double-quoted", localized: false, parts: [literal], span }];
}
