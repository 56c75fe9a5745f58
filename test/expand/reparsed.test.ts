import { describe, expect, test } from "vitest";
import { unknown } from "../../src/base/value.ts";
import { expandWords } from "../../src/expand/expand.ts";
import { fakeContext } from "../support/expand-context.ts";
import { showValue } from "../support/fields.ts";
import { readWords } from "../support/read-words.ts";

const hidden = "a[$(touch pwn)]";
const variables = {
  x: hidden,
  y: "x",
  n: "5",
  u: unknown("it was read"),
  a: ["1", hidden],
  prompt: "$(touch pwn)",
  plain: "> ",
  k: { keys: { k: hidden } },
  r: { reference: "x" },
  ur: { value: unknown("it was read") },
};

describe("what bash parses once more is reported", () => {
  const rows: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ["$((x))", [[hidden, "arithmetic"]]],
    ["$((1+x))", [[hidden, "arithmetic"]]],
    ["$((y))", [[hidden, "arithmetic"]]],
    ["$(($x))", [[hidden, "arithmetic"]]],
    ["$((r))", [[hidden, "arithmetic"]]],
    ["$((a[1]))", [[hidden, "arithmetic"]]],
    [
      "$((a[x]))",
      [
        [hidden, "arithmetic"],
        ["unknown", "arithmetic"],
      ],
    ],
    ["$((k[k]))", [[hidden, "arithmetic"]]],
    ["$((n ? x : 1))", [[hidden, "arithmetic"]]],
    ["$((n && x))", [[hidden, "arithmetic"]]],
    ["$((0 && x))", []],
    ["$((n))", []],
    ["$((n+$n))", []],
    ["$((u))", [["unknown", "arithmetic"]]],
    ["$(($u))", [["unknown", "arithmetic"]]],
    [
      "$(($u + x))",
      [
        ["unknown", "arithmetic"],
        [hidden, "arithmetic"],
      ],
    ],
    ["$(($# + 1))", []],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are words of a shell.
    ["$((${#u} + 1))", []],
    ["${a[x]}", [[hidden, "arithmetic"]]],
    ["${a[$x]}", [[hidden, "arithmetic"]]],
    ["${a[$n]}", []],
    ["${k[$x]}", []],
    ["${n:x}", [[hidden, "arithmetic"]]],
    ["${n:0:x}", [[hidden, "arithmetic"]]],
    ["${@:x}", [[hidden, "arithmetic"]]],
    ["${!x}", [[hidden, "indirection"]]],
    ["${!y}", []],
    ["${!u}", [["unknown", "indirection"]]],
    ["${prompt@P}", [["$(touch pwn)", "prompt"]]],
    ["${plain@P}", []],
    ["${u@P}", [["unknown", "prompt"]]],
    ["${x@Q}", []],
    ["$x", []],
    ["${x#a}", []],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: these were words of a shell.
  ];
  test.each(rows)("%s", (word, wanted) => {
    const context = fakeContext({ variables, positional: ["1"] });
    expandWords(readWords(word), context);
    expect(context.reparsedTexts).toEqual(wanted);
  });
});

describe("what an expansion assigns is told", () => {
  const rows: readonly (readonly [
    string,
    readonly (readonly [string, string | undefined, string])[],
  ])[] = [
    ["$((n = 3))", [["n", undefined, '"3"']]],
    ["$((n++))", [["n", undefined, '"6"']]],
    [
      "$((n += 2, q = n))",
      [
        ["n", undefined, '"7"'],
        ["q", undefined, '"7"'],
      ],
    ],
    ["$((a[1] = 4))", [["a", "1", '"4"']]],
    ["$((k[z] = 4))", [["k", "z", '"4"']]],
    ["$((u && (n = 1)))", [["n", undefined, '"1" or "5"']]],
    ["$((u = u + 1))", [["u", undefined, "unknown"]]],
    ["$((0 && (n = 1)))", []],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are words of a shell.
    ["${q:=v w}", [["q", undefined, '"v w"']]],
    ["${n:=v}", []],
    ["${a[5]:=v}", [["a", "5", '"v"']]],
    ["${u:=v}", [["u", undefined, "unknown"]]],
    ["${q-v}", []],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: these were words of a shell.
  ];
  test.each(rows)("%s", (word, wanted) => {
    const context = fakeContext({ variables });
    expandWords(readWords(word), context);
    const assigned = context.assigned.map(([name, key, value]) => [name, key, showValue(value)]);
    expect(assigned).toEqual(wanted);
  });
});
