import { describe } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { allowed, type Row, refused } from "./support/outcomes.ts";

const guarded = installGuarded();

const texts = ["true", "ls", "cd /", 'echo $"x"', "echo $((N))"] as const;

const isRoot = process.getuid?.() === 0;
/** Why: root's bash takes no PS4 from its environment. */
const prompt = isRoot ? { unproven: "a shell of root's leaves PS4 alone" } : {};

/** The same environment with each harmless text. */
const withEach = (row: Row, chosen: readonly string[] = texts): readonly Row[] =>
  chosen.map((text) => ({ ...row, name: `${row.name}: ${text}`, text }));

describe("the environment of bash", () => {
  const script = { "tmp/env.sh": "@evil\n" };
  refused(guarded, [
    ...withEach({ name: "BASH_ENV, a file", env: { BASH_ENV: "@tmp/env.sh" }, files: script }),
    ...withEach({ name: "BASH_ENV, a substitution", env: { BASH_ENV: "$(@evil)" } }),
    ...withEach({
      name: "BASH_ENV by a variable",
      env: { BASH_ENV: "$WHERE/env.sh", WHERE: "@tmp" },
      files: script,
    }),
    ...withEach({
      name: "SHELLOPTS and PS4",
      ...prompt,
      env: { SHELLOPTS: "xtrace", PS4: "$(@evil)" },
    }),
    ...withEach(
      { name: "BASH_FUNC_ls", env: { "BASH_FUNC_ls%%": "() {  @evil\n}" } },
      texts.slice(1, 2),
    ),
    ...withEach(
      { name: "BASH_FUNC_cd", env: { "BASH_FUNC_cd%%": "() {  @evil\n}" } },
      texts.slice(2, 3),
    ),
    ...withEach(
      { name: "BASH_FUNC_true", env: { "BASH_FUNC_true%%": "() {  @evil\n}" } },
      texts.slice(0, 1),
    ),
    ...withEach(
      { name: "BASH_FUNC_echo", env: { "BASH_FUNC_echo%%": "() {  @evil\n}" } },
      texts.slice(3),
    ),
    ...withEach({ name: "N", env: { N: "a[$(@evil)]" } }, texts.slice(4)),
    { name: "N under a name", text: "echo $((M+1))", env: { M: "N", N: "a[$(@evil)]" } },
    {
      name: "TEXTDOMAINDIR",
      text: 'echo $"x"',
      env: { TEXTDOMAIN: "x", TEXTDOMAINDIR: "@tmp", LANG: "de_DE.UTF-8" },
      files: { "tmp/de/LC_MESSAGES/x.mo": "" },
      unproven: "it needs a locale that may be missing, and a compiled catalogue",
    },
    {
      name: "BASHOPTS",
      text: "alias ls='@evil'\nls",
      env: { BASHOPTS: "expand_aliases" },
    },
    {
      name: "BASHOPTS, a pattern that is none without it",
      text: "rm -rf @home/@(keep|k)/.git; touch @tmp/ran",
      env: { BASHOPTS: "extglob" },
    },
    { name: "POSIXLY_CORRECT", text: "alias ls='@evil'\nls", env: { POSIXLY_CORRECT: "1" } },
    { name: "-O before -c", argv: ["bash", "-O", "expand_aliases", "-c", "alias ls='@evil'\nls"] },
    { name: "-x and PS4", argv: ["bash", "-xc", "true"], ...prompt, env: { PS4: "$(@evil)" } },
    { name: "set -x and PS4", text: "set -x; true", ...prompt, env: { PS4: "`@evil`" } },
    {
      name: "PROMPT_COMMAND",
      argv: ["bash", "-ic", "true"],
      env: { BASH_ENV: "$(@evil)" },
      files: { "home/.bashrc": "@evil\n" },
    },
    {
      name: "PATH",
      text: "ls",
      env: { PATH: "@tmp/bin:/usr/bin:/bin" },
      files: { "tmp/bin/ls*": "#!/bin/sh\n@evil\n" },
    },
    {
      name: "PATH with an empty element",
      text: "ls",
      env: { PATH: ":/usr/bin:/bin" },
      files: { "home/project/ls*": "#!/bin/sh\n@evil\n" },
    },
  ]);
  allowed(guarded, [
    ...withEach({ name: "BASH_ENV=/dev/null", env: { BASH_ENV: "/dev/null", N: "5" } }),
    ...withEach({
      name: "BASH_ENV, a harmless file",
      env: { BASH_ENV: "@home/env.sh", N: "" },
      files: { "home/env.sh": 'export PATH="$HOME/bin:$PATH"\nset +o histexpand\n' },
    }),
    ...withEach({ name: "BASH_ENV that is not there", env: { BASH_ENV: "$HOME/none", N: "0x1f" } }),
    ...withEach({
      name: "SHELLOPTS and PS4",
      env: { SHELLOPTS: "braceexpand:hashall:interactive-comments", PS4: "+$LINENO ", N: "7" },
    }),
    ...withEach({
      name: "functions",
      env: {
        "BASH_FUNC_ls%%": '() {  command ls -a "$@"\n}',
        "BASH_FUNC_cd%%": '() {  builtin cd "$@"\n}',
        "BASH_FUNC_which%%": '() {  ( alias; eval ${which_declare} ) | /usr/bin/which "$@"\n}',
        N: "-3",
      },
    }),
    ...withEach({
      name: "TEXTDOMAIN, BASHOPTS, POSIXLY_CORRECT, ENV",
      env: {
        TEXTDOMAIN: "bash",
        TEXTDOMAINDIR: "/usr/share/locale",
        BASHOPTS: "checkwinsize:cmdhist",
        POSIXLY_CORRECT: "1",
        ENV: "@home/.shrc",
        ZDOTDIR: "@home/.config/zsh",
        N: "1 + 1",
      },
    }),
    { name: "an unset N", text: "echo $((N))" },
    {
      name: "PATH of tools",
      text: "ls",
      env: { PATH: "@home/bin:/usr/bin:/bin" },
      files: { "home/bin/other*": "#!/bin/sh\n" },
    },
  ]);
});

describe("the environment of sh and zsh", () => {
  refused(guarded, [
    {
      name: "ENV of an interactive sh",
      argv: ["sh", "-ic", "true"],
      env: { ENV: "@tmp/env.sh" },
      files: { "tmp/env.sh": "@evil\n" },
    },
    { name: "ENV, a substitution", argv: ["sh", "-ic", "true"], env: { ENV: "$(@evil)" } },
    {
      name: "ENV of an interactive sh inside",
      text: "sh -ic true",
      env: { ENV: "@tmp/env.sh" },
      files: { "tmp/env.sh": "@evil\n" },
    },
    {
      name: "BASH_ENV of a bash inside",
      argv: ["sh", "-c", "bash -c true"],
      env: { BASH_ENV: "$(@evil)" },
    },
    ...["true", "ls", "cd /"].map((text) => ({
      name: `ZDOTDIR: ${text}`,
      argv: ["zsh", "-c", text],
      env: { ZDOTDIR: "@tmp/z" },
      files: { "tmp/z/.zshenv": "@evil\n" },
    })),
    {
      name: "ZDOTDIR of a zsh inside",
      text: "zsh -c true",
      env: { ZDOTDIR: "@tmp/z" },
      files: { "tmp/z/.zshenv": "@evil\n" },
    },
    {
      name: "ZDOTDIR assigned in front of it",
      text: "ZDOTDIR=@tmp/z zsh -c true",
      files: { "tmp/z/.zshenv": "@evil\n" },
    },
    { name: "BASH_ENV assigned in front of it", text: "BASH_ENV='$(@evil)' bash -c true" },
    { name: "BASH_ENV exported", text: "export BASH_ENV='$(@evil)'; bash -c true" },
    { name: "BASH_ENV by env", text: "env BASH_ENV='$(@evil)' bash -c true" },
    { name: "a function exported", text: "ls() { @evil; }; export -f ls; bash -c ls" },
    { name: "a function by env", text: "env 'BASH_FUNC_ls%%=() { @evil; }' bash -c ls" },
    { name: "PS4 for a script", text: "PS4='$(@evil)' bash -xc true", ...prompt },
    {
      name: "SHELLOPTS by env",
      text: "env SHELLOPTS=xtrace PS4='$(@evil)' bash -c true",
      ...prompt,
    },
    { name: "PS4 of the text", text: "PS4='$(@evil)'; set -x; true" },
    { name: "N by env", text: "N='a[$(@evil)]' bash -c 'echo $((N+1))'" },
  ]);
  allowed(guarded, [
    { name: "ENV of sh -c", argv: ["sh", "-c", "true"], env: { ENV: "@home/.shrc" } },
    {
      name: "ZDOTDIR with a harmless file",
      argv: ["zsh", "-c", "true"],
      env: { ZDOTDIR: "@home/z" },
      files: { "home/z/.zshenv": "export EDITOR=vi\n" },
    },
    { name: "BASH_ENV in front", text: "BASH_ENV=/dev/null bash -c true" },
    { name: "a function exported", text: "greet() { echo hi; }; export -f greet; bash -c greet" },
    { name: "set -x", text: "{ set -x; true; } 2> log" },
    { name: "a script's own", text: "BASH_ENV= ENV= bash -c 'sh -c true; bash -lc true'" },
    { name: "bash inside over SSH", text: "bash -c true", env: { SSH_CLIENT: "127.0.0.1 1 2" } },
    { name: "N by env", text: "N=4 bash -c 'echo $((N+1))'" },
  ]);
});

describe("variables that programs obey", () => {
  const git = "-c user.name=a -c user.email=a@example.test";
  const first = `echo 1 > a && git add a && git ${git} commit -qm a`;
  const repository = `git init -q && ${first} && echo 2 > a`;
  refused(guarded, [
    {
      name: "NODE_OPTIONS",
      text: "node -e 0",
      env: { NODE_OPTIONS: "-r @tmp/evil.cjs" },
      files: { "tmp/evil.cjs": 'require("child_process").execSync("@evil")' },
    },
    {
      name: "PERL5OPT",
      text: "perl -e 1",
      env: { PERL5OPT: "-Mevil -I@tmp" },
      files: { "tmp/evil.pm": 'system("@evil"); 1;' },
    },
    {
      name: "GIT_EXTERNAL_DIFF",
      text: `${repository}; git diff`,
      env: { GIT_EXTERNAL_DIFF: "@evil #" },
    },
    {
      name: "GIT_EDITOR",
      text: `${repository}; git ${git} commit -a`,
      env: { GIT_EDITOR: "@evil #" },
    },
    { name: "EDITOR", text: `${repository}; git ${git} commit -a`, env: { EDITOR: "@evil #" } },
    {
      name: "GIT_SSH_COMMAND",
      text: "git ls-remote ssh://h.example.test/x",
      env: { GIT_SSH_COMMAND: "@evil #" },
    },
    {
      name: "GIT_CONFIG_COUNT",
      text: `${repository}; git diff`,
      env: {
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: "diff.external",
        GIT_CONFIG_VALUE_0: "@evil #",
      },
    },
    {
      name: "LD_PRELOAD",
      text: "true",
      env: { LD_PRELOAD: "@tmp/lib.so" },
      files: { "tmp/lib.so": "" },
      unproven: "it is no real library",
    },
  ]);
  allowed(guarded, [
    { name: "NODE_OPTIONS", text: "node -e 0", env: { NODE_OPTIONS: "--max-old-space-size=512" } },
    { name: "PYTHON", text: "python3 -c 'print(1)'", env: { PYTHONUNBUFFERED: "1" } },
    { name: "git's", text: "git status -s", env: { GIT_EDITOR: "true", GIT_PAGER: "cat" } },
    {
      name: "editors and pagers",
      text: "git status -s; git log -1 2>/dev/null; true",
      env: { EDITOR: "code --wait", VISUAL: "vim", PAGER: "less", LESSOPEN: "| lesspipe %s" },
    },
    {
      name: "git without prompts",
      text: "git status -s",
      env: { GIT_TERMINAL_PROMPT: "0", GIT_SSH_COMMAND: "ssh -o BatchMode=yes" },
    },
  ]);
});
