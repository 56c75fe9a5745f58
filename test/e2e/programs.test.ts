import { describe, expect, test } from "vitest";
import { type Attempt, attempt } from "./support/attempt.ts";
import { installGuarded } from "./support/guarded.ts";

const guarded = installGuarded();

interface Row extends Attempt {
  readonly name: string;
}

/** It is refused, and nothing of it ran: no file called `ran` or `effect`. */
const refused = (rows: readonly Row[]): void => {
  test.concurrent.each(rows)("refused: $name", async (row) => {
    const ended = await attempt(guarded, row);
    const made = Object.keys(ended.files).filter((name) => /(^|\/)(ran|effect)$/.test(name));
    expect([ended.stdout, made]).toEqual(["", []]);
    // Why both: on a busy machine the writer may seem to pause, and then a reader may have begun.
    expect([126, "SIGTERM"]).toContain(ended.status ?? ended.signal);
    expect(ended.stderr).toMatch(/^guardsh: blocked \[run-opaque-code\] .*Nothing was executed\./);
  });
};

/** It runs in silence and makes a file called `effect`. */
const allowed = (rows: readonly Row[]): void => {
  test.concurrent.each(rows)("allowed in silence: $name", async (row) => {
    const ended = await attempt(guarded, row);
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
    expect(Object.keys(ended.files).some((name) => name.endsWith("/effect"))).toBe(true);
  });
};

const input = (name: string, stdin: string, more: Partial<Attempt> = {}): Row => ({
  name,
  argv: ["bash"],
  stdin,
  ...more,
});

const script = (name: string, text: string, more: Partial<Attempt> = {}): Row => ({
  name,
  argv: ["bash", "s.sh"],
  ...more,
  files: { "home/project/s.sh": text, ...more.files },
});

describe("a program on standard input that its own commands read", () => {
  refused([
    input("read takes two bytes", "read -n 2\n# touch @tmp/ran\n"),
    input("head takes two bytes", "head -c 2 >/dev/null\n# touch @tmp/ran\n"),
    input("a function reads", "f() { read -r x; }\nf\n# touch @tmp/ran\n"),
    input("a substitution reads", "x=$(head -c 2)\n# touch @tmp/ran\n"),
    input("another script reads", "bash r.sh\n# touch @tmp/ran\n", {
      files: { "home/project/r.sh": "head -c 2 >/dev/null\n" },
    }),
    input("a program that nobody knows", "./reader\n# touch @tmp/ran\n", {
      files: { "home/project/reader*": "#!/bin/sh\nhead -c 2 >/dev/null\n" },
    }),
    input("exec reads on elsewhere", "exec <next\n", {
      files: { "home/project/next": "touch @tmp/ran\n" },
    }),
    input("-s with arguments", "read -n 2\n# touch @tmp/ran\n", { argv: ["bash", "-s", "a"] }),
    input("as sh", "head -c 2 >/dev/null\n# touch @tmp/ran\n", { argv: ["sh"] }),
  ]);
  allowed([
    input("nothing reads", "mkdir -p a/b\necho x > a/b/effect\ncat a/b/effect >/dev/null\n"),
    input(
      "input of its own",
      "echo a > a\nread -r x < a\ncat <<E >/dev/null\n$x\nE\ntouch effect\n",
    ),
    input(
      "a loop over a file",
      "echo a > a\nwhile read -r x; do echo $x; done < a\ntouch effect\n",
    ),
    input("a pipeline", "echo a | while read -r x; do cat; done\ntouch effect\n"),
    input("the last one reads", "touch effect\ncat\n"),
    { name: "the same text behind -c", text: "read -n 2\n# nothing\ntouch effect", stdin: "ab" },
  ]);
});

describe("a script that is written to while a shell runs it", () => {
  refused([
    script("by name", "echo 'touch @tmp/ran' >> s.sh\n"),
    script("as $0", "echo 'touch @tmp/ran' >> \"$0\"\n"),
    script("through a link", "echo 'touch @tmp/ran' >> l.sh\n", {
      argv: ["bash", "-c", "ln -s s.sh l.sh; bash s.sh"],
    }),
    script("from one that it runs", "bash t.sh\n", {
      files: { "home/project/t.sh": "cp u.sh s.sh\n", "home/project/u.sh": "touch @tmp/ran\n" },
    }),
    script("that is sourced", "echo 'touch @tmp/ran' >> s.sh\n", {
      argv: ["bash", "-c", ". ./s.sh"],
    }),
    script("beside it", "sleep 1\n", {
      argv: ["bash", "-c", "bash s.sh & echo 'touch @tmp/ran' >> s.sh; wait"],
    }),
  ]);
  allowed([
    script("before it runs", "touch effect\n", {
      argv: ["bash", "-c", "echo 'touch effect' > s.sh; bash s.sh"],
    }),
    script("afterwards", "touch effect\n", {
      argv: ["bash", "-c", "bash s.sh; echo true >> s.sh"],
    }),
    script("in its log alone", "echo x >> s.log\ntouch effect\n"),
  ]);
});

describe("what $- tells a start-up file", () => {
  const guard = "case $- in\n    *i*) ;;\n      *) return;;\nesac\n";
  const login = { argv: ["-bash", "-c", "touch effect"] };
  allowed([
    {
      ...login,
      name: "that it is not for this shell",
      files: { "home/.bash_profile": `${guard}eval "$(cat ~/unknown-$RANDOM)"\n` },
    },
  ]);
  refused([
    {
      ...login,
      name: "nothing, where it does not ask",
      files: { "home/.bash_profile": 'eval "$(cat ~/unknown-$RANDOM)"\n' },
    },
    {
      ...login,
      name: "that it may be for this one",
      files: { "home/.bash_profile": `set -$RANDOM\n${guard}eval "$(cat ~/unknown-$RANDOM)"\n` },
    },
  ]);
});
