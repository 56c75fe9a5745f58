import { describe } from "vitest";
import { installGuarded } from "./support/guarded.ts";
import { allowed, refused } from "./support/outcomes.ts";

const guarded = installGuarded();

describe("text that another shell reads", () => {
  const dashOnly = [
    "echo $'\\'; @evil #'",
    "[[ ; @evil",
    "echo a &>f @evil",
    "alias ls='@evil'\nls",
    "select; @evil",
    "function; @evil",
    "coproc ; @evil",
  ];
  const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  refused(guarded, [
    ...dashOnly.map((text) => ({ name: `sh -c ${text}`, text: `sh -c ${quoted(text)}; true` })),
    ...dashOnly.map((text) => ({ name: `sh: ${text}`, argv: ["sh", "-c", `${text}`] })),
    { name: "a here-document for sh", text: "sh <<'END'\necho $'\\'; @evil #'\nEND" },
    {
      name: "a pipe into sh",
      text: "printf '%s\\n' \"echo \\$'\\\\''; @evil #'\" | sh; sh -c '@evil'",
    },
    { name: "env sh", text: "env sh -c '[[ ; @evil'; true" },
    { name: "xargs sh", text: "echo x | xargs sh -c 'select; @evil'; true" },
    { name: "find -exec sh", text: "find package.json -exec sh -c 'select; @evil' \\;" },
    {
      name: "a script of sh",
      text: "./s.sh; true",
      files: { "home/project/s.sh*": "#!/bin/sh\nselect; @evil\n" },
    },
    ...[
      "echo *(e:'@evil':)",
      "for x (a b) { @evil }",
      "() { @evil }",
      "repeat 1 { @evil }",
      "echo ${(e):-\\$(@evil)}",
    ].map((text) => ({ name: `zsh: ${text}`, argv: ["zsh", "-c", text] })),
    ...["() { @evil }", "repeat 1 { @evil }"].map((text) => ({
      name: `zsh -c ${text}`,
      text: `zsh -c ${quoted(text)}`,
    })),
  ]);
  allowed(guarded, [
    { name: "sh -c", text: "sh -c 'echo hi; [ -f package.json ] && ls'" },
    { name: "sh", argv: ["sh", "-c", 'for f in *; do echo "$f"; done > out'] },
    { name: "a here-document for sh", text: "sh <<'END'\necho 'hi'\nEND" },
    { name: "xargs sh", text: "echo x | xargs sh -c 'echo \"$0\"'" },
    { name: "find -exec sh", text: "find . -name '*.json' -exec sh -c 'echo \"$1\"' _ {} \\;" },
    { name: "zsh", argv: ["zsh", "-c", "echo hi && ls > /dev/null"] },
    {
      name: "a script of sh",
      text: "./s.sh",
      files: { "home/project/s.sh*": '#!/bin/sh\nset -eu\necho "$0" > out\n' },
    },
  ]);
});

describe("text that bash -n rejects and bash runs", () => {
  refused(guarded, [
    { name: "extglob", text: "shopt -s extglob\n@evil @tmp/@(ran|no)" },
    {
      name: "an alias of half a command",
      text: "shopt -s expand_aliases\nalias q='case a in a)'\nq @evil;; esac",
    },
    {
      name: "an alias under posix",
      text: "set -o posix\nalias q='case a in a)'\nq @evil;; esac",
    },
    { name: "commands before the error", text: "@evil\n)" },
    { name: "eval before the error", text: "eval '@evil'\nfi" },
  ]);
  allowed(guarded, [
    { name: "extglob", text: "shopt -s extglob\nls !(x) > /dev/null" },
    { name: "an alias", text: "shopt -s expand_aliases\nalias q='echo'\nq hi" },
  ]);
});

describe("programs on standard input", () => {
  refused(guarded, [
    { name: "read shifts the program", argv: ["bash"], stdin: "read -n 2\n# @evil\n" },
    {
      name: "head shifts the program",
      argv: ["bash"],
      stdin: "head -c 2 >/dev/null\n# @evil\n",
      unproven: "what head leaves depends on how it reads",
    },
    { name: "a plain program", argv: ["bash"], stdin: "@evil\n" },
    { name: "-s", argv: ["bash", "-s", "x"], stdin: "@evil\n" },
    { name: "a FIFO as a script", text: "mkfifo p; echo '@evil' > p & bash p" },
    { name: "a process substitution as a script", text: "bash <(echo '@evil')" },
    { name: "a process substitution to source", text: ". <(echo '@evil')" },
    { name: "standard input as a script", text: "echo '@evil' | bash /dev/stdin" },
  ]);
  allowed(guarded, [
    { name: "a plain program", argv: ["bash"], stdin: "echo hi\nls > /dev/null\n" },
    { name: "input of its own", argv: ["bash"], stdin: "read x < package.json\necho hi\n" },
    { name: "the last command reads", argv: ["bash"], stdin: "echo hi\ncat\n" },
    { name: "a here-document in it", argv: ["bash"], stdin: "cat <<END\nhi\nEND\necho ho\n" },
    { name: "a program for an inner bash", text: "bash <<'END'\necho hi\nEND" },
    {
      name: "data for read",
      text: "printf 'a\\n# touch pwn\\n' | while read -r l; do echo $l; done",
    },
  ]);
});

describe("frames of agents", () => {
  const snapshot = "@home/.claude/shell-snapshots/snapshot-bash-1-a.sh";
  const framed = (inner: string): string =>
    `source ${snapshot} 2>/dev/null || true && shopt -u extglob 2>/dev/null || true && ` +
    `eval '${inner}' < /dev/null && pwd -P >| @tmp/claude-1a2b-cwd`;
  const marks = { CLAUDECODE: "1", AI_AGENT: "claude-code_harness" };
  const file = "home/.claude/shell-snapshots/snapshot-bash-1-a.sh";
  refused(guarded, [
    { name: "the command in the frame", text: framed("@evil"), env: marks },
    {
      name: "the snapshot in the frame",
      text: framed("true"),
      env: marks,
      files: { [file]: "@evil\n" },
    },
    {
      name: "the snapshot's alias",
      text: framed("ls"),
      env: marks,
      files: { [file]: "unalias -a\nls() { @evil; }\n" },
    },
    { name: "marks alone", text: "@evil", env: { ...marks, GUARDSH_INSIDE: "1" } },
  ]);
  allowed(guarded, [
    {
      name: "the frame with its snapshot",
      text: framed("ls -la | head -3"),
      env: marks,
      files: {
        [file]:
          'unalias -a 2>/dev/null || true\nshopt -s expand_aliases\nexport PATH="$PATH:/opt/x"\n',
      },
    },
    { name: "the frame without a snapshot", text: framed("echo hi"), env: marks },
  ]);
});
