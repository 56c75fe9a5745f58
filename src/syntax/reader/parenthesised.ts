import type { List, Script } from "../nodes.ts";
import { type Cursor, enter, isAt, type ReadSubstitution, reject, spanOf } from "./cursor.ts";
import { beginsCommand, readList } from "./lists.ts";
import { places } from "./places.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { advance, skipNewlines } from "./tokens.ts";

/**
 * Reads `$(…)`, `<(…)` or `>(…)` from behind its `(`. It is read as one piece, when the word that
 * it stands in is read.
 * @throws Rejected when bash rejects what is in it.
 */
export function readSubstitution(outer: Cursor, open: number): ReadSubstitution {
  const known = outer.substitutions.get(open);
  if (known !== undefined) return known;
  const { settings } = outer;
  const { expandAliases } = settings;
  const aliased = expandAliases !== false && settings.aliases.size > 0;
  // Why: bash finds the end of a substitution without aliases and expands them when it runs.
  settings.expandAliases = aliased ? false : expandAliases;
  let read: ReadSubstitution;
  try {
    const inner = enter(outer, outer.text, open, outer.end, outer.offsets);
    inner.inString = outer.inString;
    inner.outerArrayArguments = outer.arrayArguments || outer.outerArrayArguments;
    read = readBody(inner, open);
  } finally {
    settings.expandAliases = expandAliases;
  }
  if (aliased) stopAtTwoExpansions(outer, outer.text.slice(open, read.end));
  if (aliased) read = { end: read.end, script: readAliased(outer, open, read.end) };
  outer.substitutions.set(open, read);
  return read;
}

/** FAIL-CLOSED: in POSIX mode bash expands aliases when it reads it and when it runs it. */
function stopAtTwoExpansions({ settings }: Cursor, text: string): void {
  if (settings.posix === false) return;
  for (const name of settings.aliases.keys())
    if (text.includes(name))
      throw new NotUnderstood("POSIX mode expands an alias in a substitution twice");
}

function readBody(cursor: Cursor, open: number): ReadSubstitution {
  cursor.inSubstitution = true;
  advance(cursor, cursor.running ? places.command : places.afterBar);
  const behindNewline = isAt(cursor, "newline");
  skipNewlines(cursor, places.command);
  const first = cursor.text.slice(cursor.tokenStart, cursor.tokenEnd).replaceAll("\\\n", "");
  const empty = !beginsCommand(cursor.kind);
  const body: List = empty ? { items: [] } : readList(cursor);
  if (!isAt(cursor, ")")) {
    // FAIL-CLOSED: bash notices the missing `)` behind an array only when it runs the line.
    if (isAt(cursor, "end") && cursor.arrays) throw new NotUnderstood("a substitution has no end");
    reject(cursor);
  }
  if (cursor.pending.length > 0)
    throw new NotUnderstood("a here-document begins on the last line of a substitution");
  // Why: bash finds no reserved word `time` directly behind `$(`, but does when it runs the text.
  if (first === "time" && !behindNewline && !cursor.running) return readRunning(cursor, open);
  const span = spanOf(cursor, open, cursor.tokenStart);
  const script: Script = { kind: "script", body, span };
  if (body.items[0]?.andOr.pipelines[0]?.timed === true) stopAtTimedCompound(script);
  return { end: cursor.pos, script };
}

/**
 * FAIL-CLOSED: bash writes the substitution out and looks for its end once more. Whether `time` is
 * a reserved word is not the same each time.
 */
function stopAtTimedCompound({ body }: Script): void {
  const first = body.items[0]?.andOr.pipelines[0]?.commands[0];
  if (first === undefined) return;
  const plain =
    first.kind === "simple" &&
    first.assignments.length === 0 &&
    first.redirections.length === 0 &&
    !first.words.some(({ raw }) => raw.includes("=("));
  if (!plain) throw new NotUnderstood("`time` changes where a substitution ends");
}

function readRunning(outer: Cursor, open: number): ReadSubstitution {
  const inner = enter(outer, outer.text, open, outer.end, outer.offsets);
  inner.running = true;
  let read: ReadSubstitution;
  try {
    read = readBody(inner, open);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    throw new NotUnderstood("`time` changes where a substitution ends");
  }
  if (read.end !== outer.pos) throw new NotUnderstood("`time` changes where a substitution ends");
  return read;
}

function readAliased(outer: Cursor, open: number, end: number): Script {
  const text = outer.text.slice(open, end);
  const offsets = new Int32Array(text.length + 1);
  for (let index = 0; index <= text.length; index += 1)
    offsets[index] = outer.offsets?.[open + index] ?? open + index;
  const inner = enter(outer, text, 0, text.length, offsets);
  try {
    const { script, end: last } = readBody(inner, 0);
    if (last === inner.end) return script;
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
  }
  throw new NotUnderstood("an alias changes where a substitution ends");
}
