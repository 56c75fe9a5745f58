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
 * Whether a Perl program holds substitutions and printing, and nothing else.
 * Patterns and texts with code in them (`@{…}`, `(?{…})`) are something else.
 */
export function isPlainPerl(text: string): boolean {
  const simple = text.replace(/\$F\[-?\d+\]|@F\[[\d., -]+\]/g, "$_");
  // Why: an index or key in a text is code, and runs: `"$x[system(1)]"`.
  const hides = /`|\(\?\??\{|[$@][^\s"'/|;,)]*[[{]|->/;
  if (text.length > 1000 || hides.test(simple)) return false;
  const statements = text
    .split(/;(?=(?:[^/]*\/[^/]*\/)*[^/]*$)/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const plain = statements.every((one) => substitution.test(one) || plainStatement.test(one));
  return plain && statements.length > 0;
}
