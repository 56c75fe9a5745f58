import { type Dialect, plainBash } from "../../src/syntax/dialect.ts";
import type { Script } from "../../src/syntax/nodes.ts";
import { differenceOf, OpaqueReading, readingOf } from "./compare.ts";
import type { Reading } from "./events.ts";
import type { Question } from "./oracle.ts";

/** A text that we read otherwise than bash. */
export interface Difference {
  readonly question: Question;
  readonly difference: string;
}

/** How our readings of some texts compare with bash's. */
export interface Comparison {
  readonly found: readonly Difference[];
  /** Indices of the texts that both read. */
  readonly compared: readonly number[];
  /** Texts that our reader does not understand, by its reason. */
  readonly opaque: ReadonlyMap<string, readonly string[]>;
  /** Texts that bash accepts. */
  readonly accepted: number;
  /** Texts on which bash crashed or ran out of its limits. */
  readonly crashed: readonly string[];
}

/** Compares our readings, by `read`, with the answers of bash to the same questions. */
export function compareAll(
  questions: readonly Question[],
  answers: readonly (Reading | undefined)[],
  read: (text: string, dialect: Dialect) => Script,
): Comparison {
  const found: Difference[] = [];
  const compared: number[] = [];
  const opaque = new Map<string, string[]>();
  const crashed: string[] = [];
  let accepted = 0;
  for (const [index, question] of questions.entries()) {
    const bash = answers[index];
    if (bash === undefined) {
      crashed.push(question.text);
      continue;
    }
    if (bash.accepted) accepted += 1;
    try {
      const difference = differenceOf(readingOf(read(question.text, dialectOf(question))), bash);
      compared.push(index);
      if (difference !== undefined) found.push({ question, difference });
    } catch (error) {
      if (!(error instanceof OpaqueReading)) throw error;
      const texts = opaque.get(error.message) ?? [];
      opaque.set(error.message, texts);
      texts.push(question.text);
    }
  }
  return { found, compared, opaque, accepted, crashed };
}

const dialectOf = (question: Question): Dialect => ({
  ...plainBash,
  extglob: question.extglob ?? false,
  posix: question.posix ?? false,
  expandAliases: (question.aliases ?? false) || (question.posix ?? false),
});
