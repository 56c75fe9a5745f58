import type { ParameterOperator, Word } from "../nodes.ts";
import { readArithmeticText, stopAtMixedQuotes } from "./arithmetic.ts";
import { bashOnly, type Cursor, codeAt, past, spanOf } from "./cursor.ts";
import { holdsInOrder } from "./ordered.ts";
import { behind, endOfItem } from "./pairs.ts";
import {
  arithmeticInsideBraces,
  insideBraces,
  patternInsideBraces,
  type Quoting,
} from "./quoting.ts";
import { NotUnderstood } from "./stop.ts";
import { stopAtZshOperator } from "./zsh.ts";

/** The operator at `start` with its words, which reach to the end; undefined when there is none. */
export function readOperator(
  cursor: Cursor,
  start: number,
  quoting: Quoting,
): ParameterOperator | undefined {
  if (cursor.settings.shell === "zsh") stopAtZshOperator(cursor, start);
  const code = codeAt(cursor, start);
  const next = past(cursor, start + 1);
  const second = codeAt(cursor, next);
  switch (code) {
    case 58:
      return (
        readDefault(cursor, second, true, next, quoting) ??
        readSubstring(cursor, start + 1, quoting)
      );
    case 35:
    case 37: {
      const longest = second === code;
      const kind = code === 35 ? "remove-prefix" : "remove-suffix";
      return { kind, longest, pattern: patternTo(cursor, longest ? next + 1 : next, quoting) };
    }
    case 47:
      return readReplace(cursor, next, second, quoting);
    case 94:
    case 44:
    case 126:
      return readCase(cursor, code, next, second, quoting);
    case 64:
      return readTransform(cursor, next);
    default:
      return readDefault(cursor, code, false, start, quoting);
  }
}

const defaults = { 45: "default", 61: "assign", 63: "error", 43: "alternative" } as const;

function readDefault(
  cursor: Cursor,
  code: number,
  colon: boolean,
  position: number,
  quoting: Quoting,
): ParameterOperator | undefined {
  if (code !== 45 && code !== 61 && code !== 63 && code !== 43) return undefined;
  const start = position + 1;
  return {
    kind: defaults[code],
    colon,
    word: wordIn(cursor, start, cursor.end, insideBraces(quoting), quoting),
  };
}

function wordIn(
  cursor: Cursor,
  start: number,
  end: number,
  quoting: Quoting,
  outer: Quoting,
): Word {
  const from = Math.min(start, end);
  if (cursor.settings.shell !== "bash" && /['"]/.test(cursor.text.slice(from, end)))
    bashOnly(cursor, "quotes in a parameter expansion");
  const text = cursor.text.slice(from, end);
  // Why: in a pattern it is run even between double quotes.
  const literal = quoting.quoted || outer.dollarQuotesInBraces === "untouched";
  if (literal && /[<>]\(/.test(text) && holdsProcess(cursor, from, end))
    throw new NotUnderstood("a parameter expansion in double quotes holds `<(`");
  if (outer.quoted) stopAtQuotedQuotes(cursor, from, end);
  return {
    kind: "word",
    parts: cursor.grammar.parts(cursor, from, end, quoting),
    raw: cursor.text.slice(from, end),
    span: spanOf(cursor, from, end),
  };
}

/**
 * FAIL-CLOSED: where `"${x:-'…'}"` ends, single quotes count; what it holds, they do not. A double
 * quote between them means two things.
 */
function stopAtQuotedQuotes(cursor: Cursor, start: number, end: number): void {
  const text = cursor.text.slice(start, end);
  if (cursor.settings.posix === true && text.includes("'") && text.includes("${"))
    throw new NotUnderstood("a parameter expansion in double quotes nests single quotes");
  if (text.includes("'") && text.includes('"') && hasQuotedQuote(cursor, start, end))
    throw new NotUnderstood("a parameter expansion in double quotes mixes both quotes");
}

/** Whether a process substitution stands there, and not in a command substitution. */
function holdsProcess(cursor: Cursor, start: number, end: number): boolean {
  for (let position = start; position < end; ) {
    const code = codeAt(cursor, position);
    if ((code === 60 || code === 62) && codeAt(cursor, position + 1) === 40) return true;
    position = behind(cursor, position);
  }
  return false;
}

/** Whether single quotes, where they count, hold a double quote. */
function hasQuotedQuote(cursor: Cursor, start: number, end: number): boolean {
  for (let position = start; position < end; ) {
    const next = behind(cursor, position);
    if (cursor.text[position] === "'" && cursor.text.slice(position, next).includes('"'))
      return true;
    position = next;
  }
  return false;
}

const patternTo = (
  cursor: Cursor,
  start: number,
  quoting: Quoting,
  end: number = cursor.end,
  toggles = false,
): Word =>
  wordIn(
    cursor,
    start,
    end,
    patternInsideBraces(quoting, cursor.settings.extglob === true, toggles),
    quoting,
  );

/** `:offset:length`; the colon between them is the first outside parentheses and `?:`. */
function readSubstring(cursor: Cursor, start: number, quoting: Quoting): ParameterOperator {
  bashOnly(cursor, "substring expansion");
  // FAIL-CLOSED: bash sees no commands in a string until it expands the expression.
  if (holdsInOrder(cursor.text.slice(start, cursor.end), '"', /[<>]\(/g))
    throw new NotUnderstood("a string in a parameter expansion holds `<(`");
  // FAIL-CLOSED: quotes do not count where bash looks for the second colon.
  stopAtMixedQuotes(cursor, start, cursor.end);
  const inner = arithmeticInsideBraces(quoting);
  const colon = endOfItem(cursor, start, 58);
  return {
    kind: "substring",
    offset: readArithmeticText(cursor, start, colon, inner),
    ...(colon < cursor.end && {
      length: readArithmeticText(cursor, colon + 1, cursor.end, inner),
    }),
  };
}

function readReplace(
  cursor: Cursor,
  next: number,
  second: number,
  quoting: Quoting,
): ParameterOperator {
  bashOnly(cursor, "replacement in a parameter");
  const where =
    second === 47 ? "all" : second === 35 ? "prefix" : second === 37 ? "suffix" : "first";
  const start = where === "first" ? next : next + 1;
  // Why: a `/` that begins the pattern belongs to it.
  const slash = endOfItem(cursor, codeAt(cursor, start) === 47 ? start + 1 : start, 47);
  const pattern = patternTo(cursor, start, quoting, slash);
  if (slash >= cursor.end) return { kind: "replace", where, pattern };
  return { kind: "replace", where, pattern, replacement: patternTo(cursor, slash + 1, quoting) };
}

function readCase(
  cursor: Cursor,
  code: number,
  next: number,
  second: number,
  quoting: Quoting,
): ParameterOperator {
  bashOnly(cursor, "a change of case in a parameter");
  const all = second === code;
  const start = all ? next + 1 : next;
  return {
    kind: "case",
    change: code === 94 ? "upper" : code === 44 ? "lower" : "toggle",
    all,
    ...(start < cursor.end && {
      pattern: patternTo(cursor, start, quoting, cursor.end, code === 126),
    }),
  };
}

function readTransform(cursor: Cursor, next: number): ParameterOperator | undefined {
  bashOnly(cursor, "transformation of a parameter");
  const letter = cursor.text.slice(next, cursor.end);
  return /^[UuLQEPAKak]$/.test(letter) ? { kind: "transform", letter } : undefined;
}
