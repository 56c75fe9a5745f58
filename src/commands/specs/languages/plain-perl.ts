import type { PlainCode } from "./plain-tokens.ts";

const pattern =
  /(?:!\s*)?(?:\/(?:[^\\/]|\\.)*\/[gimsx]*|\$\.\s*[<>=!]=?\s*\d+|eof|\d+\s*\.\.\s*\d+)/.source;

const plainValue = /(?:"(?:[^"\\]|\\.)*"|'[^'\\]*'|\$(?:_|\d|\.|,|F\[-?\d+\])|@F\[[\d., -]+\]|\d+)/
  .source;

const condition = `(?:\\s*(?:if|unless)\\s+${pattern})?`;
const list = `${plainValue}(?:\\s*[.,]\\s*${plainValue})*`;
const plainStatement = new RegExp(
  `^(?:(?:print|say)(?:\\s*\\(?\\s*${list}\\s*\\)?)?|chomp|next)${condition}$`,
);

const substitution =
  /^(?:s|tr|y)([/|#,!])((?:(?!\1)[^\\]|\\.)*)\1((?:(?!\1)[^\\]|\\.)*)\1[gimsxcdr]*$/;

/**
 * Reads a Perl program of substitutions and of printing; undefined when it holds anything else.
 * Patterns and texts with code in them (`@{…}`, `(?{…})`) are something else.
 */
export function plainPerl(text: string): PlainCode | undefined {
  const simple = text.replace(/\$F\[-?\d+\]|@F\[[\d., -]+\]/g, "$_");
  // Why: an index or key in a text is code, and runs: `"$x[system(1)]"`.
  const hides = /`|\(\?\??\{|[$@][^\s"'/|;,)]*[[{]|->/;
  if (text.length > 1000 || hides.test(simple)) return undefined;
  const statements = text
    .split(/;(?=(?:[^/]*\/[^/]*\/)*[^/]*$)/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const plain = statements.every((one) => substitution.test(one) || plainStatement.test(one));
  return plain && statements.length > 0 ? { files: [] } : undefined;
}
