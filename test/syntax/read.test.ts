import { afterEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { commandsOf } from "../../src/syntax/commands-of.ts";
import { type Dialect, plainBash } from "../../src/syntax/dialect.ts";
import type { SyntaxTreeReader } from "../../src/syntax/lower/tree.ts";
import type { Script, Stop } from "../../src/syntax/nodes.ts";
import { readText } from "../../src/syntax/read.ts";
import { read } from "../../src/syntax/reader/reader.ts";
import type { Reading } from "../../src/syntax/reading.ts";

vi.mock("../../src/syntax/reader/reader.ts", { spy: true });
afterEach(() => {
  vi.mocked(read).mockReset();
});

const native = loadBashTreeReader();

/** The real grammar, counting how often it is asked; `instead` is what it is given to read. */
function treeReader(instead?: string): SyntaxTreeReader & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    parse: (text) => {
      asked.push(text);
      return native?.parse(instead ?? text);
    },
  };
}

/** Makes our own reader stop at the beginning of the next text. */
function stopOwnReader(kind: Stop["kind"], why: string): void {
  vi.mocked(read).mockImplementationOnce((text) => {
    const span = { start: 0, end: text.length };
    return { kind: "script", body: { items: [] }, span, stopped: { kind, span, why } };
  });
}

const words = ({ scripts }: Reading): string[][][] =>
  scripts.map((script: Script) => commandsOf(script).map((command) => [...command.words]));

describe.skipIf(native === undefined)("two readers (skipped: tree-sitter is not installed)", () => {
  test("agree on everyday text", () => {
    const tree = treeReader();
    const reading = readText("ls -l >x | wc", plainBash, tree);
    expect(reading.status).toBe("agreed");
    expect(words(reading)).toEqual([[["ls", "-l"], ["wc"]]]);
    expect(tree.asked).toEqual(["ls -l >x | wc"]);
  });

  test("are not both asked about plain text", () => {
    const tree = treeReader();
    const reading = readText("ls -l | wc", plainBash, tree);
    expect(reading.status).toBe("agreed");
    expect(words(reading)).toEqual([[["ls", "-l"], ["wc"]]]);
    expect(tree.asked).toEqual([]);
  });

  test("differ: both readings are given, our own first", () => {
    const reading = readText("a && b\n", plainBash, treeReader("a || b\n"));
    expect(reading.status).toBe("disputed");
    expect(reading.scripts.map((one) => one.body.items[0]?.andOr.operators)).toEqual([
      ["&&"],
      ["||"],
    ]);
  });

  test("a doubtful tree counts for nothing", () => {
    const reading = readText("echo `a` `b`", plainBash, treeReader());
    expect(reading.status).toBe("agreed");
    expect(words(reading)).toEqual([[["echo", "`a`", "`b`"], ["a"], ["b"]]]);
  });

  test("what our own reader rejects is invalid, whatever the tree says", () => {
    stopOwnReader("invalid", "unexpected `x'");
    const tree = treeReader();
    const reading = readText("ls", plainBash, tree);
    expect(reading.status).toBe("invalid");
    expect(reading.scripts).toHaveLength(1);
    expect(tree.asked).toEqual([]);
    expect(readText("ls\nif; x", plainBash, treeReader()).status).toBe("invalid");
  });

  test("what may be two groups and no arithmetic is in doubt where it is rejected", () => {
    stopOwnReader("invalid", "unexpected `)'");
    expect(readText("((a $[)\n]))", plainBash, treeReader()).status).toBe("opaque");
  });

  test("a doubt of our own reader stays, beside what the tree shows", () => {
    stopOwnReader("opaque", "history expansion may change it");
    const reading = readText("ls -l", plainBash, treeReader());
    expect(reading.status).toBe("opaque");
    expect(reading.scripts[0]?.stopped?.why).toBe("history expansion may change it");
    expect(words(reading)).toEqual([[], [["ls", "-l"]]]);
  });

  test("where both doubt there is one script", () => {
    for (const text of ["ls (", "echo `a` `b`"]) {
      stopOwnReader("opaque", "an unusual form");
      const reading = readText(text, plainBash, treeReader());
      expect([reading.status, reading.scripts.length]).toEqual(["opaque", 1]);
    }
  });

  const once: readonly (readonly [string, string, Dialect])[] = [
    ["dash", "ls", { ...plainBash, shell: "dash" }],
    ["zsh", "ls", { ...plainBash, shell: "zsh" }],
    ["an unknown shell", "ls", { ...plainBash, shell: "unknown-sh" }],
    ["extended patterns", "ls", { ...plainBash, extglob: true }],
    ["aliases", "alias a=b", { ...plainBash, expandAliases: true }],
    ["known aliases", "ls", { ...plainBash, expandAliases: true, aliases: new Map([["a", "b"]]) }],
  ];
  test.each(once)("a text with %s is read once", (_, text, dialect) => {
    const tree = treeReader();
    expect(readText(text, dialect, tree).status).toBe("agreed");
    expect(tree.asked).toEqual([]);
  });

  test("POSIX mode is read twice", () => {
    const tree = treeReader();
    const dialect = { ...plainBash, posix: true, expandAliases: true };
    expect(readText("ls\n", dialect, tree).status).toBe("agreed");
    expect(tree.asked).toEqual(["ls\n"]);
  });

  test("long texts are read once", () => {
    const tree = treeReader();
    expect(readText("echo a b c\n".repeat(2000), plainBash, tree).status).toBe("agreed");
    expect(tree.asked).toHaveLength(0);
    expect(readText("echo a b c\n".repeat(100), plainBash, tree).status).toBe("agreed");
    expect(tree.asked).toHaveLength(1);
  });
});

describe("one reader", () => {
  test("is enough", () => {
    const reading = readText("ls -l", plainBash, undefined);
    expect(reading.status).toBe("agreed");
    expect(words(reading)).toEqual([[["ls", "-l"]]]);
  });

  test("keeps its doubt", () => {
    expect(readText("ls\0", plainBash, undefined).status).toBe("opaque");
    const depth = limits.depthMax * 2;
    const deep = `${"( ".repeat(depth)}a${" )".repeat(depth)}`;
    expect(readText(deep, plainBash, undefined).status).toBe("opaque");
    expect(readText(deep, plainBash, native).status).toBe("opaque");
  });

  test("a tree reader that gives up changes nothing", () => {
    const reading = readText("ls -l", plainBash, { parse: () => undefined });
    expect(words(reading)).toEqual([[["ls", "-l"]]]);
  });
});
