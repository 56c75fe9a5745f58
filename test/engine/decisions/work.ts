import type { Rule } from "./rule.ts";

/** What happens to the work itself: git, forges, deletion. */
export const workRules: readonly Rule[] = [
  {
    says: "a feature branch goes to the project's own remote; others are asked about or refused",
    rows: [
      ["git push -u origin feature", "git push origin main", "ask"],
      ["git push origin HEAD", "git push --force-with-lease origin feature", "ask"],
      ["git push", "git push --tags", "ask"],
      ["git push origin feature:feature", "git push origin :topic", "ask"],
      ["git push origin topic", "git push --force origin main", "deny"],
      ["git push --dry-run origin main", "git push --mirror", "deny"],
      ["git push origin feature", "git push --delete origin main", "deny"],
    ],
  },
  {
    says: "talking on a forge is allowed, deciding is asked about, deleting is refused",
    rows: [
      ["gh pr create --title t --body b", "gh pr merge 12 --squash", "ask"],
      ["gh pr comment 12 --body fine", "gh pr review 12 --approve", "ask"],
      ["gh issue create --title t --body b", "gh release create v1.0.0", "ask"],
      ["gh run list", "gh workflow run deploy.yml", "ask"],
      ["gh secret list", "gh secret set TOKEN --body x", "ask"],
      ["gh repo view", "gh repo delete acme/app --yes", "deny"],
    ],
  },
  {
    says: "git may discard what is somewhere else too",
    rows: [
      ["git checkout -- src/main.ts", "git checkout -- src/a.ts", "ask"],
      ["git restore src/main.ts", "git restore .", "ask"],
      ["git reset --soft HEAD~1", "git reset --hard", "ask"],
      ["git clean -nd", "git clean -fd", "ask"],
      ["git stash push", "git stash drop", "ask"],
      ["git rm --cached src/a.ts", "git rm -f src/a.ts", "ask"],
      ["git worktree list", "git stash clear", "ask"],
    ],
  },
  {
    says: "what git or a tool can bring back may be deleted",
    rows: [
      ["rm src/main.ts", "rm src/a.ts", "ask"],
      ["rm -rf node_modules dist", "rm -rf data", "ask"],
      ["find . -name '*.pyc' -delete", "find . -name '*.csv' -delete", "ask"],
      ["echo '# new' > README.md", "> notes.txt", "ask"],
      ["rm -rf dist/*", "rm -rf .", "deny"],
      ["rm -f .git/index.lock", "rm -rf .git", "deny"],
      ["mv src lib && rm -rf dist", "mv data dist/ && rm -rf dist", "ask"],
    ],
  },
  {
    says: "what is not there is judged by its path, what the text itself made is scratch",
    rows: [
      ["rm -rf build/missing", "rm -rf missing", "ask", { files: { Makefile: "all:\n\ttrue\n" } }],
      ["echo a > new.txt && rm new.txt", "rm new.txt", "ask"],
      ["mkdir scratch && touch scratch/a && rm -rf scratch", "rm -rf scratch", "ask"],
      ['d=$(mktemp -d) && rm -rf "$d"', "rm -rf ~/scratch", "ask"],
      ["rm -rf /tmp/missing", "rm -rf ~/missing", "ask"],
    ],
  },
  {
    says: "the origin of a listing stays with its names",
    rows: [
      [
        'for f in $(git diff --name-only); do npx prettier --write "$f"; done',
        'for f in $(cat list); do rm -rf "$f"; done',
        "ask",
      ],
      ["find . -name '*.pyc' | xargs rm -f", "find . -name '*.csv' | xargs rm -f", "ask"],
      ["find . -name '*.log' -print0 | xargs -0 rm", "find . -print0 | xargs -0 rm -rf", "deny"],
      ["git ls-files '*.ts' | xargs wc -l", "git ls-files --others | xargs rm", "ask"],
      ["ls dist | xargs -n1 echo", "ls / | xargs -I{} rm -rf /{}", "deny"],
      ['for f in src/*.ts; do echo "$f"; done', 'for f in /etc/*; do rm -rf "$f"; done', "deny"],
    ],
  },
];
