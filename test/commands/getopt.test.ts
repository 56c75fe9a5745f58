import { describe, expect, test } from "vitest";
import { known, partial, unknown, type Value } from "../../src/base/value.ts";
import type { Argument } from "../../src/commands/argument.ts";
import { type Grammar, getopt } from "../../src/commands/getopt.ts";
import { shownText } from "../support/effects-of.ts";

type Word = string | Value | { readonly many: Value };

const argument = (word: Word, index: number): Argument => {
  const at = { start: index, end: index + 1 };
  if (typeof word === "string") return { value: known(word), many: false, at };
  return "many" in word ? { value: word.many, many: true, at } : { value: word, many: false, at };
};

const gnu: Grammar = {
  options: {
    all: { short: "a" },
    block: { short: "bB" },
    color: { argument: "optional", long: ["colour"] },
    inplace: { short: "i", argument: "optional", shortOnly: true },
    output: { short: "o", argument: "required" },
    "output-dir": { argument: "required" },
    quick: { short: "q", shortOnly: true },
  },
};
const posix: Grammar = { ...gnu, stopAtOperand: true };
const lenient: Grammar = { ...gnu, lenient: true };
const oneDash: Grammar = {
  options: { name: { argument: "required" }, print: {}, type: { argument: "required" } },
  oneDash: true,
};
const numeric: Grammar = {
  options: { lines: { short: "n", argument: "required" } },
  numeric: "lines",
};

const why = "it is read while the command runs";
const anything = unknown(why);
const path = partial("/tmp/", "", why);
const choice: Value = { kind: "choice", texts: ["-a", "x"], taint: [], unset: [] };
const files: Value = { kind: "choice", texts: ["x", "y"], taint: [], unset: [] };

interface Row {
  readonly argv: readonly Word[];
  readonly grammar?: Grammar;
  readonly options?: readonly string[];
  readonly operands?: readonly string[];
  readonly doubts?: readonly string[];
}

const mayBeOption = `an argument may be an option: ${why}`;

const tables: Readonly<Record<string, readonly Row[]>> = {
  "short options": [
    { argv: [] },
    { argv: ["-a"], options: ["all"] },
    { argv: ["-a", "-a"], options: ["all", "all"] },
    { argv: ["-ab"], options: ["all", "block"] },
    { argv: ["-B"], options: ["block"] },
    { argv: ["-aqB"], options: ["all", "quick", "block"] },
    { argv: ["-o", "f"], options: ["output=f"] },
    { argv: ["-of"], options: ["output=f"] },
    { argv: ["-aof"], options: ["all", "output=f"] },
    { argv: ["-ao", "f"], options: ["all", "output=f"] },
    { argv: ["-oa"], options: ["output=a"] },
    { argv: ["-o=f"], options: ["output==f"] },
    { argv: ["-o", "-a"], options: ["output=-a"] },
    { argv: ["-o", "--", "x"], options: ["output=--"], operands: ["x"] },
    { argv: ["-o", ""], options: ["output="] },
    { argv: ["-o"], options: ["output"] },
    { argv: ["-i", "x"], options: ["inplace"], operands: ["x"] },
    { argv: ["-i.bak", "x"], options: ["inplace=.bak"], operands: ["x"] },
    { argv: ["-ai"], options: ["all", "inplace"] },
    { argv: ["-z"], doubts: ["it has no option -z"] },
    { argv: ["-az"], options: ["all"], doubts: ["it has no option -z"] },
    { argv: ["-zo", "f"], options: ["output=f"], doubts: ["it has no option -z"] },
    { argv: ["-é"], doubts: ["it has no option -é"] },
  ],
  "long options": [
    { argv: ["--all"], options: ["all"] },
    { argv: ["--color"], options: ["color"] },
    { argv: ["--color=auto"], options: ["color=auto"] },
    { argv: ["--color="], options: ["color="] },
    { argv: ["--colour=auto"], options: ["color=auto"] },
    { argv: ["--color", "auto"], options: ["color"], operands: ["auto"] },
    { argv: ["--output=f"], options: ["output=f"] },
    { argv: ["--output=a=b"], options: ["output=a=b"] },
    { argv: ["--output", "f"], options: ["output=f"] },
    { argv: ["--output", "--all"], options: ["output=--all"] },
    { argv: ["--output"], options: ["output"] },
    { argv: ["--output-dir=d"], options: ["output-dir=d"] },
    { argv: ["--al"], options: ["all"] },
    { argv: ["--a"], options: ["all"] },
    { argv: ["--col=x"], options: ["color=x"] },
    { argv: ["--output-d", "d"], options: ["output-dir=d"] },
    { argv: ["--out"], doubts: ["it has no option --out"] },
    { argv: ["--quick"], doubts: ["it has no option --quick"] },
    { argv: ["--q"], doubts: ["it has no option --q"] },
    { argv: ["--nothing"], doubts: ["it has no option --nothing"] },
    { argv: ["--nothing=x"], doubts: ["it has no option --nothing"] },
    { argv: ["--all-of"], doubts: ["it has no option --all-of"] },
  ],
  operands: [
    { argv: ["x", "y"], operands: ["x", "y"] },
    { argv: ["x", "-a", "y"], options: ["all"], operands: ["x", "y"] },
    { argv: ["x", "-a"], grammar: posix, operands: ["x", "-a"] },
    { argv: ["-a", "x", "-b"], grammar: posix, options: ["all"], operands: ["x", "-b"] },
    { argv: ["-o", "f", "x"], grammar: posix, options: ["output=f"], operands: ["x"] },
    { argv: ["-"], operands: ["-"] },
    { argv: ["-", "-a"], options: ["all"], operands: ["-"] },
    { argv: ["-", "-a"], grammar: posix, operands: ["-", "-a"] },
    { argv: [""], operands: [""] },
    { argv: ["--", "-a"], operands: ["-a"] },
    { argv: ["-a", "--", "-b", "--"], options: ["all"], operands: ["-b", "--"] },
    { argv: ["x", "--", "-a"], operands: ["x", "-a"] },
    { argv: ["--", anything], operands: ["…"] },
    { argv: ["--"], operands: [] },
  ],
  "unknown words": [
    { argv: [anything], operands: ["…"], doubts: [mayBeOption] },
    { argv: [path], operands: ["/tmp/…"] },
    { argv: [files], operands: ["x|y"] },
    {
      argv: [choice],
      operands: ["-a|x"],
      doubts: ["an argument may be an option: it is one of several"],
    },
    { argv: [{ many: anything }], operands: ["…"], doubts: [mayBeOption] },
    { argv: [{ many: path }], operands: ["/tmp/…"] },
    { argv: ["-o", anything], options: ["output=…"] },
    {
      argv: ["-o", { many: path }, "x"],
      options: ["output=/tmp/…"],
      operands: ["x"],
      doubts: ["it is not known how many arguments there are"],
    },
    { argv: [partial("--output=", "", why)], options: ["output=…"] },
    { argv: [partial("--output=/a/", "z", why)], options: ["output=/a/…z"] },
    { argv: [partial("-o/a/", "", why)], options: ["output=/a/…"] },
    { argv: [partial("-ao", "", why)], options: ["all", "output=…"] },
    { argv: [partial("--out", "", why)], operands: ["--out…"], doubts: [mayBeOption] },
    { argv: [partial("-", "", why)], operands: ["-…"], doubts: [mayBeOption] },
    { argv: [anything, "-a"], grammar: posix, operands: ["…", "-a"], doubts: [mayBeOption] },
    { argv: [partial("--nothing=", "", why)], doubts: ["it has no option --nothing"] },
  ],
  "lenient grammars": [
    { argv: ["-z", "--nothing", "x"], grammar: lenient, operands: ["x"] },
    { argv: ["-azo", "f"], grammar: lenient, options: ["all", "output=f"] },
    { argv: [anything], grammar: lenient, operands: ["…"] },
  ],
  "one dash": [
    { argv: ["-name", "x", "-print"], grammar: oneDash, options: ["name=x", "print"] },
    { argv: ["-name=x"], grammar: oneDash, options: ["name=x"] },
    { argv: ["--name", "x"], grammar: oneDash, options: ["name=x"] },
    { argv: ["-pri"], grammar: oneDash, doubts: ["it has no option -pri"] },
    { argv: ["-n"], grammar: oneDash, doubts: ["it has no option -n"] },
  ],
  numbers: [
    { argv: ["-5", "f"], grammar: numeric, options: ["lines=5"], operands: ["f"] },
    { argv: ["+5", "f"], grammar: numeric, options: ["lines=5"], operands: ["f"] },
    { argv: ["-n5"], grammar: numeric, options: ["lines=5"] },
    { argv: ["-n", "-5"], grammar: numeric, options: ["lines=-5"] },
    { argv: ["+x"], grammar: numeric, operands: ["+x"] },
    { argv: ["+5"], operands: ["+5"] },
    { argv: ["-5"], doubts: ["it has no option -5"] },
  ],
};

const shownWord = (word: Word): string =>
  typeof word === "string" ? word : shownText("many" in word ? word.many : word);

describe.each(Object.entries(tables))("getopt: %s", (_, rows) => {
  const named = rows.map((row) => [JSON.stringify(row.argv.map(shownWord)), row] as const);
  test.each(named)(
    "%s",
    (_name, { argv, grammar = gnu, options = [], operands = [], doubts = [] }) => {
      const parsed = getopt(argv.map(argument), grammar);
      const seen = new Map<string, number>();
      const shown = parsed.given.map((name) => {
        const index = seen.get(name) ?? 0;
        seen.set(name, index + 1);
        const value = parsed.values(name)[index];
        return value ? `${name}=${shownText(value.value)}` : name;
      });
      expect(shown).toEqual(options);
      expect(parsed.operands.map((one) => shownText(one.value))).toEqual(operands);
      expect([...parsed.doubts, ...parsed.perhapsOptions]).toEqual(doubts);
    },
  );
});

describe("what getopt tells of a vector", () => {
  const parsed = getopt(["-ofirst", "x", "-a", "-o", "last", "--", "-b"].map(argument), gnu);

  test("whether an option is given", () => {
    expect(parsed.has("all")).toBe(true);
    expect(parsed.has("block")).toBe(false);
  });

  test("the last and all arguments of an option", () => {
    expect(parsed.value("output")?.value).toEqual(known("last"));
    expect(parsed.values("output").map((one) => shownText(one.value))).toEqual(["first", "last"]);
    expect(parsed.value("block")).toBeUndefined();
    expect(parsed.values("all")).toEqual([]);
  });

  test("where operands stand", () => {
    expect(parsed.operandIndexes).toEqual([1, 6]);
  });

  test("taint and unset parameters of a part of a word", () => {
    const taint = [{ label: "network", source: "example.test" }] as const;
    const word = known("--output=x", taint, ["X"]);
    expect(getopt([argument(word, 0)], gnu).value("output")?.value).toEqual(
      known("x", taint, ["X"]),
    );
  });

  test("the place of an attached argument is that of its word", () => {
    expect(getopt(["-a", "-of"].map(argument), gnu).value("output")?.at).toEqual({
      start: 1,
      end: 2,
    });
  });
});
