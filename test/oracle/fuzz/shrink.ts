import { read } from "../../../src/syntax/reader/reader.ts";
import { askBash, type Question } from "../oracle.ts";
import { compareAll, type Difference } from "../referee.ts";

/** The shortest text with a difference that is found by taking pieces out of this one. */
export function shrink(found: Difference): Difference {
  let best = found;
  for (let size = Math.ceil(best.question.text.length / 2); size >= 1; ) {
    const shorter = firstDifference(without(best.question, size));
    if (shorter !== undefined) best = shorter;
    else if (size === 1) break;
    else size = Math.ceil(size / 2);
  }
  return best;
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

function firstDifference(questions: readonly Question[]): Difference | undefined {
  return compareAll(questions, askBash(questions), read).found[0];
}
