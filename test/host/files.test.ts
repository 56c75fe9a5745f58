import { execFileSync } from "node:child_process";
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostFiles } from "../../src/host/files.ts";
import type { FileSystem } from "../../src/world/file-system.ts";
import { type FakeFile, fakeFiles } from "../support/fake-files.ts";

let top = "";
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "guardsh-files-")));
  mkdirSync(`${top}/d/sub`, { recursive: true });
  writeFileSync(`${top}/d/a.txt`, "héllo");
  writeFileSync(Buffer.concat([Buffer.from(`${top}/d/`), Buffer.from([0x66, 0xfc])]), "latin");
  linkSync(`${top}/d/a.txt`, `${top}/d/hard`);
  symlinkSync("d", `${top}/link`);
  symlinkSync(`${top}/link/sub/..`, `${top}/round`);
  symlinkSync("loop", `${top}/loop`);
  symlinkSync("nowhere", `${top}/dangling`);
  symlinkSync(Buffer.from([0x64, 0x2f, 0x66, 0xfc]), `${top}/odd`);
  execFileSync("mkfifo", [`${top}/d/pipe`]);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe("hostFiles answers as the fake of the same tree", () => {
  const paths = [
    ...["", "/", "/d", "/d/", "/d/.", "/d/..", "/d/sub/../a.txt", "/d/a.txt", "/d/a.txt/"],
    ...["/d/a.txt/x", "/d/hard", "/d/f\uDCFC", "/d/pipe", "/link", "/link/", "/link/a.txt"],
    ...["/round", "/round/a.txt", "/loop", "/loop/", "/dangling", "/odd", "/none", "/none/x"],
    ...["//d//a.txt", "/d\0", "/d/\uD800", "/link/../d"],
  ];
  const fake = (): FileSystem =>
    fakeFiles(
      new Map<string, FakeFile>([
        [`${top}/d/sub`, { dir: true }],
        [`${top}/d/a.txt`, { text: "héllo", links: 2 }],
        [`${top}/d/f\uDCFC`, "latin"],
        [`${top}/d/hard`, { text: "héllo", links: 2 }],
        [`${top}/d/pipe`, { special: "fifo" }],
        [`${top}/link`, { symlink: "d" }],
        [`${top}/round`, { symlink: `${top}/link/sub/..` }],
        [`${top}/loop`, { symlink: "loop" }],
        [`${top}/dangling`, { symlink: "nowhere" }],
        [`${top}/odd`, { symlink: "d/f\uDCFC" }],
      ]),
      { uid: 0, owns: [] },
    );
  const answers = (files: FileSystem, path: string): unknown => ({
    lstat: summary(files.lstat(path)),
    stat: summary(files.stat(path)),
    readlink: files.readlink(path),
    realpath: files.realpath(path),
    list: files
      .list(path, 100)
      ?.map(({ name, type }) => `${type} ${name}`)
      .sort(),
    read: files.read(path, 100),
  });
  const summary = (facts: ReturnType<FileSystem["stat"]>): unknown =>
    facts && {
      type: facts.type,
      ...(facts.type === "file" && { size: facts.size, links: facts.links }),
    };

  test.each(paths)("%j", (path) => {
    const real = answers(hostFiles(), top + path);
    expect(real).toEqual(answers(fake(), top + path));
  });

  test("for enough of them there is something to compare", () => {
    const files = hostFiles();
    expect(paths.filter((path) => files.lstat(top + path)).length).toBeGreaterThan(15);
  });
});

describe("hostFiles", () => {
  test("tells the same facts for hard links", () => {
    const files = hostFiles();
    const one = files.lstat(`${top}/d/a.txt`);
    expect(one).toEqual(files.lstat(`${top}/d/hard`));
    expect(one?.changedNs).toBeGreaterThan(1_600_000_000_000_000_000n);
  });

  test("lists and reads up to the limit and not past it", () => {
    const files = hostFiles();
    expect(files.list(`${top}/d`, 4)).toBeUndefined();
    expect(files.list(`${top}/d`, 5)?.length).toBe(5);
    expect(files.list(`${top}/d`, 4)).toBeUndefined();
    expect(files.read(`${top}/d/a.txt`, 5)).toBeUndefined();
    expect(files.read(`${top}/d/a.txt`, 6)).toBe("héllo");
    expect(files.read(`${top}/d/a.txt`, 5)).toBeUndefined();
  });

  test("keeps what it looked up, a later request looks again", () => {
    const path = `${top}/changing`;
    const files = hostFiles();
    expect(files.stat(path)).toBeUndefined();
    writeFileSync(path, "1");
    expect(files.stat(path)).toBeUndefined();
    const later = hostFiles();
    expect(later.read(path, 9)).toBe("1");
    writeFileSync(path, "2");
    expect(later.read(path, 9)).toBe("1");
    rmSync(path);
    expect(later.read(path, 9)).toBe("1");
    expect(hostFiles().read(path, 9)).toBeUndefined();
  });

  test("never waits for a FIFO nor reads a device", () => {
    expect(hostFiles().read(`${top}/d/pipe`, 100)).toBeUndefined();
    expect(hostFiles().read("/dev/zero", 100)).toBeUndefined();
    expect(hostFiles().stat("/dev/null")?.type).toBe("character-device");
  });

  test
    .runIf(process.platform === "linux")
    .each([
      "/proc/self/environ",
      "/proc/thread-self/comm",
      "/proc//self/../self/environ",
      `/proc/${process.pid}/environ`,
      "/proc/1/comm",
      "/dev/fd/0",
      "/dev/stdin",
    ])("does not read %s, which tells of the asking process", (path) => {
    expect(hostFiles().read(path, 1_000_000)).toBeUndefined();
    expect(path.includes("/1/") || hostFiles().realpath(path) === undefined).toBe(true);
  });

  test("answers undefined for what is no absolute path", () => {
    const files = hostFiles();
    for (const path of ["", "d", "./d", "~"])
      expect([files.lstat(path), files.list(path, 9), files.realpath(path)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
  });
});
