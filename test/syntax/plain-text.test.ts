// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell texts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { sameScript } from "../../src/syntax/compare.ts";
import { plainBash } from "../../src/syntax/dialect.ts";
import { readWithTree } from "../../src/syntax/lower/lower.ts";
import { isPlainText } from "../../src/syntax/plain-text.ts";
import { read } from "../../src/syntax/reader/reader.ts";

const native = loadBashTreeReader();

test.each([
  "",
  "ls",
  "rm -rf ~/x/*.o",
  "git log --format='%h $x \\' | head -5",
  "A=1 make \"a b\"c'd' && cd ../x || exit 1; done-it",
  "fd . --in=x -ofor",
])("%j is plain", (text) => {
  expect(isPlainText(text)).toBe(true);
});

test.each([
  "ls\nrm x",
  "ls\r",
  "echo $x",
  "echo `x`",
  'echo "$x"',
  'echo "a\\"b"',
  "echo a\\ b",
  "echo 'a\nb'",
  "echo 'a",
  'echo "a',
  "echo $'a'",
  "a & b",
  "a &&& b",
  "a |& b",
  "a &",
  "a > b",
  "a < b",
  "( a )",
  "{ a; }",
  "echo {a,b}",
  "[ a ]",
  "a[1]=x",
  "! a",
  "echo !!",
  "^a^b",
  "a # b",
  "f() a",
  "if a",
  "time a",
  "a; do b",
  "echo for",
  "caf\u00e9",
  "a\u00a0b",
])("%j is not plain", (text) => {
  expect(isPlainText(text)).toBe(false);
});

test("matching takes linear time", () => {
  const long = `${"'a' \"b\" c | ".repeat(20_000)}$`;
  expect(isPlainText(long)).toBe(false);
  expect(isPlainText(long.slice(0, -3))).toBe(true);
});

describe.skipIf(native === undefined)("two readers (skipped: tree-sitter is not installed)", () => {
  test("never differ on plain text", () => {
    let compared = 0;
    const piece = fc.constantFrom(
      ...["a", "b2", "-x", "--y=z", "A=1", "A+=", "=", "~", "~/c", "*", "?", ".", "/", ",", ":"],
      ...["@", "%", "+", "_", "1", "'", '"', "' '", '" "', "'|;&&#$'", '"|;&&\'#"', "''", '""'],
      ...[" ", " ", "\t", " | ", "|", "||", " && ", "&&", ";", "; ", "exit", "declare", "export"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join("");
        const own = read(text, plainBash);
        if (native === undefined || own.stopped !== undefined || !isPlainText(text)) return;
        const second = readWithTree(text, native);
        if (second.stopped !== undefined) return;
        compared += 1;
        expect(sameScript(own, second), text).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
