import { describe, expect, test } from "vitest";
import { expandWords } from "../../src/expand/expand.ts";
import { hostFiles } from "../../src/host/files.ts";
import { contextOf } from "../support/expand-context.ts";
import { cover, exactTexts, show } from "../support/fields.ts";
import { readWords } from "../support/read-words.ts";
import { bashFields, realBash, withFiles } from "../support/real-bash.ts";
import { tableFiles, tables } from "./table/tables.ts";

describe.each(tables)("$title", ({ setup, rows }) => {
  test.each(rows)("$word", ({ word, fields: wanted, doubt }) => {
    withFiles(tableFiles, (directory) => {
      const context = contextOf(setup, hostFiles(), directory);
      const fields = expandWords(readWords(word), context);
      const texts = exactTexts(fields);
      // Why: where bash refuses, nothing runs; what matters is that no text is claimed to be known.
      if (wanted === "refused") expect(texts).toBeUndefined();
      else if (doubt) {
        expect(texts).toBeUndefined();
        expect(cover(fields, wanted) ? "covered" : show(fields)).toBe("covered");
      } else expect(texts ?? show(fields)).toEqual(wanted);
    });
  });

  test.runIf(realBash)("bash agrees with the table", () => {
    withFiles(tableFiles, (directory) => {
      const found = bashFields(
        rows.map(({ word }) => ({ setup, word })),
        directory,
      );
      const wanted = rows.map(({ word, fields }) => [word, fields]);
      expect(rows.map(({ word }, at) => [word, found[at] ?? "refused"])).toEqual(wanted);
    });
  });
});

test("the tables are there", () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(900);
});
