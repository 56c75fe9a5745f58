import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const project = fileURLToPath(new URL("../..", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "guardsh-packaging-"));
const checkout = join(root, "checkout");
const platform = `${process.platform}-${process.arch}`;
const natives = ["node-pty", "tree-sitter", "tree-sitter-bash"];

let tarball: string;
let packed: readonly string[];

// Why a copy: packing puts other files in the place of the launcher while it lasts.
beforeAll(() => {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: project,
    encoding: "utf8",
  });
  for (const path of listed.split("\0").filter((one) => existsSync(join(project, one || "..")))) {
    if (path === "") continue;
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    cpSync(join(project, path), join(checkout, path));
  }
  symlinkSync(join(project, "node_modules"), join(checkout, "node_modules"));
  execFileSync("npm", ["pack", "--pack-destination", root], { cwd: checkout, stdio: "pipe" });
  const { name, version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  tarball = join(root, `${name}-${version}.tgz`);
  packed = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^package\//, ""));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the tarball", () => {
  test("holds what is needed and nothing else", () => {
    const places = new Set(packed.map((path) => path.replace(/[^/]*$/, "") || path));
    expect([...places].sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin/",
      "dist/",
      "package.json",
      `prebuilds/${platform}/`,
      "src/launcher/",
    ]);
    expect(packed.filter((path) => path.startsWith("bin/"))).toEqual(["bin/guardsh"]);
    expect(packed).toContain("dist/guardsh.cjs");
    expect(packed.filter((path) => /\.(?:ts|map)$/.test(path))).toEqual([]);
  });

  test("has the script form where npm links, and a static launcher", () => {
    const at = join(root, "unpacked");
    mkdirSync(at);
    execFileSync("tar", ["-xzf", tarball, "-C", at]);
    const script = readFileSync(join(at, "package/bin/guardsh"), "utf8");
    expect(script).toBe(readFileSync(join(project, "src/launcher/guardsh.bash"), "utf8"));
    const launcher = readFileSync(join(at, `package/prebuilds/${platform}/guardsh`));
    if (process.platform === "linux") {
      expect(launcher.subarray(0, 4).toString("latin1")).toBe("\x7fELF");
      expect(segmentTypes(launcher)).not.toContain(loaderSegment);
      expect(segmentTypes(readFileSync(process.execPath))).toContain(loaderSegment);
    }
  });

  test("leaves the launcher of the checkout as it was", () => {
    const record = JSON.parse(readFileSync(join(checkout, "bin/install.json"), "utf8"));
    expect(record.launcher).toBe("compiled");
  });
});

describe("a global install has a guardsh that works", () => {
  test("with a compiler", () => {
    const at = install("compiled", tarball, { scripts: natives });
    expect(recordOf(at).launcher).toBe("compiled");
    expect(natives.filter((name) => !isLoadable(at, name))).toEqual([]);
    expectToWork(at);
  });

  test("without a compiler, from the prebuilt launcher", () => {
    const at = install("prebuilt", tarball, { compiler: false });
    expect(recordOf(at).launcher).toBe("prebuilt");
    // Why not the grammar: its package carries one that was built elsewhere.
    expect(["node-pty", "tree-sitter"].filter((name) => isLoadable(at, name))).toEqual([]);
    expectToWork(at);
  });

  test("without a compiler and without a launcher for this platform", () => {
    const bare = join(root, "bare");
    mkdirSync(bare);
    execFileSync("tar", ["-xzf", tarball, "-C", bare]);
    rmSync(join(bare, "package/prebuilds"), { recursive: true });
    execFileSync("tar", ["-czf", join(root, "bare.tgz"), "-C", bare, "package"]);
    const at = install("script", join(root, "bare.tgz"), { compiler: false });
    expect(recordOf(at).launcher).toBe("script");
    expectToWork(at);
  });

  test("or, without any script, one that refuses and names the command to run", () => {
    const at = install("ignored", tarball, { ignoreScripts: true });
    const refused = run(at, ["-c", "echo hi"]);
    expect(refused).toMatchObject({ status: 126, stdout: "" });
    expect(refused.stderr).toMatch(/^guardsh: blocked \[install-record\]/);
    const [, command = ""] = /run `([^`]*)`/.exec(refused.stderr) ?? [];
    expect(command).toBe(`node ${packageIn(at)}/src/launcher/install.mjs`);
    execFileSync("sh", ["-c", command], { stdio: "pipe" });
    expectToWork(at);
  });
});

interface How {
  /** Packages whose scripts may run, beside guardsh's own. */
  readonly scripts?: readonly string[];
  readonly compiler?: false;
  readonly ignoreScripts?: true;
}

/** Installs a tarball for everybody in a prefix of its own, which is returned. */
function install(name: string, file: string, how: How): string {
  const prefix = join(root, name);
  mkdirSync(prefix);
  const allowed = ["guardsh", ...(how.scripts ?? [])].join(",");
  execFileSync(
    "npm",
    [
      ...["install", "--global", "--prefix", prefix, "--no-audit", "--no-fund", "--prefer-offline"],
      how.ignoreScripts ? "--ignore-scripts" : `--allow-scripts=${allowed}`,
      file,
    ],
    { env: how.compiler === false ? withoutCompiler() : process.env, stdio: "pipe", cwd: root },
  );
  return prefix;
}

/** An environment in which neither our install script nor node-gyp finds a compiler. */
function withoutCompiler(): NodeJS.ProcessEnv {
  const folder = join(root, "few-programs");
  if (!existsSync(folder)) {
    mkdirSync(folder);
    for (const program of ["bash", "sh", "env", "uname"])
      symlinkSync(`/bin/${program}`, join(folder, program));
    for (const program of ["node", "npm"]) symlinkSync(whereIs(program), join(folder, program));
  }
  return { ...process.env, PATH: folder, CC: "/nonexistent/cc", CXX: "/nonexistent/c++" };
}

/**
 * Program header that names the loader of a dynamic program, which obeys the caller's variables.
 */
const loaderSegment = 3;

/** Types of the program headers. Source: System V ABI, ELF-64 object files, program header. */
function segmentTypes(file: Buffer): readonly number[] {
  const table = Number(file.readBigUInt64LE(32));
  const entrySize = file.readUInt16LE(54);
  return Array.from({ length: file.readUInt16LE(56) }, (_, index) =>
    file.readUInt32LE(table + index * entrySize),
  );
}

const whereIs = (program: string): string =>
  execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();

const packageIn = (prefix: string): string => join(prefix, "lib/node_modules/guardsh");

const recordOf = (prefix: string): { readonly launcher: string } =>
  JSON.parse(readFileSync(join(packageIn(prefix), "bin/install.json"), "utf8"));

const isLoadable = (prefix: string, name: string): boolean =>
  spawnSync(process.execPath, ["-e", `require(${JSON.stringify(name)})`], {
    cwd: packageIn(prefix),
    stdio: "ignore",
  }).status === 0;

const run = (prefix: string, args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(join(prefix, "bin/guardsh"), args, { encoding: "utf8", cwd: root });

function expectToWork(prefix: string): void {
  expect(run(prefix, ["-c", "echo hi"])).toMatchObject({ status: 0, stdout: "hi\n", stderr: "" });
  expect(run(prefix, ["-c", "cat $0; exit 3", "/dev/null"])).toMatchObject({ status: 3 });
  const refused = run(prefix, ["-c", "echo no; rm -rf /"]);
  expect(refused).toMatchObject({ status: 126, stdout: "" });
  expect(refused.stderr).toMatch(/^guardsh: blocked \[delete-protected-path\]/);
  expect(run(prefix, ["check", "rm -rf /"]).status).toBe(4);
}
