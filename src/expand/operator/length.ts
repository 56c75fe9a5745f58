import { choice, known, textsOf, unknown, type Value, whyOf } from "../../base/value.ts";
import { isAscii } from "../../pattern/pattern.ts";
import type { Parameter } from "../lookup.ts";

/** `${#x}`: the number of characters, or of elements of a list; a decimal number in any case. */
export function lengthOf(parameter: Parameter): Value {
  if (parameter.kind === "list") return known(String(parameter.items.length));
  if (parameter.kind === "unknown-list")
    return unknown(whyOf(parameter.item) ?? "the number of elements is not known");
  const { value, mayBeUnset } = parameter;
  if (value === undefined) return known("0");
  const texts = textsOf(value);
  if (texts === undefined) return unknown(whyOf(value) ?? "the text is not known", value.taint);
  if (!texts.every(isAscii)) return unknown("the length of the text depends on the locale");
  const lengths = texts.map((text) => String(text.length));
  return choice(mayBeUnset ? [...lengths, "0"] : lengths, { taint: value.taint });
}
