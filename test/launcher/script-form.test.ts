import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { managementWords } from "../../src/protocol/protocol.ts";
import { bundleDecider, call, installLauncher } from "./support/installation.ts";

const source = new URL("../../src/launcher/guardsh.bash", import.meta.url).pathname;
const { folder, launcher, record } = installLauncher(source);
const decider = { node: process.execPath, bundle: bundleDecider(folder) };
const ran = join(folder, "RAN");
const shims = join(folder, "shims");
mkdirSync(shims);
for (const name of ["bash", "sh", "zsh"]) symlinkSync(launcher, join(shims, name));

beforeEach(() => {
  record(decider);
  rmSync(ran, { force: true });
});

/** Argv of a call by a caller that starts the file at this path. */
const start = (path: string, ...words: readonly string[]): readonly [string, readonly string[]] => [
  path,
  [path, ...words],
];

describe("the script form", () => {
  test.each([
    ["bash", ["-c", "echo $0 $1; exit 5", "a", "b"], "a b\n", 5],
    ["bash", ["-c", "printf '%s|' \"$@\"", "x", "", "a b", "*"], "|a b|*|", 0],
    ["sh", ["-c", "echo $'a'"], "$a\n", 0],
    ["zsh", ["-f", "-c", "echo $ZSH_NAME"], "zsh\n", 0],
    ["bash", ["--norc", "-c", "echo $-"], "hBc\n", 0],
    ["bash", ["-c"], "", 2],
  ])("runs %s %j when it is allowed", (name, words, stdout, status) => {
    expect(call([], ...start(join(shims, name), ...words))).toMatchObject({ stdout, status });
  });

  test("keeps the pid, and the caller's variables whatever their names", () => {
    const actions = ["env=node=mine", "env=answer=too", "env=BYTES=hex", "env=SHLVL=3"];
    const text = "echo $node $answer $SHLVL $PPID";
    const through = call(actions, ...start(join(shims, "bash"), "-c", text));
    expect(through.stdout).toMatch(/^mine too 4 \d+\n$/);
  });

  test("refuses in the decider's words", () => {
    const ending = call([], ...start(launcher, "-c", `touch ${ran} # deny`));
    expect(ending).toEqual({ status: 126, signal: null, stdout: "", stderr: "denied\n" });
    expect(existsSync(ran)).toBe(false);
  });

  test("judges a script file by its path", () => {
    writeFileSync(join(folder, "fine"), "echo fine\n");
    expect(call([], ...start(launcher, "./fine"), { cwd: folder }).stdout).toBe("fine\n");
  });

  test.each([
    "LD_PRELOAD=/x",
    "LD_ANYTHING=",
    "DYLD_INSERT_LIBRARIES=/x",
    "GCONV_PATH=/x",
    "SHELLOPTS=xtrace",
    "BASHOPTS=expand_aliases",
  ])("refuses while %s is set", (entry) => {
    const ending = call([`env=${entry}`], ...start(launcher, "-c", `touch ${ran}`));
    expect(ending.status).toBe(126);
    expect(ending.stderr).toContain("guardsh: blocked [loader-variables] ");
    expect(existsSync(ran)).toBe(false);
  });

  test("obeys neither BASH_ENV, exported functions, NODE_OPTIONS nor PATH", () => {
    const evil = join(folder, "evil");
    writeFileSync(evil, `touch ${ran}\n`);
    chmodSync(evil, 0o755);
    const functions = ["printf", "exec", "read", "refuse", "unset", "cd"].map(
      (name) => `env=BASH_FUNC_${name}%%=() { touch ${ran}; }`,
    );
    const actions = [...functions, `env=BASH_ENV=${evil}`, `env=NODE_OPTIONS=--require=${evil}`];
    const ending = call([...actions, "env=IFS=a"], ...start(launcher, "-c", "deny"));
    expect(ending.stderr).toBe("denied\n");
    expect(existsSync(ran)).toBe(false);
  });

  test.each([
    ["no Node", { node: "/nonexistent" }],
    ["a Node that says nothing", { node: "/bin/true" }],
    ["a Node that says something else", { node: "/bin/echo" }],
  ])("runs nothing with %s", (_, changes) => {
    record({ ...decider, ...changes });
    const ending = call([], ...start(launcher, "-c", `touch ${ran}`));
    expect(ending.status).toBe(126);
    expect(ending.stderr).toContain("Nothing was executed.");
    expect(existsSync(ran)).toBe(false);
  });

  test("runs nothing from a record that others can write", () => {
    chmodSync(join(folder, "bin", "install.json"), 0o666);
    const ending = call([], ...start(launcher, "-c", `touch ${ran}`));
    expect(ending.stderr).toContain("others can write");
    expect(existsSync(ran)).toBe(false);
  });

  test("hands commands of guardsh itself to Node, which still sees the caller", () => {
    const ending = call([], ...start(launcher, "check", "x"));
    expect(ending.stdout).toBe(`managed /bin/bash\0-p\0${launcher}\0check\0x\0\n`);
    expect(ending.status).toBe(7);
  });

  test("knows the same commands as the protocol", () => {
    const words = readFileSync(source, "utf8").match(/case \$1 in\n([^)]+)\)/)?.[1] ?? "";
    expect(words.split(/[\s|\\]+/).filter(Boolean)).toEqual(managementWords);
  });
});
