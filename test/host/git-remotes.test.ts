import { expect, test } from "vitest";
import { parseGitConfig } from "../../src/host/git-config.ts";
import { remotesOf } from "../../src/host/git-remotes.ts";

const url = "git@github.com:acme/app.git";
const origin = `[remote "origin"]\nurl = ${url}\n`;

test.each([
  ["one URL", origin, [["origin", url]]],
  ["dots in the name", `[remote "a.b"]\nurl = ${url}\n`, [["a.b", url]]],
  ["the same URL twice", `${origin}pushurl = ${url}\n`, [["origin", url]]],
  ["two URLs", `${origin}url = git@evil.example:x\n`, []],
  ["a push URL elsewhere", `${origin}pushurl = git@evil.example:x\n`, []],
  [
    "rewritten, longest prefix first",
    `[remote "origin"]\nurl = gh:acme/app\n[url "https://github.com/"]\ninsteadOf = gh:\n` +
      `[url "https://example.org/"]\ninsteadOf = gh:acme/\n`,
    [["origin", "https://example.org/app"]],
  ],
  [
    "rewritten for pushing",
    `${origin}[url "git@evil.example:"]\npushInsteadOf = git@github.com:\n`,
    [],
  ],
  ["none", "[core]\nbare = false\n", []],
] as const)("%s", (_, config, expected) => {
  expect([...remotesOf(parseGitConfig(config) ?? new Map())]).toEqual(expected);
});
