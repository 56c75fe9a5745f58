import { looksLikeOption, misleadingBlank, misleadingPart } from "../base/misleading.ts";
import { type Argument, textOf } from "../commands/argument.ts";
import { lookAlikeOf } from "../effects/look-alike.ts";
import type { Analysis, Call } from "./context.ts";

/**
 * Reports names of programs and options of an argument vector that are not what they look like.
 * What a program takes for data may look as it likes.
 */
export function reportDisguised({ argv }: Call, analysis: Analysis): void {
  const [first, ...rest] = argv;
  // Why: a byte order mark comes from an editor; the shell looks for a program of that very name.
  const name = textOf(first)?.replace(/^\ufeff/, "");
  if (first === undefined || name === undefined) return;
  report("program", name, misleadingPart(name) ?? misleadingBlank(name), first, analysis);
  const other = lookAlikeOf(name);
  if (other !== undefined) reportHow("program", name, `looks like ${other}`, first, analysis);
  if (analysis.spec(name)?.inert === true) return;
  for (const one of rest) {
    const text = textOf(one) ?? "";
    const [option] = /^--[^=]*/.exec(text) ?? [];
    if (option !== undefined)
      report("option", option, misleadingPart(option) ?? misleadingBlank(option), one, analysis);
    else if (looksLikeOption(text) && isUnquoted(one, text, analysis))
      report("option", text, "a dash that is none", one, analysis);
  }
}

function report(
  what: "program" | "option",
  name: string,
  part: string | undefined,
  word: Argument,
  analysis: Analysis,
): void {
  if (part !== undefined) reportHow(what, name, `holds ${part}`, word, analysis);
}

function reportHow(
  what: "program" | "option",
  name: string,
  how: string,
  { at }: Argument,
  analysis: Analysis,
): void {
  analysis.effects.push({ kind: "disguised", what, name, how, at, by: "shell" });
}

/** Written as it is: whoever quotes a text does not mean it for an option. */
const isUnquoted = ({ at }: Argument, text: string, analysis: Analysis): boolean =>
  analysis.text?.startsWith(text, at.start) === true;
