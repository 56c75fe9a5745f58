import { readArray } from "./arrays.ts";
import {
  backquote,
  backslash,
  beginsName,
  beginsPattern,
  breaking,
  classOf,
  closeBracket,
  closeParenthesis,
  dollar,
  doubleQuote,
  greaterThan,
  inName,
  lessThan,
  newline,
  openBracket,
  openParenthesis,
  ordinary,
  singleQuote,
} from "./characters.ts";
import {
  bashOnly,
  type Cursor,
  codeAt,
  past,
  type ScannedWord,
  settled,
  unknownToDash,
  type WordPlace,
} from "./cursor.ts";
import { endOfSubscriptWhenExpanded } from "./expanded-ends.ts";
import { commentSign, holdsInOrder } from "./ordered.ts";
import {
  endOfBackquotes,
  endOfBrackets,
  endOfDollar,
  endOfDollarSingleQuotes,
  endOfDoubleQuotes,
  endOfExpanded,
  endOfSingleQuotes,
  endOfSubstitution,
} from "./pairs.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { stopAtOddSubscript } from "./subscripts.ts";

/**
 * Finds the end of the word that begins at the cursor and leaves what it was like in
 * `cursor.scanned`. Nothing is scanned when the character there cannot begin a word.
 */
export function scanWord(cursor: Cursor, place: WordPlace): void {
  const { scanned } = cursor;
  const start = cursor.pos;
  beginScan(scanned, start);
  let position = start;
  for (;;) {
    const code = codeAt(cursor, position);
    const kind = classOf(code);
    if (kind === ordinary && code >= 0) {
      position += 1;
      continue;
    }
    if (kind === breaking || code < 0) break;
    const next = step(cursor, position, code, place);
    if (next < 0) break;
    position = next;
  }
  scanned.end = Math.min(position, cursor.end);
  cursor.pos = scanned.end;
}

function beginScan(scanned: ScannedWord, start: number): void {
  scanned.start = start;
  scanned.plain = true;
  scanned.quoted = false;
  scanned.dollar = false;
  scanned.continued = false;
  scanned.subscriptEnd = -1;
  scanned.arrayStart = -1;
  scanned.arrayEnd = -1;
}

/** The position behind the special character and what it begins, or -1 where the word ends. */
function step(cursor: Cursor, position: number, code: number, place: WordPlace): number {
  const { scanned } = cursor;
  switch (code) {
    case backslash:
      scanned.plain = false;
      if (codeAt(cursor, position + 1) === newline) scanned.continued = true;
      else scanned.quoted = true;
      stopAtLastBackslash(cursor, position);
      return position + 2;
    case singleQuote:
      mark(scanned);
      return endOfSingleQuotes(cursor, position + 1);
    case doubleQuote:
      mark(scanned);
      return endOfDoubleQuotes(cursor, position + 1);
    case backquote:
      mark(scanned);
      return endOfBackquotes(cursor, position + 1);
    case dollar:
      return stepDollar(cursor, position);
    case lessThan:
    case greaterThan:
      return stepProcess(cursor, position);
    case openParenthesis:
      return stepParenthesis(cursor, position, place);
    case openBracket:
      return stepBracket(cursor, position, place);
    case 124:
      return place.regex ? position + 1 : -1;
    default:
      return stepPattern(cursor, position, code, place);
  }
}

/** FAIL-CLOSED: bash drops a backslash at the end of the text behind a line continuation. */
function stopAtLastBackslash(cursor: Cursor, position: number): void {
  if (position + 2 < cursor.end) return;
  const { text, scanned } = cursor;
  const last = text.charCodeAt(cursor.end - 1) === backslash;
  const isFirst = text.slice(Math.max(position - 2, 0), position) === "\\\n";
  const isLone = position + 1 >= cursor.end;
  if (last && (isFirst || (isLone && holdsLines(text.slice(scanned.start, position)))))
    throw new NotUnderstood("a backslash ends the text behind a line continuation");
}

const holdsLines = (word: string): boolean => word.replaceAll("\\\n", "").includes("\n");

function mark(scanned: ScannedWord): void {
  scanned.plain = false;
  scanned.quoted = true;
}

function stepDollar(cursor: Cursor, position: number): number {
  const { scanned } = cursor;
  scanned.plain = false;
  scanned.dollar = true;
  const next = past(cursor, position + 1);
  if (next > position + 1) scanned.continued = true;
  const code = codeAt(cursor, next);
  if (code === singleQuote) {
    if (unknownToDash(cursor, "`$'…'`")) return next;
    scanned.quoted = true;
    return endOfDollarSingleQuotes(cursor, next + 1);
  }
  if (code === doubleQuote) {
    if (unknownToDash(cursor, '`$"…"`')) return next;
    scanned.quoted = true;
    return endOfDoubleQuotes(cursor, next + 1);
  }
  return endOfDollar(cursor, position, cursor.inString, false);
}

function stepProcess(cursor: Cursor, position: number): number {
  const next = past(cursor, position + 1);
  if (codeAt(cursor, next) !== openParenthesis) return -1;
  bashOnly(cursor, "process substitution");
  cursor.scanned.plain = false;
  cursor.scanned.dollar = true;
  return endOfSubstitution(cursor, next + 1);
}

function stepParenthesis(cursor: Cursor, position: number, place: WordPlace): number {
  const { scanned } = cursor;
  if (place.regex) {
    scanned.plain = false;
    return endOfChoices(cursor, position + 1);
  }
  if (!place.array && !cursor.outerArrayArguments) return -1;
  if (!endsAsAssignment(cursor, scanned.start, position)) return -1;
  // FAIL-CLOSED: bash reads it as an array inside `declare $(…)`, and does not when it runs that.
  if (!place.array) throw new NotUnderstood("a substitution of a declaration holds an array");
  cursor.arrays = true;
  bashOnly(cursor, "an array literal");
  if (scanned.arrayStart >= 0) throw new NotUnderstood("one word holds two array literals");
  const { start, plain, quoted, dollar: expanded, continued, subscriptEnd } = scanned;
  const read = readArrayInPlace(cursor, position + 1);
  // FAIL-CLOSED: bash 5.2 loses its way at a backslash in an array in a substitution.
  if (cursor.inSubstitution && /\\[^A-Za-z0-9]/.test(cursor.text.slice(position, read.end)))
    throw new NotUnderstood("an array in a substitution holds a backslash");
  Object.assign(scanned, { start, plain, quoted, dollar: expanded, continued, subscriptEnd });
  scanned.plain = false;
  scanned.arrayStart = position;
  scanned.arrayEnd = read.end;
  scanned.elements = read.elements;
  return read.end;
}

function readArrayInPlace(cursor: Cursor, start: number): ReturnType<typeof readArray> {
  try {
    return readArray(cursor, start, scanWord);
  } catch (error) {
    if (error instanceof Rejected && cursor.inSubstitution)
      throw new NotUnderstood("an array in a substitution is rejected");
    throw error;
  }
}

/** Whether the text is `name=`, `name+=`, `name[…]=` or `name[…]+=`. */
function endsAsAssignment(cursor: Cursor, start: number, before: number): boolean {
  let end = before;
  while (cursor.text.startsWith("\\\n", end - 2) && end - 2 > start) end -= 2;
  if (end - start < 2 || codeAt(cursor, end - 1) !== 61) return false;
  let position = start;
  if (!beginsName(codeAt(cursor, position))) return false;
  while (inName(codeAt(cursor, past(cursor, position)))) position = past(cursor, position) + 1;
  position = past(cursor, position);
  if (codeAt(cursor, position) === openBracket) {
    if (cursor.scanned.subscriptEnd >= 0) position = cursor.scanned.subscriptEnd;
    else position = endOfBrackets(cursor, position + 1, closeBracket, false, "all");
    position = past(cursor, position);
  }
  if (codeAt(cursor, position) === 43) position = past(cursor, position + 1);
  return position === end - 1;
}

function stepBracket(cursor: Cursor, position: number, place: WordPlace): number {
  const { scanned } = cursor;
  const begins = place.element
    ? position === scanned.start
    : place.subscript && scanned.subscriptEnd < 0 && isName(cursor, scanned.start, position);
  if (!begins || unknownToDash(cursor, "a subscript")) return position + 1;
  // FAIL-CLOSED: bash read it as several words before it runs the substitution.
  if (cursor.running) throw new NotUnderstood("a subscript follows `$(time`");
  scanned.plain = false;
  scanned.subscriptEnd = endOfBrackets(cursor, position + 1, closeBracket, false, "all");
  const raw = cursor.text.slice(position, scanned.subscriptEnd);
  stopAtOddSubscript(raw);
  // FAIL-CLOSED: what it decodes may be quotes where bash looks for the end again.
  if (holdsInOrder(raw, /[$<>]\(/g, "$'"))
    throw new NotUnderstood("a substitution in a subscript holds `$'…'`");
  // FAIL-CLOSED: bash looks for it again, and knows less of what is in it then.
  const again = endOfSubscriptWhenExpanded(cursor, position + 1);
  if (again !== scanned.subscriptEnd)
    throw new NotUnderstood("a subscript ends elsewhere when it is expanded");
  // FAIL-CLOSED: bash decodes it without quoting the result.
  if (cursor.inString && raw.includes("$'"))
    throw new NotUnderstood("a subscript in double quotes holds `$'…'`");
  return scanned.subscriptEnd;
}

/** Whether the text from `start` to `end` is a name, line continuations aside. */
function isName(cursor: Cursor, start: number, end: number): boolean {
  if (start >= end || !beginsName(codeAt(cursor, start))) return false;
  for (let position = start; position < end; ) {
    const next = past(cursor, position);
    if (next < end && !inName(codeAt(cursor, next))) return false;
    position = next + 1;
  }
  return true;
}

function stepPattern(cursor: Cursor, position: number, code: number, place: WordPlace): number {
  if (!beginsPattern(code)) return position + 1;
  const next = past(cursor, position + 1);
  if (codeAt(cursor, next) !== openParenthesis) return position + 1;
  if (!place.pattern && !settled(cursor.settings.extglob, "extglob")) return position + 1;
  bashOnly(cursor, "an extended pattern");
  cursor.scanned.plain = false;
  return endOfChoices(cursor, next + 1);
}

/** The end of what stands between the parentheses of a pattern. */
function endOfChoices(cursor: Cursor, start: number): number {
  const end = endOfBrackets(cursor, start, closeParenthesis, false, "none");
  const raw = cursor.text.slice(start, end);
  // FAIL-CLOSED: bash knows no substitutions when it reads it, and does when it expands it.
  if (/\$[({[]|[<>]\(/.test(raw) && endOfExpanded(cursor, start) !== end)
    throw new NotUnderstood("a pattern ends elsewhere when it is expanded");
  // FAIL-CLOSED: bash decodes it without quoting the result.
  if (cursor.inString && raw.includes("$'"))
    throw new NotUnderstood("a pattern in double quotes holds `$'…'`");
  // FAIL-CLOSED: bash removes line continuations before it knows that they are in a body.
  if (raw.includes("<<") && raw.includes("\\\n"))
    throw new NotUnderstood("a pattern holds a here-document with a line continuation");
  // FAIL-CLOSED: the same in a comment, and what it decodes there may hold a newline.
  if (/\\\n|\$'/.test(raw) && holdsComment(raw))
    throw new NotUnderstood("a pattern holds a comment with `$'…'` or a line continuation");
  return end;
}

const holdsComment = (raw: string): boolean =>
  /[(`]#/.test(raw) || holdsInOrder(raw, /[$<>]\(|`/g, commentSign);
