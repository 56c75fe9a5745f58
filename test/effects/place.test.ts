import { describe, expect, test } from "vitest";
import { holds, placeOf } from "../../src/effects/place.ts";
import { surroundings } from "../../src/effects/surroundings.ts";
import { fakeWorld } from "../support/fake-world.ts";

const here = surroundings(fakeWorld());
const home = "/home/dev";
const project = `${home}/project`;

const classes: Readonly<Record<string, readonly string[]>> = {
  guard: [
    "/opt/guardsh",
    "/opt/guardsh/bin/guardsh",
    `${home}/.config/guardsh/policy.toml`,
    `${home}/.local/state/guardsh/audit.jsonl`,
    `${home}/.config/guardsh/.env`,
  ],
  secret: [
    `${home}/.ssh/id_ed25519`,
    `${home}/.aws/credentials`,
    `${home}/.gnupg/private-keys-v1.d/x.key`,
    `${home}/.gnupg`,
    `${home}/.ssh`,
    `${project}/.env`,
    `${project}/deploy/server.key`,
    `${project}/.git/.env`,
    "/etc/shadow",
    "/tmp/.env",
    "/home/alice/.netrc",
    "/root/.ssh/id_rsa",
  ],
  "start-up": [
    `${home}/.bashrc`,
    `${home}/.ssh/authorized_keys`,
    `${home}/.ssh/config`,
    `${home}/.config/systemd/user/x.service`,
    `${home}/.gitconfig`,
    "/home/alice/.profile",
    "/root/.bashrc",
    "/etc/profile",
    "/etc/cron.d/x",
    "/etc/sudoers.d/x",
    "/etc/ld.so.preload",
    "/var/spool/cron/crontabs/dev",
  ],
  device: ["/dev/sda", "/dev/mapper/x", "/dev/input/event0", "/dev/pts/3"],
  "git-directory": [`${project}/.git`, `${project}/.git/config`, "/tmp/x/.git/hooks/pre-commit"],
  project: [project, `${project}/src/main.ts`, `${project}/.github/x.yml`, `${project}/a.env`],
  home: [home, `${home}/notes.txt`, `${home}/other/src`, `${home}/projects`],
  system: ["/", "/etc", "/etc/hosts", "/usr/bin/rm", "/var/log/syslog", "/home", "/home/alice/x"],
  temporary: ["/tmp", "/tmp/x", "/var/tmp/x", "/dev/shm/x", "/dev/null", "/dev/fd/63", "/dev/tty"],
  elsewhere: ["/mnt/data", "/data", "/depot/x", "/tmpx"],
};

describe.each(Object.entries(classes))("%s", (name, paths) => {
  test.each(paths)("%s", (path) => {
    expect(placeOf(path, here).class).toBe(name);
  });
});

describe("the top of a place", () => {
  test.each([
    [project, true],
    [`${project}/src`, false],
    [home, true],
    ["/usr", true],
    ["/usr/lib", false],
    ["/tmp", true],
    ["/tmp/x", false],
    ["/opt/guardsh", true],
    ["/opt/guardsh/bin", false],
    [`${project}/.git`, true],
    [`${project}/.git/config`, false],
    ["/mnt", true],
  ])("%s: %s", (path, top) => {
    expect(placeOf(path, here).top).toBe(top);
  });
});

describe("what holds a place", () => {
  test.each([
    ["/", home, true],
    ["/home", home, true],
    [home, home, true],
    [project, home, false],
    ["/", undefined, false],
  ])("%s holds %s: %s", (path, place, answer) => {
    expect(holds(path, place)).toBe(answer);
  });
});

describe("surroundings", () => {
  const of = (...options: Parameters<typeof fakeWorld>) => surroundings(fakeWorld(...options));

  test("the worktree around the starting directory is the project", () => {
    expect(of()).toMatchObject({ home, project, repository: `${project}/.git` });
    expect(of({ cwd: "src" }).project).toBe(project);
  });

  test("without git it is the nearest folder with a manifest", () => {
    const files = { "/srv/app/Cargo.toml": "", "/srv/app/src/x": "" };
    expect(of({ git: null, cwd: "/srv/app/src", files })).toMatchObject({
      project: "/srv/app",
      repository: undefined,
    });
    expect(of({ git: null }).project).toBeUndefined();
  });

  test.each(["/home", home, "/tmp"])("%s is never a project", (root) => {
    expect(of({ git: { root, tracked: [] }, cwd: root }).project).toBeUndefined();
  });

  test("a folder below a temporary one may be a project", () => {
    const files = { "/tmp/app/package.json": "{}" };
    const scratch = of({ git: null, cwd: "/tmp/app", files });
    expect(placeOf("/tmp/app/x", scratch).class).toBe("project");
  });

  test("home is the one of the request, followed to where it really is", () => {
    expect(of({ env: { HOME: "/srv/home" } }).home).toBe("/srv/home");
    expect(of({ env: { HOME: null } }).home).toBe(home);
    expect(of({ env: { HOME: "relative" } }).home).toBeUndefined();
    const files = { "/srv/real/x": "", "/srv/link": { symlink: "/srv/real" } };
    expect(of({ env: { HOME: "/srv/link" }, files }).home).toBe("/srv/real");
  });

  test("TMPDIR counts only where temporary files are kept anyway", () => {
    expect(of({ env: { TMPDIR: "/run/user/1000" } }).temporary).toContain("/run/user/1000");
    expect(of({ env: { TMPDIR: home } }).temporary).not.toContain(home);
    expect(of({ env: { TMPDIR: "/etc" } }).temporary).not.toContain("/etc");
  });

  test("a directory that is gone is no project", () => {
    expect(of({ cwd: null }).project).toBeUndefined();
  });
});
