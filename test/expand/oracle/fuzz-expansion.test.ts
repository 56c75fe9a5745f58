import { describe, expect, test } from "vitest";
import { realBash } from "../../support/real-bash.ts";
import { foundDifferences } from "./found.ts";
import { comparePrograms, fuzzExpansion, withProbeFiles } from "./fuzz-expansion.ts";
import { isHarmless } from "./harmless.ts";

describe.runIf(realBash)("what the engine calls known is what bash produces", () => {
  test("of words", () => {
    const run = fuzzExpansion({ seed: 20, kind: "words", cases: 1500 });
    expect(run.differences).toEqual([]);
    expect(run.probes).toBeGreaterThan(1000);
    expect(run.exact / run.probes).toBeGreaterThan(0.9);
  });

  test("of programs", () => {
    const run = fuzzExpansion({ seed: 20, kind: "programs", cases: 800 });
    expect(run.differences).toEqual([]);
    expect(run.probes).toBeGreaterThan(3000);
    expect(run.exact / run.probes).toBeGreaterThan(0.7);
  });

  test("of the programs that once differed", () => {
    withProbeFiles((directory) => {
      const run = comparePrograms(
        foundDifferences.map((text) => text.split("\n")),
        directory,
      );
      expect(run.differences).toEqual([]);
      expect(run.compared).toBe(foundDifferences.length);
      expect(run.probes).toBeGreaterThanOrEqual(foundDifferences.length);
    });
  });
});

describe("only harmless programs are run", () => {
  test.each([
    "probe $(x)",
    "probe `x`",
    "x=1 rm a",
    "probe a > b",
    "./x",
    "cat a",
    "$x a",
    "f() { touch a; }",
    "eval 'x=1'; exec a",
    "probe <(x)",
    "trap x EXIT",
    "command x",
  ])("%s", (text) => {
    expect(isHarmless(text)).toBe(false);
  });

  test("assignments and builtins are", () => {
    expect(isHarmless('x=$((1+2)); f() { local y=$1; }; f a; read -r x <<< "$x"; probe "$x"')).toBe(
      true,
    );
  });
});
