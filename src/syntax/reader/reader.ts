import { limits } from "../../base/limits.ts";
import type { Dialect } from "../dialect.ts";
import { mayHoldEvents } from "../history.ts";
import type { ListItem, Script, Stop } from "../nodes.ts";
import { type Cursor, type Grammar, newCursor, type Settings, spanOf } from "./cursor.ts";
import { readLine, readList } from "./lists.ts";
import { readSubstitution } from "./parenthesised.ts";
import { readParts, readWordParts } from "./parts.ts";
import { places } from "./places.ts";
import { applyLine } from "./settings.ts";
import { NotUnderstood, Rejected, TooDeep } from "./stop.ts";
import { advance } from "./tokens.ts";

/**
 * Reads a whole text as the shell of the dialect would, complete line by complete line. It never
 * throws: where the shell rejects the text, or it cannot be told what the shell makes of it,
 * `stopped` says so and the commands of the lines before are kept.
 */
export function read(text: string, dialect: Dialect): Script {
  if (text.length > limits.textLengthMax) return refused(text, "the text is too long");
  if (text.includes("\0")) return refused(text, "the text holds a NUL character");
  const settings = settingsOf(dialect);
  try {
    return readScript(newCursor(text, 0, text.length, undefined, settings, grammar, 0));
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError)
      return refused(text, "it is nested too deeply");
    throw error;
  }
}

/** A text of which nothing is read. */
function refused(text: string, why: string): Script {
  const span = { start: 0, end: text.length };
  return { kind: "script", body: { items: [] }, span, stopped: { kind: "opaque", span, why } };
}

/** What a text of this dialect begins with. */
export const settingsOf = (dialect: Dialect): Settings => ({
  shell: dialect.shell,
  posix: dialect.posix,
  extglob: dialect.extglob,
  expandAliases: dialect.expandAliases,
  history: false,
  historyExpansion: false,
  aliases: new Map(dialect.aliases),
  aliasBudget: 64 * limits.textLengthMax,
});

/** The rules of the whole language, tied together. */
export const grammar: Grammar = {
  substitution: readSubstitution,
  script: readScript,
  list: readList,
  word: readWordParts,
  parts: readParts,
};

/** Reads from the cursor to its end, line by line; `stopped` tells why not all of it was read. */
function readScript(cursor: Cursor): Script {
  const start = cursor.pos;
  const { depth } = cursor;
  const items: ListItem[] = [];
  let lineStart = start;
  let stopped: Stop | undefined;
  try {
    for (;;) {
      lineStart = cursor.pos;
      stopAtHistory(cursor);
      const kind = advance(cursor, places.command);
      if (kind === "end") break;
      if (kind === "newline") continue;
      cursor.settingsTouched = false;
      const line = readLine(cursor);
      for (const item of line) items.push(item);
      lineStart = cursor.pos;
      if (cursor.settingsTouched) applyLine(cursor.settings, line);
    }
  } catch (error) {
    cursor.depth = depth;
    cursor.end = cursor.wholeEnd;
    stopped = stopOf(cursor, error, lineStart);
  }
  const span = spanOf(cursor, start, cursor.end);
  const script: Script = { kind: "script", body: { items }, span };
  return stopped === undefined ? script : { ...script, stopped };
}

/** What stopped the reading of the line that began there. */
export function stopOf(cursor: Cursor, error: unknown, lineStart: number): Stop {
  const span = spanOf(cursor, lineStart, cursor.end);
  if (error instanceof NotUnderstood) return { kind: "opaque", span, why: error.why };
  if (!(error instanceof Rejected)) throw error;
  const { shell } = cursor.settings;
  if (shell === "bash") return { kind: "invalid", span, why: error.why };
  // FAIL-CLOSED: what bash rejects another shell may run.
  return { kind: "opaque", span, why: `bash rejects it, which ${shell} may not: ${error.why}` };
}

/** With history expansion on, `!` and `^` may put any text into the line. */
export function stopAtHistory(cursor: Cursor): void {
  const { history, historyExpansion } = cursor.settings;
  if (history === false || historyExpansion === false) return;
  if (mayHoldEvents(cursor.text.slice(cursor.pos, cursor.end)))
    throw new NotUnderstood("history expansion may change it");
}
