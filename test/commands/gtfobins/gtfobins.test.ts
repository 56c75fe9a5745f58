import { describe, expect, test } from "vitest";
import { commandSpec } from "../../../src/commands/registry.ts";
import { verdictOn } from "../../support/detector-tester.ts";
import { type Form, readForms } from "./forms.ts";

const forms = readForms();
const programs = [...new Set(forms.map((one) => one.program))];

const tested = (all: readonly Form[]) =>
  all.map(({ run, wanted, use }) => [use, run, wanted] as const);

describe.each(programs)("%s", (program) => {
  test.each(tested(forms.filter((one) => one.program === program)))("%s: %s", (_, run, wanted) => {
    const { decision, findings } = verdictOn(run);
    expect(findings.map((one) => one.detector)).not.toContain("internal-error");
    expect(decision).toBe(wanted);
  });
});

/** Forms that are one call of their program: as root they open a root shell. */
const rootShells = forms.filter(
  ({ use, run, wanted }) =>
    use === "shell" &&
    wanted === "ask" &&
    !/^(ls|ln|cp|echo|printf|cd|export|mkfifo)\b|\n/.test(run),
);

describe("as root", () => {
  test.each(rootShells.map(({ run }) => `sudo ${run}`))("%s", (run) => {
    expect(verdictOn(run).decision).toBe("deny");
  });
});

const strictness = ["allow", "ask", "deny"];

/** Forms that begin with their program, called as `/usr/bin/PROGRAM`. */
const byPath = forms.filter(({ run, program }) => `${run} `.startsWith(`${program} `));

describe("by its path", () => {
  test.each(byPath.map(({ run, wanted, use }) => [`/usr/bin/${run}`, wanted, use] as const))(
    "%s",
    (run, wanted, use) => {
      const { decision } = verdictOn(run);
      if (use === "everyday") expect(decision).toBe(wanted);
      else expect(strictness.indexOf(decision)).toBeGreaterThanOrEqual(strictness.indexOf(wanted));
    },
  );
});

/** Programs of which all options are known; `time` is a word of the shell first. */
const exact = programs.filter((program) => {
  const spec = commandSpec(program);
  return spec && !spec.inert && !spec.grammar.lenient && program !== "time";
});

describe("an option that it does not have", () => {
  test("is looked for where all are known", () => {
    expect(exact.length).toBeGreaterThan(100);
  });

  test.each(exact)("gives doubt: %s", (program) => {
    expect(verdictOn(`${program} --no-such-option x`).decision).not.toBe("allow");
  });
});

describe("the table", () => {
  test("has no program without a spec", () => {
    expect(programs.filter((program) => commandSpec(program) === undefined)).toEqual([]);
  });

  test("has more than one form for each program, and none twice", () => {
    expect(programs.length).toBeGreaterThan(450);
    expect(new Set(forms.map((one) => one.run)).size).toBe(forms.length);
    for (const program of programs)
      expect(forms.filter((one) => one.program === program).map((one) => one.use)).toContain(
        "everyday",
      );
  });

  test("explains each form that opens, runs or sends something and is allowed", () => {
    const quiet: readonly string[] = ["everyday", "download"];
    const unexplained = forms.filter(
      (one) => one.wanted === "allow" && !quiet.includes(one.use) && one.because === undefined,
    );
    expect(unexplained).toEqual([]);
  });
});
