import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandWords } from "../../src/expand/expand.ts";
import { hostFiles } from "../../src/host/files.ts";
import { contextOf } from "../support/expand-context.ts";
import { cover, exactTexts, show } from "../support/fields.ts";
import { readWords } from "../support/read-words.ts";
import {
  type BashCase,
  bashFields,
  realBash,
  type Setup,
  withFiles,
} from "../support/real-bash.ts";
import { tableFiles } from "./table/tables.ts";

const names = ["x", "y", "z", "UNSETX", "arr", "1", "2"];
const name = fc.constantFrom(...names);
const plain = fc.constantFrom(
  ...["a", "b", "n1", "d", "/", ".", "..", "-", "*", "?", "[ab]", "[!a]", "*.txt", "d/*", "~", "="],
  ...["{a,b}", "{1..3}", "{", "}", ",", ":", "{,x}", "\\ ", "\\*", "'q r'", '"*"', '""', "''", "]"],
);
const braced = (inner: string): string => `\${${inner}}`;
const operand = fc.oneof(
  plain,
  name.map((one) => `$${one}`),
  name.map((one) => `"$${one}"`),
);
const pattern = fc.constantFrom("a", "*", "?", "*[ :]", "[a-m]*", '"*"', "*.", "$y", '"$z"');
const number = fc.constantFrom("0", "1", "2", "-1", "-2", "$#", "arr[0]", "3-1");

const parameter: fc.Arbitrary<string> = fc.oneof(
  name.map((one) => `$${one}`),
  fc
    .tuple(name, fc.constantFrom("-", ":-", "+", ":+"), operand)
    .map(([n, o, w]) => `\${${n}${o}${w}}`),
  fc
    .tuple(name, fc.constantFrom("#", "##", "%", "%%"), pattern)
    .map(([n, o, p]) => `\${${n}${o}${p}}`),
  fc
    .tuple(name, fc.constantFrom("/", "//", "/#", "/%"), pattern, fc.constantFrom("", "R", "$x"))
    .map(([n, o, p, r]) => `\${${n}${o}${p}/${r}}`),
  fc.tuple(name, fc.constantFrom("^", "^^", ",", ",,", "@Q", "@U")).map(([n, o]) => `\${${n}${o}}`),
  fc.tuple(name, number, number).map(([n, from, to]) => `\${${n}: ${from}:${to}}`),
  name.map((one) => `\${#${one}}`),
  fc.constantFrom("$@", "$*", "$#"),
  fc
    .constantFrom("arr[@]", "arr[*]", "arr[1]", "!arr[@]", "@:2", "arr[@]#*o", "@%?", "arr[@]:1:2")
    .map(braced),
  fc.constantFrom("arr[*]#*o", "*%?", "!y-d", "*:-w", "@:+w", "arr[*]:1", "*/a/b").map(braced),
  fc
    .tuple(number, fc.constantFrom("+", "*", "<<", "==", "&&", ","), number)
    .map(([a, o, b]) => `$((${a}${o}${b}))`),
);
const quoted = fc
  .array(fc.oneof(parameter, fc.constantFrom("a", " ", "*", "~", "/")), { maxLength: 3 })
  .map((parts) => `"${parts.join("")}"`);
const word = fc
  .array(fc.oneof(plain, parameter, quoted), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""));

const text = fc.constantFrom(
  ...["", "a", "a b", " a", "b ", "a:b", ":a:", "*.txt", "d", "~", "x", "1", "-2", "[ab].txt"],
  ...["it's", "a  b", "{a,b}", "d/", "a:", "n?", "*", "/", "\n", "a\tb"],
  ...["\\*", "\\a*", "d\\/*", "a\\", "\\", "[", "!", "&", "-*", "..", "d/.*", "*/", "**"],
);
const setup: fc.Arbitrary<Setup> = fc
  .record({
    x: text,
    y: fc.constantFrom("x", "z", "a", "*"),
    z: text,
    arr: fc.array(text, { maxLength: 3 }),
    IFS: fc.option(fc.constantFrom("", ":", " ", ": ", " :", ",", "\n", "a", "1"), {
      nil: undefined,
    }),
    positional: fc.array(text, { maxLength: 3 }),
    options: fc.subarray(["nullglob", "dotglob", "globstar", "nocaseglob"], { maxLength: 1 }),
  })
  .map(({ IFS, positional, options, ...variables }) => ({
    variables: { ...variables, ...(IFS === undefined ? {} : { IFS }) },
    positional,
    options,
  }));

const { PROPERTY_SEED: seed = "20", PROPERTY_COUNT: count = "1500" } = process.env;

describe.runIf(realBash)("random words", () => {
  test("what is known is what bash makes of it, and the rest is covered", () => {
    const cases: BashCase[] = fc.sample(fc.record({ setup, word }), {
      seed: Number(seed),
      numRuns: Number(count),
    });
    const readable = cases.filter((one) => isReadable(one.word));
    expect(readable.length).toBeGreaterThan(Number(count) / 2);
    withFiles(tableFiles, (directory) => {
      const found = bashFields(readable, directory);
      let exact = 0;
      const wrong = readable.flatMap(({ setup: given, word: one }, at) => {
        const fields = expandWords(readWords(one), contextOf(given, hostFiles(), directory));
        const texts = exactTexts(fields);
        const wanted = found[at];
        if (texts) exact += 1;
        if (wanted === undefined || (texts ? same(texts, wanted) : cover(fields, wanted)))
          return [];
        return [{ word: one, setup: given, bash: wanted, ours: show(fields) }];
      });
      expect(wrong).toEqual([]);
      expect(exact).toBeGreaterThan(readable.length * 0.8);
    });
  });
});

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

function isReadable(given: string): boolean {
  try {
    return readWords(given).length === 1;
  } catch {
    return false;
  }
}
