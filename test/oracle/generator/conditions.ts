import { parts } from "./parts.ts";
import { pick } from "./random.ts";
import { word } from "./words.ts";
import { inside, type Writer, writeOne } from "./writer.ts";

/** What stands between `[[` and `]]`. */
export const condition = (writer: Writer): string =>
  writeOne(writer, {
    name: "condition",
    rules: conditions,
    leaves: ["word", "unary", "string", "number"],
  });

const one = (writer: Writer): string => inside(writer, "word", word);

const conditions = {
  word: (writer: Writer): string => `x${one(writer)}`,
  unary: (writer: Writer): string =>
    `${pick(writer.random, ["-f", "-n", "-z", "-v", "-t"])} x${one(writer)}`,
  string: (writer: Writer): string =>
    `x${one(writer)} ${pick(writer.random, ["<", ">", "-nt"])} y${one(writer)}`,
  number: (writer: Writer): string =>
    `x${one(writer)} ${pick(writer.random, ["-eq", "-lt", "-ge"])} y${one(writer)}`,
  pattern: (writer: Writer): string =>
    `x${one(writer)} ${pick(writer.random, ["==", "=", "!="])} ${inside(writer, "pattern", parts)}`,
  regex: (writer: Writer): string => `x =~ ${inside(writer, "regex", parts)}`,
  and: (writer: Writer): string => `${condition(writer)} && ${condition(writer)}`,
  or: (writer: Writer): string => `${condition(writer)} || ${condition(writer)}`,
  not: (writer: Writer): string => `! ${condition(writer)}`,
  group: (writer: Writer): string => `( ${condition(writer)} )`,
  lines: (writer: Writer): string => `${condition(writer)}\n&&\n${condition(writer)}\n`,
};
