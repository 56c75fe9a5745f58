import type { CommandSubstitution, Script, WordPart } from "../nodes.ts";
import {
  backquote,
  backslash,
  dollar,
  doubleQuote,
  newline,
  openParenthesis,
} from "./characters.ts";
import {
  at,
  type Cursor,
  codeAt,
  enter,
  notZsh,
  past,
  type ReadSubstitution,
  spanOf,
} from "./cursor.ts";
import { endOfBackquotes, endOfParentheses } from "./pairs.ts";
import type { Quoting } from "./quoting.ts";
import { Rejected } from "./stop.ts";

/**
 * `$(…)` whose `$` is at `start` and whose content begins at `open`; its end is only given for one
 * that begins like an arithmetic expansion.
 */
export function readCommandSubstitution(
  cursor: Cursor,
  start: number,
  open: number,
  end?: number,
): CommandSubstitution {
  const read =
    end === undefined ? cursor.grammar.substitution(cursor, open) : byLines(cursor, open, end);
  cursor.pos = read.end;
  return {
    kind: "command-substitution",
    backquoted: false,
    script: read.script,
    span: spanOf(cursor, start, read.end),
  };
}

function byLines(cursor: Cursor, open: number, end: number): ReadSubstitution {
  const known = cursor.substitutions.get(open);
  if (known !== undefined) return known;
  const inner = enter(cursor, cursor.text, open, end - 1, cursor.offsets);
  const read = { end, script: cursor.grammar.script(inner) };
  cursor.substitutions.set(open, read);
  return read;
}

/**
 * A substitution that bash finds no end of when it expands the text: nothing of it is run.
 * It takes up the rest of the text.
 */
export function unclosedSubstitution(
  cursor: Cursor,
  start: number,
  open: number,
  why: string,
): CommandSubstitution {
  cursor.pos = cursor.end;
  const span = spanOf(cursor, open, cursor.end);
  return {
    kind: "command-substitution",
    backquoted: false,
    script: {
      kind: "script",
      body: { items: [] },
      span,
      stopped: { kind: "invalid", span, why: `no end: ${why}` },
    },
    span: spanOf(cursor, start, cursor.end),
  };
}

/** `<(…)` or `>(…)` at the cursor; undefined when no `(` follows. */
export function readProcess(cursor: Cursor): WordPart | undefined {
  const start = cursor.pos;
  const open = past(cursor, start + 1);
  if (codeAt(cursor, open) !== openParenthesis) return undefined;
  const direction = cursor.text.charAt(start) === "<" ? "<" : ">";
  let read: ReadSubstitution;
  const { depth, end: outerEnd } = cursor;
  try {
    read =
      codeAt(cursor, past(cursor, open + 1)) === openParenthesis
        ? byLines(cursor, open + 1, endOfParentheses(cursor, open + 1))
        : cursor.grammar.substitution(cursor, open + 1);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    cursor.depth = depth;
    cursor.end = outerEnd;
    const { script, span } = unclosedSubstitution(cursor, start, open + 1, error.why);
    return { kind: "process-substitution", direction, script, span };
  }
  cursor.pos = read.end;
  return {
    kind: "process-substitution",
    direction,
    script: read.script,
    span: spanOf(cursor, start, read.end),
  };
}

/** A backquoted substitution at the cursor. */
export function readBackquotes(cursor: Cursor, quoting: Quoting): WordPart {
  const start = cursor.pos;
  let end: number;
  try {
    end = endOfBackquotes(cursor, start + 1);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return { ...unclosedSubstitution(cursor, start, start + 1, error.why), backquoted: true };
  }
  const script = readUnescaped(cursor, start + 1, end - 1, quoting);
  cursor.pos = end;
  return {
    kind: "command-substitution",
    backquoted: true,
    script,
    span: spanOf(cursor, start, end),
  };
}

/** Reads the content of backquotes after taking one level of backslashes from it. */
function readUnescaped(cursor: Cursor, start: number, end: number, quoting: Quoting): Script {
  const { text } = cursor;
  const first = text.indexOf("\\", start);
  if (first < 0 || first >= end) return readApart(enter(cursor, text, start, end, cursor.offsets));
  notZsh(cursor, "a backslash in backquotes");
  const offsets = new Int32Array(end - start + 1);
  let unescaped = "";
  let from = start;
  let length = 0;
  const keep = (to: number): void => {
    unescaped += text.slice(from, to);
    for (let index = from; index < to; index += 1, length += 1) offsets[length] = at(cursor, index);
  };
  for (let position = start; position < end; position += 1) {
    if (text.charCodeAt(position) !== backslash) continue;
    const next = position + 1 < end ? text.charCodeAt(position + 1) : -1;
    if (next === newline) {
      keep(position);
      from = position + 2;
    } else if (isUnescaped(next, quoting)) {
      keep(position);
      from = position + 1;
    }
    position += 1;
  }
  keep(end);
  offsets[length] = at(cursor, end);
  return readApart(enter(cursor, unescaped, 0, length, offsets.subarray(0, length + 1)));
}

/** Why: bash reads it when it runs it, and knows nothing of what was around it. */
function readApart(inner: Cursor): Script {
  inner.inHereDocument = false;
  return inner.grammar.script(inner);
}

const isUnescaped = (code: number, quoting: Quoting): boolean =>
  code === backslash ||
  code === backquote ||
  code === dollar ||
  (code === doubleQuote && quoting.quoted && quoting.escapedDoubleQuote);
