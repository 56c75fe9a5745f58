import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { posix } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runSetup } from "../../src/cli/commands/setup.ts";
import { ran } from "../support/command-io.ts";

const root = mkdtempSync(posix.join(tmpdir(), "guardsh-setup-"));
const installFolder = posix.join(root, "bin");
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(installFolder, { recursive: true });
});

const setup = (...args: readonly string[]) => ran(runSetup, args, [], { cwd: root, installFolder });

function expectShims(folder: string): void {
  expect(readdirSync(folder).sort()).toEqual(["bash", "sh", "zsh"]);
  for (const name of ["bash", "sh", "zsh"])
    expect(readlinkSync(posix.join(folder, name))).toBe(posix.join(installFolder, "guardsh"));
}

describe("guardsh setup shims", () => {
  test("makes the folder beside the record", async () => {
    const { code, out, error } = await setup("shims");
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expectShims(posix.join(installFolder, "shims"));
    expect(out).toContain(posix.join(installFolder, "shims"));
  });

  test("makes a folder that is named, relative to where it is called", async () => {
    expect((await setup("shims", "a/b")).code).toBe(0);
    expectShims(posix.join(root, "a/b"));
    expect((await setup("shims", posix.join(root, "c"))).code).toBe(0);
    expectShims(posix.join(root, "c"));
  });

  test("may be repeated, and renews links that lead elsewhere", async () => {
    const shims = posix.join(root, "shims");
    mkdirSync(shims);
    symlinkSync("/bin/bash", posix.join(shims, "bash"));
    expect((await setup("shims", "shims")).code).toBe(0);
    expectShims(shims);
    const before = lstatSync(posix.join(shims, "sh")).ino;
    expect((await setup("shims", "shims")).code).toBe(0);
    expect(lstatSync(posix.join(shims, "sh")).ino).toBe(before);
  });

  test("leaves a file in the way alone", async () => {
    const shims = posix.join(root, "shims");
    mkdirSync(shims);
    writeFileSync(posix.join(shims, "bash"), "mine");
    const { code, out, error } = await setup("shims", "shims");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toContain("in the way");
    expect(readFileSync(posix.join(shims, "bash"), "utf8")).toBe("mine");
  });

  test("says so when the folder cannot be made", async () => {
    writeFileSync(posix.join(root, "file"), "");
    const { code, error } = await setup("shims", "file/shims");
    expect(code).toBe(1);
    expect(error).toMatch(/^guardsh setup: /);
  });

  test("prints a line for each agent, quoted", async () => {
    const { out } = await setup("shims", "with space");
    const bash = `'${posix.join(root, "with space/bash")}'`;
    expect(out).toContain(`export CLAUDE_CODE_SHELL=${bash}\n`);
    expect(out).toContain(`export SHELL=${bash}\n`);
    expect(out).toContain(`export PATH='${posix.join(root, "with space")}':"$PATH"\n`);
    expect(out).toContain(`npm config set script-shell ${bash}\n`);
  });

  test.each([[[]], [["all"]], [["shims", "a", "b"]]])("%j is a usage error", async (args) => {
    const { code, out, error } = await setup(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(/^usage: guardsh setup/);
  });
});
