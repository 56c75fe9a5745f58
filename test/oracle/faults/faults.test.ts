import { describe, expect, test } from "vitest";
import { writeCases } from "../fuzz/cases.ts";
import { randomFrom } from "../generator/random.ts";
import { newCoverage } from "../generator/writer.ts";
import { askBash, oracleMissing } from "../oracle.ts";
import { compareAll } from "../referee.ts";
import { snippets } from "../snippets/all.ts";
import { readerWith, timesOf } from "./plant.ts";
import { type Fault, faults } from "./table.ts";

/** Most cases after which a fault has to be found. */
const casesMax = 10_000;
const chunk = 500;

/** `FAULTS=all` plants every one; else three of them. */
const all = process.env["FAULTS"] === "all";
const planted = all ? faults : faults.filter((_, index) => index % 20 === 3);

test.each(faults)("the text of the fault in $production stands once in its file", (fault) => {
  expect(timesOf(fault)).toBe(1);
});

describe.skipIf(oracleMissing !== undefined)(`planted faults ${oracleMissing ?? ""}`, () => {
  const cases = writeCases(randomFrom(20261122), newCoverage(), casesMax, snippets);
  const answers = askBash(cases);

  test("there is one for each of many productions", () => {
    expect(new Set(faults.map(({ production }) => production)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThan(40);
    expect(planted.length).toBeGreaterThanOrEqual(3);
  });

  test.each(planted.map((one): [string, Fault] => [one.production, one]))(
    "in %s is found",
    async (_production, fault) => {
      const read = await readerWith(fault);
      let found = 0;
      for (let from = 0; from < casesMax && found === 0; from += chunk) {
        const to = from + chunk;
        found = compareAll(cases.slice(from, to), answers.slice(from, to), read).found.length;
      }
      expect(found).toBeGreaterThan(0);
    },
  );
});
