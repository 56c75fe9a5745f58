import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../src/syntax/dialect.ts";
import type { Script } from "../../../src/syntax/nodes.ts";
import { read } from "../../../src/syntax/reader/reader.ts";
import { randomFrom } from "../generator/random.ts";
import { newCoverage } from "../generator/writer.ts";
import { oracleMissing } from "../oracle.ts";
import { writeCases } from "./cases.ts";
import { merge, summaryOf } from "./report.ts";
import { fuzz } from "./session.ts";
import { shrink } from "./shrink.ts";

const later = Date.now() + 3_600_000;

test("the same seed writes the same texts", () => {
  const [one, again, other] = [3, 3, 4].map((seed) =>
    writeCases(randomFrom(seed), newCoverage(), 50, ["ls"]).map(({ text }) => text),
  );
  expect(one).toEqual(again);
  expect(one).not.toEqual(other);
});

describe.skipIf(oracleMissing !== undefined)(`fuzzing ${oracleMissing ?? ""}`, () => {
  const report = fuzz({ seed: 20261122, cases: 8000, until: later, texts: [] }, () => undefined);

  test("our reader differs from bash nowhere", () => {
    expect(report.found).toEqual([]);
    expect(report.crashed).toEqual([]);
    expect(report.cases).toBe(8000);
  });

  test("most texts are accepted by bash and understood by our reader", () => {
    expect(report.accepted).toBeGreaterThan(report.cases / 2);
    const opaque = [...report.opaque.values()].reduce((sum, one) => sum + one, 0);
    expect(opaque).toBeLessThan(report.cases * 0.06);
  });

  test("every production and nearly every pair of nested kinds is written", () => {
    expect(report.coverage.productions.size).toBe(87);
    expect(Math.min(...report.coverage.productions.values())).toBeGreaterThan(10);
    expect(report.coverage.pairs.size).toBeGreaterThan(530);
  });

  test("what differs is shrunk", () => {
    const text = "time { a b; } | if c; then rm -rf x; fi >d";
    const misreads = (one: string, dialect: Dialect): Script =>
      read(one.replaceAll("rm", "cp"), dialect);
    const found = { question: { text, posix: true }, difference: "" };
    expect(shrink(found, misreads).question).toEqual({ text: "rm" });
  });

  test("reports add up", () => {
    const both = merge([report, report]);
    expect(both.cases).toBe(16_000);
    expect(summaryOf(both, true).length).toBeGreaterThan(600);
  });
});
