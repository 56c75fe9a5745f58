import type { Span } from "../base/span.ts";
import { makeupOf, prefixOf, textsOf, type Value } from "../base/value.ts";

/** One field of an argument vector, after all expansions. */
export interface Argument {
  readonly value: Value;
  /** Stands for any number of arguments, none included. */
  readonly many: boolean;
  /** The pattern that it is (or may be) a match of, as written after expansion. */
  readonly pattern?: string;
  /** Where it is one of many file names: patterns of which each name matches one. */
  readonly named?: readonly string[];
  readonly at: Span;
}

/** The argument's text when it is known exactly and is one argument. */
export const textOf = (argument: Argument | undefined): string | undefined =>
  argument !== undefined && !argument.many && argument.value.kind === "known"
    ? argument.value.text
    : undefined;

/** Whether the argument may begin with `-` (or with `+`, where that begins an option too). */
export function mayBeOption(argument: Argument): boolean {
  const texts = textsOf(argument.value);
  if (texts) return texts.some((text) => text.startsWith("-") && text !== "-");
  const prefix = prefixOf(argument.value);
  const of = prefix === "" ? makeupOf(argument.value) : undefined;
  if (of === "digits" || of === "plain") return false;
  return prefix === "" || prefix.startsWith("-");
}
