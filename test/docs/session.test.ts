import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../support/source-tree.ts";

// Every `$ guardsh …` in README's sessions gives what README shows. What is not `guardsh check` is
// run, and so has to be harmless even where it is allowed: here it names files that are not there.
const folder = mkdtempSync(join(tmpdir(), "guardsh-readme-"));
const project = join(folder, "project");

beforeAll(() => {
  mkdirSync(join(project, "dist"), { recursive: true });
  mkdirSync(join(project, ".git"));
  writeFileSync(join(project, "package.json"), "{}\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
const sessions = [...readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => match[1]);
const steps = sessions.flatMap((session) =>
  [...(session ?? "").matchAll(/^\$ guardsh (.*)\n((?:(?!\$ ).*\n)*)/gm)].map(
    ([, words = "", shown = ""]) => ({ words, shown }),
  ),
);

describe("README's sessions", () => {
  test("are there", () => expect(steps.length).toBeGreaterThan(5));

  test.each(steps)("$words", ({ words, shown }) => {
    const { stdout, stderr } = spawnSync(join(projectRoot, "bin/guardsh"), argumentsOf(words), {
      cwd: project,
      env: { PATH: "/usr/bin:/bin", HOME: "/home/you", GUARDSH_NO_BROKER: "1" },
      encoding: "utf8",
    });
    expect((stdout + stderr).replace(/^(\w+) {2}\(.*\)$/gm, "$1")).toBe(shown);
  });
});

/** `check 'a text'`, the text in single quotes. */
function argumentsOf(words: string): readonly string[] {
  const [, first, text] = /^(check|-c) '([^']*)'$/.exec(words) ?? [];
  if (first === undefined || text === undefined) throw new Error(`not understood: ${words}`);
  return [first, text];
}
