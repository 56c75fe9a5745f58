import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { hostUsers } from "../../src/host/users.ts";

const folder = mkdtempSync(join(tmpdir(), "guardsh-users-"));
const passwdPath = join(folder, "passwd");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("homes come from the passwd file, by name and by number", () => {
  writeFileSync(
    passwdPath,
    [
      "root:x:0:0:root:/root:/bin/bash",
      "toor:x:0:0:second root:/other:/bin/bash",
      "dev:x:1000:1000:Dev,,,:/home/dev:/bin/bash",
      "dev:x:1001:1001:again:/home/again:/bin/bash",
      "rel:x:1002:1002::not/absolute:/bin/sh",
      "nohome:x:1003:1003:::/bin/sh",
      "bad:x:abc:1::/home/bad:/bin/sh",
      "+nis:x:1004:1004::/home/nis:/bin/sh",
      "#dev2:x:1005:1005::/home/hash:/bin/sh",
      "short:x:1006",
      "",
    ].join("\n"),
  );
  const users = hostUsers({ passwdPath, uid: 1000 });
  expect(users.uid).toBe(1000);
  expect(users.home()).toBe("/home/dev");
  const names = [
    "root",
    "toor",
    "dev",
    "rel",
    "nohome",
    "bad",
    "+nis",
    "nis",
    "#dev2",
    "short",
    "",
  ];
  expect(names.map((name) => users.home(name))).toEqual([
    ...["/root", "/other", "/home/dev"],
    ...Array.from({ length: 8 }, () => undefined),
  ]);
  expect(hostUsers({ passwdPath, uid: 0 }).home()).toBe("/root");
  expect(hostUsers({ passwdPath, uid: 4242 }).home()).toBeUndefined();
});

test("a changed file is read again", () => {
  writeFileSync(passwdPath, "a:x:1:1::/home/a:/bin/sh\n");
  expect(hostUsers({ passwdPath, uid: 1 }).home()).toBe("/home/a");
  writeFileSync(passwdPath, "a:x:1:1::/home/longer:/bin/sh\n");
  expect(hostUsers({ passwdPath, uid: 1 }).home()).toBe("/home/longer");
});

test("without a passwd file nobody has a home", () => {
  const users = hostUsers({ passwdPath: join(folder, "none"), uid: 0 });
  expect([users.home(), users.home("root")]).toEqual([undefined, undefined]);
});

test("HOME is never asked", () => {
  vi.stubEnv("HOME", "/evil");
  expect(hostUsers().home()).not.toBe("/evil");
  expect(hostUsers().uid).toBe(process.getuid?.());
  vi.unstubAllEnvs();
});
