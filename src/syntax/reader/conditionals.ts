import type { Condition, ConditionalCommand, Word } from "../nodes.ts";
import { close } from "./closing.ts";
import { type Cursor, deepen, isAt, reject } from "./cursor.ts";
import { holdsInOrder } from "./ordered.ts";
import { type Place, places } from "./places.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { advance, skipNewlines } from "./tokens.ts";
import { currentWord } from "./words.ts";
import { stopAtZshCondition } from "./zsh.ts";

/** Reads the `[[ … ]]` at the current token. */
export function readConditional(cursor: Cursor, start: number): ConditionalCommand {
  advance(cursor, places.term);
  const expression = readOr(cursor);
  if (cursor.settings.shell === "zsh") stopAtZshCondition(cursor, start);
  return { kind: "conditional", expression, ...close(cursor, start, "]]") };
}

function readOr(cursor: Cursor): Condition {
  const left: Condition[] = [readAnd(cursor)];
  while (isAt(cursor, "||")) {
    advance(cursor, places.term);
    left.push(readAnd(cursor));
  }
  return left.reduceRight((right, one) => ({ kind: "or", left: one, right }));
}

function readAnd(cursor: Cursor): Condition {
  const left: Condition[] = [readTerm(cursor)];
  while (isAt(cursor, "&&")) {
    advance(cursor, places.term);
    left.push(readTerm(cursor));
  }
  return left.reduceRight((right, one) => ({ kind: "and", left: one, right }));
}

function readTerm(cursor: Cursor): Condition {
  skipNewlines(cursor, places.term);
  deepen(cursor);
  const condition = dispatch(cursor);
  cursor.depth -= 1;
  skipNewlines(cursor, places.condition);
  return condition;
}

function dispatch(cursor: Cursor): Condition {
  if (isAt(cursor, "!")) {
    advance(cursor, places.term);
    return { kind: "not", operand: readTerm(cursor) };
  }
  if (isAt(cursor, "(")) {
    advance(cursor, places.term);
    const operand = readOr(cursor);
    if (!isAt(cursor, ")")) reject(cursor);
    advance(cursor, places.condition);
    return { kind: "parenthesised", operand };
  }
  if (!isAt(cursor, "word")) reject(cursor);
  const first = currentWord(cursor);
  const operator = first.raw.replaceAll("\\\n", "");
  if (isUnary(operator)) {
    advance(cursor, places.condition);
    if (!isAt(cursor, "word")) reject(cursor);
    const operand = currentWord(cursor);
    advance(cursor, places.condition);
    return { kind: "unary", operator, operand };
  }
  return readBinary(cursor, first);
}

function readBinary(cursor: Cursor, left: Word): Condition {
  advance(cursor, places.condition);
  const operator = cursor.text.slice(cursor.tokenStart, cursor.tokenEnd).replaceAll("\\\n", "");
  const binary =
    isAt(cursor, "<") || isAt(cursor, ">") || (isAt(cursor, "word") && isBinary(operator));
  if (!binary) {
    if (isAt(cursor, "word") || !endsTerm(cursor)) reject(cursor);
    return { kind: "word", operand: left };
  }
  const place = placeBehind(operator);
  advancePattern(cursor, place);
  if (!isAt(cursor, "word")) reject(cursor);
  const right = currentWord(cursor, place.pattern || undefined);
  advance(cursor, places.condition);
  return { kind: "binary", operator, left, right };
}

/**
 * FAIL-CLOSED: in a pattern bash reads substitutions with extglob, and without it when it runs
 * them.
 */
function advancePattern(cursor: Cursor, place: Place): void {
  const start = cursor.pos;
  const odd = (end: number): boolean =>
    place.pattern &&
    cursor.settings.extglob !== true &&
    holdsInOrder(cursor.text.slice(start, end), /[$<>]\(/g, /[@*+?!]\(/g);
  const why = "a pattern in `[[` holds a substitution with a pattern";
  try {
    advance(cursor, place);
  } catch (error) {
    if (error instanceof Rejected && odd(cursor.end)) throw new NotUnderstood(why);
    throw error;
  }
  if (odd(cursor.tokenEnd)) throw new NotUnderstood(why);
}

const endsTerm = (cursor: Cursor): boolean =>
  isAt(cursor, "]]") || isAt(cursor, "&&") || isAt(cursor, "||") || isAt(cursor, ")");

function placeBehind(operator: string): Place {
  if (operator === "=~") return places.conditionRegex;
  return operator === "==" || operator === "=" || operator === "!="
    ? places.conditionPattern
    : places.condition;
}

const isUnary = (raw: string): boolean => /^-[abcdefghkLnNoOprRsStuvwxzG]$/.test(raw);

const binaryOperators: ReadonlySet<string> = new Set([
  "=",
  "==",
  "!=",
  "=~",
  "<",
  ">",
  "-nt",
  "-ot",
  "-ef",
  "-eq",
  "-ne",
  "-lt",
  "-le",
  "-gt",
  "-ge",
]);

const isBinary = (operator: string): boolean => binaryOperators.has(operator);
