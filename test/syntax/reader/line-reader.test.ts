import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { limits } from "../../../src/base/limits.ts";
import { plainBash } from "../../../src/syntax/dialect.ts";
import { openLineReader } from "../../../src/syntax/reader/line-reader.ts";

/** What the text is cut into, with what is left over and why. */
function cut(text: string, ended = false): readonly string[] {
  const reader = openLineReader(plainBash);
  const pieces: string[] = [];
  let rest = text;
  while (rest !== "") {
    const next = reader.next(rest, ended);
    if (next.kind !== "line") return [...pieces, `${next.kind}: ${rest}`];
    const { stopped } = next.script;
    pieces.push(`${stopped ? `${stopped.kind}: ` : ""}${rest.slice(0, next.length)}`);
    reader.pass(next.script);
    rest = rest.slice(next.length);
  }
  return pieces;
}

const whole: readonly (readonly [string, ...string[]])[] = [
  ["echo a\necho b\n", "echo a\n", "echo b\n"],
  ["echo a; echo b\n", "echo a; echo b\n"],
  ["\n# remark\necho a\n", "\n", "# remark\n", "echo a\n"],
  ["if true\nthen echo\nfi\nls\n", "if true\nthen echo\nfi\n", "ls\n"],
  ["f() {\n  ls\n}\nf\n", "f() {\n  ls\n}\n", "f\n"],
  ["cat <<E\na\nE\nls\n", "cat <<E\na\nE\n", "ls\n"],
  ["cat <<E\na\nE\n", "cat <<E\na\nE\n"],
  ["cat <<A <<B; ls\n1\nA\n2\nB\n", "cat <<A <<B; ls\n1\nA\n2\nB\n"],
  ["echo 'a\nb'\n", "echo 'a\nb'\n"],
  ["echo a \\\nb\n", "echo a \\\nb\n"],
  ["a &&\nb\n", "a &&\nb\n"],
  ["sleep 1 &\nls\n", "sleep 1 &\n", "ls\n"],
  ["case x in\nx) ls;;\nesac\n", "case x in\nx) ls;;\nesac\n"],
  ["x=$(\nls\n)\n", "x=$(\nls\n)\n"],
  ["x=(\na\n)\n", "x=(\na\n)\n"],
  ["shopt -s extglob\nls @(a|b)\n", "shopt -s extglob\n", "ls @(a|b)\n"],
  [
    "shopt -s expand_aliases\nalias l='ls;'\nl\n",
    "shopt -s expand_aliases\n",
    "alias l='ls;'\n",
    "l\n",
  ],
  ["echo a\nfi\nls\n", "echo a\n", "invalid: fi\nls\n"],
  ["for x in a\nls\n", "invalid: for x in a\nls\n"],
];

const open: readonly (readonly [string, ...string[]])[] = [
  ["if true\n", "incomplete: if true\n"],
  ["ls\nif true; then\n  ls\n", "ls\n", "incomplete: if true; then\n  ls\n"],
  ["cat <<E\na\n", "incomplete: cat <<E\na\n"],
  ["cat <<E; ls\nE \n", "incomplete: cat <<E; ls\nE \n"],
  ["echo 'a\n", "incomplete: echo 'a\n"],
  ['echo "a $(ls\n', 'incomplete: echo "a $(ls\n'],
  ["echo `ls\n", "incomplete: echo `ls\n"],
  ["echo ${a\n", "incomplete: echo ${a\n"],
  ["echo a \\\n", "incomplete: echo a \\\n"],
  ["a |\n", "incomplete: a |\n"],
  ["a || # remark\n", "incomplete: a || # remark\n"],
  ["f()\n", "incomplete: f()\n"],
  ["x=(a\n", "incomplete: x=(a\n"],
  ["for x in a\n", "incomplete: for x in a\n"],
  ["case x\n", "incomplete: case x\n"],
  ["[[ a &&\n", "incomplete: [[ a &&\n"],
  ["((1 +\n", "incomplete: ((1 +\n"],
];

const ended: readonly (readonly [string, ...string[]])[] = [
  ["echo a", "echo a"],
  ["echo a\necho b", "echo a\n", "echo b"],
  ["cat <<E\na\n", "cat <<E\na\n"],
  ["echo a \\\n", "echo a \\\n"],
  ["if true\n", "invalid: if true\n"],
  ["echo 'a", "invalid: echo 'a"],
];

describe("cuts a text into the lines after which bash runs something", () => {
  test.each(whole)("%j", (text, ...pieces) => expect(cut(text)).toEqual(pieces));
});

describe("waits for the rest of what is begun", () => {
  test.each(open)("%j", (text, ...pieces) => expect(cut(text)).toEqual(pieces));
});

describe("bash itself would wait, or would not", () => {
  /** What bash says of a text that it only reads. */
  const waits = (text: string): boolean => {
    const { stderr } = spawnSync("/bin/bash", ["-n"], { input: text, env: { LANG: "C" } });
    return /here-document|unexpected (?:token `)?EOF|unexpected end of file/.test(
      stderr.toString(),
    );
  };
  // Why not: with -n bash does not run what changes how it reads, and drops a last backslash.
  const isPlain = ([text]: readonly [string, ...string[]]): boolean => !/shopt|\\\n$/.test(text);
  test.each(whole.filter(isPlain))("%j", (text) => expect(waits(text)).toBe(false));
  test.each(open.filter(isPlain))("%j", (text) => expect(waits(text)).toBe(true));
});

describe("takes what is left when nothing more comes", () => {
  test.each(ended)("%j", (text, ...pieces) => expect(cut(text, true)).toEqual(pieces));
});

test("sees each line in the same way, however it comes", () => {
  for (const [text, ...pieces] of whole.filter(([one]) => !one.includes("fi\nls"))) {
    const reader = openLineReader(plainBash);
    const seen: string[] = [];
    let rest = "";
    for (const line of text.split(/(?<=\n)/)) {
      rest += line;
      const next = reader.next(rest, false);
      if (next.kind !== "line" || next.script.stopped) continue;
      seen.push(rest.slice(0, next.length));
      reader.pass(next.script);
      rest = rest.slice(next.length);
    }
    if (!text.startsWith("for")) expect(seen).toEqual(pieces);
  }
});

test("an alias that opens a construct makes the lines behind it its own", () => {
  expect(cut("shopt -s expand_aliases\nalias q='if true; then'\nq\nls\nfi\n").at(-1)).toBe(
    "q\nls\nfi\n",
  );
});

test("gives up where it cannot be told how the next line is read", () => {
  const texts = "shopt -s expand_aliases\nalias $x\nls\n";
  expect(cut(texts).at(-1)).toBe("unclear: ls\n");
});

test("a text may be long, a line not", () => {
  const reader = openLineReader(plainBash);
  const many = "echo a\n".repeat(limits.textLengthMax / 7 + 2);
  expect(reader.next(many, false)).toMatchObject({ kind: "line", length: 7 });
  expect(reader.next(many, true)).toMatchObject({ kind: "line", length: 7 });
  const long = `echo '${many}'\n`;
  expect(reader.next(long, false)).toMatchObject({ kind: "unclear" });
  expect(reader.next("#".repeat(limits.textLengthMax + 1), true)).toMatchObject({
    kind: "unclear",
  });
});
