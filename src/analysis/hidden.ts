import { type Argument, textOf } from "../commands/argument.ts";
import type { Word, WordPart } from "../syntax/nodes.ts";

/**
 * How the name of a command is hidden in the way it is written, or undefined. Quoting a whole name,
 * a leading backslash and a variable or a path with one are ordinary.
 */
export function hiddenBy(word: Word, name: Argument): string | undefined {
  const text = textOf(name);
  if (text === undefined || word.raw === text) return undefined;
  if (name.pattern !== undefined) return "a pattern stands for it";
  const { parts } = word;
  if (parts.some(isSpelled)) return "it is spelled in character codes";
  if (parts.some((part, index) => index > 0 && isNeedlesslyEscaped(part)))
    return "a backslash stands inside it";
  if (parts.some(isCut)) return "it is cut out of other texts";
  if (parts.slice(0, -1).some((part, index) => index > 0 && isUsuallyEmpty(part)))
    return "what expands to nothing stands inside it";
  if (parts.some(isEchoed)) return "a substitution spells it";
  if (/^\{[^}]*,/.test(word.raw)) return "braces spell it";
  if (parts.length > 1 && !text.includes("/") && parts.every(isConstant))
    return "it is quoted in pieces";
  if (
    parts.length > 1 &&
    parts.filter((part) => part.kind === "parameter").length > 1 &&
    !text.includes("/")
  )
    return "it is put together from variables";
  return undefined;
}

/** `$'\x6c'`: codes for characters that need none. */
const isSpelled = (part: WordPart): boolean =>
  part.kind === "dollar-single-quoted" &&
  /^[\w./-]+$/.test(part.text) &&
  part.span.end - part.span.start > part.text.length + 3;

const isNeedlesslyEscaped = (part: WordPart): boolean =>
  part.kind === "escaped" && /^[A-Za-z0-9]$/.test(part.text);

/** `${x:0:1}`, `${x/a/b}` and case changes as a part of a name. */
const isCut = (part: WordPart): boolean =>
  (part.kind === "parameter" && /^(substring|replace|case)$/.test(part.operator?.kind ?? "")) ||
  (part.kind === "double-quoted" && part.parts.some(isCut));

/** `$@`, `$1`, `$()` and the like: where nothing is passed on, they only part the letters. */
const isUsuallyEmpty = (part: WordPart): boolean =>
  (part.kind === "parameter" && part.operator === undefined && /^([@*]|\d+)$/.test(part.name)) ||
  (part.kind === "command-substitution" && part.script.body.items.length === 0);

const isEchoed = (part: WordPart): boolean =>
  part.kind === "command-substitution" &&
  part.script.body.items.length > 0 &&
  part.script.body.items.every((item) =>
    item.andOr.pipelines.every((pipeline) => {
      const [first] = pipeline.commands;
      return first?.kind === "simple" && /^(echo|printf)$/.test(first.words[0]?.raw ?? "");
    }),
  );

/** Text that expansion does not change. */
const isConstant = (part: WordPart): boolean =>
  part.kind === "literal" ||
  part.kind === "single-quoted" ||
  part.kind === "dollar-single-quoted" ||
  (part.kind === "double-quoted" && part.parts.every((one) => one.kind === "literal"));
