import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { buildProgram } from "./support/build.ts";
import { bundleDecider, call, installLauncher } from "./support/installation.ts";

const installation = installLauncher();
const { folder, launcher } = installation;
const bin = join(folder, "bin");
const record = join(bin, "install.json");
const ran = join(folder, "RAN");

beforeEach(() => {
  rmSync(ran, { force: true });
  installation.decide("allow");
});

describe("what the caller's environment cannot do", () => {
  const library = buildProgram("preloaded", ["-shared", "-fPIC"]);
  const fakes = join(folder, "fakes");
  mkdirSync(fakes);
  for (const name of ["node", "bash", "sh", "env", "cc"]) {
    writeFileSync(join(fakes, name), `#!/bin/sh\ntouch ${ran}\n`);
    chmodSync(join(fakes, name), 0o755);
  }

  const hostile = [
    `env=LD_PRELOAD=${library}`,
    `env=FORGED=${ran}`,
    `env=LD_LIBRARY_PATH=${fakes}`,
    `env=NODE_OPTIONS=--require=${join(folder, "evil.cjs")}`,
    `env=NODE_PATH=${fakes}`,
    `env=OPENSSL_CONF=${join(folder, "evil.cnf")}`,
    `env=PATH=${fakes}`,
    `env=BASH_ENV=${join(fakes, "bash")}`,
    `env=HOME=${fakes}`,
    `env=XDG_CONFIG_HOME=${fakes}`,
    `env=SHELL=${join(fakes, "bash")}`,
  ];
  writeFileSync(
    join(folder, "evil.cjs"),
    `require("fs").writeFileSync(${JSON.stringify(ran)}, "")`,
  );

  test("the library would run in a dynamic program", () => {
    call(hostile, "/usr/bin/true", ["true"]);
    expect(existsSync(ran)).toBe(true);
  });

  test.each([
    ["a stand-in", undefined],
    ["the real Node", process.execPath],
  ])("change the refusal of %s, or run anything", (_, node) => {
    installation.decide("refuse");
    if (node) installation.record({ node, bundle: bundleDecider(folder) });
    const ending = call(hostile, launcher, ["bash", "-c", "deny"]);
    expect(ending.stderr).toMatch(/^(no|denied)\n$/);
    expect(existsSync(ran)).toBe(false);
  });
});

test("launcher and Node understand each other", () => {
  installation.record({ node: process.execPath, bundle: bundleDecider(folder) });
  const allowed = call([], launcher, ["bash", "-c", "echo $0 $1", "a", "b"]);
  expect(allowed).toEqual({ status: 0, signal: null, stdout: "a b\n", stderr: "" });
  const many = call(["fill=19"], launcher, ["bash", "-c", "set | grep -c ^FILL"]);
  expect(many.stdout).toBe("19\n");
  expect(call([], launcher, ["bash", "-c", "deny"])).toMatchObject({ status: 126, stdout: "" });
});

describe("the install record", () => {
  const refusal = (): string => {
    const ending = call([], launcher, ["bash", "-c", `touch ${ran}`]);
    expect(ending.status).toBe(126);
    expect(existsSync(ran)).toBe(false);
    return ending.stderr.split("\n")[0] ?? "";
  };

  test("is used as it is", () => {
    expect(call([], launcher, ["bash", "-c", "echo ran"]).stdout).toBe("ran\n");
  });

  test("is found beside the launcher's own file, through links", () => {
    const shims = join(folder, "shims");
    mkdirSync(shims);
    symlinkSync(launcher, join(shims, "bash"));
    const ending = call([], join(shims, "bash"), [join(shims, "bash"), "-c", "echo $0"]);
    expect(ending.stdout).toBe(`${join(shims, "bash")}\n`);
  });

  test.each<[string, () => void, () => void, RegExp]>([
    [
      "missing",
      () => renameSync(record, `${record}x`),
      () => renameSync(`${record}x`, record),
      /no install record.*run `npm rebuild guardsh`/,
    ],
    [
      "writable by the group",
      () => chmodSync(record, 0o664),
      () => chmodSync(record, 0o644),
      /someone else.*run `npm rebuild guardsh`/,
    ],
    [
      "writable by all",
      () => chmodSync(record, 0o646),
      () => chmodSync(record, 0o644),
      /someone else.*run `npm rebuild guardsh`/,
    ],
    [
      "in a folder writable by all",
      () => chmodSync(bin, 0o777),
      () => chmodSync(bin, 0o755),
      /others can write.*run `npm rebuild guardsh`/,
    ],
    [
      "damaged",
      () => writeFileSync(record, "{"),
      () => undefined,
      /damaged.*run `npm rebuild guardsh`/,
    ],
    [
      "empty",
      () => writeFileSync(record, ""),
      () => undefined,
      /damaged.*run `npm rebuild guardsh`/,
    ],
    [
      "about no shell of this name",
      () => installation.record({ bash: null }),
      () => undefined,
      /no real shell.*run `guardsh setup`/,
    ],
    [
      "about a shell that is gone",
      () => installation.record({ bash: "/nonexistent/bash" }),
      () => undefined,
      /gone.*run `guardsh setup`/,
    ],
    [
      "about another inode",
      () => installation.record({ bashInode: 1n }),
      () => undefined,
      /changed.*run `guardsh setup`/,
    ],
    [
      "about another device",
      () => installation.record({ bashDevice: 1n }),
      () => undefined,
      /changed.*run `guardsh setup`/,
    ],
  ])("%s is refused", (_, spoil, mend, reason) => {
    spoil();
    const said = refusal();
    mend();
    expect(said).toMatch(/^guardsh: blocked \[install-record\] /);
    expect(said).toMatch(reason);
  });

  test("that is a link, or no file, is refused", () => {
    renameSync(record, `${record}x`);
    symlinkSync(`${record}x`, record);
    const linked = refusal();
    rmSync(record);
    mkdirSync(record);
    const directory = refusal();
    rmSync(record, { recursive: true });
    renameSync(`${record}x`, record);
    expect(linked).toContain("no install record");
    expect(directory).toContain("someone else");
  });

  test("that names the launcher as the real shell is refused", () => {
    const other = join(folder, "also-bash");
    linkSync(launcher, other);
    const { dev, ino } = statSync(other, { bigint: true });
    installation.record({ bash: other, bashDevice: dev, bashInode: ino });
    expect(refusal()).toContain("is the guard itself");
  });

  const isRoot = process.getuid?.() === 0;
  test.runIf(isRoot)("of another user is refused, of root is used", () => {
    chmodSync(folder, 0o755);
    const run = (): string => {
      const words = ["setpriv", "--reuid=65534", "--clear-groups", launcher, "-c", "echo ran"];
      const { stdout, stderr } = call([], "/usr/bin/setpriv", words);
      return stdout + stderr;
    };
    installation.record({ node: process.execPath, bundle: bundleDecider(folder) });
    chmodSync(join(folder, "decide.mjs"), 0o644);
    expect(run()).toBe("ran\n");
    chownSync(record, 65_533, 65_533);
    const said = run();
    chownSync(record, 0, 0);
    expect(said).toContain("someone else");
  });
});
