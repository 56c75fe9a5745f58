import { mapText, textsOf, unknown, type Value, whyOf } from "../../base/value.ts";
import { isAscii } from "../../pattern/pattern.ts";
import type { Expansion } from "../piece.ts";

/** `${x@Q}` and its like; what bash would parse again or what needs attributes is not known. */
export function transformText(letter: string, expansion: Expansion): (value: Value) => Value {
  const change = changes.get(letter);
  return (value) => {
    if (letter === "P") return expandPrompt(value, expansion);
    const texts = textsOf(value);
    if (!change || !texts?.every((text) => isAscii(text) && change(text) !== undefined))
      return unknown(whyOf(value) ?? `\${x@${letter}} is computed`, value.taint, value.unset);
    return mapText(value, (text) => change(text) ?? text);
  };
}

const changes: ReadonlyMap<string, (text: string) => string | undefined> = new Map([
  ["Q", quoteText],
  ["U", (text: string) => text.toUpperCase()],
  ["L", (text: string) => text.toLowerCase()],
  ["u", (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)],
  ["E", (text: string) => (text.includes("\\") ? undefined : text)],
]);

function quoteText(text: string): string | undefined {
  // Why: with a control character bash writes `$'…'`, whose escapes are its own choice.
  return /^[ -~]*$/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : undefined;
}

function expandPrompt(value: Value, expansion: Expansion): Value {
  if (textsOf(value)?.every((text) => !/[\\$`!]/.test(text))) return value;
  expansion.context.reparsed(value, "prompt");
  return unknown(whyOf(value) ?? "it is expanded once more, as a prompt", value.taint, value.unset);
}
