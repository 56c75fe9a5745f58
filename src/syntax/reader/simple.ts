import type { Assignment, Command, Redirection, SimpleCommand, Word } from "../nodes.ts";
import { readAssignment } from "./assignments.ts";
import { readCompound } from "./compounds.ts";
import { bashOnly, type Cursor, isAt, notZsh, reject, spanOf } from "./cursor.ts";
import { isReserved, places } from "./places.ts";
import { beginsRedirection, readRedirection } from "./redirections.ts";
import { NotUnderstood } from "./stop.ts";
import { advance, skipNewlines } from "./tokens.ts";
import { currentWord } from "./words.ts";
import { isZshFunction } from "./zsh.ts";

/** Reads the simple command or the function definition at the current token. */
export function readSimple(cursor: Cursor): Command {
  const start = cursor.tokenStart;
  if (isAt(cursor, "word")) {
    const name = currentWord(cursor);
    advanceBehindName(cursor, name);
    if (isAt(cursor, "(")) return readFunctionBehindName(cursor, start, name);
    return readRest(cursor, start, [], [name], []);
  }
  if (!isAt(cursor, "assignment") && !beginsRedirection(cursor.kind)) reject(cursor);
  return readRest(cursor, start, [], [], []);
}

/** Goes on behind a command name. */
export function advanceBehindName(cursor: Cursor, { raw }: Word): void {
  noteName(cursor, raw);
  cursor.arrayArguments = takesArrays.has(raw.replaceAll("\\\n", ""));
  advance(cursor, cursor.arrayArguments ? places.arrayArgument : places.argument);
}

const takesArrays: ReadonlySet<string> = new Set([
  "alias",
  "declare",
  "eval",
  "export",
  "let",
  "local",
  "readonly",
  "typeset",
]);

const changesSettings: ReadonlySet<string> = new Set([
  "alias",
  "builtin",
  "command",
  "enable",
  "eval",
  "set",
  "shopt",
  "unalias",
]);

/** Why: most lines change no setting, and then nothing has to be looked at again. */
function noteName(cursor: Cursor, raw: string): void {
  if (changesSettings.has(raw) || /["'\\$`]/.test(raw)) cursor.settingsTouched = true;
}

/** Reads the rest of a simple command of which some parts have been read. */
export function readRest(
  cursor: Cursor,
  start: number,
  assignments: Assignment[],
  words: Word[],
  redirections: Redirection[],
): SimpleCommand {
  let end = words.at(-1)?.span.end ?? 0;
  for (;;) {
    if (isAt(cursor, "word") || (isAt(cursor, "assignment") && words.length > 0)) {
      const word = currentWord(cursor);
      words.push(word);
      if (words.length === 1 && redirections.length > 0) stopAtReserved(cursor, word);
      // FAIL-CLOSED: bash takes it for an assignment there, and for none with a subscript.
      const empty = word.raw.includes("[]") || assignments.at(-1)?.value === undefined;
      if (
        words.length === 1 &&
        assignments.length > 0 &&
        empty &&
        /^\w+\[[\s\S]*\]\+?=/.test(word.raw)
      )
        throw new NotUnderstood("a subscript follows an assignment and a redirection");
      end = word.span.end;
      // Why: bash forgets that arrays are allowed at any `<` or `>` that begins a token.
      if (/^[<>]/.test(word.raw)) cursor.arrayArguments = false;
      if (words.length === 1) advanceBehindName(cursor, word);
      else advance(cursor, cursor.arrayArguments ? places.arrayArgument : places.argument);
    } else if (isAt(cursor, "assignment")) {
      const assignment = readAssignment(cursor);
      assignments.push(assignment);
      end = assignment.span.end;
      advance(cursor, places.prefix);
    } else if (beginsRedirection(cursor.kind)) {
      cursor.arrayArguments = false;
      const redirection = readRedirection(
        cursor,
        words.length > 0
          ? places.argument
          : assignments.length > 0
            ? places.redirected
            : places.prefix,
      );
      redirections.push(redirection);
      end = redirection.span.end;
    } else break;
  }
  cursor.arrayArguments = false;
  const span = { start: spanOf(cursor, start, start).start, end };
  return { kind: "simple", assignments, words, redirections, span };
}

/** FAIL-CLOSED: bash writes redirections last when it runs a substitution: `if` may become one. */
function stopAtReserved(cursor: Cursor, word: Word): void {
  if (cursor.inSubstitution && isReserved(word.raw.replaceAll("\\\n", "")))
    throw new NotUnderstood("a reserved word follows a redirection in a substitution");
}

/** `name ( )` and the body; the current token is the `(`. */
function readFunctionBehindName(cursor: Cursor, start: number, name: Word): Command {
  cursor.arrayArguments = false;
  advance(cursor, places.argument);
  if (!isAt(cursor, ")")) reject(cursor);
  if (!/^[A-Za-z_]\w*$/.test(name.raw)) bashOnly(cursor, "a function name that is no name");
  return readFunctionBody(cursor, start, name.raw.replaceAll("\\\n", ""));
}

/** The body of a function; the current token is the last before it. */
export function readFunctionBody(cursor: Cursor, start: number, name: string): Command {
  advance(cursor, places.command);
  skipNewlines(cursor, places.command);
  if (cursor.settings.shell === "zsh" && (!isZshFunction(name) || !isAt(cursor, "{")))
    notZsh(cursor, "this function definition");
  const body = readCompound(cursor);
  if (body === undefined) {
    bashOnly(cursor, "a function body that is no compound command");
    reject(cursor);
  }
  return {
    kind: "function",
    name,
    body,
    span: { start: spanOf(cursor, start, start).start, end: body.span.end },
  };
}
