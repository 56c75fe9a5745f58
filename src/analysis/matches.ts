import { textsOf, type Value } from "../base/value.ts";
import { compilePattern, matchPattern } from "../pattern/pattern.ts";

/** Whether a text matches a pattern; undefined when that cannot be told. */
export function matchesPattern(pattern: Value, subject: Value): boolean | undefined {
  const patterns = textsOf(pattern);
  if (patterns?.every((one) => /^\*+$/.test(one))) return true;
  const subjects = textsOf(subject);
  if (patterns === undefined || subjects === undefined) return undefined;
  const answers = new Set<boolean | undefined>();
  for (const one of patterns) {
    const compiled = compilePattern(one, { extglob: true });
    for (const text of subjects) {
      const matched = matchPattern(compiled, text);
      answers.add(matched === "doubt" ? undefined : matched === "yes");
    }
  }
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}
