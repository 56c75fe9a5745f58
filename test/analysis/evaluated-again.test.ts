import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { verdictOn } from "../support/detector-tester.ts";
import { realBash, withFiles } from "../support/real-bash.ts";
import { evaluatedAgain, everydayEvaluation, staysData } from "./table/evaluated-again.ts";

/** Never run: it is only judged, in a machine in memory. */
const judged = (text: string): string =>
  verdictOn(text.replaceAll("@evil", "rm -rf ~"), { files: { "package.json": "{}" } }).decision;

/** Whether the real bash, in a throw-away folder, runs the harmless command in its place. */
const leavesMark = (text: string): boolean =>
  withFiles(["f", "package.json"], (folder) => {
    spawnSync(realBash ?? "bash", ["--norc", "-c", text.replaceAll("@evil", "touch ran")], {
      cwd: folder,
      env: { HOME: folder, PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
      stdio: "ignore",
      timeout: 10_000,
    });
    return existsSync(posix.join(folder, "ran"));
  });

describe("data that is evaluated again", () => {
  test.each(evaluatedAgain)("$text is not allowed", ({ text }) => {
    expect(judged(text)).not.toBe("allow");
  });
  const proven = evaluatedAgain.filter(({ unproven }) => unproven === undefined);
  test.skipIf(realBash === undefined).each(proven)("$text runs in bash", ({ text }) => {
    expect(leavesMark(text)).toBe(true);
  });
});

describe("data that stays data", () => {
  test.each(staysData)("%s is allowed", (text) => {
    expect(judged(text)).toBe("allow");
  });
  test.skipIf(realBash === undefined).each(staysData)("%s does not run in bash", (text) => {
    expect(leavesMark(text)).toBe(false);
  });
});

test.each(everydayEvaluation)("everyday: %s is allowed", (text) => {
  expect(judged(text)).toBe("allow");
});
