import { describe, expect, test } from "vitest";
import { isBelow, locate } from "../../src/effects/locate.ts";
import { fakeWorld } from "../support/fake-world.ts";

const { files } = fakeWorld({
  files: {
    "src/deep/file": "x",
    link: { symlink: "/usr/lib" },
    "src/up": { symlink: ".." },
    file: { symlink: "src/deep/file" },
    dangling: { symlink: "/srv/new" },
    sideways: { symlink: "../elsewhere/x" },
    chain: { symlink: "link" },
    loop: { symlink: "loop" },
    outer: { symlink: "chain/x86_64-linux-gnu" },
  },
});
const project = "/home/dev/project";

const rows: readonly (readonly [path: string, followed: string, itself?: string])[] = [
  ["/", "/"],
  ["/etc/hosts", "/etc/hosts"],
  ["/etc//hosts", "/etc/hosts"],
  ["/./etc/./hosts", "/etc/hosts"],
  ["/etc/../etc/hosts", "/etc/hosts"],
  ["/../../etc", "/etc"],
  ["/etc/", "/etc"],
  ["/etc/.", "/etc"],
  ["/etc/..", "/"],
  ["/bin/rm", "/usr/bin/rm"],
  ["/bin", "/usr/bin", "/bin"],
  ["/bin/", "/usr/bin"],
  ["/bin/.", "/usr/bin"],
  ["/bin/..", "/usr"],
  [`${project}/link`, "/usr/lib", `${project}/link`],
  [`${project}/link/`, "/usr/lib"],
  [`${project}/link/..`, "/usr"],
  [`${project}/link/../bin/rm`, "/usr/bin/rm"],
  [`${project}/chain`, "/usr/lib", `${project}/chain`],
  [`${project}/outer/libc.so.6`, "/usr/lib/x86_64-linux-gnu/libc.so.6"],
  [`${project}/src/up/README.md`, `${project}/README.md`],
  [`${project}/src/up/src/up`, project, `${project}/src/up`],
  [`${project}/file`, `${project}/src/deep/file`, `${project}/file`],
  [`${project}/missing`, `${project}/missing`],
  [`${project}/missing/..`, project],
  [`${project}/missing/../src`, `${project}/src`],
  [`${project}/missing/../../x`, "/home/dev/x"],
  [`${project}/link/missing`, "/usr/lib/missing"],
  [`${project}/dangling`, "/srv/new", `${project}/dangling`],
  [`${project}/dangling/x`, "/srv/new/x"],
  [`${project}/sideways`, "/home/dev/elsewhere/x", `${project}/sideways`],
];

describe("where a path really leads", () => {
  const named = rows.map(([path, followed, itself = followed]) => ({ path, followed, itself }));
  test.each(named)("$path", ({ path, followed, itself }) => {
    expect(locate(path, true, files)).toBe(followed);
    expect(locate(path, false, files)).toBe(itself);
  });

  test("a link that leads to itself ends", () => {
    expect(locate(`${project}/loop`, false, files)).toBe(`${project}/loop`);
    expect(locate(`${project}/loop/x`, true, files)).toMatch(/^\//);
  });
});

describe("what lies below a directory", () => {
  test.each([
    ["/a", "/a", true],
    ["/a/b", "/a", true],
    ["/ab", "/a", false],
    ["/a", "/a/b", false],
    ["/a", "/", true],
    ["/", "/", true],
    ["/", "/a", false],
  ])("%s below %s: %s", (path, directory, answer) => {
    expect(isBelow(path, directory)).toBe(answer);
  });
});
