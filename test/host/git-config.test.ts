import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isOn, lastOf, parseGitConfig } from "../../src/host/git-config.ts";

const folder = mkdtempSync(join(tmpdir(), "guardsh-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What git itself reads, as `key\nvalue` texts; undefined when it refuses the file. */
function byGit(text: string): readonly string[] | undefined {
  const path = join(folder, "config");
  writeFileSync(path, text);
  try {
    return execFileSync("git", ["config", "--file", path, "--no-includes", "--list", "-z"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    })
      .split("\0")
      .slice(0, -1)
      .map((entry) => (entry.includes("\n") ? entry : `${entry}\ntrue`))
      .sort();
  } catch {
    return undefined;
  }
}

const byUs = (text: string): readonly string[] | undefined => {
  const config = parseGitConfig(text);
  return config && [...config].flatMap(([key, all]) => all.map((one) => `${key}\n${one}`)).sort();
};

describe("parseGitConfig reads as git does", () => {
  test.each([
    "",
    "# only a comment",
    '[remote "origin"]\n\turl = git@github.com:acme/app.git\n\tfetch = +refs/heads/*\n',
    "[core]bare=true\n",
    "[Core]\n  BARE = True ; yes\n",
    "[core]\n\tbare\n\tx #c\n",
    "[core]\n\tbare",
    '[a "b\\"c\\\\d"]\nx = 1\n',
    '[a "B.c"]\nx = 1\n[A.B]\ny = 2\n',
    "[a]\nx = one two   three   \n",
    '[a]\nx = " one " two# no\n',
    '[a]\nx = "a;b" ; c\n',
    '[a]\nx = tab\\tnew\\nline\\\\ \\"q\\"\n',
    "[a]\nx = one \\\n   two\ny = 3\n",
    "[a]\r\nx = 1\r\ny = 2\r\n",
    "[a]\nx =\ny = \n",
    "[a]\nx = 1\nx = 2\n[b]\nz=0\n[a]\nx = 3\n",
    "[a] x = 1\n",
    "\uFEFF[a]\nx = 1\n",
    "[a]\nx = a=b\n",
    "[a]\nx = é\n",
    "[a]\n1x = 1\n",
    "[a]\nx y = 1\n",
    "[a\nx = 1\n",
    "x = 1\n",
    '[a "b]\nx = 1\n',
    '[a]\nx = "open\ny = 1\n',
    "[a]\nx = bad \\q\n",
    "[a]\nx = end \\",
    "[a b]\nx = 1\n",
    "[include]\npath = /etc/passwd\n",
  ])("%j", (text) => {
    expect(byUs(text)).toEqual(byGit(text));
  });
});

test("lastOf and isOn", () => {
  const config = parseGitConfig("[a]\nx = 1\nx = 2\non\noff = no\nzero = 0\nword = maybe\n");
  if (!config) throw new Error("not read");
  expect(lastOf(config, "a.x")).toBe("2");
  expect(lastOf(config, "a.none")).toBeUndefined();
  const keys = ["a.on", "a.x", "a.off", "a.zero", "a.word", "a.none"];
  expect(keys.map((key) => isOn(config, key))).toEqual([true, true, false, false, false, false]);
});

test("a megabyte of anything takes linear time and throws nothing", () => {
  for (const unit of [" ", "#", "[", "\\", '"', "a", '[a "', "[a]\nx=\\\n", "[a]\nx = "])
    expect(() => parseGitConfig(unit.repeat(1_048_576 / unit.length))).not.toThrow();
  expect(() => parseGitConfig(`[a "${"b".repeat(1_048_576)}"]`)).not.toThrow();
});
