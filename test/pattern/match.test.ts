import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  charactersOf,
  compilePattern,
  findMatches,
  hasPattern,
  matchPattern,
  quotePattern,
  removePrefix,
  removeSuffix,
  unquotePattern,
} from "../../src/pattern/pattern.ts";
import { quote, realBash } from "../support/real-bash.ts";

const extglob = { extglob: true };

const matches: readonly (readonly [pattern: string, text: string, matched: string])[] = [
  ["", "", "yes"],
  ["", "a", "no"],
  ["abc", "abc", "yes"],
  ["abc", "abcd", "no"],
  ["*", "", "yes"],
  ["a*c", "abbbc", "yes"],
  ["a*c", "abbbd", "no"],
  ["*a*b*", "xxaxxbxx", "yes"],
  ["?", "", "no"],
  ["?", "/", "yes"],
  ["\\*", "*", "yes"],
  ["\\*", "x", "no"],
  ["a\\", "a\\", "yes"],
  ["[abc]", "b", "yes"],
  ["[!abc]", "b", "no"],
  ["[^abc]", "d", "yes"],
  ["[a-c]", "b", "yes"],
  ["[a-c]", "B", "no"],
  ["[]a]", "]", "yes"],
  ["[!]a]", "]", "no"],
  ["[a-]", "-", "yes"],
  ["[\\]]", "]", "yes"],
  ["[a\\-c]", "b", "no"],
  ["[", "[", "yes"],
  ["[a", "[a", "yes"],
  ["[[:digit:]]", "5", "yes"],
  ["[[:digit:]x]", "x", "yes"],
  ["[![:space:]]", " ", "no"],
  ["[[:upper:]][[:lower:]]", "Ab", "yes"],
  ["[[:punct:]]", "_", "yes"],
  ["[[.a.]]", "a", "doubt"],
  ["[[=a=]]", "a", "doubt"],
  ["[z-a]", "m", "doubt"],
  ["?", "é", "doubt"],
  ["[é]", "é", "doubt"],
  ["x?", "é", "no"],
  ["*é*", "café!", "yes"],
  ["@(a|b)", "b", "yes"],
  ["@(a|b)", "ab", "no"],
  ["?(a)b", "b", "yes"],
  ["+(ab)", "ababab", "yes"],
  ["+(ab)", "", "no"],
  ["*(ab|c)", "abccab", "yes"],
  ["!(a)", "a", "no"],
  ["!(a)", "", "yes"],
  ["!(*.c|*.h)", "x.c", "no"],
  ["!(*.c|*.h)", "x.py", "yes"],
  ["a!(b)c", "abc", "no"],
  ["a!(b)c", "abbc", "yes"],
  ["!(!(a))", "a", "yes"],
  ["@(a*(b|c)|d)e", "abcbe", "yes"],
  ["@(a", "@(a", "doubt"],
  ["@(".repeat(60), "a", "doubt"],
  ["*(a|aa|aaa|*)b", `${"a".repeat(300)}c`, "no"],
  ["*a*a*a*a*a*a*a*a*b", "a".repeat(500), "no"],
];

describe("matching", () => {
  test.each(matches)("%.40j on %.40j: %s", (pattern, text, matched) => {
    expect(matchPattern(compilePattern(pattern, extglob), text)).toBe(matched);
  });

  test("groups are ordinary characters without extglob", () => {
    expect(matchPattern(compilePattern("@(a|b)", { extglob: false }), "@(a|b)")).toBe("yes");
  });

  test("letters match in either case when told so", () => {
    const pattern = compilePattern("[a-c]X*", { extglob: false, ignoreCase: true });
    expect(["BxY", "bX", "dX"].map((text) => matchPattern(pattern, text))).toEqual([
      ...["yes", "yes", "no"],
    ]);
    const literal = compilePattern("Readme", { extglob: false, ignoreCase: true });
    expect(matchPattern(literal, "README")).toBe("yes");
    expect(matchPattern(literal, "READMé")).toBe("doubt");
  });

  test("a deeply nested group is doubt, not a crash", () => {
    const pattern = compilePattern(`${"@(".repeat(5000)}a${")".repeat(5000)}`, extglob);
    expect(matchPattern(pattern, "a")).toBe("doubt");
  });

  test("a pattern that would take exponential time takes little", () => {
    const pattern = compilePattern("+(+(+(a|aa)|a)|*(a))b", extglob);
    expect(matchPattern(pattern, "a".repeat(400))).toBe("no");
  });
});

const removals: readonly (readonly [string, string, string, string, string, string])[] = [
  ["*/", "a/b/c", "b/c", "c", "a/b/c", "a/b/c"],
  [".*", "a.b.c", "a.b.c", "a.b.c", "a.b", "a"],
  ["*", "abc", "abc", "", "abc", ""],
  ["a", "aaa", "aa", "aa", "aa", "aa"],
  ["?", "", "", "", "", ""],
  ["@(a|ab)", "abab", "bab", "ab", "ab", "ab"],
  ["!(x)", "ab", "ab", "", "ab", ""],
];

describe("removing", () => {
  test.each(removals)("%j from %j", (source, text, ...wanted) => {
    const pattern = compilePattern(source, extglob);
    const found = [removePrefix, removeSuffix].flatMap((remove) =>
      [false, true].map((longest) => remove(pattern, text, longest)),
    );
    expect(found).toEqual(wanted);
  });

  test("what counts characters outside ASCII is doubt", () => {
    expect(removePrefix(compilePattern("?", extglob), "é", false)).toBeUndefined();
    expect(removeSuffix(compilePattern("*é", extglob), "aé", true)).toBe("");
  });
});

describe("finding", () => {
  const rows: readonly (readonly [string, string, number, readonly (readonly number[])[]])[] = [
    [
      "a",
      "banana",
      9,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    ["a*", "banana", 9, [[1, 6]]],
    ["an", "banana", 1, [[1, 3]]],
    ["x", "banana", 9, []],
    ["*", "", 9, []],
    ["+(n|a)", "banana", 9, [[1, 6]]],
  ];
  test.each(rows)("%j in %j", (source, text, countMax, wanted) => {
    const pattern = compilePattern(source, extglob);
    expect(findMatches(pattern, charactersOf(text), countMax)).toEqual(wanted);
  });

  test("a long text is doubt and not a hang", () => {
    const pattern = compilePattern("*a*b", extglob);
    expect(findMatches(pattern, "a".repeat(100_000), 1)).toBeUndefined();
  });
});

describe("sources", () => {
  test("a quoted text matches itself and is no pattern", () => {
    const special = "a*?[b]\\!^-(|)+@/";
    expect(hasPattern(quotePattern(special), true)).toBe(false);
    expect(unquotePattern(quotePattern(special))).toBe(special);
    expect(matchPattern(compilePattern(quotePattern(special), extglob), special)).toBe("yes");
  });

  const rows: readonly (readonly [string, boolean, boolean])[] = [
    ["a*", false, true],
    ["a\\*", false, false],
    ["[a", false, false],
    ["[]", false, true],
    ["[a/b]", false, false],
    ["+(a)", true, true],
    ["+(a)", false, false],
    ["(a)", true, false],
  ];
  test.each(rows)("%j with extglob %s", (source, on, wanted) => {
    expect(hasPattern(source, on)).toBe(wanted);
  });
});

describe.runIf(realBash)("bash agrees", () => {
  const known = matches.filter(
    ([pattern, text, matched]) => matched !== "doubt" && text.length < 50 && !pattern.includes("é"),
  );

  test("on the table", () => {
    const found = bashMatches(known.map(([pattern, text]) => [pattern, text]));
    expect(found).toEqual(known.map(([, , matched]) => matched === "yes"));
  });

  test("on random patterns", () => {
    const atom = fc.constantFrom(
      ...["a", "b", "c", "*", "?", "[ab]", "[!a]", "[a-b]", "\\*", "\\a", "[[:alpha:]]", "-", "]"],
    );
    const flat = fc.array(atom, { maxLength: 4 }).map((atoms) => atoms.join(""));
    const group = fc
      .tuple(
        fc.constantFrom("?", "*", "+", "@", "!"),
        fc.array(flat, { minLength: 1, maxLength: 3 }),
      )
      .map(([operator, alternatives]) => `${operator}(${alternatives.join("|")})`);
    const pattern = fc.array(fc.oneof(flat, group), { maxLength: 3 }).map((all) => all.join(""));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "*", "-", "]"), maxLength: 5 });
    const pairs = fc.sample(fc.tuple(pattern, text), { seed: 5, numRuns: 3000 });
    const ours = pairs.map(([source, one]) => matchPattern(compilePattern(source, extglob), one));
    const theirs = bashMatches(pairs);
    const wrong = pairs.flatMap(([source, one], at) =>
      ours[at] === "doubt" || (ours[at] === "yes") === theirs[at]
        ? []
        : [[source, one, theirs[at]]],
    );
    expect(wrong).toEqual([]);
    expect(ours.filter((one) => one === "yes").length).toBeGreaterThan(300);
  });
});

function bashMatches(pairs: readonly (readonly [pattern: string, text: string])[]): boolean[] {
  const lines = pairs.map(
    ([pattern, text]) => `p=${quote(pattern)}; [[ ${quote(text)} == $p ]] && echo 1 || echo 0`,
  );
  const { stdout } = spawnSync(realBash ?? "bash", ["-s"], {
    input: `${lines.join("\n")}\n`,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
    encoding: "utf8",
  });
  return stdout
    .split("\n")
    .slice(0, pairs.length)
    .map((line) => line === "1");
}
