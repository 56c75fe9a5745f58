import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Decision } from "../../src/base/decision.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { hostWorld } from "../../src/host/world.ts";
import { environOf } from "../../src/world/environ.ts";
import { shellRun } from "../support/shell-run.ts";

// What git can bring back, and what only looks as if it could, in real repositories. Nothing but
// the set-up of a throw-away folder is run.
const home = realpathSync(mkdtempSync(join(tmpdir(), "guardsh-git-")));
const project = join(home, "project");
const put = (name: string, text: string): void => {
  mkdirSync(join(project, name, ".."), { recursive: true });
  writeFileSync(join(project, name), text);
};
const git = (...words: readonly string[]): void => {
  const identity = ["-c", "user.name=Dev", "-c", "user.email=dev@example.test"];
  execFileSync("git", [...identity, ...words], {
    cwd: project,
    env: { PATH: "/usr/bin:/bin", HOME: home, GIT_CONFIG_NOSYSTEM: "1" },
    stdio: "ignore",
  });
};

/** Decisions on `git reset --hard` while all was committed, and while some was only staged. */
const onReset: Decision[] = [];

beforeAll(() => {
  mkdirSync(project);
  git("init", "-b", "main");
  put(".gitignore", "node_modules/\ndist/\n*.log\n.env\n");
  for (const name of ["clean.ts", "dirty.ts", "staged.ts", "marked.ts", "skipped.ts"])
    put(`src/${name}`, "1\n");
  put("package.json", "{}\n");
  put("whole/a.ts", "1\n");
  put("part/a.ts", "1\n");
  git("add", ".");
  git("commit", "-m", "first");
  git("branch", "merged");
  git("checkout", "-b", "unmerged");
  put("src/new.ts", "1\n");
  git("add", ".");
  git("commit", "-m", "second");
  git("checkout", "main");
  onReset.push(decisionOn("git reset --hard"));
  put("src/staged.ts", "2\n");
  git("add", "src/staged.ts");
  onReset.push(decisionOn("git reset --hard"));
  put("src/dirty.ts", "2\n");
  git("update-index", "--assume-unchanged", "src/marked.ts");
  put("src/marked.ts", "2\n");
  git("update-index", "--skip-worktree", "src/skipped.ts");
  put("src/skipped.ts", "2\n");
  put("untracked.txt", "1\n");
  put("part/b.ts", "1\n");
  put(".env", "TOKEN=1\n");
  put("debug.log", "1\n");
  put("dist/a.js", "1\n");
  put("node_modules/a/index.js", "1\n");
  put("data/only.db", "1\n");
  put("other/.git/HEAD", "ref: refs/heads/main\n");
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const decisionOn = (text: string): Decision => {
  const variables = { HOME: home, PATH: "/usr/bin:/bin", PWD: project };
  const environ = environOf(new Map(Object.entries(variables)));
  const world = hostWorld({ environ, directory: project, guardPaths: ["/opt/guardsh"] });
  return evaluate({ run: shellRun(text), world, tree: undefined }).decision;
};

const rows: readonly (readonly [Decision, string])[] = [
  ["allow", "rm src/clean.ts"],
  ["ask", "rm src/dirty.ts"],
  ["ask", "rm src/marked.ts"],
  ["ask", "rm src/skipped.ts"],
  ["ask", "rm untracked.txt"],
  ["ask", "rm -rf src"],
  ["allow", "rm -rf whole"],
  ["ask", "rm -rf part"],
  ["allow", "rm -f debug.log"],
  ["allow", "rm -rf dist node_modules"],
  ["ask", "rm -rf data"],
  ["ask", "echo data/ >> .gitignore; rm -rf data"],
  ["deny", "rm -f .env"],
  ["deny", "rm -rf .git"],
  ["deny", "rm -rf other"],
  ["deny", 'rm -rf "$PWD"'],
  ["allow", "git checkout -- src/clean.ts"],
  ["ask", "git checkout -- src/dirty.ts"],
  ["ask", "git checkout ."],
  ["ask", "git restore --source=HEAD --staged --worktree src/staged.ts"],
  ["ask", "git checkout HEAD -- src/staged.ts"],
  ["allow", "git checkout -- src/staged.ts"],
  ["allow", "git checkout HEAD -- whole/a.ts whole"],
  ["allow", "git restore --staged src/staged.ts"],
  ["ask", "git reset --hard"],
  ["allow", "git reset"],
  ["ask", "git clean -fd"],
  ["allow", "git clean -nd"],
  ["allow", "git clean -fdX dist"],
  ["ask", "git clean -fdx"],
  ["allow", "git stash"],
  ["allow", "git branch -d merged"],
  ["allow", "git branch -D merged"],
  ["ask", "git branch -D unmerged"],
  ["allow", "git rm --cached src/clean.ts"],
  ["allow", "find whole -name '*.ts' -delete"],
  ["ask", "find part -name '*.ts' -delete"],
  ["allow", "find dist -type f -mtime +3 -delete"],
  ["allow", "git add -A && git commit -m x"],
  ["ask", "git add -f .env"],
];

describe("in a real repository", () => {
  test("what is staged and in no commit is work", () => {
    expect(onReset).toEqual(["allow", "ask"]);
  });

  test.each(rows)("%s: %s", (decision, text) => {
    expect(decisionOn(text)).toBe(decision);
  });
});
