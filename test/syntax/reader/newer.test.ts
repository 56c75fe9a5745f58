import { expect, test } from "vitest";
import { commandsOf } from "../../../src/syntax/commands-of.ts";
import { plainBash } from "../../../src/syntax/dialect.ts";
import { read } from "../../../src/syntax/reader/reader.ts";
import { verdictOn } from "../../support/detector-tester.ts";

const namesIn = (text: string): readonly (string | undefined)[] =>
  commandsOf(read(text, plainBash)).map(({ words }) => words[0]);

test.each([
  ["echo ${ a; }", ["echo", "a"]],
  ['echo "${ a; }"', ["echo", "a"]],
  ["x=${| a; }", [undefined, "a"]],
  ["echo ${\ta\n}", ["echo", "a"]],
  ["echo ${(a)}", ["echo", "a"]],
  ["cat <<E\n${ a; }\nE", ["cat", "a"]],
  ["echo ${ a ${ b; }; }", ["echo", "a", "b"]],
  ["echo $((${ a; }))", ["echo", "a"]],
  ["echo ${x:-${ a; }}", ["echo", "a"]],
  ["echo \"${ a '}'; b; }\"", ["echo", "a", "b"]],
  ["echo ${ a }", ["echo"]],
  ["echo ${ }", ["echo"]],
  ["echo '${ a; }'", ["echo"]],
])("%s holds %j", (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test.each([
  "echo ${ a }; b; }",
  "echo ${ cd /; }",
  "echo ${ x=1; }",
  "echo ${ if; }",
  "echo ${ $a; }",
])("%s is not understood", (text) => {
  expect(read(text, plainBash).stopped?.kind).toBe("opaque");
});

test("it is judged by what either version does", () => {
  expect(verdictOn("echo ${ rm -rf ~; }").decision).toBe("deny");
  expect(verdictOn("echo ${| rm -rf ~; }").decision).toBe("deny");
  expect(verdictOn("echo ${ date; }").decision).toBe("allow");
});
