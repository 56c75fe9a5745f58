import type { HereDocument, Word, WordPart } from "../nodes.ts";
import { backslash, newline } from "./characters.ts";
import { at, type Cursor, enter, type PendingHereDocument, spanOf } from "./cursor.ts";
import { quotings } from "./quoting.ts";
import { NotUnderstood } from "./stop.ts";

/** Reads the bodies of the here-documents that begin on the line that ends at the cursor. */
export function readHereDocuments(cursor: Cursor): void {
  for (const pending of cursor.pending) readBody(cursor, pending);
  cursor.pending = [];
}

/** The delimiter that a word stands for: its text after quote removal. */
export function delimiterOf(word: Word): { readonly text: string; readonly quoted: boolean } {
  const quoted = word.parts.some(({ kind }) => quotes.has(kind));
  if (!quoted) return { text: asWritten(word), quoted };
  return { text: word.parts.map((part) => delimiterText(part, word)).join(""), quoted };
}

const quotes: ReadonlySet<WordPart["kind"]> = new Set([
  "escaped",
  "single-quoted",
  "dollar-single-quoted",
  "double-quoted",
]);

/** Why: bash removes no quotes inside `${…}` when there are none around it. */
function asWritten({ raw }: Word): string {
  // FAIL-CLOSED: bash writes these in another form before it looks for them.
  if (/[$<>]\(|\$['"]|`/.test(raw))
    throw new NotUnderstood("the delimiter of a here-document holds an expansion");
  return raw.replaceAll("\\\n", "");
}

function delimiterText(part: WordPart, word: Word): string {
  switch (part.kind) {
    case "literal":
    case "escaped":
    case "single-quoted":
    case "dollar-single-quoted":
      return part.text;
    case "double-quoted":
      return part.parts.map((inner) => delimiterText(inner, word)).join("");
    case "parameter":
      if (word.raw.includes("${") && /\$[^{]/.test(word.raw)) break;
      if (part.operator === undefined && !part.indirect && part.subscript === undefined)
        return word.raw.includes(`\${${part.name}}`) ? `\${${part.name}}` : `$${part.name}`;
      break;
    case "command-substitution":
    case "arithmetic-expansion":
    case "process-substitution":
    case "extended-pattern":
      break;
  }
  throw new NotUnderstood("the delimiter of a here-document holds an expansion");
}

/** The lines of a body, as far as they differ from the text itself. */
interface Lines {
  text: string;
  /** Offsets in the cursor's text, for as many characters as `text` has. */
  readonly offsets: number[];
  changed: boolean;
}

function readBody(cursor: Cursor, pending: PendingHereDocument): void {
  const start = cursor.pos;
  const lines: Lines = { text: "", offsets: [], changed: false };
  let closed = false;
  let bodyEnd = start;
  while (cursor.pos < cursor.end) {
    const lineStart = cursor.pos;
    const line = readLine(cursor, pending);
    const found = matches(cursor, line.text, pending);
    if (found !== undefined) {
      closed = true;
      if (found < line.text.length) cursor.pos = line.offsets?.[found] ?? line.start + found;
      break;
    }
    // Why: the text ends behind a line continuation, so there is no such line.
    if (line.isNothing && cursor.pos >= cursor.end) break;
    bodyEnd = cursor.pos;
    const unended = cursor.text.charCodeAt(bodyEnd - 1) !== newline;
    if (!lines.changed && (line.offsets !== undefined || line.start !== lineStart || unended)) {
      lines.changed = true;
      for (let index = start; index < lineStart; index += 1) lines.offsets.push(index);
      lines.text = cursor.text.slice(start, lineStart);
    }
    if (lines.changed) keep(lines, cursor, line, bodyEnd, pending.quoted);
  }
  pending.redirection.hereDocument = build(cursor, pending, start, bodyEnd, lines, closed);
}

interface Line {
  /** Without the newline at its end. */
  readonly text: string;
  readonly start: number;
  /** Offsets of the characters when lines were joined. */
  readonly offsets: readonly number[] | undefined;
  /** Lines were joined, and there is nothing in them. */
  readonly isNothing: boolean;
}

/** Reads one line: without leading tabs for `<<-`, joined with the next by a backslash. */
function readLine(cursor: Cursor, pending: PendingHereDocument): Line {
  let start = cursor.pos;
  if (pending.stripTabs)
    while (start < cursor.end && cursor.text.charCodeAt(start) === 9) start += 1;
  let end = lineEnd(cursor, start);
  cursor.pos = Math.min(end + 1, cursor.end);
  if (pending.quoted || !endsWithBackslash(cursor, start, end) || end >= cursor.end)
    return { text: cursor.text.slice(start, end), start, offsets: undefined, isNothing: false };
  let text = "";
  const offsets: number[] = [];
  let from = start;
  for (;;) {
    const joins = end < cursor.end && endsWithBackslash(cursor, from, end);
    const to = joins ? end - 1 : end;
    for (let index = from; index < to; index += 1) offsets.push(index);
    text += cursor.text.slice(from, to);
    cursor.pos = Math.min(end + 1, cursor.end);
    if (!joins)
      return withoutTabs(
        { text, start, offsets, isNothing: text === "" && from >= cursor.end },
        pending,
      );
    from = end + 1;
    end = lineEnd(cursor, from);
  }
}

/** Why: bash joins lines first and strips the tabs from what that makes. */
function withoutTabs(line: Line, { stripTabs }: PendingHereDocument): Line {
  const count = stripTabs ? (/^\t*/.exec(line.text)?.[0].length ?? 0) : 0;
  return { ...line, text: line.text.slice(count), offsets: line.offsets?.slice(count) };
}

function lineEnd(cursor: Cursor, start: number): number {
  const end = cursor.text.indexOf("\n", start);
  return end < 0 || end > cursor.end ? cursor.end : end;
}

/** An odd number of backslashes stands before `end`. */
function endsWithBackslash(cursor: Cursor, start: number, end: number): boolean {
  let count = 0;
  while (end - 1 - count >= start && cursor.text.charCodeAt(end - 1 - count) === backslash)
    count += 1;
  return count % 2 === 1;
}

/** How much of the line is the delimiter, when it is the delimiter's line. */
function matches(cursor: Cursor, line: string, pending: PendingHereDocument): number | undefined {
  if (line === pending.delimiter) return line.length;
  // Why: bash lets the `)` of a substitution follow the delimiter on its line.
  if (!cursor.inSubstitution || !line.startsWith(pending.delimiter)) return undefined;
  const rest = line.slice(pending.delimiter.length);
  if (!rest.includes(")")) return undefined;
  if (cursor.pending.length > 1)
    throw new NotUnderstood("commands follow the delimiter of a here-document");
  if (cursor.inHereDocument)
    throw new NotUnderstood("a here-document in a here-document is closed by `)'");
  // Why: bash pushes the rest of the line back, with its comments and line continuations.
  if (pending.delimiter !== "" && !/[\\#]/.test(rest) && /^[ \t]*\)/.test(rest))
    return pending.delimiter.length;
  throw new NotUnderstood("commands follow the delimiter of a here-document");
}

function keep(lines: Lines, cursor: Cursor, line: Line, bodyEnd: number, quoted: boolean): void {
  lines.text += line.text;
  for (let index = 0; index < line.text.length; index += 1)
    lines.offsets.push(line.offsets?.[index] ?? line.start + index);
  const ended = cursor.text.charCodeAt(bodyEnd - 1) === newline;
  // Why: bash ends the last line of the text itself, and adds a stray byte behind a backslash.
  if (!ended && !quoted && endsWithBackslash(cursor, line.start, bodyEnd)) {
    lines.text += "\ufffd";
    lines.offsets.push(bodyEnd - 1);
  }
  lines.text += "\n";
  lines.offsets.push(bodyEnd - 1);
}

function build(
  cursor: Cursor,
  pending: PendingHereDocument,
  start: number,
  end: number,
  lines: Lines,
  closed: boolean,
): HereDocument {
  const { delimiter, quoted } = pending;
  const span = spanOf(cursor, start, end);
  const text = lines.changed ? lines.text : cursor.text.slice(start, end);
  if (quoted || text === "")
    return {
      delimiter,
      quoted,
      body: text === "" ? [] : [{ kind: "literal", text, span }],
      closed,
      span,
    };
  if (!lines.changed) {
    const inner = enter(cursor, cursor.text, start, end, cursor.offsets);
    inner.inHereDocument = true;
    const body = cursor.grammar.parts(inner, start, end, quotings.hereDocument);
    return { delimiter, quoted, body, closed, span };
  }
  const offsets = Int32Array.from([...lines.offsets, end], (offset) => at(cursor, offset));
  const inner = enter(cursor, text, 0, text.length, offsets);
  inner.inHereDocument = true;
  const body = cursor.grammar.parts(inner, 0, text.length, quotings.hereDocument);
  return { delimiter, quoted, body, closed, span };
}
