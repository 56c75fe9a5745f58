import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { changeLetters, startLetters } from "../../src/analysis/option-letters.ts";
import { effectsOf, shownEffect } from "../support/effects-of.ts";

const bash = "/bin/bash";

const show = "echo $-";

const starts: readonly (readonly string[])[] = [
  [],
  ["-e"],
  ["-eu", "-o", "pipefail"],
  ["-x"],
  ["-a", "-C"],
  ["-o", "xtrace", "-O", "extglob"],
  ["+h"],
  ["--norc", "+B"],
  ["-fET"],
];

describe("the letters of $-", () => {
  test.runIf(existsSync(bash)).each(starts)("after %j are those of bash", (...words) => {
    const run = { encoding: "utf8", maxBuffer: 1000 } as const;
    const command = execFileSync(bash, [...words, "-c", show], run).trim();
    expect(startLetters([...words, "-c"], "command")).toBe(command);
    const input = execFileSync(bash, [...words, "-s"], { ...run, input: `${show}\n` }).trim();
    expect(startLetters([...words, "-s"], "stdin")).toBe(input);
    expect(startLetters(words, "script")).toBe(command.replace("c", ""));
  });

  test.each([["-i"], ["-m"], ["-p"], ["-o", "monitor"], ["--rcfile", "x"], ["-r"]])(
    "%j is not told",
    (...words) => {
      expect(startLetters(words, "command")).toBeUndefined();
    },
  );

  test("change with set", () => {
    expect(changeLetters("hBc", ["-e", "-x"])).toBe("ehxBc");
    expect(changeLetters("ehBc", ["+e"])).toBe("hBc");
    expect(changeLetters(undefined, ["-e"])).toBeUndefined();
  });
});

const guarded = "case $- in *i*) ;; *) exit;; esac\ntouch /tmp/reached\n";

const reached = (text: string, letters?: string): boolean =>
  effectsOf(text, letters === undefined ? {} : { letters })
    .map(shownEffect)
    .some((one) => one.includes("/tmp/reached"));

describe("a start-up file that is for interactive shells", () => {
  test("ends where the shell is known not to be one", () => {
    expect(reached(guarded, "hBc")).toBe(false);
    expect(reached(`set -eu\n${guarded}`, "hBc")).toBe(false);
  });

  test("goes on where that is not known", () => {
    expect(reached(guarded)).toBe(true);
    expect(reached(guarded, "himBHs")).toBe(true);
    expect(reached(`if true; then set -$(foo); fi\n${guarded}`, "hBc")).toBe(true);
    expect(reached(`[ -e x$(foo) ] && set -m; ${guarded}`, "hBc")).toBe(true);
    expect(reached(`set $(foo)\n${guarded}`, "hBc")).toBe(true);
  });
});
