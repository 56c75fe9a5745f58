import type { ParameterExpansion, WordPart } from "../nodes.ts";
import { readArithmeticText } from "./arithmetic.ts";
import {
  beginsName,
  closeBracket,
  closeParenthesis,
  inName,
  isDigit,
  isSpecialParameter,
  openBrace,
  openBracket,
  openParenthesis,
  singleQuote,
} from "./characters.ts";
import { bashOnly, type Cursor, codeAt, notZsh, past, spanOf } from "./cursor.ts";
import { commentSign, holdsInOrder } from "./ordered.ts";
import { endOfBrackets, endOfParentheses } from "./pairs.ts";
import { readBraced, readTranslated } from "./parameters.ts";
import { arithmeticApart, arithmeticInBrackets, type Quoting } from "./quoting.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { readCommandSubstitution, unclosedSubstitution } from "./substitutions.ts";
import { stopAtZshArithmetic } from "./zsh.ts";

/** Reads the expansion that the `$` at the cursor begins; undefined when it is an ordinary `$`. */
export function readDollar(
  cursor: Cursor,
  quoting: Quoting,
): WordPart | readonly WordPart[] | undefined {
  const start = cursor.pos;
  const next = past(cursor, start + 1);
  const code = codeAt(cursor, next);
  if (beginsName(code)) return readNamed(cursor, start, next);
  if (isDigit(code) || isSpecialParameter(code)) {
    if (cursor.settings.shell === "zsh" && code === 35) notZsh(cursor, "`$#`");
    cursor.pos = next + 1;
    return parameter(cursor, start, cursor.text.charAt(next));
  }
  switch (code) {
    case openParenthesis:
    case openBracket:
      return readOpened(cursor, start, next, code, quoting);
    case openBrace:
      return readBraced(cursor, start, next + 1, quoting);
    case singleQuote:
      return quoting.dollarQuotes === "untouched" ||
        start < cursor.quotedUntil ||
        isLeftByPosix(cursor, quoting)
        ? undefined
        : readTranslated(cursor, start, next, quoting);
    default:
      if (code === 94 || code === 61 || code === 126 || code === 43)
        notZsh(cursor, `\`$${String.fromCharCode(code)}'`);
      return undefined;
  }
}

/** In POSIX mode a single quote in `"${x:-…}"` is an ordinary character. */
const isLeftByPosix = ({ settings }: Cursor, quoting: Quoting): boolean =>
  quoting.dollarQuotes === "raw" &&
  quoting.dollarQuotesInPatterns === "quoted" &&
  settings.posix === true;

function readNamed(cursor: Cursor, start: number, first: number): ParameterExpansion {
  let name = "";
  let position = first;
  while (inName(codeAt(cursor, position))) {
    let end = position + 1;
    while (inName(codeAt(cursor, end))) end += 1;
    name += cursor.text.slice(position, end);
    cursor.pos = end;
    position = past(cursor, end);
  }
  const following = codeAt(cursor, cursor.pos);
  if (following === openBracket || following === 58) notZsh(cursor, "`$name[` and `$name:`");
  return parameter(cursor, start, name);
}

const parameter = (cursor: Cursor, start: number, name: string): ParameterExpansion => ({
  kind: "parameter",
  name,
  indirect: false,
  span: spanOf(cursor, start, cursor.pos),
});

/** `$(…)`, `$((…))` and `$[…]`. */
function readOpened(
  cursor: Cursor,
  start: number,
  open: number,
  code: number,
  quoting: Quoting,
): WordPart {
  const { depth, end: outerEnd } = cursor;
  try {
    if (code === openBracket) {
      bashOnly(cursor, "`$[`");
      const end = endOfBrackets(cursor, open + 1, closeBracket);
      // FAIL-CLOSED: bash ends the string at a quote when it expands it, but not when it reads it.
      if (quoting.quoted && cursor.text.slice(open, end).includes('"'))
        throw new NotUnderstood("`$[` in double quotes holds a quote");
      if (holdsInOrder(cursor.text.slice(open, end), "$", commentSign))
        throw new NotUnderstood("`$[` holds a comment");
      stopAtOddString(cursor.text.slice(open, end));
      return arithmetic(cursor, start, open + 1, end - 1, end, arithmeticInBrackets(quoting));
    }
    const inner = past(cursor, open + 1);
    if (codeAt(cursor, inner) !== openParenthesis)
      return readCommandSubstitution(cursor, start, open + 1);
    const end = endOfParentheses(cursor, open + 1);
    // FAIL-CLOSED: when it expands the text, bash reads these in a string in another way.
    stopAtOddString(cursor.text.slice(open, end));
    const last = arithmeticEnd(cursor, inner + 1, end);
    if (last >= 0) {
      if (cursor.settings.shell === "zsh") stopAtZshArithmetic(cursor, inner + 1, last);
      return arithmetic(cursor, start, inner + 1, last, end, arithmeticApart(quoting));
    }
    bashOnly(cursor, "`$((` with commands in it");
    // FAIL-CLOSED: between double quotes bash decodes it and finds the end once more.
    if (cursor.text.slice(open, end).includes("$'"))
      throw new NotUnderstood("`((` holds commands with `$'…'`, `<<` or a comment");
    return readCommandSubstitution(cursor, start, open + 1, end);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    cursor.depth = depth;
    cursor.end = outerEnd;
    const rest = cursor.text.slice(open, cursor.end);
    if (cursor.inHereDocument && /^\((?:\\\n)*\(/.test(rest) && /\s#/.test(rest))
      throw new NotUnderstood("a comment changes where arithmetic ends");
    if (holdsInOrder(rest, '"', "$["))
      throw new NotUnderstood("a string in arithmetic holds `$[` or `$$(`");
    return unclosedSubstitution(cursor, start, open + 1, error.why);
  }
}

function stopAtOddString(text: string): void {
  const odd =
    holdsInOrder(text, '"', "$[", /["'`]/g) ||
    holdsInOrder(text, '"', /\$\$[({]/g) ||
    holdsInOrder(text, '"', "$((", "#");
  if (odd) throw new NotUnderstood("a string in arithmetic holds `$[` or `$$(`");
}

/** Where the `))` begins that closes a `$((`, up to `end`; -1 when it is no arithmetic. */
function arithmeticEnd(cursor: Cursor, start: number, end: number): number {
  let last = end - 2;
  while (cursor.text.startsWith("\\\n", last - 1)) last -= 2;
  if (codeAt(cursor, last) !== closeParenthesis || last < start) return -1;
  try {
    return endOfBrackets(cursor, start, closeParenthesis) === last + 1 ? last : -1;
  } catch (error) {
    if (error instanceof Rejected) return -1;
    throw error;
  }
}

function arithmetic(
  cursor: Cursor,
  start: number,
  from: number,
  to: number,
  end: number,
  quoting: Quoting,
): WordPart {
  const expression = readArithmeticText(cursor, from, to, quoting);
  cursor.pos = end;
  return { kind: "arithmetic-expansion", expression, span: spanOf(cursor, start, end) };
}
