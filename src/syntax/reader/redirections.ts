import type { HereDocument, Redirection, RedirectionOperator } from "../nodes.ts";
import { bashOnly, type Cursor, reject, spanOf, type TokenKind } from "./cursor.ts";
import { delimiterOf } from "./here-documents.ts";
import { type Place, places } from "./places.ts";
import { advance } from "./tokens.ts";
import { currentWord } from "./words.ts";

const operators: ReadonlySet<string> = new Set<RedirectionOperator>([
  "<",
  ">",
  ">>",
  ">|",
  "<>",
  "<&",
  ">&",
  "&>",
  "&>>",
  "<<",
  "<<-",
  "<<<",
]);

/** Whether a redirection begins at the current token. */
export const beginsRedirection = (kind: TokenKind): boolean =>
  kind === "number" || kind === "descriptor" || operators.has(kind);

/** Reads the redirection at the current token and goes on to the token behind it in `place`. */
export function readRedirection(cursor: Cursor, place: Place): Redirection {
  const start = cursor.tokenStart;
  const descriptor = readDescriptor(cursor);
  if (!operators.has(cursor.kind)) reject(cursor);
  const operator = cursor.kind as RedirectionOperator;
  const duplicates = operator === "<&" || operator === ">&";
  advance(cursor, duplicates ? places.duplicate : places.target);
  if (cursor.kind !== "word" && !(duplicates && cursor.kind === "number")) reject(cursor);
  const target = currentWord(cursor);
  if (duplicates && !/^[0-9]$|^-$/.test(target.raw)) bashOnly(cursor, `\`${operator}word'`);
  const redirection: { -readonly [K in keyof Redirection]: Redirection[K] } = {
    ...(descriptor !== undefined && { descriptor }),
    operator,
    target,
    span: spanOf(cursor, start, cursor.tokenEnd),
  };
  if (operator === "<<" || operator === "<<-") expectBody(cursor, redirection);
  advance(cursor, place);
  return redirection;
}

function readDescriptor(cursor: Cursor): Redirection["descriptor"] {
  const raw = cursor.text.slice(cursor.tokenStart, cursor.tokenEnd).replaceAll("\\\n", "");
  if (cursor.kind === "number") {
    advance(cursor, places.target);
    return Number(raw);
  }
  if (cursor.kind !== "descriptor") return undefined;
  advance(cursor, places.target);
  return { variable: raw.slice(1, -1) };
}

function expectBody(
  cursor: Cursor,
  redirection: {
    readonly operator: string;
    readonly target: Redirection["target"];
    hereDocument?: HereDocument;
  },
): void {
  const { text, quoted } = delimiterOf(redirection.target);
  cursor.hereDocuments += 1;
  cursor.hereDocumentDepth = cursor.listDepth;
  cursor.pending.push({
    redirection,
    delimiter: text,
    quoted,
    stripTabs: redirection.operator === "<<-",
  });
}
