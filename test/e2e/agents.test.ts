import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { makePlace } from "./support/place.ts";

/*
 * Real coding agents with a scripted model. They are installed from the npm registry at first use,
 * so this runs only when it is asked for.
 */
const driver = new URL("../../../shared/agents/run-agent", import.meta.url).pathname;
const wanted = process.env["GUARDSH_AGENTS_TEST"] === "1" && existsSync(driver);

const commands = [
  "echo hi",
  "mkdir -p ~/keep/.git && touch ~/keep/.git/f",
  "rm -rf ~/keep/.git",
  "ls ~/keep/.git",
  "cat a.txt | wc -l",
];

/** Why: the agents' own checks would refuse before a shell is started. */
const trusting = [
  [".claude/settings.json", '{"permissions":{"defaultMode":"bypassPermissions"}}'],
  ["opencode.json", '{"permission":{"bash":"allow","external_directory":"allow"}}'],
] as const;

/** What the agent's model saw of each command. */
async function results(agent: string, shell: string): Promise<readonly string[]> {
  const { project } = makePlace({
    "home/project/a.txt": "one\ntwo\n",
    ...Object.fromEntries(trusting.map(([name, json]) => [`home/project/${name}`, json])),
  });
  const words = [agent, shell, project, ...commands];
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(driver, words, { timeout: 280_000 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout),
    );
  });
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).text);
}

/** What is wrong with them; empty when the third is refused and the others are their output. */
function complaints(texts: readonly string[]): readonly string[] {
  const rows = [/^hi\s*$/, /^(?!.*guardsh)/s, /guardsh: blocked/, /^f\s*$/, /^2\s*$/];
  if (texts.length !== rows.length) return [`${texts.length} results: ${texts.join("\n")}`];
  return texts.filter((text, index) => rows[index]?.test(text) !== true);
}

describe.runIf(wanted).each(["claude", "opencode"])("%s", (agent) => {
  test("works through guardsh, and is stopped by it", { timeout: 300_000 }, async () => {
    const guarded = installGuarded();
    expect(complaints(await results(agent, join(guarded.shims, "bash")))).toEqual([]);
    const lines = readFileSync(join(guarded.state, "audit.jsonl"), "utf8").trim().split("\n");
    const decisions = lines.map((line) => JSON.parse(line));
    expect(decisions.length).toBeGreaterThanOrEqual(commands.length);
    const refused = decisions.filter(({ decision }) => decision !== "allow");
    const isMeant = (command: string): boolean => command.includes("rm -rf ~/keep/.git");
    expect(refused.some(({ command }) => isMeant(command))).toBe(true);
    expect(refused.filter(({ command }) => !isMeant(command))).toEqual([]);
  });

  test("is not stopped by bash alone", { timeout: 300_000 }, async () => {
    const texts = await results(agent, "/bin/bash");
    expect(texts[2]).not.toContain("guardsh");
    expect(texts[3]).toContain("No such file");
    expect(complaints(texts)).toHaveLength(2);
  });
});
