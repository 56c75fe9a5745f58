import { describe, expect, test } from "vitest";
import { choice, known, unknown } from "../../src/base/value.ts";
import {
  evaluateArithmetic,
  expandHereDocument,
  expandPattern,
  expandRedirectionTarget,
  expandRegex,
  expandToText,
  expandWord,
} from "../../src/expand/expand.ts";
import type { TildeRule } from "../../src/expand/tilde.ts";
import type { Word } from "../../src/syntax/nodes.ts";
import { type FakeVariable, fakeContext } from "../support/expand-context.ts";
import { showValue } from "../support/fields.ts";
import { readCommand, readWords } from "../support/read-words.ts";

const variables: Readonly<Record<string, FakeVariable>> = {
  x: "a b",
  g: "*.c",
  u: unknown("it was read"),
  c: choice(["p", "q"]),
  amp: "[&]",
};
const context = fakeContext({
  variables,
  files: ["a.c", "b.c", "only.h"],
  positional: ["1 2", "3"],
});

function wordOf(text: string): Word {
  const [word] = readWords(text);
  if (!word) throw new Error(`no word: ${text}`);
  return word;
}

describe("one text", () => {
  const rows: readonly (readonly [string, TildeRule, string])[] = [
    ["$x", "word", '"a b"'],
    ["$g", "word", '"*.c"'],
    ["*.c", "word", '"*.c"'],
    ["{a,b}", "word", '"{a,b}"'],
    ["~/y", "word", '"/home/dev/y"'],
    ["~/y", "none", '"~/y"'],
    ["a:~", "word", '"a:~"'],
    ["a:~", "assignment", '"a:/home/dev"'],
    ["name=~:~", "operand", '"name=/home/dev:/home/dev"'],
    ["name=~", "assignment", '"name=~"'],
    ['"$@"', "word", '"1 2 3"'],
    ["$*", "word", '"1 2 3"'],
    ["x$u", "word", '"x"…""'],
    ["$c-$c", "word", '"p-p" or "p-q" or "q-p" or "q-q"'],
  ];
  test.each(rows)("%s under the tilde rule %s", (text, rule, wanted) => {
    expect(showValue(expandToText(wordOf(text), context, rule))).toBe(wanted);
  });
});

describe("patterns and regular expressions", () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ["*.c", '"*.c"', '"*.c"'],
    ['"*".c', '"\\\\*.c"', '"\\\\*.c"'],
    ["$g", '"*.c"', '"*.c"'],
    ['"$g"', '"\\\\*.c"', '"\\\\*\\\\.c"'],
    ["'a+b'+", '"a\\\\+b+"', '"a\\\\+b+"'],
    ["\\[x]", '"\\\\[x]"', '"\\\\[x]"'],
    ['"$u"*', '""…"*"', '""…"*"'],
    ["@(a|'*')", '"@(a|\\\\*)"', '"@(a|\\\\*)"'],
  ];
  test.each(rows)("%s", (text, pattern, regex) => {
    expect(showValue(expandPattern(wordOf(text), context))).toBe(pattern);
    expect(showValue(expandRegex(wordOf(text), context))).toBe(regex);
  });
});

describe("targets of redirections", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["out", '"out"'],
    ["~/out", '"/home/dev/out"'],
    ['"$x"', '"a b"'],
    ["$x", "unknown"],
    ["*.c", "unknown"],
    ["only*", '"only.h"'],
    ["$UNSET", "unknown"],
    ["$u", "unknown"],
    ["out/$u", "unknown"],
    ['"out/$u"', '"out/"…""'],
  ];
  test.each(rows)("%s", (text, wanted) => {
    expect(showValue(expandRedirectionTarget(wordOf(text), context))).toBe(wanted);
  });
});

describe("here-documents", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["plain\n", '"plain\\n"'],
    ['$x "$x" ~ *\n', '"a b \\"a b\\" ~ *\\n"'],
    ["\\$x $((1+1))\n", '"$x 2\\n"'],
    ["$u\n", '""…"\\n"'],
    ["$@\n", '"1 2 3\\n"'],
  ];
  test.each(rows)("%j", (body, wanted) => {
    const [redirection] = readCommand(`cat <<EOF\n${body}EOF\n`).redirections;
    const parts = redirection?.hereDocument?.body ?? [];
    expect(showValue(expandHereDocument(parts, context))).toBe(wanted);
  });
});

describe("arithmetic", () => {
  test("a text is a number", () => {
    const [part] = wordOf("$((2*21))").parts;
    if (part?.kind !== "arithmetic-expansion") throw new Error("no arithmetic");
    expect(evaluateArithmetic(part.expression, context)).toEqual(known("42"));
  });
});

describe("limits", () => {
  test("an expression or a word that is nested deeply does not crash", () => {
    const deep = `$((${"(".repeat(90)}1${")".repeat(90)}))`;
    expect(showValue(expandToText(wordOf(deep), context))).toBe('"1"');
    const [part] = wordOf("$((1))").parts;
    if (part?.kind !== "arithmetic-expansion") throw new Error("no arithmetic");
    const text = `${"(".repeat(9000)}1`;
    const parts = [{ kind: "literal", text, span: part.span } as const];
    expect(showValue(evaluateArithmetic({ ...part.expression, parts }, context))).toBe("unknown");
  });

  test("a variable that refers to itself is not followed for ever", () => {
    const loop = fakeContext({ variables: { x: "y+1", y: "x+1", r: { reference: "r" } } });
    expect(showValue(expandToText(wordOf("$((x))"), loop))).toBe("unknown");
    expect(showValue(expandToText(wordOf('$((r))"$r"'), loop))).toBe("unknown");
  });

  test("many braces, fields and matches end in one field for all the rest", () => {
    const many = fakeContext({ variables: { x: "a ".repeat(10_000) } });
    expect(expandWord(wordOf("$x"), many)).toHaveLength(4096);
    expect(expandWord(wordOf("$x"), many).at(-1)?.many).toBe(true);
    expect(expandWord(wordOf("{1..9}".repeat(20)), many)).toMatchObject([{ many: true }]);
    expect(expandWord(wordOf("{a,b}".repeat(12)), many)).toHaveLength(4096);
  });

  test("what grows at every level ends", () => {
    const names = Array.from({ length: 30 }, (_, at) => `v${at}`);
    const chain = names.map((name, at): [string, string] => [name, `v${at + 1}+v${at + 1}`]);
    const laughs = fakeContext({ variables: Object.fromEntries(chain) });
    expect(showValue(expandToText(wordOf("$((v0))"), laughs))).toBe("unknown");
    for (const one of ["[", "@(", "*", "{", "(", "[[:", "~:", "{a"]) {
      const long = fakeContext({
        variables: { x: one.repeat(50_000) },
        options: { extglob: true },
        files: ["a"],
      });
      for (const text of ["$x*", "a$x/b", '"a" $x?//', '"$x"'])
        expect(readWords(text).flatMap((word) => expandWord(word, long))).not.toEqual([]);
      const [first] = readWords("plain");
      const [part] = first?.parts ?? [];
      if (!first || part?.kind !== "literal") throw new Error("no literal");
      const word = { ...first, parts: [{ ...part, text: one.repeat(50_000) }] };
      expect(expandWord(word, long)).not.toEqual([]);
    }
  }, 5000);

  test("time grows with the text and not faster", () => {
    const long = fakeContext({ variables: { x: "a/".repeat(50_000) } });
    for (const text of ["$x", '"$x"', "$x*", "{$x,b}"])
      expect(expandWord(wordOf(text), long).length).toBeGreaterThan(0);
  });
});
