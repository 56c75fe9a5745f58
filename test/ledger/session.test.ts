import { describe, expect, test } from "vitest";
import { newestSessions, sessionLine, sessionOf } from "../../src/ledger/session.ts";
import type { SessionStart } from "../../src/world/ledger.ts";

const start: SessionStart = {
  project: "/p",
  commit: "a".repeat(40),
  remotes: new Map([["origin", "git@github.com:acme/app.git"]]),
  path: "/bin",
};

/** A log into which one command after the other puts itself, by its own identities and others'. */
function log() {
  const lines: string[] = [];
  let atMs = 0;
  return {
    lines,
    run(own: readonly string[], others: readonly string[] = []) {
      atMs += 1;
      const session = sessionOf(lines, { own, all: [...own, ...others] });
      if (session.fresh.length > 0)
        lines.push(sessionLine(session, session.start ? undefined : start, atMs));
      return session;
    },
  };
}

describe("a session", () => {
  test("begins with its first command", () => {
    const { run, lines } = log();
    const first = run(["variable:A:1"]);
    expect(first).toMatchObject({ sinceMs: undefined, start: undefined, fresh: ["variable:A:1"] });
    const second = run(["variable:A:1"]);
    expect(second).toMatchObject({ id: first.id, sinceMs: 1, start, fresh: [] });
    expect(lines).toHaveLength(1);
  });

  test("is another one where nothing is shared", () => {
    const { run } = log();
    expect(run(["variable:A:1"]).id).not.toBe(run(["variable:A:2"]).id);
  });

  test("stays the same when its variable is changed below a known ancestor", () => {
    const { run } = log();
    const first = run(["variable:A:1", "ancestor:20:5"]);
    expect(run(["variable:A:2", "ancestor:20:5"]).id).toBe(first.id);
    expect(run(["variable:A:2"]).id).toBe(first.id);
  });

  test("takes in what a guarded command starts, whatever that says of itself", () => {
    const { run } = log();
    const first = run(["variable:A:1", "guarded:40:9"]);
    expect(run(["guarded:50:10"], ["guarded:40:9"]).id).toBe(first.id);
    expect(run(["guarded:60:11"], ["guarded:50:10"]).id).toBe(first.id);
  });

  test("does not take in who has only started it", () => {
    const { run } = log();
    const first = run(["variable:A:1", "ancestor:20:5"], ["guarded:10:1"]);
    expect(run(["variable:B:1"], ["guarded:10:1"]).id).not.toBe(first.id);
  });

  test("joins two that turn out to be one, for good", () => {
    const { run } = log();
    const one = run(["variable:A:1"]);
    const two = run(["variable:B:1"]);
    const both = run(["variable:A:1", "variable:B:1"]);
    expect(both.ids).toEqual(new Set([one.id, two.id]));
    expect(both.id).toBe(one.id);
    expect(run(["variable:B:1"]).ids).toEqual(both.ids);
    expect(run(["variable:B:1"]).id).toBe(one.id);
  });

  test("is found among lines that are none of ours", () => {
    const { run, lines } = log();
    const first = run(["variable:A:1"]);
    const odd = ["{", "null", "[]", '{"v":1,"at":0,"session":"x","as":["variable:A:1",5]}'];
    lines.unshift(...odd, '{"v":1,"at":0,"session":"x","as":["variable:A:1"],"start":null}');
    expect(run(["variable:A:1"]).id).toBe(first.id);
  });
});

test("of many sessions the newest stay, each with its start", () => {
  const { run, lines } = log();
  run(["variable:A:1"]);
  for (let index = 0; index < 50; index += 1) run([`variable:B:${index}.`]);
  for (let index = 0; index < 20; index += 1) run(["variable:A:1", `guarded:${index}:1`]);
  const kept = newestSessions(lines, 15);
  expect(kept).toHaveLength(16);
  const session = sessionOf(kept, { own: ["guarded:19:1"], all: ["guarded:19:1"] });
  expect(session).toMatchObject({ sinceMs: 1, start });
});
