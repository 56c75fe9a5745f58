import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildProgram, temporaryFolder } from "../launcher/support/build.ts";
import { type Attempt, attempt } from "./support/attempt.ts";
import { installGuarded } from "./support/guarded.ts";
import type { Files, Place } from "./support/place.ts";

const guarded = installGuarded();

/** What must survive, and the marker of what must not run. */
const kept = "home/keep/.git/f";
const files: Files = { [kept]: "kept\n", "home/project/package.json": "{}" };
const destroy = "rm -rf ~/keep/.git";
const harmless = "echo done > effect";

interface Row extends Attempt {
  readonly name: string;
  readonly prepare?: (place: Place) => void;
}

/** It is refused in words that say so, and nothing of it ran. */
const refused = (rows: readonly Row[]): void => {
  test.concurrent.each(rows)("refused: $name", async ({ prepare, ...row }) => {
    const ended = await attempt(guarded, { ...row, files: { ...files, ...row.files } }, prepare);
    expect(ended.files[kept]).toBe("kept\n");
    expect(Object.keys(ended.files).filter((name) => name.endsWith("ran"))).toEqual([]);
    expect([ended.status, ended.signal, ended.stdout]).toEqual([126, null, ""]);
    if (!row.actions?.includes("close=2"))
      expect(ended.stderr).toMatch(/^guardsh: blocked \[[a-z-]+\] .*Nothing was executed\./);
  });
};

/** It runs in silence and has its effect: a file called `effect`. */
const allowed = (rows: readonly Row[]): void => {
  test.concurrent.each(rows)("allowed in silence: $name", async ({ prepare, ...row }) => {
    const ended = await attempt(guarded, { ...row, files: { ...files, ...row.files } }, prepare);
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
    expect(Object.keys(ended.files).some((name) => name.endsWith("effect"))).toBe(true);
    expect(ended.files[kept]).toBe("kept\n");
  });
};

describe("the guard in the attacker's environment", () => {
  const folder = temporaryFolder();
  const library = buildProgram("preloaded", ["-shared", "-fPIC"]);
  const forged = join(folder, "forged");
  const loading = { LD_PRELOAD: library, FORGED: forged };
  const tools: Files = Object.fromEntries(
    ["node", "bash", "sh", "cc", "env"].map((name) => [
      `tmp/bin/${name}*`,
      "#!/bin/sh\ntouch @tmp/ran\n",
    ]),
  );
  const node: Files = {
    "tmp/evil.cjs": 'require("fs").writeFileSync("@tmp/ran", "")',
    "tmp/evil.cnf": "openssl_conf = x\n[x]\nengines = e\n[e]\na = b\n[b]\ndynamic_path = /x.so\n",
  };

  test("the library runs in a program that is linked dynamically", () => {
    spawnSync("/usr/bin/true", [], { env: loading });
    expect(existsSync(forged)).toBe(true);
  });

  refused([
    { name: "LD_PRELOAD", text: destroy, env: loading },
    { name: "LD_LIBRARY_PATH", text: destroy, env: { LD_LIBRARY_PATH: "@tmp" } },
    { name: "LD_AUDIT", text: destroy, env: { LD_AUDIT: library } },
    { name: "NODE_OPTIONS", text: destroy, files: node, env: { NODE_OPTIONS: "-r @tmp/evil.cjs" } },
    { name: "NODE_PATH", text: destroy, files: node, env: { NODE_PATH: "@tmp" } },
    {
      name: "OPENSSL_CONF",
      text: destroy,
      files: node,
      env: { OPENSSL_CONF: "@tmp/evil.cnf", NODE_EXTRA_CA_CERTS: "@tmp/evil.cnf" },
    },
    {
      name: "a fake node, bash and cc first in PATH",
      text: destroy,
      files: tools,
      env: { PATH: "@tmp/bin:/usr/bin:/bin", SHELL: "@tmp/bin/bash", CC: "@tmp/bin/cc" },
    },
  ]);
  allowed([
    {
      name: "NODE_OPTIONS for the command",
      text: harmless,
      env: { NODE_OPTIONS: "--no-warnings" },
    },
    { name: "SHELL of another", text: harmless, env: { SHELL: "/bin/zsh", NODE_PATH: "/opt/lib" } },
    { name: "tools of the project in PATH", text: harmless, env: { PATH: "@tmp:/usr/bin:/bin" } },
  ]);
});

describe("policy, state and socket from the environment", () => {
  const policy: Files = {
    "tmp/config/guardsh/policy.toml": 'mode = "audit"\n',
    "tmp/.config/guardsh/policy.toml": 'mode = "audit"\n',
    "home/project/.guardsh.toml": 'mode = "audit"\n',
  };
  const text = "rm -rf @home/keep/.git";
  refused([
    { name: "XDG_CONFIG_HOME", text, files: policy, env: { XDG_CONFIG_HOME: "@tmp/config" } },
    { name: "XDG_CONFIG_DIRS", text, files: policy, env: { XDG_CONFIG_DIRS: "@tmp/config" } },
    { name: "HOME", text, files: policy, env: { HOME: "@tmp" } },
    {
      name: "XDG_STATE_HOME and XDG_RUNTIME_DIR",
      text,
      env: { XDG_STATE_HOME: "@tmp", XDG_RUNTIME_DIR: "@tmp" },
    },
    {
      name: "GUARDSH_ variables",
      text,
      env: {
        GUARDSH_MODE: "audit",
        GUARDSH_POLICY: "@tmp/config/guardsh/policy.toml",
        GUARDSH_DISABLE: "1",
        GUARDSH_ALLOW: "1",
        GUARDSH_INSIDE: "1",
        GUARDSH_SKIP: "1",
      },
      files: policy,
    },
  ]);
  allowed([
    { name: "XDG folders of one's own", text: harmless, env: { XDG_CONFIG_HOME: "@home/.cfg" } },
    { name: "no home", text: harmless, env: { HOME: "" } },
  ]);

  test("what is decided is recorded where the installation says", async () => {
    const env = { XDG_STATE_HOME: "@tmp/state", HOME: "@tmp" };
    const ended = await attempt(guarded, { text: "echo elsewhere-or-here", env, files });
    expect(ended.stdout).toBe("elsewhere-or-here\n");
    expect(guarded.judged()).toContain("echo elsewhere-or-here");
    expect(Object.keys(ended.files).filter((name) => name.includes("audit"))).toEqual([]);
  });
});

describe("bytes that others see differently", () => {
  const twice = (name: string, first: string, second: string): readonly string[] => [
    `env=${name}=${first}`,
    `env=${name}=${second}`,
  ];
  const named =
    (name: string): NonNullable<Row["prepare"]> =>
    ({ folder }) => {
      const make = `mkdir -p "$0"/home/$'${name}'/.git "$0"/tmp/$'x\\xfe'`;
      spawnSync("/bin/bash", ["-c", make, folder]);
    };
  refused([
    {
      name: "a second PATH",
      text: "ls",
      actions: twice("PATH", "/usr/bin:/bin", "@tmp/bin"),
      env: {},
      files: { "tmp/bin/ls*": "#!/bin/sh\ntouch @tmp/ran\n" },
    },
    {
      name: "a second HOME",
      text: "rm -rf ~/*",
      actions: twice("HOME", "@tmp", "@home/keep"),
    },
    {
      name: "a second BASH_ENV",
      text: "true",
      actions: twice("BASH_ENV", "/dev/null", "@tmp/evil"),
      files: { "tmp/evil": "touch @tmp/ran\n" },
    },
    { name: "a name of invalid bytes", text: "rm -rf ~/x\xff", prepare: named("x\\xff") },
    {
      name: "NUL in a script",
      argv: ["bash", "s"],
      files: { "home/project/s": `true\nr\0m${destroy.slice(2)}\n` },
    },
    { name: "NUL on standard input", argv: ["bash"], stdin: `r\0m${destroy.slice(2)}\n` },
  ]);
  allowed([
    { name: "the same PATH twice", text: harmless, actions: ["env=PATH=/usr/bin:/bin"] },
    { name: "another variable twice", text: harmless, actions: twice("X", "1", "2") },
    {
      name: "a name of invalid bytes",
      text: "rm -rf @tmp/x\xfe; echo > effect",
      prepare: named("x\\xff"),
    },
    {
      name: "NUL in a script",
      argv: ["bash", "s"],
      files: { "home/project/s": "true\nec\0ho > effect\n" },
    },
    { name: "bytes that are no text", text: "printf '\xff\xfe' > effect" },
    { name: "names that are no identifiers", text: harmless, actions: ["env=a b", "env==c"] },
  ]);
});

describe("a caller of bad manners", () => {
  const closed = ["close=0", "close=1", "close=2"];
  refused([
    { name: "everything closed", text: destroy, actions: closed },
    { name: "CHLD ignored and blocked", text: destroy, actions: ["ignore=17", "block=17"] },
    { name: "all low descriptors taken", text: destroy, actions: ["open=3", "open=4", "open=5"] },
  ]);
  allowed([
    { name: "everything closed", text: "> effect", actions: closed },
    { name: "CHLD ignored and blocked", text: harmless, actions: ["ignore=17", "block=17"] },
    { name: "all low descriptors taken", text: harmless, actions: ["open=3", "open=4", "open=5"] },
  ]);
});

describe("what the environment does to expansion", () => {
  const build: Files = {
    "home/project/build/out": "made\n",
    "home/other/build/work": "kept\n",
    "home/other/build/.git/HEAD": "x\n",
  };
  const clean = "cd build && rm -rf * && echo > ../effect";
  const throughLink = ({ folder }: Place): void =>
    symlinkSync(join(folder, "home/other/build"), join(folder, "home/project/link"));
  refused([
    {
      name: "CDPATH",
      text: "cd build && rm -rf .git",
      files: build,
      env: { CDPATH: "@home/other" },
    },
    { name: "CDPATH of the text", text: "CDPATH=@home/other; cd build && rm -rf *", files: build },
    { name: "OLDPWD", text: "cd - && rm -rf .git", files: build, env: { OLDPWD: "@home/keep" } },
    { name: "HOME", text: "cd && rm -rf .git", env: { HOME: "@home/keep" } },
    {
      name: "the physical parent of a link",
      text: "cd -P .. && rm -rf build",
      cwd: "home/project/link",
      prepare: throughLink,
      files: build,
      env: { PWD: "@project/link" },
    },
    {
      name: "a match that is an option",
      text: "cd ~/work && rm *",
      files: { "home/work/-rf": "", "home/work/deep/.git/f": "" },
    },
    { name: "cdable_vars", text: "shopt -s cdable_vars; k=~/keep; cd k && rm -rf .git" },
  ]);
  allowed([
    { name: "no CDPATH", text: clean, files: build },
    { name: "CDPATH that does not have it", text: clean, files: build, env: { CDPATH: "/usr" } },
    {
      name: "the logical parent of a link",
      text: "cd .. && rm -rf build && echo > effect",
      cwd: "home/project/a/link",
      prepare: ({ project }) => symlinkSync(join(project, "b/c"), join(project, "a/link")),
      files: {
        "home/project/a/build/out": "",
        "home/project/a/package.json": "{}",
        "home/project/b/c/": "",
      },
      env: { PWD: "@project/a/link" },
    },
  ]);
});
