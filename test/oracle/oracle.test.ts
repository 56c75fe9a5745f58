import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Dialect, plainBash } from "../../src/syntax/dialect.ts";
import { read } from "../../src/syntax/reader/reader.ts";
import { differenceOf, OpaqueReading, readingOf } from "./compare.ts";
import { differences } from "./fuzz.ts";
import { askBash, oracleMissing, type Question } from "./oracle.ts";
import { snippets } from "./snippets/all.ts";

interface Found {
  readonly text: string;
  readonly difference: string;
}

/** What we read otherwise than bash. Opaque readings are differences, unless they are allowed. */
function compare(questions: readonly Question[], opaque: "refuse" | "allow" = "refuse"): Found[] {
  const found: Found[] = [];
  askBash(questions).forEach((bash, index) => {
    const question = questions[index];
    if (bash === undefined || question === undefined) return;
    const dialect: Dialect = {
      ...plainBash,
      extglob: question.extglob ?? false,
      posix: question.posix ?? false,
      expandAliases: (question.aliases ?? false) || (question.posix ?? false),
    };
    try {
      const difference = differenceOf(readingOf(read(question.text, dialect)), bash);
      if (difference) found.push({ text: question.text, difference });
    } catch (error) {
      if (!(error instanceof OpaqueReading)) throw error;
      if (opaque === "refuse") found.push({ text: question.text, difference: error.message });
    }
  });
  return found;
}

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
const corpora = ["parser-differential", "parser", "benign", "mutating", "dangerous"];

describe.skipIf(oracleMissing !== undefined)(`bash as the referee ${oracleMissing ?? ""}`, () => {
  test("reads our own snippets alike", () => {
    expect(new Set(snippets).size).toBe(snippets.length);
    expect(snippets.length).toBeGreaterThan(900);
    expect(compare(snippets.map((text) => ({ text })))).toEqual([]);
  });

  test("sees a difference where there is one", () => {
    const [bash] = askBash([{ text: "rm -rf x" }]);
    expect(bash && differenceOf(readingOf(read("rm -rf y", plainBash)), bash)).toContain("event 0");
    expect(bash && differenceOf(readingOf(read("rm -rf", plainBash)), bash)).toContain("event 0");
    expect(bash && differenceOf(readingOf(read("rm -rf x;fi", plainBash)), bash)).toBeDefined();
  });

  test.each<[string, Question]>([
    ["extglob", { text: "", extglob: true }],
    ["POSIX mode", { text: "", posix: true }],
  ])("reads our own snippets alike with %s", (_name, options) => {
    expect(compare(snippets.map((text) => ({ ...options, text })))).toEqual([]);
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

  test.each([
    ["program", 11, 3000],
    ["mutated", 12, 1500],
    ["soup", 13, 1500],
  ] as const)("differs nowhere in %s texts from seed %i", (kind, seed, count) => {
    const run = differences(kind, seed, count);
    expect(run.compared).toBeGreaterThan(count / 3);
    expect(run.found).toEqual([]);
  });
});

function rowOf(line: string): Question {
  const row = JSON.parse(line) as { readonly command: string; readonly category?: string };
  return { text: row.command, extglob: row.category === "parser/needs-extglob" };
}
