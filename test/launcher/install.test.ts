import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { compileLauncher, findCompiler } from "../../src/launcher/compile.mjs";
import { install } from "../../src/launcher/install.mjs";
import { findShell, renderRecord, writeRecord } from "../../src/launcher/record.mjs";
import { temporaryFolder } from "./support/build.ts";
import { realShell } from "./support/installation.ts";

const root = temporaryFolder();
const repository = new URL("../..", import.meta.url).pathname;
const launcher = join(root, "bin", "guardsh");
const prebuilds = join(root, "prebuilds", `${process.platform}-${process.arch}`);
copyFileSync(join(repository, "package.json"), join(root, "package.json"));
cpSync(join(repository, "src", "launcher"), join(root, "src", "launcher"), { recursive: true });

beforeEach(() => {
  rmSync(join(root, "bin"), { recursive: true, force: true });
  rmSync(prebuilds, { recursive: true, force: true });
});

const isScript = (): boolean => readFileSync(launcher).subarray(0, 2).toString() === "#!";

describe("the best form that works is installed", () => {
  test("built with a compiler", () => {
    const made = install({ root });
    expect(made).toMatchObject({ launcher: "compiled", says: expect.stringMatching(/static/) });
    expect(isScript()).toBe(false);
    expect(statSync(launcher).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(root, "bin")).sort()).toEqual(["guardsh", "install.json"]);
  });

  test("prebuilt, without a compiler", () => {
    mkdirSync(prebuilds, { recursive: true });
    compileLauncher(findCompiler({}) ?? "", join(prebuilds, "guardsh"));
    expect(install({ root, compiler: "" }).launcher).toBe("prebuilt");
    expect(isScript()).toBe(false);
  });

  test.each([
    ["no compiler, nothing prebuilt", undefined],
    ["a compiler that fails", "/bin/false"],
    ["a compiler that makes nothing", "/bin/true"],
  ])("the script form with %s", (_, compiler) => {
    expect(install({ root, compiler: compiler ?? "/nonexistent" }).launcher).toBe("script");
    expect(isScript()).toBe(true);
    expect(statSync(launcher).mode & 0o777).toBe(0o755);
  });

  test("the script form where the prebuilt launcher does not start", () => {
    mkdirSync(prebuilds, { recursive: true });
    writeFileSync(join(prebuilds, "guardsh"), "\x7fELF of another machine");
    expect(install({ root, compiler: "/bin/false" }).launcher).toBe("script");
  });
});

test("PATH chooses no compiler, and CC only by absolute path or from the system's folders", () => {
  const fakes = join(root, "fakes");
  mkdirSync(fakes, { recursive: true });
  writeFileSync(join(fakes, "cc"), "#!/bin/sh\n", { mode: 0o755 });
  const usual = findCompiler({});
  expect(findCompiler({ PATH: fakes })).toBe(usual);
  expect(findCompiler({ PATH: fakes, CC: "gcc" })).toBe("/usr/bin/gcc");
  expect(findCompiler({ CC: join(fakes, "cc") })).toBe(join(fakes, "cc"));
  expect(findCompiler({ CC: "/nonexistent/cc" })).toBeUndefined();
});

describe("the record", () => {
  test("says where the real shells are and which files they were", () => {
    const { record } = install({ root, compiler: "/bin/false" });
    const { dev, ino } = statSync(realShell("bash"), { bigint: true });
    expect(record).toMatchObject({
      version: 1,
      node: process.execPath,
      bundle: join(root, "dist", "guardsh.cjs"),
      bash: realShell("bash"),
      bashDevice: dev,
      bashInode: ino,
      bashVersion: expect.stringMatching(/^\d+\.\d+/),
      shIs: "dash",
    });
    expect(statSync(join(root, "bin", "install.json")).mode & 0o777).toBe(0o644);
  });

  test("keeps the folders that were chosen, and takes changes", () => {
    writeRecord({ root, launcher: "script", changes: { state: "/var/lib/guardsh", node: "/n" } });
    const record = writeRecord({ root, launcher: "compiled" });
    expect(record).toMatchObject({ state: "/var/lib/guardsh", config: null });
    expect(record.node).toBe(process.execPath);
  });

  test("keeps its folder from being writable by others", () => {
    mkdirSync(join(root, "bin"));
    chmodSync(join(root, "bin"), 0o777);
    install({ root, compiler: "/bin/false" });
    expect(statSync(join(root, "bin")).mode & 0o777).toBe(0o755);
  });

  test("renders numbers of any size exactly", () => {
    expect(renderRecord({ inode: 2n ** 64n - 1n, a: null, b: 'x"\n' })).toBe(
      '{\n  "inode": 18446744073709551615,\n  "a": null,\n  "b": "x\\"\\n"\n}\n',
    );
  });

  test("names no launcher as a shell", () => {
    install({ root, compiler: "/bin/false" });
    expect(findShell("bash", "/nonexistent")).toBe(realShell("bash"));
    expect(findShell("no-such-shell", "/nonexistent")).toBeUndefined();
  });
});

describe("npm", () => {
  test("packs the script form and a static launcher, and puts the compiled one back", () => {
    install({ root });
    const prepack = join(root, "src", "launcher", "prepack.mjs");
    execFileSync(process.execPath, [prepack], { cwd: root });
    expect(isScript()).toBe(true);
    const elf = execFileSync("/usr/bin/readelf", ["-l", join(prebuilds, "guardsh")]).toString();
    expect(elf).toContain("LOAD");
    expect(elf).not.toContain("INTERP");
    const postpack = join(root, "src", "launcher", "install.mjs");
    const said = execFileSync(process.execPath, [postpack], { cwd: root }).toString();
    expect(said).toMatch(/^guardsh: launcher built with /);
    expect(isScript()).toBe(false);
  });

  test("without install scripts links a script form that refuses and says what to run", () => {
    mkdirSync(join(root, "bin"));
    copyFileSync(join(root, "src", "launcher", "guardsh.bash"), launcher);
    chmodSync(launcher, 0o755);
    const link = join(root, "linked");
    if (!existsSync(link)) symlinkSync(launcher, link);
    const ran = spawnSync(link, ["-c", "echo ran"]);
    expect(ran.status).toBe(126);
    expect(ran.stdout.toString()).toBe("");
    expect(ran.stderr.toString()).toMatch(/^guardsh: blocked .*install\.mjs`/);
  });
});
