import { discardWork } from "../../src/detectors/discard-work.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(discardWork, {
  clean: [
    "git reset --hard",
    { run: "git clean -fdx", files: { "node_modules/a.js": "x" } },
    "git reset --soft HEAD~1",
    "git reset HEAD README.md",
    { run: "git checkout -- src/main.ts", git: {} },
    "git restore --staged .",
    "git clean -n",
    "git clean -nd",
    "git stash",
    "git stash list",
    "git stash pop",
    "git branch -d merged",
    "git branch topic",
    "git reflog",
    "git gc",
    "git checkout main",
    "git commit -m 'git reset --hard'",
  ],
  flagged: [
    { run: "git reset --hard HEAD~1", findings: ["commits"] },
    { run: "git reset --hard", git: { changed: ["src/main.ts"] }, findings: ["changes"] },
    {
      run: "git checkout -- src/main.ts",
      git: { changed: ["src/main.ts"] },
      findings: [{ messageId: "changes", at: "git checkout -- src/main.ts" }],
    },
    { run: "git restore .", git: { changed: ["src/main.ts"] }, findings: ["changes"] },
    { run: "git checkout -f main", git: { changed: ["src/main.ts"] }, findings: ["changes"] },
    { run: "git clean -fd", files: { "notes.txt": "x" }, findings: ["untracked"] },
    { run: "git clean -fdx", files: { "notes.txt": "x" }, findings: ["untracked"] },
    { run: "git stash drop", findings: ["stash"] },
    { run: "git stash clear", findings: ["stash"] },
    { run: "git branch -D old", findings: ["commits"] },
    { run: "git update-ref -d refs/heads/old", findings: ["commits"] },
    { run: "git reflog expire --expire=now --all", findings: ["history"] },
    { run: "git gc --prune=now", findings: ["commits"] },
    { run: "git filter-branch --force HEAD", findings: ["commits"] },
  ],
});
