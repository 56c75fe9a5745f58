import { concat, either, known, mapText, textsOf, unknown, type Value } from "../base/value.ts";
import { quotePattern } from "../pattern/pattern.ts";
import type { ArithmeticText, ParameterExpansion, Word, WordPart } from "../syntax/nodes.ts";
import { evaluateExpression } from "./arithmetic/evaluate.ts";
import { unknownOperand } from "./arithmetic/expression.ts";
import type { ExpandContext } from "./context.ts";
import { doubtful } from "./doubtful.ts";
import { separatorsOf } from "./ifs.ts";
import { wholeArray } from "./lookup.ts";
import { expandParameter } from "./parameter.ts";
import {
  type Expansion,
  type Piece,
  type Place,
  quotedPlace,
  resultPiece,
  type TextPiece,
  textPlace,
} from "./piece.ts";
import { expandTildes, type TildeRule } from "./tilde.ts";

/** The expansions of one context, tied together. */
export function expansionOf(context: ExpandContext): Expansion {
  const expansion: Expansion = {
    context,
    doubtful: (times) => expansionOf(doubtful(context, times)),
    pieces: (parts, place) =>
      // Why: the value of an element is no assigned value to the word of an operator in it.
      expandParts(
        parts,
        place,
        place.assigned && !place.element ? "assignment" : "word",
        expansion,
      ),
    text: (parts, place) => joinPieces(expandParts(parts, place, "word", expansion), "text"),
    pattern: (word) => patternOf(word, expansion),
    arithmetic: (text) => arithmeticValue(text, expansion),
    evaluate: (text) => evaluateExpression(text, context),
  };
  return expansion;
}

/** Parts of a word after tilde, parameter, command and arithmetic expansion. */
export function expandParts(
  parts: readonly WordPart[],
  place: Place,
  tildes: TildeRule,
  expansion: Expansion,
): Piece[] {
  const expanded = expandTildes(parts, place.quoted ? "none" : tildes, expansion.context);
  if (expanded !== "uneven")
    return parts.flatMap((part, at) => expanded.get(at) ?? expandPart(part, place, expansion));
  const why = "bash takes a tilde before a colon in its own way";
  return [{ kind: "many", value: unknown(why, taintOfParts(parts, place, expansion)) }];
}

/**
 * All pieces as one value; as pattern source (`pattern`) quoted pieces get backslashes, and as a
 * regular expression (`regex`) likewise, with its own special characters.
 */
export function joinPieces(pieces: readonly Piece[], as: "text" | "pattern" | "regex"): Value {
  return pieces.reduce<Value>((joined, piece) => concat(joined, pieceValue(piece, as)), known(""));
}

function pieceValue(piece: Piece, as: "text" | "pattern" | "regex"): Value {
  switch (piece.kind) {
    case "text":
      if (as === "text" || piece.role !== "quoted") return piece.value;
      return mapText(piece.value, as === "pattern" ? quotePattern : quoteRegex);
    case "break":
      return known(" ");
    case "many":
      return unknown("the number of elements is not known", piece.value.taint);
    case "absent":
      return known("");
    case "alternatives":
      return piece.options.map((option) => joinPieces(option, as)).reduce(either);
  }
}

/** Runs what is in the parts all the same, and tells what flows in. */
export function taintOfParts(
  parts: readonly WordPart[],
  place: Place,
  expansion: Expansion,
): Value["taint"] {
  const doubted = expansion.doubtful("often");
  return joinPieces(
    parts.flatMap((part) => expandPart(part, place, doubted)),
    "text",
  ).taint;
}

const quoteRegex = (text: string): string => text.replace(/[.[\]{}()*+?^$|\\]/g, "\\$&");

function patternOf(word: Word, expansion: Expansion): Value {
  return joinPieces(expandParts(word.parts, textPlace, "word", expansion), "pattern");
}

function expandPart(part: WordPart, place: Place, expansion: Expansion): Piece[] {
  const { context } = expansion;
  switch (part.kind) {
    case "literal": {
      const role = place.quoted ? "quoted" : place.operand ? "result" : "literal";
      return [{ kind: "text", value: known(part.text), role }];
    }
    case "escaped":
    case "single-quoted":
    case "dollar-single-quoted":
      return [quotedPiece(known(part.text))];
    case "double-quoted":
      return expandDoubleQuoted(part, place, expansion);
    case "parameter":
      return expandParameter(part, place, expansion);
    case "command-substitution":
      return [resultPiece(context.substitute(part.script), place)];
    case "arithmetic-expansion":
      return [resultPiece(arithmeticValue(part.expression, expansion), place, true)];
    case "process-substitution":
      return [quotedPiece(context.processSubstitution(part))];
    case "extended-pattern":
      return expandGroup(part, place, expansion);
  }
}

const quotedPiece = (value: Value): TextPiece => ({ kind: "text", value, role: "quoted" });

function expandDoubleQuoted(
  part: Extract<WordPart, { kind: "double-quoted" }>,
  place: Place,
  expansion: Expansion,
): Piece[] {
  const inner = { ...place, quoted: true, operand: false };
  if (part.localized && expansion.context.variable("TEXTDOMAIN")) {
    const taint = taintOfParts(part.parts, inner, expansion);
    return [quotedPiece(unknown("the text is translated", taint))];
  }
  const pieces = part.parts.flatMap((one) => expandPart(one, inner, expansion));
  if (pieces.length === 0) return [quotedPiece(known(""))];
  const uneven = splitsNumbers(pieces, expansion.context) || mixesLists(part.parts);
  if (part.parts.length > 1 && uneven)
    return [{ kind: "many", value: unknown("bash splits what stands beside a list by IFS") }];
  if (place.joined || !pieces.some(mayBeAbsent)) return pieces;
  return withoutEmpty(pieces, part.parts.every(isBare));
}

// Why: an operator may leave an empty text that counts, or one that does not, by its way in bash.
const isBare = (part: WordPart): boolean =>
  part.kind === "literal" || (part.kind === "parameter" && part.operator === undefined);

/** Whether bash loses the quotes of a number beside `$@` and splits it by an IFS with digits. */
function splitsNumbers(pieces: readonly Piece[], context: ExpandContext): boolean {
  if (!pieces.some((piece) => piece.kind === "text" && piece.number)) return false;
  const separators = separatorsOf(context);
  return !separators.known || /[-0-9]/.test(separators.characters);
}

/** Whether `${*…}` with an operator stands beside `$@`: bash then does not join it as it would. */
function mixesLists(parts: readonly WordPart[]): boolean {
  const parameters = parts.flatMap(parametersIn);
  const isList = (one: ParameterExpansion, mark: string): boolean =>
    one.name === mark ||
    (one.operator !== undefined && "all" in one.operator && one.operator.all === mark) ||
    (one.subscript !== undefined && wholeArray(one.subscript) === mark);
  return (
    parameters.some((one) => isList(one, "@")) &&
    parameters.some((one) => isList(one, "*") && one.operator !== undefined)
  );
}

function parametersIn(part: WordPart): ParameterExpansion[] {
  if (part.kind === "double-quoted") return part.parts.flatMap(parametersIn);
  if (part.kind !== "parameter") return [];
  const { operator } = part;
  const inner = operator && "word" in operator ? operator.word.parts.flatMap(parametersIn) : [];
  return [part, ...inner];
}

const mayBeAbsent = (piece: Piece): boolean =>
  piece.kind === "absent" ||
  (piece.kind === "alternatives" && piece.options.some((option) => option.some(mayBeAbsent)));

/** Quotes with an empty `"$@"` in them are no field at all if nothing else in them is text. */
function withoutEmpty(pieces: readonly Piece[], bare: boolean): Piece[] {
  if (pieces.some((piece) => piece.kind !== "text" && piece.kind !== "absent")) return [...pieces];
  const values = pieces.flatMap((piece) => (piece.kind === "text" ? [textsOf(piece.value)] : []));
  const empty = values.every((texts) => texts?.every((text) => text === ""));
  if (empty && (bare || pieces.length === 1)) return [{ kind: "absent" }];
  const nonEmpty = values.some((texts) => texts?.every((text) => text !== ""));
  if (nonEmpty) return pieces.filter((piece) => piece.kind === "text");
  const whole = joinPieces(pieces, "text");
  return [{ kind: "alternatives", options: [[quotedPiece(whole)], [{ kind: "absent" }]] }];
}

function expandGroup(
  part: Extract<WordPart, { kind: "extended-pattern" }>,
  place: Place,
  expansion: Expansion,
): Piece[] {
  const literal = (text: string): Piece => ({ kind: "text", value: known(text), role: "literal" });
  const alternatives = part.alternatives.flatMap((word, at) => [
    ...(at === 0 ? [] : [literal("|")]),
    ...word.parts.flatMap((one) => expandPart(one, place, expansion)),
  ]);
  return [literal(`${part.operator}(`), ...alternatives, literal(")")];
}

/** Operands that are not known become `unknownOperand`, so that the others are still evaluated. */
function arithmeticValue(text: ArithmeticText, expansion: Expansion): Value {
  const [part] = text.parts;
  if (
    text.parts.length === 1 &&
    part?.kind === "literal" &&
    /^(0|[1-9][0-9]{0,8})$/.test(part.text)
  )
    return known(part.text);
  const { context } = expansion;
  // Why: double quotes in an expression are removed, as written ones only.
  const parts = text.parts.map((one) =>
    one.kind === "literal" ? { ...one, text: one.text.replaceAll('"', "") } : one,
  );
  const pieces = expandParts(parts, quotedPlace, "none", expansion);
  const operands = pieces.map((piece): Piece => {
    if (piece.kind === "text" && textsOf(piece.value)) return piece;
    const value = pieceValue(piece, "text");
    if (textsOf(value)) return quotedPiece(value);
    if (piece.kind !== "text" || piece.number !== true) context.reparsed(value, "arithmetic");
    return quotedPiece(known(unknownOperand, value.taint, value.unset));
  });
  return evaluateExpression(joinPieces(operands, "text"), context);
}
