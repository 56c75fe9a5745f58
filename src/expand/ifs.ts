import { textsOf, type Value, whyOf } from "../base/value.ts";
import type { ExpandContext } from "./context.ts";

/** The field separators of IFS, or why they are not known. */
export type Separators =
  | { readonly known: true; readonly characters: string; readonly first: string }
  | { readonly known: false; readonly why: string };

/** IFS as the context has it; unset means space, tab and newline. */
export function separatorsOf(context: ExpandContext): Separators {
  const variable = context.variable("IFS");
  if (variable === undefined) return standard;
  if (variable.value === undefined) {
    return variable.elements === undefined ? standard : doubt("the value of IFS is not known");
  }
  const texts = textsOf(variable.value);
  const [text] = texts ?? [];
  if (text === undefined || texts?.length !== 1) return doubt(whyUnknown(variable.value));
  if (variable.mayBeUnset && text !== standardCharacters)
    return doubt("IFS may be set or not at this point");
  // Why: bytes of other characters may be separators one by one, as the locale has it.
  if (/[^\0-\x7f]/.test(text)) return doubt("IFS holds characters outside ASCII");
  return { known: true, characters: text, first: text[0] ?? "" };
}

/** Space, tab and newline separate without making empty fields. */
export const isBlankSeparator = (character: string): boolean =>
  character === " " || character === "\t" || character === "\n";

const standardCharacters = " \t\n";
const standard: Separators = { known: true, characters: standardCharacters, first: " " };

const doubt = (why: string): Separators => ({ known: false, why });

const whyUnknown = (value: Value): string =>
  whyOf(value) === undefined
    ? "IFS has several possible values"
    : `the value of IFS is not known: ${whyOf(value)}`;
