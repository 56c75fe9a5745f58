import { describe, expect, test } from "vitest";
import { fakeWorld } from "./fake-world.ts";

describe("fakeWorld", () => {
  test("is by default a developer in a git project", () => {
    const world = fakeWorld();
    expect(world.directory).toBe("/home/dev/project");
    expect(world.environ.get("HOME")).toBe("/home/dev");
    expect(world.environ.get("PWD")).toBe("/home/dev/project");
    expect(world.users.home()).toBe("/home/dev");
    expect(world.users.home("root")).toBe("/root");
    expect(world.users.home("nobody-such")).toBeUndefined();
    const repository = world.git.repository("/home/dev/project/src");
    expect(repository).toMatchObject({
      root: "/home/dev/project",
      directory: "/home/dev/project/.git",
      branch: "feature",
      defaultBranch: "main",
    });
    expect(repository?.remotes.get("origin")).toBe("git@github.com:acme/app.git");
    expect(world.git.repository("/home/dev")).toBeUndefined();
    expect(world.files.stat("/bin/rm")).toMatchObject({ type: "file", uid: 0, mode: 0o755 });
    expect(world.files.realpath("/bin/sh")).toBe("/usr/bin/dash");
  });

  test("takes what the test gives over the defaults", () => {
    const world = fakeWorld({
      files: { "a.txt": "hi", "/home/dev/.bashrc": null, "package.json": null, "/bin/own": "x" },
      env: { PATH: null, X: "1" },
      cwd: "src",
      uid: 501,
      users: { alice: "/home/alice" },
    });
    expect(world.files.read("/home/dev/project/a.txt", 10)).toBe("hi");
    expect(world.files.lstat("/home/dev/.bashrc")).toBeUndefined();
    expect(world.files.lstat("/home/dev/project/package.json")).toBeUndefined();
    expect(world.files.read("/usr/bin/own", 10)).toBe("x");
    expect(world.environ.get("PATH")).toBeUndefined();
    expect([...world.environ.names()]).toContain("X");
    expect(world.directory).toBe("/home/dev/project/src");
    expect(world.users).toMatchObject({ uid: 501 });
    expect(world.users.home("alice")).toBe("/home/alice");
  });

  test("cwd null is a directory that is gone", () => {
    const world = fakeWorld({ cwd: null });
    expect(world.directory).toBeUndefined();
    expect(world.environ.get("PWD")).toBeUndefined();
  });

  test("resolves symbolic links as the kernel does", () => {
    const { files } = fakeWorld({
      files: {
        "/srv/real/deep/x": "1",
        "/srv/link": { symlink: "real/deep" },
        "/srv/abs": { symlink: "/srv/link/.." },
        "/srv/loop": { symlink: "loop" },
        "/srv/dangling": { symlink: "nowhere" },
      },
    });
    expect(files.realpath("/srv/link/x")).toBe("/srv/real/deep/x");
    expect(files.realpath("/srv/link/..")).toBe("/srv/real");
    expect(files.realpath("/srv/abs")).toBe("/srv/real");
    expect(files.lstat("/srv/link")?.type).toBe("symlink");
    expect(files.lstat("/srv/link/")?.type).toBe("directory");
    expect(files.stat("/srv/link")?.type).toBe("directory");
    expect(files.readlink("/srv/link")).toBe("real/deep");
    expect(files.readlink("/srv/real")).toBeUndefined();
    expect(files.stat("/srv/loop")).toBeUndefined();
    expect(files.stat("/srv/dangling")).toBeUndefined();
    expect(files.lstat("/srv/real/deep/x/")).toBeUndefined();
    expect(files.lstat("relative")).toBeUndefined();
  });

  test("lists and reads within bounds and permissions", () => {
    const { files } = fakeWorld({
      files: {
        "/srv/d/a": "1",
        "/srv/d/b": { dir: true },
        "/srv/d/p": { special: "fifo" },
        "/srv/secret": { text: "s", mode: 0o600 },
        "/srv/closed": { dir: true, mode: 0o700 },
        "/srv/closed/x": "1",
      },
    });
    expect(files.list("/srv/d", 3)).toEqual([
      { name: "a", type: "file" },
      { name: "b", type: "directory" },
      { name: "p", type: "fifo" },
    ]);
    expect(files.list("/srv/d", 2)).toBeUndefined();
    expect(files.list("/srv/d/a", 9)).toBeUndefined();
    expect(files.read("/srv/d/a", 1)).toBe("1");
    expect(files.read("/srv/d/a", 0)).toBeUndefined();
    expect(files.read("/srv/d/p", 9)).toBeUndefined();
    expect(files.read("/srv/secret", 9)).toBeUndefined();
    expect(files.lstat("/srv/secret")?.mode).toBe(0o600);
    expect(files.list("/srv/closed", 9)).toBeUndefined();
    expect(files.lstat("/srv/closed/x")).toBeUndefined();
  });

  test("git tracks files and the directories above them", () => {
    const world = fakeWorld({
      git: { tracked: ["lib/a.ts"], branch: null, defaultBranch: null, remotes: {} },
      files: { in: { symlink: "lib" } },
    });
    const repository = world.git.repository("/home/dev/project/not/yet/there");
    expect(repository?.branch).toBeUndefined();
    expect(repository?.defaultBranch).toBeUndefined();
    const tracked = ["lib/a.ts", "lib", "in/a.ts", "in", "li", "lib/b.ts"];
    expect(tracked.map((path) => repository?.tracks(`/home/dev/project/${path}`))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(repository?.tracks("/home/dev/project")).toBe(true);
    expect(fakeWorld({ git: null }).git.repository("/home/dev/project")).toBeUndefined();
  });

  test("holds several repositories, the nearest one wins", () => {
    const { git } = fakeWorld({ git: [{}, { root: "/home/dev/project/vendor/x", tracked: [] }] });
    expect(git.repository("/home/dev/project/vendor/x/y")?.root).toBe("/home/dev/project/vendor/x");
    expect(git.repository("/home/dev/project/vendor")?.root).toBe("/home/dev/project");
  });
});
