import { known, textsOf, unknown, type Value, whyOf } from "../../base/value.ts";
import {
  type CompiledPattern,
  charactersOf,
  findMatches,
  matchPattern,
  removePrefix,
  removeSuffix,
  textOfCharacters,
} from "../../pattern/pattern.ts";
import type { ParameterOperator, Word } from "../../syntax/nodes.ts";
import { type Expansion, textPlace } from "../piece.ts";
import { withPattern } from "./pattern-removal.ts";

type Replacement = Extract<ParameterOperator, { kind: "replace" }>;

/** `${x/pattern/text}`, `${x//…}`, `${x/#…}` and `${x/%…}`: matches replaced by the text. */
export function replaceMatches(
  operator: Replacement,
  expansion: Expansion,
): (value: Value) => Value {
  const pattern = expansion.pattern(operator.pattern);
  const replacement = operator.replacement
    ? replacementOf(operator.replacement, expansion)
    : known("");
  return (value) => {
    const [text, ...more] = textsOf(replacement) ?? [];
    if (text === undefined || more.length > 0) return eachReplacement(value, replacement);
    const taint = replacement.taint;
    const replaced = withPattern(value, pattern, expansion, (compiled, subject) =>
      replaceIn(operator.where, compiled, subject, text),
    );
    return taint.length === 0 ? replaced : { ...replaced, taint: [...replaced.taint, ...taint] };
  };
}

// Why: with several possible replacements the pairs multiply; the listable case is rare enough.
const eachReplacement = (value: Value, replacement: Value): Value =>
  unknown(
    whyOf(value) ?? whyOf(replacement) ?? "the replacement has several possible values",
    [...value.taint, ...replacement.taint],
    value.unset,
  );

/**
 * The replacement text. An unquoted `&` stands for the match from bash 5.2 on and for itself
 * before; then, and where a backslash comes out of an expansion, the text is not known.
 */
function replacementOf(word: Word, expansion: Expansion): Value {
  const pieces = expansion.pieces(word.parts, textPlace);
  const uneven = pieces.some(
    (piece) =>
      piece.kind === "text" &&
      piece.role !== "quoted" &&
      (textsOf(piece.value) ?? ["&"]).some((text) => text.includes("&")),
  );
  const value = expansion.text(word.parts, textPlace);
  if (!uneven) return value;
  return mapUnknown(value);
}

const mapUnknown = (value: Value): Value =>
  unknown(whyOf(value) ?? "`&` in a replacement differs between versions", value.taint);

function replaceIn(
  where: Replacement["where"],
  pattern: CompiledPattern,
  text: string,
  replacement: string,
): string | undefined {
  if (text === "") return replaceNothing(where, pattern, replacement);
  if (where === "prefix" || where === "suffix")
    return replaceEnd(where, pattern, text, replacement);
  const characters = charactersOf(text);
  const found = findMatches(pattern, characters, where === "first" ? 1 : characters.length);
  if (found === undefined) return undefined;
  let result = "";
  let from = 0;
  for (const [start, end] of found) {
    result += textOfCharacters(characters, from, start) + replacement;
    from = end;
  }
  return result + textOfCharacters(characters, from, characters.length);
}

// Why: the empty text is replaced if the pattern matches it, but an empty pattern finds none.
function replaceNothing(
  where: Replacement["where"],
  pattern: CompiledPattern,
  replacement: string,
): string | undefined {
  const matched = matchPattern(pattern, "");
  if (matched === "doubt") return undefined;
  const finds = pattern.literal !== "" || where === "prefix" || where === "suffix";
  return matched === "yes" && finds ? replacement : "";
}

// Why: a pattern that matches nothing at all at an end still puts the replacement there.
function replaceEnd(
  where: "prefix" | "suffix",
  pattern: CompiledPattern,
  text: string,
  replacement: string,
): string | undefined {
  const remove = where === "prefix" ? removePrefix : removeSuffix;
  const rest = remove(pattern, text, true);
  if (rest === undefined) return undefined;
  if (rest === text && pattern.literal !== "") return text;
  return where === "prefix" ? replacement + rest : rest + replacement;
}
