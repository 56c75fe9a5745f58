import type { ParameterExpansion, ParameterOperator, Word, WordPart } from "../nodes.ts";
import { decodeDollarSingleQuotes } from "./ansi-quotes.ts";
import { beginsName, closeBracket, inName, isDigit, isSpecialParameter } from "./characters.ts";
import { at, bashOnly, type Cursor, codeAt, enter, notZsh, past, spanOf } from "./cursor.ts";
import { endWhenExpanded } from "./expanded-ends.ts";
import { readNewer } from "./newer.ts";
import { readOperator } from "./operators.ts";
import { holdsInOrder } from "./ordered.ts";
import { endOfBraces, endOfBrackets, endOfDollarSingleQuotes } from "./pairs.ts";
import { type Quoting, subscriptInsideBraces } from "./quoting.ts";
import { NotUnderstood, Rejected } from "./stop.ts";
import { stopAtOddSubscript } from "./subscripts.ts";

/** `${…}` whose `$` is at `start` and whose content begins at `open`. */
export function readBraced(
  cursor: Cursor,
  start: number,
  open: number,
  quoting: Quoting,
): ParameterExpansion {
  let end: number;
  const { depth } = cursor;
  try {
    end = endOfBraces(cursor, open, quoting.quoted);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    cursor.depth = depth;
    end = cursor.end + 1;
  }
  const outerEnd = cursor.end;
  const refused = end > outerEnd || endWhenRun(cursor, open, end, quoting) < 0;
  cursor.end = Math.min(end - 1, cursor.end);
  const content = refused ? undefined : readContent(cursor, open, quoting);
  const raw = cursor.text.slice(open, cursor.end);
  cursor.end = outerEnd;
  cursor.pos = Math.min(end, outerEnd);
  const span = spanOf(cursor, start, cursor.pos);
  if (content === undefined) bashOnly(cursor, "a parameter expansion that bash refuses");
  if (content === undefined) {
    const newer = readNewer(cursor, open, Math.min(end - 1, outerEnd));
    const bad = { kind: "bad", raw, ...(newer ? { newer } : {}) } as const;
    return { kind: "parameter", name: "", indirect: false, operator: bad, span };
  }
  return { kind: "parameter", ...content, span };
}

/**
 * The end when bash expands the text; -1 where it finds none, so that it refuses it.
 * FAIL-CLOSED: some of what bash finds the end by then, it did not know when it read the text.
 */
function endWhenRun(cursor: Cursor, open: number, end: number, { quoted }: Quoting): number {
  const raw = cursor.text.slice(open, end);
  if (!/\[|\$(?:\\\n)*\$|[<>](?:\\\n)*[<>]/.test(raw)) return end;
  const expanded = endWhenExpanded(cursor, open);
  if (quoted && cursor.settings.posix !== false && raw.includes("'"))
    throw new NotUnderstood("a parameter expansion in double quotes nests single quotes");
  if (expanded !== -1 && expanded !== end)
    throw new NotUnderstood("a parameter expansion ends elsewhere when it is expanded");
  return expanded;
}

interface Content {
  readonly name: string;
  readonly subscript?: Word;
  readonly indirect: boolean;
  readonly operator?: ParameterOperator;
}

/** What stands between the braces; undefined when bash would refuse it. */
function readContent(cursor: Cursor, open: number, quoting: Quoting): Content | undefined {
  const start = past(cursor, open);
  const first = codeAt(cursor, start);
  // FAIL-CLOSED: where bash decodes it, these are the operator and no parameter.
  if (first === 35 || first === 45 || first === 63)
    if (
      quoting.dollarQuotesInBraces === "raw" &&
      cursor.text.slice(start, cursor.end).includes("$'")
    )
      throw new NotUnderstood("`$'…'` follows `${#`, `${-` or `${?` in double quotes");
  if (first === 35) {
    const measured = readParameter(cursor, past(cursor, start + 1), quoting);
    if (measured !== undefined && past(cursor, measured.end) === cursor.end) {
      notZsh(cursor, "the length of a parameter");
      const { name, subscript } = measured;
      return { name, ...subscript, indirect: false, operator: { kind: "length" } };
    }
  }
  if (first === 33) {
    const indirect = readIndirect(cursor, past(cursor, start + 1), quoting);
    if (indirect !== undefined) return indirect;
  }
  const parameter = readParameter(cursor, start, quoting);
  if (parameter === undefined) return undefined;
  return withOperator(cursor, parameter, false, quoting);
}

interface Parameter {
  readonly name: string;
  readonly subscript: { readonly subscript?: Word };
  readonly end: number;
}

/** A name with its subscript, a positional number or a special parameter. */
function readParameter(cursor: Cursor, start: number, quoting: Quoting): Parameter | undefined {
  const first = codeAt(cursor, start);
  if (beginsName(first) || isDigit(first)) {
    let end = start;
    let name = "";
    const accepts = beginsName(first) ? inName : isDigit;
    for (let next = start; accepts(codeAt(cursor, next)); next = past(cursor, end)) {
      name += cursor.text.charAt(next);
      end = next + 1;
    }
    if (beginsName(first) && codeAt(cursor, past(cursor, end)) === 91)
      return readSubscripted(cursor, name, past(cursor, end), quoting);
    return { name, subscript: {}, end };
  }
  if (!isSpecialParameter(first)) return undefined;
  return { name: cursor.text.charAt(start), subscript: {}, end: start + 1 };
}

function readSubscripted(
  cursor: Cursor,
  name: string,
  open: number,
  quoting: Quoting,
): Parameter | undefined {
  let close: number;
  try {
    close = endOfBrackets(cursor, open + 1, closeBracket, false, "expansions");
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
  bashOnly(cursor, "a subscript in a parameter expansion");
  const written = cursor.text.slice(open, close);
  if (quoting.quoted && cursor.settings.posix === true && written.includes("'"))
    throw new NotUnderstood("a parameter expansion in double quotes nests single quotes");
  stopAtOddSubscript(written);
  // FAIL-CLOSED: bash takes these for the beginning of a pattern, in which it decodes otherwise.
  if (quoting.dollarQuotesInBraces === "raw" && holdsInOrder(written, /[%#/^,(]/g, "$'"))
    throw new NotUnderstood("a subscript in double quotes holds `$'…'`");
  const subscript: Word = {
    kind: "word",
    parts: cursor.grammar.parts(cursor, open + 1, close - 1, subscriptInsideBraces(quoting)),
    raw: cursor.text.slice(open + 1, close - 1),
    span: spanOf(cursor, open + 1, close - 1),
  };
  return { name, subscript: { subscript }, end: close };
}

/** What follows `${!`; undefined when the `!` is the parameter itself. */
function readIndirect(cursor: Cursor, start: number, quoting: Quoting): Content | undefined {
  const parameter = readParameter(cursor, start, quoting);
  if (parameter === undefined) return undefined;
  const { name, subscript, end } = parameter;
  const next = past(cursor, end);
  const code = codeAt(cursor, next);
  const last = past(cursor, next + 1) >= cursor.end;
  const special = isSpecialParameter(codeAt(cursor, start));
  if (special && next < cursor.end && !operatorBegins(code)) return undefined;
  bashOnly(cursor, "indirect expansion");
  if (last && (code === 64 || code === 42) && beginsName(codeAt(cursor, start)))
    return {
      name,
      ...subscript,
      indirect: false,
      operator: { kind: "names", all: code === 64 ? "@" : "*" },
    };
  const index = subscript.subscript?.raw;
  if (next >= cursor.end && (index === "@" || index === "*"))
    return { name, indirect: false, operator: { kind: "keys", all: index } };
  return withOperator(cursor, parameter, true, quoting);
}

const operatorBegins = (code: number): boolean =>
  code >= 0 && ":-=?+#%/^,~@".includes(String.fromCharCode(code));

function withOperator(
  cursor: Cursor,
  parameter: Parameter,
  indirect: boolean,
  quoting: Quoting,
): Content | undefined {
  const { name, subscript } = parameter;
  const position = past(cursor, parameter.end);
  if (position >= cursor.end) return { name, ...subscript, indirect };
  const operator = readOperator(cursor, position, quoting);
  return operator && { name, ...subscript, indirect, operator };
}

/**
 * `$'…'` where bash decodes it first and then expands the result as though it had been written
 * there: in arithmetic, or in the word of a double-quoted `${x:-word}`.
 */
export function readTranslated(
  cursor: Cursor,
  start: number,
  quote: number,
  quoting: Quoting,
): readonly WordPart[] {
  const end = endOfDollarSingleQuotes(cursor, quote + 1);
  const decoded = decodeDollarSingleQuotes(cursor.text.slice(quote + 1, end - 1));
  const whole = quoting.dollarQuotes === "quoted";
  if (whole ? /[`#"]/.test(decoded) : changesAround(cursor, start, decoded, quoting))
    throw new NotUnderstood("`$'…'` writes quotes into a parameter expansion");
  const text = whole ? quotedAgain(decoded) : decoded;
  const offsets = new Int32Array(text.length + 1).fill(at(cursor, start));
  const inner = enter(cursor, text, 0, text.length, offsets);
  const parts = cursor.grammar.parts(inner, 0, text.length, quoting);
  if (parts.some(hasNoEnd))
    throw new NotUnderstood("`$'…'` writes quotes into a parameter expansion");
  cursor.pos = end;
  return parts;
}

/** How bash quotes it, which the text around it may take for ordinary characters. */
const quotedAgain = (text: string): string =>
  text === "'" ? "\\'" : `'${text.replaceAll("'", "'\\''")}'`;

/** Longer names count as expansions. */
const nameLengthMax = 256;

/** Whether the text behind it would belong to it. */
const hasNoEnd = (part: WordPart): boolean =>
  part.kind === "command-substitution"
    ? part.script.stopped?.why.startsWith("no end:") === true
    : part.kind === "parameter" && part.operator?.kind === "bad";

/** FAIL-CLOSED: quotes, braces and names that are decoded change what is around them. */
function changesAround(
  cursor: Cursor,
  start: number,
  decoded: string,
  { doubleQuotes }: Quoting,
): boolean {
  if (/["'\\`}<>]|\$\w*$/.test(decoded)) return true;
  if (!doubleQuotes && /[#[\]()]/.test(decoded)) return true;
  const before = cursor.text.slice(Math.max(0, start - nameLengthMax), start);
  if (/[<>]$/.test(before) && decoded.startsWith("(")) return true;
  return /\$\w*$/.test(before) || /^\w+$/.test(before);
}
