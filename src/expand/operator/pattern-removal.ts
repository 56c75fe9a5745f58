import { limits } from "../../base/limits.ts";
import { joinTaint } from "../../base/taint.ts";
import { choice, known, textsOf, unknown, type Value, whyOf } from "../../base/value.ts";
import {
  type CompiledPattern,
  compilePattern,
  isAscii,
  matchPattern,
  removePrefix,
  removeSuffix,
} from "../../pattern/pattern.ts";
import type { ParameterOperator } from "../../syntax/nodes.ts";
import type { Expansion } from "../piece.ts";

type Removal = Extract<ParameterOperator, { kind: "remove-prefix" | "remove-suffix" }>;
type CaseChange = Extract<ParameterOperator, { kind: "case" }>;

/** `${x#pattern}`, `${x%pattern}` and the forms that remove the longest match. */
export function removeMatch(operator: Removal, expansion: Expansion): (value: Value) => Value {
  const pattern = expansion.pattern(operator.pattern);
  const remove = operator.kind === "remove-prefix" ? removePrefix : removeSuffix;
  return (value) =>
    withPattern(value, pattern, expansion, (compiled, text) =>
      remove(compiled, text, operator.longest),
    );
}

/** `${x^pattern}`, `${x,,pattern}`, `${x~pattern}`: letters that match in another case. */
export function changeCase(operator: CaseChange, expansion: Expansion): (value: Value) => Value {
  const pattern = operator.pattern ? expansion.pattern(operator.pattern) : known("?");
  return (value) =>
    withPattern(value, pattern, expansion, (compiled, text) => {
      if (!isAscii(text)) return undefined;
      const end = operator.all ? text.length : Math.min(1, text.length);
      let changed = "";
      for (let at = 0; at < end; at += 1) {
        const letter = text[at] as string;
        const matched = matchPattern(compiled, letter);
        if (matched === "doubt") return undefined;
        changed += matched === "yes" ? inCase(letter, operator.change) : letter;
      }
      return changed + text.slice(end);
    });
}

/**
 * Every text of the value under every text of the pattern; `change` answers undefined where the
 * result depends on the locale.
 */
export function withPattern(
  value: Value,
  pattern: Value,
  expansion: Expansion,
  change: (compiled: CompiledPattern, text: string) => string | undefined,
): Value {
  const taint = joinTaint(value.taint, pattern.taint);
  const texts = textsOf(value);
  const sources = textsOf(pattern);
  if (texts === undefined || sources === undefined)
    return unknown(whyOf(value) ?? whyOf(pattern) ?? "it is computed", taint, value.unset);
  if (texts.length * sources.length > limits.choicesMax)
    return unknown("it has too many possible values", taint, value.unset);
  const { extglob } = expansion.context.options;
  const results: string[] = [];
  for (const source of sources) {
    const compiled = compilePattern(source, { extglob });
    for (const text of texts) {
      const result = change(compiled, text);
      if (result === undefined)
        return unknown("what matches depends on the locale", taint, value.unset);
      results.push(result);
    }
  }
  return choice(results, { taint, unset: value.unset });
}

function inCase(letter: string, change: CaseChange["change"]): string {
  const upper = letter.toUpperCase();
  if (change === "upper") return upper;
  if (change === "lower") return letter.toLowerCase();
  return letter === upper ? letter.toLowerCase() : upper;
}
