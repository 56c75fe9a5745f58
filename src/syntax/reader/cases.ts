import type { CaseClause, CaseItem, List, Word } from "../nodes.ts";
import { close } from "./closing.ts";
import { type Cursor, isAt, reject } from "./cursor.ts";
import { places } from "./places.ts";
import { NotUnderstood } from "./stop.ts";
import { advance, skipNewlines } from "./tokens.ts";
import { currentWord } from "./words.ts";

/** Reads the `case` clause at the current token. */
export function readCase(cursor: Cursor, start: number): CaseClause {
  advance(cursor, places.name);
  if (!isAt(cursor, "word")) reject(cursor);
  const word = currentWord(cursor);
  advance(cursor, places.behindCaseWord);
  skipNewlines(cursor, places.behindCaseWord);
  if (!isAt(cursor, "in")) reject(cursor);
  const items: CaseItem[] = [];
  let terminated = true;
  advance(cursor, places.caseItem);
  skipNewlines(cursor, places.caseItem);
  while (!isAt(cursor, "esac")) {
    if (!terminated) reject(cursor);
    const item = readItem(cursor);
    terminated = !isAt(cursor, "esac");
    items.push(item);
    if (!terminated) break;
    advance(cursor, places.caseItem);
    skipNewlines(cursor, places.caseItem);
  }
  return { kind: "case", word, items, ...close(cursor, start, "esac") };
}

/** Reads one item; the current token is then its terminator or `esac`. */
function readItem(cursor: Cursor): CaseItem {
  const patterns: Word[] = [];
  if (isAt(cursor, "(")) advance(cursor, places.target);
  for (;;) {
    if (!isAt(cursor, "word")) reject(cursor);
    const pattern = currentWord(cursor);
    // FAIL-CLOSED: in a group bash takes it, in most places, for the end of that.
    if (pattern.raw.replaceAll("\\\n", "") === "}")
      throw new NotUnderstood("a pattern of `case` is a brace");
    patterns.push(pattern);
    advance(cursor, places.target);
    if (!isAt(cursor, "|")) break;
    advance(cursor, places.target);
  }
  if (!isAt(cursor, ")")) reject(cursor);
  advance(cursor, places.command);
  skipNewlines(cursor, places.command);
  const body = isTerminator(cursor) || isAt(cursor, "esac") ? empty : cursor.grammar.list(cursor);
  if (isAt(cursor, "esac")) return { patterns, body, terminator: ";;" };
  const terminator = cursor.kind;
  if (terminator === ";;" || terminator === ";&" || terminator === ";;&")
    return { patterns, body, terminator };
  return reject(cursor);
}

const empty: List = { items: [] };

const isTerminator = (cursor: Cursor): boolean =>
  isAt(cursor, ";;") || isAt(cursor, ";&") || isAt(cursor, ";;&");
