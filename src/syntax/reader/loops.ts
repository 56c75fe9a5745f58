import type { ArithmeticForClause, ForClause, SelectClause, Word } from "../nodes.ts";
import { readArithmeticText, stopAtMixedQuotes } from "./arithmetic.ts";
import { close, readLoopBody } from "./closing.ts";
import { type Cursor, isAt, reject } from "./cursor.ts";
import { holdsInOrder } from "./ordered.ts";
import { endOfItem } from "./pairs.ts";
import { places } from "./places.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { advance, skipNewlines } from "./tokens.ts";
import { currentWord } from "./words.ts";

/** Reads the `for` clause at the current token. */
export function readFor(cursor: Cursor, start: number): ForClause | ArithmeticForClause {
  advance(cursor, places.forName);
  if (isAt(cursor, "((")) return readArithmeticFor(cursor, start);
  const head = readHead(cursor);
  const { body, last } = readLoopBody(cursor);
  return { kind: "for", ...head, body, ...close(cursor, start, last) };
}

/** Reads the `select` clause at the current token. */
export function readSelect(cursor: Cursor, start: number): SelectClause {
  advance(cursor, places.name);
  const head = readHead(cursor);
  const { body, last } = readLoopBody(cursor);
  return { kind: "select", ...head, body, ...close(cursor, start, last) };
}

/** `name in words`, up to `do` or `{`. */
function readHead(cursor: Cursor): { readonly name: string; readonly words?: readonly Word[] } {
  if (!isAt(cursor, "word")) reject(cursor);
  const name = currentWord(cursor).raw.replaceAll("\\\n", "");
  advance(cursor, places.behindForName);
  if (isAt(cursor, ";")) {
    advance(cursor, places.command);
    skipNewlines(cursor, places.command);
    return behindNoWords(cursor, name);
  }
  skipNewlines(cursor, places.command);
  if (!isAt(cursor, "in")) return behindNoWords(cursor, name);
  const words: Word[] = [];
  advance(cursor, places.argument);
  while (isAt(cursor, "word")) {
    words.push(currentWord(cursor));
    advance(cursor, places.argument);
  }
  if (!isAt(cursor, ";") && !isAt(cursor, "newline")) reject(cursor);
  advance(cursor, places.command);
  skipNewlines(cursor, places.command);
  return { name, words };
}

/** Why: behind `for name; {` bash takes the next `in` behind a word for the one of `for`. */
function behindNoWords(cursor: Cursor, name: string): { readonly name: string } {
  if (isAt(cursor, "{")) cursor.settings.awaitsIn = true;
  return { name };
}

function readArithmeticFor(cursor: Cursor, start: number): ArithmeticForClause {
  const { text } = cursor;
  const from = text.indexOf("(", text.indexOf("(", cursor.tokenStart) + 1) + 1;
  const to = text.lastIndexOf(")", text.lastIndexOf(")", cursor.tokenEnd - 1) - 1);
  const [init, test, step] = splitHead(cursor, from, to);
  advance(cursor, places.command);
  if (isAt(cursor, ";") || isAt(cursor, "newline")) {
    advance(cursor, places.command);
    skipNewlines(cursor, places.command);
  }
  const { body, last } = readLoopBody(cursor);
  return { kind: "arithmetic-for", init, test, step, body, ...close(cursor, start, last) };
}

/** Whether a bracket in `${…}` is still open at its `}`. */
const holdsOpenBracket = (text: string): boolean =>
  text.length > openBracketLengthMax
    ? holdsInOrder(text, "${", "[")
    : /\$\{[^}[]*\[[^\]}]*[}[]/.test(text);

/** Why: the search may take quadratic time. */
const openBracketLengthMax = 4096;

/** The three expressions between the parentheses of `for ((…; …; …))`. */
function splitHead(
  cursor: Cursor,
  from: number,
  to: number,
): [ArithmeticForClause["init"], ArithmeticForClause["test"], ArithmeticForClause["step"]] {
  const outerEnd = cursor.end;
  const whole = cursor.text.slice(from, to);
  stopAtMixedQuotes(cursor, from, to);
  // FAIL-CLOSED: bash counts the parentheses of substitutions that it has written out anew.
  if (holdsInOrder(whole, "$", /case|<<|[\s(;]#/g))
    throw new NotUnderstood("`for ((` holds a substitution with `case`, `<<` or a comment");
  const rest = whole.replace(/\$\{[\w@*#?$!-]*(?:\[[^[\]{}]*\])?\}/g, "");
  if (/\$\{(?![\w@*#?$!-])|\$\$[{(]|\$\{[\w@*#?$!-]*[();]/.test(whole) || holdsOpenBracket(rest))
    throw new NotUnderstood("`for ((` holds a parameter expansion that bash refuses");
  cursor.end = to;
  const first = endOfItem(cursor, from, 59);
  const second = first < to ? endOfItem(cursor, first + 1, 59) : to;
  const third = second < to ? endOfItem(cursor, second + 1, 59) : to;
  cursor.end = outerEnd;
  if (second >= to || third < to) throw new Rejected("`for ((' needs three expressions");
  return [
    readArithmeticText(cursor, from, first),
    readArithmeticText(cursor, first + 1, second),
    readArithmeticText(cursor, second + 1, to),
  ];
}
