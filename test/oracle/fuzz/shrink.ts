import type { Dialect } from "../../../src/syntax/dialect.ts";
import type { Script } from "../../../src/syntax/nodes.ts";
import { askBash, type Question } from "../oracle.ts";
import { compareAll, type Difference } from "../referee.ts";

type Read = (text: string, dialect: Dialect) => Script;

/** The shortest text with a difference that is found by taking options and pieces away. */
export function shrink(found: Difference, read: Read): Difference {
  const { text, extglob, posix } = found.question;
  let best = found;
  const options = [{}, { posix: posix ?? false }, { extglob: extglob ?? false }];
  best =
    firstDifference(
      options.map((one) => ({ ...one, text })),
      read,
    ) ?? best;
  for (let size = Math.ceil(text.length / 2); size >= 1; ) {
    const shorter = firstDifference(without(best.question, size), read);
    if (shorter !== undefined) best = shorter;
    else if (size === 1) break;
    else size = Math.ceil(size / 2);
  }
  return firstDifference(within(best.question), read) ?? best;
}

/** The text without each piece of this length. */
function without(question: Question, size: number): readonly Question[] {
  const { text } = question;
  const shorter: Question[] = [];
  const step = Math.max(1, Math.floor(size / 2));
  for (let at = 0; at < text.length; at += step) {
    const rest = text.slice(0, at) + text.slice(at + size);
    if (rest !== "") shorter.push({ ...question, text: rest });
  }
  return shorter;
}

/** Longest text of which every piece is tried. */
const wholeLengthMax = 60;

/** The pieces of a short text, short ones first. */
function within(question: Question): readonly Question[] {
  const { text } = question;
  if (text.length > wholeLengthMax) return [];
  const shorter: Question[] = [];
  for (let length = 1; length < text.length; length += 1)
    for (let at = 0; at + length <= text.length; at += 1)
      shorter.push({ ...question, text: text.slice(at, at + length) });
  return shorter;
}

const firstDifference = (questions: readonly Question[], read: Read): Difference | undefined =>
  compareAll(questions, askBash(questions), read).found[0];
