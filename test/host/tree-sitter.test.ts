import { describe, expect, test } from "vitest";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";

const reader = loadBashTreeReader();

describe.skipIf(reader === undefined)("the native grammar (skipped: not installed)", () => {
  test("is loaded once", () => {
    expect(loadBashTreeReader()).toBe(reader);
  });

  test.each([
    ["ls -l", false],
    ["echo 'é 日本 \u{1f600}'", false],
    ["if", true],
    ["echo $(", true],
    ["", false],
  ])("reads %j", (text, hasError) => {
    const tree = reader?.parse(text);
    expect(tree?.hasError).toBe(hasError);
    const cursor = tree?.walk();
    expect([cursor?.nodeType === "program" || hasError, cursor?.gotoNextSibling()]).toEqual([
      true,
      false,
    ]);
  });

  test("gives offsets in UTF-16 code units", () => {
    const cursor = reader?.parse("a\u{1f600}; b")?.walk();
    cursor?.gotoFirstChild();
    expect([cursor?.startIndex, cursor?.endIndex]).toEqual([0, 3]);
  });

  test("trees stay apart", () => {
    const first = reader?.parse("a; b");
    reader?.parse("(((");
    const cursor = first?.walk();
    expect(cursor?.gotoFirstChild()).toBe(true);
    expect([first?.hasError, cursor?.nodeType]).toEqual([false, "command"]);
  });
});
