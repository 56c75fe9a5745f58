import type { Command, Coprocess, SimpleCommand, Word } from "../nodes.ts";
import { readCompound } from "./compounds.ts";
import { type Cursor, isAt, reject, spanOf } from "./cursor.ts";
import { isReserved, places } from "./places.ts";
import { advanceBehindName, readFunctionBody, readRest, readSimple } from "./simple.ts";
import { NotUnderstood } from "./stop.ts";
import { advance } from "./tokens.ts";
import { currentWord } from "./words.ts";

/** Reads `function name …` at the current token. */
export function readFunction(cursor: Cursor): Command {
  const start = cursor.tokenStart;
  advance(cursor, places.name);
  if (!isAt(cursor, "word")) reject(cursor);
  const name = currentWord(cursor).raw.replaceAll("\\\n", "");
  const behind = cursor.pos;
  advance(cursor, places.functionParentheses);
  if (isAt(cursor, "(")) {
    advance(cursor, places.argument);
    if (isAt(cursor, ")")) return readFunctionBody(cursor, start, name);
  }
  cursor.pos = behind;
  return readFunctionBody(cursor, start, name);
}

/** Reads `coproc …` at the current token. */
export function readCoprocess(cursor: Cursor): Coprocess {
  const start = cursor.tokenStart;
  const begin = spanOf(cursor, start, start).start;
  advance(cursor, places.afterBar);
  const unnamed = readCompound(cursor);
  // FAIL-CLOSED: in an array that comes first in it bash 5.2 knows reserved words.
  if (unnamed !== undefined && cursor.text.slice(start, cursor.pos).includes("=("))
    throw new NotUnderstood("a coprocess holds an array");
  if (unnamed !== undefined)
    return {
      kind: "coprocess",
      name: "COPROC",
      body: unnamed,
      span: { start: begin, end: unnamed.span.end },
    };
  const commandStart = cursor.tokenStart;
  if (!isAt(cursor, "word")) return coprocessOf(cursor, begin, readSimple(cursor));
  const first = currentWord(cursor);
  const name = first.raw.replaceAll("\\\n", "");
  const behind = cursor.pos;
  advance(cursor, places.afterBar);
  const named = readCompound(cursor);
  if (named !== undefined)
    return {
      kind: "coprocess",
      name,
      body: named,
      span: { start: begin, end: named.span.end },
    };
  // Why: bash recognises reserved words here, as it does not know yet whether the word is a name.
  if (isReserved(cursor.kind)) return coprocessOf(cursor, begin, onlyWord(first));
  // FAIL-CLOSED: bash knows assignments here, which it then makes arguments.
  const bracketed = /^\w+\[/.test(cursor.text.slice(cursor.tokenStart, cursor.tokenEnd));
  if (isAt(cursor, "assignment") || (isAt(cursor, "word") && bracketed))
    throw new NotUnderstood("assignments follow the first word of a coprocess");
  if (!isAt(cursor, "newline")) {
    cursor.pos = behind;
    advanceBehindName(cursor, first);
  }
  return coprocessOf(cursor, begin, readRest(cursor, commandStart, [], [first], []));
}

/** FAIL-CLOSED: bash 5.2 makes `COPROC` the command name when it runs it in a substitution. */
function coprocessOf({ inSubstitution }: Cursor, start: number, body: Command): Coprocess {
  if (inSubstitution) throw new NotUnderstood("`coproc` runs in a substitution");
  return { kind: "coprocess", name: "COPROC", body, span: { start, end: body.span.end } };
}

const onlyWord = (word: Word): SimpleCommand => ({
  kind: "simple",
  assignments: [],
  words: [word],
  redirections: [],
  span: word.span,
});
