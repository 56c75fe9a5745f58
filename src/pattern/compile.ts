import { limits } from "../base/limits.ts";
import { readBracket } from "./bracket.ts";
import { type Element, type GroupOperator, isAscii } from "./element.ts";

/** How a pattern is read and compared. */
export interface PatternOptions {
  /** `?(…)` and its like are special: `shopt -s extglob`, and always in `[[ == ]]`. */
  readonly extglob: boolean;
  /** Letters match in either case: `nocaseglob`, `nocasematch`. */
  readonly ignoreCase?: boolean;
}

/** A shell pattern, ready to be matched. */
export interface CompiledPattern {
  readonly elements: readonly Element[];
  /** Elements and alternatives in reverse order, for matches at the end of a text. */
  readonly reversed: readonly Element[];
  readonly ignoreCase: boolean;
  /** Matching depends on characters and their class, which outside ASCII are a locale's matter. */
  readonly countsCharacters: boolean;
  /** Why a match cannot be told for sure; absent in the ordinary case. */
  readonly doubt?: string;
  /** The only text that it matches, when nothing in it is special. */
  readonly literal?: string;
}

/** Compiles pattern source, in which a backslash makes the next character ordinary. */
export function compilePattern(source: string, options: PatternOptions): CompiledPattern {
  if (source.length > sourceLengthMax) return tooLong;
  const reading: PatternReading = { source, extglob: options.extglob, at: 0, depth: 0 };
  const elements = readElements(reading, false);
  const literal = literalOf(elements);
  const ignoreCase = options.ignoreCase ?? false;
  const doubt =
    reading.doubt ??
    (ignoreCase && !isAscii(source) ? "letter case depends on the locale" : undefined);
  return {
    elements,
    reversed: literal === undefined ? reverse(elements) : elements.toReversed(),
    ignoreCase,
    countsCharacters: counts(elements),
    ...(doubt === undefined ? {} : { doubt }),
    ...(literal === undefined || ignoreCase ? {} : { literal }),
  };
}

/** Longest source that is read, in UTF-16 code units. */
const sourceLengthMax = 4096;

const tooLong: CompiledPattern = {
  elements: [],
  reversed: [],
  ignoreCase: false,
  countsCharacters: false,
  doubt: "the pattern is too long",
};

interface PatternReading {
  readonly source: string;
  readonly extglob: boolean;
  at: number;
  depth: number;
  doubt?: string;
}

function readElements(reading: PatternReading, inGroup: boolean): Element[] {
  const elements: Element[] = [];
  const { source } = reading;
  while (reading.at < source.length) {
    const character = source[reading.at] as string;
    if (inGroup && (character === "|" || character === ")")) break;
    const group = groupAt(reading);
    if (group) elements.push(group);
    else elements.push(elementAt(reading, character));
  }
  return elements;
}

function elementAt(reading: PatternReading, character: string): Element {
  const { source } = reading;
  if (character === "*" || character === "?") {
    reading.at += 1;
    return { kind: character === "*" ? "star" : "any" };
  }
  if (character === "[") {
    const bracket = readBracket(source, reading.at);
    if (bracket) {
      reading.at = bracket.end;
      if (bracket.doubt !== undefined) reading.doubt = bracket.doubt;
      return { kind: "bracket", negated: bracket.negated, members: bracket.members };
    }
  }
  // Why: a backslash at the very end stands for itself.
  if (character === "\\" && reading.at + 1 < source.length) reading.at += 1;
  const text = String.fromCodePoint(source.codePointAt(reading.at) ?? 0);
  reading.at += text.length;
  return { kind: "character", text };
}

function groupAt(reading: PatternReading): Element | undefined {
  const { source, at } = reading;
  const operator = source[at];
  if (!reading.extglob || source[at + 1] !== "(" || !isGroupOperator(operator)) return undefined;
  // Why: what is doubtful already need not be read well, and trying again at each level adds up.
  if (reading.doubt !== undefined) return undefined;
  if (reading.depth >= limits.depthMax) {
    reading.doubt = "the pattern is nested too deeply";
    return undefined;
  }
  const alternatives: Element[][] = [];
  reading.depth += 1;
  reading.at = at + 2;
  for (;;) {
    alternatives.push(readElements(reading, true));
    const end = source[reading.at];
    reading.at += 1;
    if (end === "|") continue;
    reading.depth -= 1;
    if (end === ")") return { kind: "group", operator, alternatives };
    // Why: without its parenthesis the text is ordinary, but bash is not consistent about it.
    reading.doubt = "the pattern has an unclosed parenthesis";
    reading.at = at;
    return undefined;
  }
}

const isGroupOperator = (character: string | undefined): character is GroupOperator =>
  character !== undefined && "?*+@!".includes(character);

function literalOf(elements: readonly Element[]): string | undefined {
  let text = "";
  for (const element of elements) {
    if (element.kind !== "character") return undefined;
    text += element.text;
  }
  return text;
}

const reverse = (elements: readonly Element[]): Element[] =>
  elements
    .map((element) =>
      element.kind === "group"
        ? { ...element, alternatives: element.alternatives.map(reverse) }
        : element,
    )
    .reverse();

const counts = (elements: readonly Element[]): boolean =>
  elements.some(
    (element) =>
      element.kind === "any" ||
      element.kind === "bracket" ||
      (element.kind === "group" && element.alternatives.some(counts)),
  );
