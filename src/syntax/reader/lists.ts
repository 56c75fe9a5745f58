import type { AndOr, Command, List, ListItem, Pipeline } from "../nodes.ts";
import { readCommand } from "./commands.ts";
import { type Cursor, isAt, reject, spanOf, type TokenKind } from "./cursor.ts";
import { places } from "./places.ts";
import { beginsRedirection } from "./redirections.ts";
import { NotUnderstood } from "./stop.ts";
import { advance, skipNewlines } from "./tokens.ts";

/**
 * Reads the commands of a compound command or substitution, from the current token to the first
 * that begins no command. There has to be one.
 */
export function readList(cursor: Cursor): List {
  skipNewlines(cursor, places.command);
  const items: ListItem[] = [];
  cursor.listDepth += 1;
  do {
    const andOr = readAndOr(cursor);
    items.push({ andOr, background: isAt(cursor, "&") });
    stopAtBackground(cursor, andOr, items.length);
    if (!isAt(cursor, "&") && !isAt(cursor, ";") && !isAt(cursor, "newline")) break;
    advance(cursor, places.command);
    skipNewlines(cursor, places.command);
  } while (beginsCommand(cursor.kind));
  cursor.listDepth -= 1;
  return { items };
}

/** FAIL-CLOSED: bash 5.2 writes `a | b <<E &` out wrongly when it runs a substitution. */
function stopAtBackground(cursor: Cursor, { pipelines }: AndOr, items: number): void {
  if (!isAt(cursor, "&") || !cursor.inSubstitution || cursor.hereDocuments === 0) return;
  if (items > 1 || pipelines.length > 1 || (pipelines[0]?.commands.length ?? 0) > 1)
    throw new NotUnderstood("a background list in a substitution holds a here-document");
}

/** Reads the commands of one complete line, up to its newline or the end of the text. */
export function readLine(cursor: Cursor): readonly ListItem[] {
  const items: ListItem[] = [];
  for (;;) {
    const andOr = readAndOr(cursor);
    items.push({ andOr, background: isAt(cursor, "&") });
    if (isAt(cursor, "&") || isAt(cursor, ";")) advance(cursor, places.command);
    else break;
    if (isAt(cursor, "newline") || isAt(cursor, "end")) break;
  }
  if (!isAt(cursor, "newline") && !isAt(cursor, "end")) reject(cursor);
  return items;
}

/** Whether a command begins with this token. */
export function beginsCommand(kind: TokenKind): boolean {
  switch (kind) {
    case "word":
    case "assignment":
    case "(":
    case "((":
    case "{":
    case "!":
    case "[[":
    case "if":
    case "while":
    case "until":
    case "for":
    case "case":
    case "select":
    case "function":
    case "time":
    case "coproc":
      return true;
    default:
      return beginsRedirection(kind);
  }
}

function readAndOr(cursor: Cursor): AndOr {
  const start = cursor.tokenStart;
  const pipelines: Pipeline[] = [readPipeline(cursor)];
  const operators: ("&&" | "||")[] = [];
  for (;;) {
    const { kind } = cursor;
    if (kind !== "&&" && kind !== "||") break;
    const first = operators.length === 0 && pipelines[0]?.commands.length === 1;
    if (!first && cursor.inSubstitution && cursor.hereDocuments > 0)
      throw new NotUnderstood("an and-or list in a substitution holds a here-document");
    operators.push(kind);
    advance(cursor, places.command);
    skipNewlines(cursor, places.command);
    pipelines.push(readPipeline(cursor));
  }
  const last = pipelines.at(-1);
  return {
    pipelines,
    operators,
    span: { start: spanOf(cursor, start, start).start, end: last?.span.end ?? start },
  };
}

function readPipeline(cursor: Cursor): Pipeline {
  const start = cursor.tokenStart;
  let end = cursor.tokenEnd;
  let negated = false;
  let timed = false;
  let prefixed = false;
  let inverted = false;
  while (isAt(cursor, "!") || isAt(cursor, "time")) {
    prefixed = true;
    end = cursor.tokenEnd;
    if (isAt(cursor, "!")) {
      negated = !negated;
      inverted = true;
      advance(cursor, places.command);
    } else {
      timed = true;
      end = readTimeOptions(cursor);
    }
  }
  const begin = spanOf(cursor, start, start).start;
  if (timed && cursor.inSubstitution && isWordAt(cursor, "--"))
    throw new NotUnderstood("`time` changes where a substitution ends");
  if (prefixed && endsPrefix(cursor)) {
    const alone = inverted || (isAt(cursor, "newline") && !cursor.running);
    if (alone && cursor.inSubstitution)
      throw new NotUnderstood("`!` or `time` stands alone in a substitution");
    return { negated, timed, commands: [], operators: [], span: spanOf(cursor, start, end) };
  }
  const commands: Command[] = [readCommand(cursor)];
  const operators: ("|" | "|&")[] = [];
  for (;;) {
    const { kind } = cursor;
    if (kind !== "|" && kind !== "|&") break;
    // FAIL-CLOSED: bash writes `f() { …; } |& b` out as a function with a redirection.
    if (kind === "|&" && cursor.inSubstitution && definesOrForks(commands.at(-1)))
      throw new NotUnderstood("`|&` follows a function or coprocess in a substitution");
    operators.push(kind);
    advance(cursor, places.afterBar);
    // Why: bash looks back by two tokens for the `|` behind which `time` is an ordinary word.
    if (kind === "|" && isAt(cursor, "newline")) advance(cursor, places.afterBar);
    skipNewlines(cursor, places.command);
    commands.push(readCommand(cursor));
  }
  const last = commands.at(-1);
  return {
    negated,
    timed,
    commands,
    operators,
    span: { start: begin, end: last?.span.end ?? end },
  };
}

const definesOrForks = (command: Command | undefined): boolean =>
  command?.kind === "function" || command?.kind === "coprocess";

/** Whether nothing follows `!` or `time`. */
const endsPrefix = (cursor: Cursor): boolean =>
  isAt(cursor, "newline") ||
  isAt(cursor, ";") ||
  isAt(cursor, "end") ||
  (cursor.running && isAt(cursor, ")"));

/** Steps over `time`, `-p` and `--`; gives the position behind them. */
function readTimeOptions(cursor: Cursor): number {
  let end = cursor.tokenEnd;
  for (const option of ["-p", "--"]) {
    advance(cursor, places.command);
    if (!isWordAt(cursor, option)) {
      if (option === "-p" && isWordAt(cursor, "--")) {
        end = cursor.tokenEnd;
        advance(cursor, places.command);
      }
      return end;
    }
    end = cursor.tokenEnd;
  }
  advance(cursor, places.command);
  return end;
}

const isWordAt = (cursor: Cursor, text: string): boolean =>
  isAt(cursor, "word") &&
  cursor.text.slice(cursor.tokenStart, cursor.tokenEnd).replaceAll("\\\n", "") === text;
