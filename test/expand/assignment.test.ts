import { describe, expect, test } from "vitest";
import { choice, unknown } from "../../src/base/value.ts";
import { assignmentValue } from "../../src/expand/assignment.ts";
import type { Variable } from "../../src/expand/context.ts";
import { fakeContext } from "../support/expand-context.ts";
import { showValue } from "../support/fields.ts";
import { readCommand } from "../support/read-words.ts";

const variables = {
  x: "old",
  n: "5",
  a: ["one", "two"],
  m: { keys: { k: "v" } },
  r: { reference: "x" },
  u: unknown("it was read"),
  c: choice(["p", "q"]),
  maybe: { value: choice(["p", "q"]), mayBeUnset: true },
  list: "1 2 3",
};

const rows: readonly (readonly [text: string, after: string, declared?: Partial<Variable>])[] = [
  ["x=new", 'x "new"'],
  ["x=", 'x ""'],
  ["x=a\\ b$n", 'x "a b5"'],
  ["x=$list", 'x "1 2 3"'],
  ["x=*", 'x "*"'],
  ["x={a,b}", 'x "{a,b}"'],
  ["x=~/bin:~/lib:a~", 'x "/home/dev/bin:/home/dev/lib:a~"'],
  ['x="~"', 'x "~"'],
  ["x+=new", 'x "oldnew"'],
  ["fresh+=new", 'fresh "new"'],
  ["maybe+=x", 'maybe "px" or "qx" or "x"'],
  ["x=$u", "x unknown"],
  ["x=pre$u", 'x "pre"…""'],
  ["x=$c", 'x "p" or "q"'],
  ["r=new", 'x "new"'],
  ["n=2+3", 'n "5"', { integer: true }],
  ["n+=2", 'n "7"', { integer: true }],
  ["a=new", 'a "new" [0]="new" [1]="two"'],
  ["a[1]=new", 'a "one" [0]="one" [1]="new"'],
  ["a[n]=new", 'a "one" [0]="one" [1]="two" [5]="new"'],
  ["a[-1]=new", 'a "one" [0]="one" [1]="new"'],
  ["a[1]+=new", 'a "one" [0]="one" [1]="twonew"'],
  ["a[u]=new", "a unknown unknown elements"],
  ["fresh[2]=new", 'fresh [2]="new"'],
  ["a=()", "a"],
  ["a=(x y z)", 'a "x" [0]="x" [1]="y" [2]="z"'],
  ["a=($list)", 'a "1" [0]="1" [1]="2" [2]="3"'],
  ['a=("$list" *.c)', 'a "1 2 3" [0]="1 2 3" [1]="f.c" [2]="g.c"'],
  ["a=([3]=x y [1]=z)", 'a [1]="z" [3]="x" [4]="y"'],
  ["a+=(x)", 'a "one" [0]="one" [1]="two" [2]="x"'],
  ["x+=(y)", 'x "old" [0]="old" [1]="y"'],
  ["a=($u)", "a unknown unknown elements"],
  ['a=("$u" x)', 'a unknown [0]=unknown [1]="x"'],
  ["m[k2]=new", 'm [k]="v" [k2]="new"'],
  ["m=([a]=1 [b c]=2)", 'm [a]="1" [b c]="2"'],
  ["m=(a 1 b)", 'm [a]="1" [b]=""', { associative: true }],
  ["m=([a]=~ [b]={1,2})", 'm [a]="~" [b]="{1,2}"'],
  ['m=($list "$u")', "m [1 2 3]=unknown", { associative: true }],
  ["m=($u v)", "m unknown unknown elements", { associative: true }],
  ["a=(b=~ ~)", 'a "b=~" [0]="b=~" [1]="/home/dev"'],
  ["a=([1]=~:~)", 'a [1]="/home/dev:/home/dev"'],
  ["a=([1]={1,2})", "a unknown unknown elements"],
  ["m+=([k]=w)", 'm [k]="w"'],
];

describe("assignments", () => {
  test.each(rows.map(([text, after, declared]) => ({ text, after, declared })))("$text", (row) => {
    const { text, after, declared } = row;
    const context = fakeContext({ variables, files: ["f.c", "g.c"] });
    const [assignment] = readCommand(text).assignments;
    if (!assignment) throw new Error("no assignment");
    const { name, variable } = assignmentValue(assignment, context, declared);
    const { elements } = variable;
    const shown = [
      name ?? "?",
      ...(variable.value ? [showValue(variable.value)] : []),
      ...(elements === "unknown" ? ["unknown elements"] : []),
      ...(elements instanceof Map
        ? [...elements].map(([key, value]) => `[${key}]=${showValue(value)}`)
        : []),
    ];
    expect(shown.join(" ")).toBe(after);
  });

  test("attributes stay, and what is declared is added", () => {
    const exported: Variable = {
      ...{ mayBeUnset: true, associative: false, exported: true, readonly: false },
      ...{ integer: false, nameref: false },
    };
    const context = { ...fakeContext(), variable: () => exported };
    const [assignment] = readCommand("x=1").assignments;
    if (!assignment) throw new Error("no assignment");
    const { variable } = assignmentValue(assignment, context, { readonly: true });
    expect(variable).toMatchObject({ exported: true, readonly: true, mayBeUnset: false });
  });
});
