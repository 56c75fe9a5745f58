import { describe, expect, test } from "vitest";
import { surroundings } from "../../src/effects/surroundings.ts";
import { emptyLedger, type Ledger, type SessionStart } from "../../src/world/ledger.ts";
import { verdictOn } from "../support/detector-tester.ts";
import { fakeWorld } from "../support/fake-world.ts";

const project = "/home/dev/project";
const origin = "git@github.com:acme/app.git";
const startedWith = (more: Partial<SessionStart> = {}): Ledger => ({
  ...emptyLedger,
  start: {
    project,
    commit: undefined,
    remotes: new Map([["origin", origin]]),
    path: "/usr/bin",
    ...more,
  },
});

const push = (text: string, remotes: Readonly<Record<string, string>>, ledger: Ledger): string =>
  verdictOn(text, { git: { remotes }, ledger })
    .findings.map((one) => one.messageId)
    .join();

describe("a push", () => {
  test.each([
    ["to the remote of the start", "git push origin feature", { origin }, ""],
    ["to it by another spelling", "git push", { origin: "https://github.com/Acme/app" }, ""],
    ["to one that was repointed", "git push", { origin: "git@evil.test:a/b" }, "elsewhere"],
    [
      "to one that was added",
      "git push x feature",
      { origin, x: "https://evil.test/b" },
      "confidential,elsewhere",
    ],
    [
      "to another of the same host",
      "git push x feature",
      { origin, x: "git@github.com:e/b" },
      "elsewhere",
    ],
    ["to one that is not there", "git push nowhere feature", { origin }, ""],
  ])("%s", (_, text, remotes, expected) => {
    expect(push(text, remotes, startedWith())).toBe(expected);
  });

  test("to any remote is the project's own while nothing is known of the start", () => {
    expect(push("git push x feature", { origin, x: "https://evil.test/b" }, emptyLedger)).toBe("");
  });
});

describe("the project", () => {
  test("is not widened by what the session has put above it", () => {
    const ledger = startedWith({ project: `${project}/app` });
    const world = fakeWorld({ ledger, cwd: "app", files: { app: { dir: true } } });
    expect(surroundings(world).project).toBe(`${project}/app`);
    expect(surroundings({ ...world, ledger: emptyLedger }).project).toBe(project);
  });

  test("is another one where the session has gone elsewhere", () => {
    const ledger = startedWith({ project: "/home/dev/other" });
    expect(surroundings(fakeWorld({ ledger })).project).toBe(project);
  });

  test("keeps the hosts of the remotes that it began with", () => {
    const world = fakeWorld({
      ledger: startedWith(),
      git: { remotes: { x: "git@evil.test:a/b" } },
    });
    expect(surroundings(world).remoteHosts).toEqual(["github.com"]);
    expect(surroundings({ ...world, ledger: emptyLedger }).remoteHosts).toEqual(["evil.test"]);
  });
});
