import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/base/decision.ts";
import { verdictOn } from "../support/detector-tester.ts";
import type { RunOptions } from "../support/shell-run.ts";

/** What once did harm, as a shell was given it, and a twin that has to run without a question. */
interface Incident extends RunOptions {
  readonly what: string;
  readonly run: string;
  readonly decision: Decision;
  readonly twin: string;
  /** What the twin's world has beyond that of the incident. */
  readonly twinFiles?: RunOptions["files"];
}

const work = { "notes.txt": "x\n", "data/backup.sql": "x\n", "data/new.csv": "x\n" };
const tests = { "tests/a.ts": "", "patches/a": "", "plan/a": "" };
const tracked = ["README.md", "src/main.ts", "tests/a.ts", "patches/a", "plan/a"];
const script = "clean() {\n  rm -rf /\n}\nclean\n";

const incidents: readonly Incident[] = [
  {
    what: "a folder that was not found, valvesoftware/steam-for-linux#3671",
    run: 'STEAMROOT="$(cd "${0%/*}" && echo $PWD)"; STEAMROOT=; rm -rf "$STEAMROOT/"*',
    decision: "deny",
    twin: 'tmp=$(mktemp -d); rm -rf "$tmp/"*',
  },
  {
    what: "the same with the variable unset",
    run: 'rm -rf "$STEAMROOT/"*',
    decision: "deny",
    twin: 'rm -rf "$STEAMROOT/"*',
    twinFiles: {},
    env: {},
  },
  {
    what: "a stray blank, MrMEEE/bumblebee#123",
    run: "rm -rf /usr /lib/nvidia-current/xorg/xorg",
    decision: "deny",
    twin: "rm -rf ./dist /tmp/xorg",
  },
  {
    what: "a blank in an unquoted volume name, iTunes 2.0",
    run: 'set -- x "/ Volume/"; rm -rf $2Applications/iTunes.app 2> /dev/null',
    decision: "deny",
    twin: 'set -- x ./dist/; rm -rf "$2app" 2> /dev/null',
  },
  {
    what: "a database folder on the wrong host, GitLab 2017",
    run: "rm -rf /var/opt/gitlab/postgresql/data",
    decision: "deny",
    twin: "rm -rf /tmp/postgresql/data",
  },
  {
    what: "a log folder whose variable had gone, Kyoto University 2021",
    run: 'find "$LOGDIR/" -mtime +10 -delete',
    decision: "deny",
    twin: 'LOGDIR=./dist/logs; find "$LOGDIR" -mtime +10 -delete',
  },
  {
    what: "a home at the end of a list",
    run: "rm -rf tests/ patches/ plan/ ~/",
    decision: "deny",
    twin: "rm -rf tests/ patches/ plan/",
    files: tests,
    git: { tracked },
  },
  {
    what: "everything below the root",
    run: "cd / && rm -rf ./*",
    decision: "deny",
    twin: "cd /tmp/scratch && rm -rf ./*",
    files: { "/tmp/scratch/a": "" },
  },
  {
    what: "a home in the middle of a script, anthropics/claude-code#61519",
    run: "set -e\nmkdir -p dist\nnpm run build\nrm -rf ~ 2>/dev/null\necho done",
    decision: "deny",
    twin: "set -e\nmkdir -p dist\nnpm run build\nrm -rf ./dist 2>/dev/null\necho done",
  },
  {
    what: "a folder that is called ~, anthropics/claude-code#49464",
    run: "rm -rf ~/",
    decision: "deny",
    twin: "rm -r -- './~'",
    files: { "~/a": "" },
    git: { tracked: ["~/a"] },
  },
  {
    what: "a pattern that the outer shell expands, anthropics/claude-code#82165",
    run:
      'find . -maxdepth 1 -type d -name "*ache*" ' +
      '-exec sudo -u www-data sh -c "rm -rf \\"$1\\"/* 2>/dev/null" _ {} \\;',
    decision: "deny",
    twin: "find ./dist -maxdepth 1 -type d -name '*ache*' -exec rm -rf {} +",
    files: { "cache/a": "", "dist/cache/a": "" },
  },
  {
    what: "a find with the root inside, anthropics/claude-code#13278",
    run: "find . -name '*.tmp' -exec sh -c 'echo {}; rm -rf /*' \\;",
    decision: "deny",
    twin: "find . -name '*.tmp' -exec sh -c 'echo \"$1\"' _ {} \\;",
    files: { "a.tmp": "" },
  },
  {
    what: "moved inside, and the parent deleted, anthropics/claude-code#49129",
    run: "mv imgs sd_auto_generate/log && rm -rf sd_auto_generate",
    decision: "ask",
    twin: "mv imgs keep && rm -rf sd_auto_generate",
    files: { "imgs/a.png": "x", "sd_auto_generate/log/a.txt": "" },
    git: { tracked: ["sd_auto_generate/log/a.txt"] },
  },
  {
    what: "a checkout with the only .env.local, anthropics/claude-code#80830",
    run: "rm -rf poli-cool-events && gh repo clone acme/poli-cool-events",
    decision: "ask",
    twin: "rm -rf /tmp/events && gh repo clone acme/app /tmp/events",
    files: { "poli-cool-events/.env.local": "K=1\n", "poli-cool-events/a.ts": "" },
  },
  {
    what: "a cd that did not last",
    run: "rm -rf ./*",
    decision: "deny",
    twin: "cd dist && rm -rf ./*",
    files: { ...work, "dist/a.js": "" },
  },
  {
    what: "the only history, as a backup, google-gemini/gemini-cli#19729",
    run: "rm -rf .git.bak",
    decision: "deny",
    twin: "rm -rf dist.bak",
    files: {
      ".git.bak/HEAD": "ref: refs/heads/main\n",
      ".git.bak/objects": { dir: true },
      ".git.bak/refs": { dir: true },
      "dist.bak/a.js": "",
    },
    git: { tracked: ["dist.bak/a.js"] },
  },
  {
    what: "each file over the last, into a folder that is not there",
    run: "mv data/backup.sql data/new.csv gone",
    decision: "allow",
    twin: "mkdir -p kept && mv data/backup.sql data/new.csv kept",
    files: work,
  },
  {
    what: "what a stash left behind, anthropics/claude-code#45974",
    run: "git stash && git clean -fd",
    decision: "ask",
    twin: "git clean -ndX",
    files: work,
  },
  {
    what: "ignored folders after the ignore file went, anthropics/claude-code#29179",
    run: "git checkout --orphan b; git rm -rf .; git clean -fd",
    decision: "ask",
    twin: "git checkout --orphan b; git status",
    files: work,
  },
  {
    what: "files that nobody had added, AndyMik90/Aperant#1477",
    run: "git reset HEAD; git checkout -- .; git clean -fd -e .auto-claude",
    decision: "ask",
    twin: "git reset HEAD; git status --short",
    files: work,
    git: { changed: ["src/main.ts"] },
  },
  {
    what: "live work in a stale worktree, anthropics/claude-code#58885",
    run: "git worktree remove --force /home/dev/wt && rm -rf /home/dev/wt",
    decision: "deny",
    twin: "git worktree list && git worktree prune --dry-run",
    files: { "/home/dev/wt/.git": "gitdir: /home/dev/project/.git/worktrees/wt\n" },
  },
  {
    what: "shared history, WICG/webcomponents#273",
    run: "git push -f",
    decision: "deny",
    twin: "git push -u origin feature",
    git: { branch: "main" },
  },
  {
    what: "a stack with its snapshots",
    run: "terraform destroy -auto-approve",
    decision: "deny",
    twin: "terraform plan -destroy",
  },
  {
    what: "a production volume by a found token",
    run:
      'curl -X POST https://backboard.example.test/graphql/v2 -H "Authorization: Bearer $TOKEN" ' +
      `-d '{"query":"mutation { volumeDelete(volumeId: \\"1\\") }"}'`,
    decision: "ask",
    twin: "curl -s https://backboard.example.test/status",
    env: { TOKEN: "abcdefghijklmnop" },
  },
  {
    what: "a schema pushed with a reset, anthropics/claude-code#33183",
    run: "npx prisma db push --force-reset --accept-data-loss",
    decision: "ask",
    twin: "npx prisma generate",
  },
  {
    what: "a schema pushed by a script of the package",
    run: "npm run db:push",
    decision: "ask",
    twin: "npm run build",
    env: { DATABASE_URL: "postgres://app@db.example.test/live" },
    files: {
      "package.json": '{"scripts":{"db:push":"drizzle-kit push","build":"tsc -p ."}}',
    },
  },
  {
    what: "a live image by ssh, anthropics/claude-code#94579",
    run: "ssh host.example.test docker rmi ghcr.io/acme/app:latest",
    decision: "ask",
    twin: "docker image ls",
  },
  {
    what: "all volumes, guessi/docker-compose-grafana-influxdb#4",
    run: "docker system prune --volumes --force",
    decision: "ask",
    twin: "docker system df",
  },
  {
    what: "the working directory, openai/codex#5201",
    run: "rm -rf .",
    decision: "deny",
    twin: "rm -rf ./node_modules",
    files: { "package.json": "{}", "node_modules/a/index.js": "" },
  },
  {
    what: "the only backup among data, openai/codex#30028",
    run: "rm data/*",
    decision: "ask",
    twin: "rm dist/*",
    files: { ...work, "dist/a.js": "" },
  },
  {
    what: "an environment taken down and made anew",
    run: "aws cloudformation delete-stack --stack-name prod",
    decision: "deny",
    twin: "aws cloudformation describe-stacks --stack-name prod",
  },
  {
    what: "cloud resources by their command lines",
    run: "aws ec2 terminate-instances --instance-ids i-1 && aws s3 rm s3://b --recursive",
    decision: "deny",
    twin: "aws ec2 describe-instances && aws s3 ls s3://b",
  },
  {
    what: "an inventory of key files, nrwl/nx#32522",
    run: "find ~ -name 'id_*' > /tmp/inventory.txt; cat ~/.ssh/id_ed25519 >> /tmp/inventory.txt",
    decision: "ask",
    twin: "find . -name 'id_*' > /tmp/inventory.txt",
  },
  {
    what: "a home when a token is revoked",
    run: "curl -sf https://api.github.com/user || rm -rf ~/",
    decision: "deny",
    twin: "curl -sf https://api.github.com/user || rm -rf ./dist",
  },
  {
    what: "behind others in one list",
    run: "git fetch && git pull && git clean -fd",
    decision: "ask",
    twin: "git fetch && git pull && git status",
    files: work,
  },
  {
    what: "a folder whose parent went, anthropics/claude-code#10978",
    run: "rm -rf /home/dev/other/scripts/..",
    decision: "deny",
    twin: "rm -rf /tmp/scratch/scripts",
    files: { "/home/dev/other/.git/HEAD": "", "/home/dev/other/scripts/a": "" },
  },
  {
    what: "sources of another repository, openai/codex#20224",
    run: "rm -rf ../other",
    decision: "deny",
    twin: "ls ../other",
    files: { "/home/dev/other/.git/HEAD": "", "/home/dev/other/a.c": "" },
  },
  {
    what: "a script that was saved and is run",
    run: "bash clean.sh",
    decision: "deny",
    twin: "bash -n clean.sh",
    files: { "clean.sh": script },
  },
];

describe("what once did harm", () => {
  test.each(incidents)("$what: $run", ({ what: _, run, decision, twin: __, ...options }) => {
    expect(verdictOn(run, options)).toMatchObject({ decision });
  });

  test.each(incidents)("$what, its twin: $twin", ({ twin, twinFiles, ...options }) => {
    const { what: _, run: __, decision: ___, ...world } = options;
    const files = { ...world.files, ...twinFiles };
    const env = twinFiles ? { STEAMROOT: "/tmp/scratch" } : {};
    expect(verdictOn(twin, { ...world, files, env: { ...world.env, ...env } }).findings).toEqual(
      [],
    );
  });
});
