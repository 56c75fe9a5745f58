import { testEffects } from "../../support/effects-of.ts";

testEffects("git and the work in a repository", [
  { run: "git reset --hard", effects: [] },
  {
    run: "git reset --hard",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  { run: "git reset --hard HEAD~1", effects: ["discard commits"] },
  { run: "git reset --soft HEAD~1", effects: [] },
  { run: "git checkout .", effects: [] },
  {
    run: "git checkout .",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  {
    run: "git checkout src/main.ts",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  { run: "git checkout README.md", git: { changed: ["src/main.ts"] }, effects: [] },
  {
    run: "git checkout -- '*.ts'",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  { run: "git checkout main", git: { changed: ["src/main.ts"] }, effects: [] },
  {
    run: "git checkout -f main",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  { run: "git checkout -b x", effects: [] },
  {
    run: "git restore src",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  { run: "git restore --staged src", git: { changed: ["src/main.ts"] }, effects: [] },
  {
    run: "git restore :/",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  {
    run: "git switch --discard-changes main",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  {
    run: "git -C src restore main.ts",
    git: { changed: ["src/main.ts"] },
    effects: ["discard changes /home/dev/project/src/main.ts"],
  },
  { run: "git clean -fd", effects: [] },
  {
    run: "git clean -fd",
    files: { "new.txt": "x", "dir/a": "y" },
    effects: ["discard untracked /home/dev/project/dir/a /home/dev/project/new.txt"],
  },
  {
    run: "git clean -f",
    files: { "new.txt": "x", "dir/a": "y" },
    effects: ["discard untracked /home/dev/project/new.txt"],
  },
  {
    run: "git clean -fd",
    files: { ".gitignore": "*.log\ndist\n.env", ".env": "a", "dist/x": "a", "a.log": "s" },
    git: { tracked: [".gitignore"] },
    effects: [],
  },
  {
    run: "git clean -fdx",
    files: {
      ".gitignore": "*.log\ndist\n.env",
      ".env": "a",
      "dist/x": "a",
      "a.log": "s",
      "package.json": "{}",
    },
    git: { tracked: [".gitignore", "package.json"] },
    effects: ["discard untracked /home/dev/project/.env"],
  },
  { run: "git clean -fd -e new.txt", files: { "new.txt": "x" }, effects: [] },
  { run: "git clean -nfd", files: { "new.txt": "x" }, effects: [] },
  { run: "git stash clear", effects: ["discard stash"] },
  {
    run: "git stash drop",
    files: { ".git/refs/heads/feature": "1111111111111111111111111111111111111111" },
    effects: [],
  },
  {
    run: "git stash drop",
    files: { ".git/refs/stash": "1111111111111111111111111111111111111111" },
    effects: ["discard stash"],
  },
  { run: "git branch -D old", effects: ["discard commits"] },
  {
    run: "git branch -D old",
    files: {
      ".git/refs/heads/old": "1111111111111111111111111111111111111111",
      ".git/refs/heads/feature": "1111111111111111111111111111111111111111",
    },
    effects: [],
  },
  {
    run: "git branch -D old",
    files: { ".git/refs/heads/old": "1111111111111111111111111111111111111111" },
    effects: ["discard commits"],
  },
  { run: "git branch -d old", effects: [] },
  { run: "git branch -m a b", effects: [] },
  {
    run: "git config user.name Dev",
    effects: ["configure tool=git key=user.name value=Dev meaning=ordinary"],
  },
  {
    run: "git config --global alias.x '!cat a'",
    effects: ["configure tool=git key=alias.x value=!cat a meaning=runs"],
  },
  {
    run: "git config core.hooksPath .hooks",
    effects: ["configure tool=git key=core.hooksPath value=.hooks meaning=runs"],
  },
  {
    run: "git config http.sslVerify false",
    effects: ["configure tool=git key=http.sslVerify value=false meaning=weakens"],
  },
  { run: "git config --get core.pager", effects: [] },
  {
    run: "git config url.ssh://x/.insteadOf y",
    effects: [
      "configure tool=git key=url.ssh://x/.insteadOf value=ssh://x/.insteadOf meaning=redirects",
    ],
  },
  {
    run: "git config core.editor vim",
    effects: ["configure tool=git key=core.editor value=vim meaning=ordinary"],
  },
  {
    run: "git config --system user.name x",
    effects: [
      "write edit /etc/gitconfig",
      "configure tool=git key=user.name value=x meaning=ordinary",
    ],
  },
  {
    run: "git config set core.sshCommand 'ssh -i x'",
    effects: ["configure tool=git key=core.sshCommand value=ssh -i x meaning=runs"],
  },
  {
    run: "git remote add up https://x.test/a.git",
    effects: ["configure tool=git key=remote.up.url value=https://x.test/a.git meaning=redirects"],
  },
  { run: "git remote add fork git@github.com:me/app.git", effects: [] },
  { run: "git remote -v", effects: [] },
  {
    run: "git remote remove origin",
    effects: ["configure tool=git key=remote.origin.url value=nowhere meaning=redirects"],
  },
  {
    run: "git remote set-url origin https://x.test/a.git",
    effects: [
      "configure tool=git key=remote.origin.url value=https://x.test/a.git meaning=redirects",
    ],
  },
  { run: "git rebase -x 'cat a' main", effects: ["read flows /home/dev/project/a"] },
  {
    run: "git filter-branch --tree-filter 'cat a' HEAD",
    effects: ["read flows /home/dev/project/a", "discard commits"],
  },
  { run: "git reflog", effects: [] },
  { run: "git reflog expire --expire=now --all", effects: ["discard history"] },
  { run: "git gc", effects: [] },
  { run: "git gc --prune=now", effects: ["discard commits"] },
  { run: "git daemon --export-all", effects: ["listen offers=files"] },
  { run: "git instaweb -l", effects: ["listen offers=files address=127.0.0.1"] },
  {
    run: "GIT_SSH_COMMAND='cat a' git fetch",
    effects: ["read flows /home/dev/project/a", "connect git@github.com:acme/app.git"],
  },
  { run: "GIT_PAGER=less git log", effects: [] },
  { run: "GIT_EXTERNAL_DIFF='cat a' git diff", effects: ["read flows /home/dev/project/a"] },
  {
    run: "git show HEAD:.env",
    effects: ["read flows /home/dev/project/.env", "output … {secret .env}"],
  },
  {
    run: "git diff --no-index /dev/null ~/.ssh/id_rsa",
    effects: ["read flows /home/dev/.ssh/id_rsa", "output … {secret /home/dev/.ssh/id_rsa}"],
  },
  {
    run: "git commit --no-verify -m x",
    files: { ".git/hooks/pre-commit": "x" },
    effects: ["configure tool=git key=commit --no-verify value=… meaning=weakens"],
  },
  { run: "git commit -nm x", effects: [] },
  {
    run: "git lg",
    files: { ".git/config": "[alias]\n lg = !cat a\n" },
    effects: ["read flows /home/dev/project/a"],
  },
  {
    run: "git co main",
    files: { ".git/config": "[alias]\n co = push --force\n" },
    effects: ["connect main", "push remote=main branches=current force=yes deletes=false"],
  },
  { run: "git difftool -x 'cat a'", effects: ["read flows /home/dev/project/a"] },
  { run: "git grep -O'cat' x", effects: [] },
  {
    run: "git archive --remote=origin HEAD",
    effects: ["connect git@github.com:acme/app.git"],
  },
  { run: "git archive -o x.tar HEAD", effects: ["write truncate /home/dev/project/x.tar"] },
  { run: "git --git-dir=/x/.git reset --hard", effects: ["discard changes"] },
  { run: "git worktree remove --force wt", effects: [] },
  {
    run: "git clone --template=/tmp/t https://github.com/a/b",
    effects: [
      "configure tool=git key=init.templateDir value=/tmp/t meaning=runs",
      "connect https://github.com/a/b",
      "write create /home/dev/project/b = … {network github.com}",
    ],
  },
  { run: "git credential fill", effects: ["output … {secret git's stored credentials}"] },
]);
