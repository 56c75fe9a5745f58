// The long checks in full: what `.ci/run` does in a short form with fixed seeds, here with many more
// cases, and with real coding agents. Writes what was run, and how it ended, to docs/verified.md.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const seed = Number(process.env.VERIFY_SEED ?? 20261122);

const checks = [
  {
    name: "Real agents: the issue's lines and a scripted day",
    command: ["npx", "vitest", "run", "test/e2e/agents.test.ts", "test/e2e/day"],
    env: { GUARDSH_AGENTS_TEST: "1" },
  },
  {
    name: "Random words and patterns against bash",
    command: ["npx", "vitest", "run", "test/expand", "test/pattern"],
    env: { PROPERTY_SEED: String(seed), PROPERTY_COUNT: "4000" },
  },
  {
    name: "The reader against bash's own parser",
    command: ["npx", "vitest", "run", "test/oracle", "test/syntax"],
    env: { FAULTS: "all", SCRIPTS: "all" },
  },
  {
    name: "Two million random texts against bash's own parser",
    command: ["node", "test/oracle/fuzz/run.mjs", "--cases", "2000000", "--seed", String(seed)],
    env: {},
  },
  {
    name: "Random words and programs against bash's own expansion",
    command: [
      ...["node", "test/oracle/fuzz/run.mjs", "--expansion"],
      ...["--cases", "60000", "--seed", String(seed)],
    ],
    env: {},
  },
  {
    name: "The launcher under sanitizers, against forged answers and every kind of caller",
    command: ["npx", "vitest", "run", "test/launcher", "test/protocol"],
    env: {},
  },
  {
    name: "Concurrent writers of the record and the session store",
    command: ["npx", "vitest", "run", "test/audit", "test/ledger"],
    env: {},
  },
];

const run = (command, env = {}) =>
  spawnSync(command[0], command.slice(1), {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
    maxBuffer: 64 * 1024 * 1024,
  });

const commit = run(["git", "rev-parse", "HEAD"]).stdout.trim();
const rows = checks.map(({ name, command, env }) => {
  const started = Date.now();
  const ended = run(command, env);
  const counted = /^\s*(?:Tests\s+)?(.*\b(?:passed|differences).*)$/m.exec(ended.stdout)?.[1];
  const settings = Object.entries(env).map(([key, value]) => `${key}=${value} `);
  const seconds = Math.round((Date.now() - started) / 1000);
  const result = ended.status === 0 ? "passed" : `FAILED (${ended.status})`;
  console.log(`${name}: ${result}, ${counted ?? "no count"}, ${seconds} s`);
  if (ended.status !== 0) console.log(ended.stdout.slice(-4000));
  return {
    failed: ended.status !== 0,
    text: `| ${name} | \`${settings.join("")}${command.join(" ")}\` | ${result} | ${counted ?? "no count"} | ${seconds} |`,
  };
});

writeFileSync(
  "docs/verified.md",
  [
    "# Verified",
    "",
    "Written by `npm run verify`: the long checks, as they ended on this commit.",
    "",
    `Commit \`${commit}\`, Node ${process.version}, ${process.platform} ${process.arch}.`,
    "",
    "| check | command | result | tests | seconds |",
    "|---|---|---|---|---|",
    ...rows.map(({ text }) => text),
    "",
  ].join("\n"),
);
process.exit(rows.some(({ failed }) => failed) ? 1 : 0);
