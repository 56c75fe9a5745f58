import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { installGuarded } from "../support/guarded.ts";
import { makePlace, type Place } from "../support/place.ts";
import day from "./commands.json" with { type: "json" };
import { project, scripted } from "./project.ts";

/*
 * A day of ordinary work with dangerous commands in between. All of them are harmless where they
 * run: names of hosts that do not exist, files of a throw-away home.
 */
const guarded = installGuarded();
const commands = scripted(day);
const refusal = "guardsh: blocked";

const survives = ({ home }: Place): boolean =>
  existsSync(join(home, "keep/.git/f")) && existsSync(join(home, ".ssh/id_ed25519"));

test("it is a day", () => {
  expect(day.ordinary.length).toBeGreaterThanOrEqual(60);
  expect(commands.filter(({ dangerous }) => dangerous)).toHaveLength(day.dangerous.length);
  expect(day.dangerous.length).toBeGreaterThanOrEqual(15);
});

test("through the shim, command by command", { timeout: 300_000 }, () => {
  const place = makePlace(project);
  const environment = { PATH: process.env["PATH"], HOME: place.home, LANG: "C.UTF-8" };
  const wrong = commands.flatMap(({ text, dangerous }) => {
    const ended = spawnSync(join(guarded.shims, "bash"), ["-c", text], {
      cwd: place.project,
      env: environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 60_000,
    });
    const refused = ended.status === 126 && ended.stderr.includes(refusal);
    const right = dangerous ? refused : ended.status === 0;
    return right ? [] : [`${text}: ${ended.status} ${ended.stdout}${ended.stderr}`];
  });
  expect(wrong).toEqual([]);
  expect(survives(place)).toBe(true);
});

/** Why: the driver gives the agent a home of its own. */
const prepare = "mkdir -p ~/keep/.git && touch ~/keep/.git/f";
const driver = new URL("../../../../shared/agents/run-agent", import.meta.url).pathname;
const wanted = process.env["GUARDSH_AGENTS_TEST"] === "1" && existsSync(driver);

describe.runIf(wanted).each(["claude", "opencode"])("%s", (agent) => {
  test("works the day through guardsh", { timeout: 900_000 }, async () => {
    const settings: readonly (readonly [string, object])[] = [
      [".claude/settings.json", { permissions: { defaultMode: "bypassPermissions" } }],
      ["opencode.json", { permission: { bash: "allow", external_directory: "allow" } }],
    ];
    const wrong: string[] = [];
    // Why in parts: the driver gives an agent two minutes.
    const place = makePlace({
      ...project,
      ...Object.fromEntries(
        settings.map(([name, json]) => [`home/project/${name}`, JSON.stringify(json)]),
      ),
    });
    for (let from = 0; from < commands.length; from += 22) {
      const part = commands.slice(from, from + 22);
      const [, ...texts] = await results(agent, place, [prepare, ...part.map(({ text }) => text)]);
      expect(texts).toHaveLength(part.length);
      for (const [index, { text, dangerous }] of part.entries())
        if (texts[index]?.includes(refusal) !== dangerous) wrong.push(`${text}: ${texts[index]}`);
    }
    expect(wrong).toEqual([]);
    expect(survives(place)).toBe(true);
    const lines = readFileSync(join(guarded.state, "audit.jsonl"), "utf8").trim().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(commands.length);
  });
});

/** What the agent's model saw of each command. */
async function results(
  agent: string,
  { project: folder }: Place,
  texts: readonly string[],
): Promise<readonly string[]> {
  const words = [agent, join(guarded.shims, "bash"), folder, ...texts];
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(driver, words, { timeout: 180_000 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout),
    );
  });
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).text);
}
