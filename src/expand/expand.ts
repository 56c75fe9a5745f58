import { limits } from "../base/limits.ts";
import { either, known, textsOf, unknown, type Value } from "../base/value.ts";
import type { ArithmeticText, Word, WordPart } from "../syntax/nodes.ts";
import { evaluateExpression } from "./arithmetic/evaluate.ts";
import { expandBraces } from "./brace.ts";
import type { ExpandContext, Field } from "./context.ts";
import { mergeFields } from "./fields.ts";
import { separatorsOf } from "./ifs.ts";
import { expandPathname } from "./pathname.ts";
import { hereDocumentPlace, type Piece, textPlace, unquotedPlace } from "./piece.ts";
import { expandParts, expansionOf, joinPieces, taintOfParts } from "./pieces.ts";
import { plainText } from "./plain.ts";
import { splitFields } from "./split.ts";
import type { TildeRule } from "./tilde.ts";

/** The fields of some words in order: the operands of a command, the elements of a list. */
export const expandWords = (words: readonly Word[], context: ExpandContext): Field[] =>
  words.flatMap((word) => expandWord(word, context));

/**
 * The fields of one word after every expansion; at most `limits.fieldsMax` of them. An element of
 * an array has the tilde rule `word`.
 */
export function expandWord(
  word: Word,
  context: ExpandContext,
  rule: "operand" | "word" = "operand",
): Field[] {
  const text = plainText(word);
  if (text !== undefined) return [{ value: known(text), many: false }];
  const words = context.options.braceExpand ? expandBraces(word.parts) : [word.parts];
  const expansion = expansionOf(context);
  if (words === undefined) {
    // Why: what is substituted in it runs, however many fields there will be.
    const taint = taintOfParts(word.parts, unquotedPlace, expansion);
    return [anyFields(unknown("brace expansion makes too many fields", taint))];
  }
  // Why: what braces have made is no longer taken for an assignment.
  const tildes = words[0] === word.parts ? rule : "word";
  const fields = words.flatMap((parts) =>
    fieldsOf(expandParts(parts, unquotedPlace, tildes, expansion), context),
  );
  if (fields.length <= limits.fieldsMax) return fields;
  const rest = fields.slice(limits.fieldsMax - 1).map((field) => field.value.taint);
  const more = unknown("it expands to too many fields", rest.flat().slice(0, limits.choicesMax));
  return [...fields.slice(0, limits.fieldsMax - 1), anyFields(more)];
}

/**
 * The one text of a word that is neither split nor matched against files: an assigned value, a
 * here-string, the word of `case`. `tildes` tells where a tilde is special: `assignment` for a
 * value, `operand` for operands of `declare`, of `[[` and the word of `case`. `element`: it is the
 * value of an element with an index in an array literal.
 */
export function expandToText(
  word: Word,
  context: ExpandContext,
  tildes: TildeRule = "word",
  element = false,
): Value {
  const text = plainText(word);
  if (text !== undefined) return known(text);
  const assigned = tildes === "assignment" || tildes === "operand";
  const place = { ...textPlace, assigned, element };
  return joinPieces(expandParts(word.parts, place, tildes, expansionOf(context)), "text");
}

/** The source of a shell pattern, quoted characters with a backslash, for `compilePattern`. */
export const expandPattern = (word: Word, context: ExpandContext): Value =>
  joinPieces(expandParts(word.parts, textPlace, "operand", expansionOf(context)), "pattern");

/** The regular expression of `[[ =~ ]]`, quoted characters with a backslash. */
export const expandRegex = (word: Word, context: ExpandContext): Value =>
  joinPieces(expandParts(word.parts, textPlace, "operand", expansionOf(context)), "regex");

/** The text of an unquoted here-document. */
export const expandHereDocument = (parts: readonly WordPart[], context: ExpandContext): Value =>
  joinPieces(expandParts(parts, hereDocumentPlace, "none", expansionOf(context)), "text");

/**
 * The file that a redirection names. Bash refuses a word that does not become exactly one field;
 * then, and where that may be so, the value holds only what the one field could be.
 */
export function expandRedirectionTarget(word: Word, context: ExpandContext): Value {
  const fields = expandWord(word, context);
  const [only, ...more] = fields;
  if (only === undefined) return unknown("the redirection has no target, which bash refuses");
  if (more.length === 0) return only.value;
  if (fields.every((field) => !field.many))
    return unknown("the redirection has several targets, which bash refuses");
  return fields.map((field) => field.value).reduce(either);
}

/** The value of an arithmetic expression: a decimal number as text. */
export const evaluateArithmetic = (text: ArithmeticText, context: ExpandContext): Value =>
  expansionOf(context).arithmetic(text);

/** The value of a word that bash evaluates as arithmetic: `[[ x -eq y ]]`, `let x`. */
export const evaluateOperand = (text: Value, context: ExpandContext): Value =>
  evaluateExpression(text, context);

const anyFields = (value: Value): Field => ({ value, many: true });

/** Splitting and pathname expansion, under every choice that changes what they do. */
function fieldsOf(pieces: readonly Piece[], context: ExpandContext): readonly Field[] {
  const ways = enumerate(pieces);
  if (ways === undefined) {
    const whole = joinPieces(pieces, "text");
    const why = "the word has too many possible values";
    return [anyFields(unknown(why, whole.taint, whole.unset))];
  }
  const separators = separatorsOf(context);
  return mergeFields(
    ways.map((way) =>
      splitFields(way, separators).flatMap((field) => expandPathname(field, context)),
    ),
  );
}

function enumerate(pieces: readonly Piece[]): (readonly Piece[])[] | undefined {
  if (!pieces.some(isChoice)) return [pieces];
  let ways: Piece[][] = [[]];
  for (const piece of pieces) {
    const options = isChoice(piece) ? optionsOf(piece) : [[piece]];
    if (options === undefined || options.length * ways.length > limits.choicesMax) return undefined;
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option]));
  }
  return ways;
}

const isChoice = (piece: Piece): boolean =>
  piece.kind === "alternatives" ||
  (piece.kind === "text" && piece.role === "result" && piece.value.kind === "choice");

function optionsOf(piece: Piece): (readonly Piece[])[] | undefined {
  if (piece.kind === "text")
    return (textsOf(piece.value) ?? []).map((text) => [
      { ...piece, value: known(text, piece.value.taint, piece.value.unset) },
    ]);
  if (piece.kind !== "alternatives") return [[piece]];
  const all: (readonly Piece[])[] = [];
  for (const option of piece.options) {
    const inner = enumerate(option);
    if (inner === undefined) return undefined;
    all.push(...inner);
  }
  return all;
}
