import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { plainBash } from "../../src/syntax/dialect.ts";
import { read } from "../../src/syntax/reader/reader.ts";
import { differenceOf, readingOf } from "./compare.ts";
import { askBash, oracleMissing, type Question } from "./oracle.ts";
import { compareAll } from "./referee.ts";
import { snippets } from "./snippets/all.ts";
import { notUnderstood } from "./snippets/not-understood.ts";

/** What we read otherwise than bash. Opaque readings are differences, but for excused reasons. */
function compare(questions: readonly Question[], excused?: RegExp): readonly string[] {
  const { found, opaque } = compareAll(questions, askBash(questions), read);
  return [
    ...found.map(({ question, difference }) => `${question.text}: ${difference}`),
    ...[...opaque]
      .filter(([why]) => excused?.test(why) !== true)
      .flatMap(([why, texts]) => texts.map((text) => `${text}: ${why}`)),
  ];
}

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
const corpora = ["parser-differential", "parser", "benign", "mutating", "dangerous"];

describe.skipIf(oracleMissing !== undefined)(`bash as the referee ${oracleMissing ?? ""}`, () => {
  test("reads our own snippets alike", () => {
    expect(new Set(snippets).size).toBe(snippets.length);
    expect(snippets.length).toBeGreaterThan(900);
    expect(compare(snippets.map((text) => ({ text })))).toEqual([]);
  });

  test.each(Object.entries(notUnderstood))("says that %s", (why, texts) => {
    const questions = texts.map((text) => ({ text }));
    const { opaque, found } = compareAll(questions, askBash(questions), read);
    expect(found).toEqual([]);
    expect(opaque).toEqual(new Map([[why, texts]]));
  });

  test("sees a difference where there is one", () => {
    const [bash] = askBash([{ text: "rm -rf x" }]);
    expect(bash && differenceOf(readingOf(read("rm -rf y", plainBash)), bash)).toContain("event 0");
    expect(bash && differenceOf(readingOf(read("rm -rf", plainBash)), bash)).toContain("event 0");
    expect(bash && differenceOf(readingOf(read("rm -rf x;fi", plainBash)), bash)).toBeDefined();
  });

  test.each<[string, Question, RegExp?]>([
    ["extglob", { text: "", extglob: true }],
    ["POSIX mode", { text: "", posix: true }, /single quotes$/],
  ])("reads our own snippets alike with %s", (_name, options, excused) => {
    expect(
      compare(
        snippets.map((text) => ({ ...options, text })),
        excused,
      ),
    ).toEqual([]);
  });

  test("follows settings that earlier lines change", () => {
    const texts = [
      "shopt -s extglob\necho @(a|b)",
      "shopt -s extglob; echo @(a|b)",
      "shopt -s extglob\nshopt -u extglob\necho @(a|b)",
      "shopt -s expand_aliases\nalias q='case a in a)'\nq touch pwn;; esac",
      "alias q='echo x'\nq y",
      "shopt -s expand_aliases; alias q='echo x'\nq y; a q; b | q",
      "shopt -s expand_aliases\nalias q='echo '\nalias r='s t'\nq r r",
      "shopt -s expand_aliases\nalias ls='ls -l'\nls ls\necho $(ls a)",
      "shopt -s expand_aliases\nalias a='b;' b='c | '\na b d",
    ];
    expect(compare(texts.map((text) => ({ text })))).toEqual([]);
  });

  for (const name of corpora) {
    const file = `${corpus}${name}.jsonl`;
    test.skipIf(!existsSync(file))(`reads every command of ${name} alike`, () => {
      const rows = readFileSync(file, "utf8").split("\n").filter(Boolean).map(rowOf);
      expect(rows.length).toBeGreaterThan(300);
      expect(compare(rows)).toEqual([]);
    });
  }
});

function rowOf(line: string): Question {
  const row = JSON.parse(line) as { readonly command: string; readonly category?: string };
  return { text: row.command, extglob: row.category === "parser/needs-extglob" };
}
