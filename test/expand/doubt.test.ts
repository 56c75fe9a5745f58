import { describe, expect, test } from "vitest";
import type { Taint } from "../../src/base/taint.ts";
import { choice, known, partial, unknown } from "../../src/base/value.ts";
import { expandWords } from "../../src/expand/expand.ts";
import { type FakeContextOptions, fakeContext } from "../support/expand-context.ts";
import { show } from "../support/fields.ts";
import { readWords } from "../support/read-words.ts";

const secret: readonly Taint[] = [{ label: "secret", source: "token" }];
const variables = {
  u: unknown("it was read"),
  p: partial("build/", "", "it was read"),
  s: partial("", ".log", "it was read"),
  b: partial("a b/", "", "it was read"),
  c: choice(["p", "q"]),
  w: choice(["p", "q r"]),
  v: choice(["", "v"]),
  dirs: choice(["d", "e"]),
  m: { value: known("set"), mayBeUnset: true },
  arr: ["1", unknown("it was read")],
  t: known("x y", secret),
  i: unknown("it was read"),
};
const files = ["d/a.c", "d/b.c", "e/a.c", "x.txt", "é.txt", "sp ace"];

type Row = readonly [word: string, fields: readonly string[], more?: FakeContextOptions];

const any = "any number of unknown";
const rows: readonly Row[] = [
  ["$u", [any]],
  ['"$u"', ["unknown"]],
  ['$u""', [any]],
  ["build/$u", ['any number of "build/"…""', any]],
  ['"build/$u"', ['"build/"…""']],
  ["$u/x", [any, 'any number of ""…"/x"']],
  ["a$u.b", ['any number of "a"…""', any, 'any number of ""…".b"']],
  ["$u$u", [any]],
  ["$p", ['any number of "build/"…""', any]],
  ["$b", ['any number of "a"…""', any]],
  ['"$p/x"', ['"build/"…"/x"']],
  ["$s", [any, 'any number of ""…".log"']],
  ["a$u", ['any number of "a"…""'], { variables: { ...variables, IFS: "" } }],
  ["a$u", ['"a"…""'], { variables: { ...variables, IFS: "" }, options: { noglob: true } }],
  ['"$u"/*', [any]],
  ['"$u"/*.c', ['any number of ""…".c"']],
  ['"build/$u"/*.c', ['any number of "build/"…".c"']],
  ["$c", ['"p" or "q"']],
  ["$w", ['"p" or "q"', 'any number of "r"']],
  ['"$w"', ['"p" or "q r"']],
  ["$v", ['any number of "v"']],
  ['"$v"', ['"" or "v"']],
  ["x$v", ['"x" or "xv"']],
  ["$c/$c", ['"p/p" or "p/q" or "q/p" or "q/q"']],
  ['"$dirs"/*', ['"d/a.c" or "e/a.c"', 'any number of "d/b.c"']],
  ["$m", ['any number of "set"']],
  ['"$m"', ['"set" or ""']],
  ['"$m"', ['"set"'], { variables, options: { nounset: true } }],
  ['"$NOPE"', ["unknown"], { variables, options: { nounset: true } }],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are words of a shell.
  ['"${u:-w}"', ["unknown"]],
  ['"${m:-w}"', ['"set" or "w"']],
  ['"${m:+w}"', ['"w" or ""']],
  ["${m:+w}", ['any number of "w"']],
  ['"${v:-w}"', ['"v" or "w"']],
  ['"${v-w}"', ['"" or "v"']],
  ['"${p:-w}"', ['"build/"…""']],
  ['"${m:?stop}"', ['"set"']],
  ['"${u%/*}"', ["unknown"]],
  ['"${c^}"', ['"P" or "Q"']],
  ['"${c/p/$c}"', ["unknown"]],
  ['"${c#$u}"', ["unknown"]],
  ["${#u}", ["unknown"]],
  ["${#c}", ['"1"']],
  ["${#m}", ['"3" or "0"']],
  ["${arr[0]}", ['"1"']],
  ["${arr[1]}", [any]],
  ['"${arr[@]}"', ['"1"', "unknown"]],
  ['"${arr[*]}"', ['"1 "…""']],
  ['"${arr[i]}"', ["unknown"]],
  ['"${!u}"', ["unknown"]],
  ['"${x@a}"', ['""']],
  ['"${m@A}"', ["unknown"]],
  ['"${é#?}"', ["unknown"]],
  ["${x!}", [any]],
  ["{1..100000}", [any]],
  ["{a,$u}", ['"a"', any]],
  ["{A..z}", [any]],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: these were words of a shell.
  ['"$@"', [any], { positional: "unknown" }],
  ["$1", [any], { positional: "unknown" }],
  ["$#", ["unknown"], { positional: "unknown" }],
  ['a"$@"', ['any number of "a"…""', any], { positional: "unknown" }],
  ['"$*"', ["unknown"], { positional: "unknown" }],
  ["x$t", ['"xx"', '"y"']],
  ["a:b$m", ['"a:bset" or "a:b"']],
  ["$m", [any], { variables: { ...variables, IFS: unknown("it was read") } }],
  ["a$t", ['any number of "a"…""', any], { variables: { ...variables, IFS: choice([":", " "]) } }],
  ["literal", ['"literal"'], { variables: { IFS: unknown("it was read") } }],
  ["$((u+1))", ["unknown"]],
  ["$((m))", ['"0"']],
  ["$((c==1?2:3))", ['"3"'], { variables: { c: choice(["4", "5"]) } }],
  ["$((c+1))", ['"5" or "6"'], { variables: { c: choice(["4", "5"]) } }],
  ["$(x)", [any], { output: unknown("it is the output of x") }],
  ['"$(x)"', ["unknown"], { output: unknown("it is the output of x") }],
  [
    "$(x)/*",
    ['any number of "d/a.c"', '"d/a.c"'].slice(1),
    { output: known("d"), files: ["d/a.c"] },
  ],
  ["$?", ["unknown"], { special: { "?": unknown("it is a status") } }],
  ["x$?", ['"x"…""'], { special: { "?": unknown("it is a status") } }],
  ["$RANDOM", [any]],
  ["*.txt", ['any number of ""…".txt"'], { directory: null }],
  ["a/b*.txt", ['any number of "a/b"…".txt"'], { directory: null }],
  ["/nowhere/*", ['"/nowhere/*"'], { directory: null }],
  ["?.txt", ['"x.txt"', 'any number of "é.txt"']],
  ["[é].txt", ['any number of "é.txt"', 'any number of "[é].txt"']],
  ["nope*", ["unknown"], { options: { failglob: true } }],
  ["*.txt", ['any number of ""…".txt"'], { variables: { GLOBIGNORE: "x*" } }],
  ["~1", ["unknown"]],
  ["~", ['"/x" or "/home/dev"'], { variables: { HOME: { value: known("/x"), mayBeUnset: true } } }],
  ["~/a", ['""…"/a"'], { variables: { HOME: unknown("it was read") } }],
  ["~nobody", ['"~nobody"']],
];

describe("doubt stays doubt", () => {
  test.each(rows.map(([word, wanted, more]) => ({ word, wanted, more })))("$word", (row) => {
    const { word, wanted, more } = row;
    const context = fakeContext({ variables, files, ...more });
    expect(show(expandWords(readWords(word), context))).toEqual(wanted);
  });

  test("too many ways to expand are not known", () => {
    const one = choice(["a", "b", "c", "d", "e"]);
    const fields = expandWords(readWords("$x-$x"), fakeContext({ variables: { x: one } }));
    expect(show(fields)).toEqual([any]);
  });
});

describe("what flowed in", () => {
  test("taint goes to every field that the text is in, and to no other", () => {
    const context = fakeContext({ variables });
    const fields = expandWords(readWords('a$t "$t" b$((t)) c'), context);
    expect(fields.map(({ value }) => value.taint.length)).toEqual([1, 1, 1, 1, 0]);
  });

  test("unset parameters leave their names", () => {
    const fields = expandWords(readWords('"$STEAMROOT/"* $A/$B x"$C"'), fakeContext());
    expect(fields.at(0)?.value).toMatchObject({ text: "/here", unset: ["STEAMROOT"] });
    expect(fields.at(-2)?.value).toMatchObject({ text: "/", unset: ["A", "B"] });
    expect(fields.at(-1)?.value).toMatchObject({ text: "x", unset: ["C"] });
  });

  test("matches and leftovers of a pattern carry it", () => {
    const context = fakeContext({ files, variables: { d: "d" } });
    const fields = expandWords(readWords('"$d"/*.c nope* "q"[1] plain'), context);
    expect(fields.map((field) => field.pattern)).toEqual([
      ...["d/*.c", "d/*.c", "nope*", "q[1]", undefined],
    ]);
  });
});
