import { parts } from "./parts.ts";
import { pick } from "./random.ts";
import { assigned, inside, type Writer, writeOne } from "./writer.ts";

/** A word of one to three parts. */
export function word(writer: Writer): string {
  return parts(writer);
}

/** One to three words. */
export function words(writer: Writer): string {
  const count = writer.left > 0 ? 1 + writer.random(3) : 1;
  return Array.from({ length: count }, () => word(writer)).join(blank(writer));
}

/** What stands between two words. */
export const blank = ({ random }: Writer): string =>
  pick(random, [" ", " ", " ", " ", " ", "  ", "\t", " \\\n", "\\\n "]);

/** An assignment in front of a command, or an operand of `declare`. */
export const assignment = (writer: Writer): string =>
  writeOne(writer, {
    name: "assignment",
    rules: assignments,
    leaves: ["plain", "append", "empty"],
  });

const subscript = (writer: Writer): string => assigned(writer, parts);
const elements = (writer: Writer): string => inside(writer, "array", words);

const assignments = {
  plain: (writer: Writer): string => `a=${word(writer)}`,
  append: (writer: Writer): string => `b+=${word(writer)}`,
  empty: (): string => "c=",
  subscript: (writer: Writer): string => `d[${subscript(writer)}]=${word(writer)}`,
  "append to subscript": (writer: Writer): string => `d[${subscript(writer)}]+=${word(writer)}`,
  array: (writer: Writer): string => `e=(${elements(writer)})`,
  "append to array": (writer: Writer): string => `e+=( ${elements(writer)} )`,
  "empty array": (): string => "e=()",
  "array with subscripts": (writer: Writer): string =>
    `e=([${subscript(writer)}]=${inside(writer, "array", word)} ${elements(writer)})`,
  "array over lines": (writer: Writer): string =>
    `e=(${elements(writer)}\n# it's one\n${elements(writer)}\n)`,
};
