import { describe, expect, test } from "vitest";
import { hasAgentMarker, identitiesOf } from "../../src/ledger/identity.ts";
import { type ProcessFacts, processFacts } from "../../src/ledger/processes.ts";
import { environOf } from "../../src/world/environ.ts";

/** Rows of pid, parent, start and terminal; each is its own leader but for the last. */
const table = (...rows: readonly (readonly [number, number, number, number?, number?])[]) => {
  const byPid = new Map<number, ProcessFacts>(
    rows.map(([pid, parent, startedAt, terminal = 0, leader = pid]) => [
      pid,
      { pid, parent, startedAt, terminal, leader },
    ]),
  );
  return (pid: number): ProcessFacts | undefined => byPid.get(pid);
};

const asker = (
  pid: number,
  parentPid: number,
  variables: Readonly<Record<string, string>> = {},
) => ({
  pid,
  parentPid,
  environ: environOf(new Map(Object.entries(variables))),
});

describe("identities", () => {
  const facts = table([1, 0, 0], [10, 1, 100], [20, 10, 5000], [30, 20, 9900], [40, 30, 10_000]);

  test("are the process, the nearest ancestor of some age, and what all ancestors were", () => {
    expect(identitiesOf(asker(40, 30), facts)).toEqual({
      own: ["ancestor:20:5000", "guarded:40:10000"],
      all: [
        "ancestor:20:5000",
        "guarded:40:10000",
        "guarded:30:9900",
        "guarded:20:5000",
        "guarded:10:100",
      ],
    });
  });

  test("never are the process that adopts orphans", () => {
    expect(identitiesOf(asker(40, 1), facts).all).toEqual(["guarded:40:10000"]);
  });

  test("are the terminal, by its leader", () => {
    const onTerminal = table([20, 1, 100, 34816], [40, 20, 10_000, 34816, 20]);
    expect(identitiesOf(asker(40, 20), onTerminal).own).toContain("terminal:34816:20:100");
  });

  test("are the variables of agents, without their values", () => {
    const { own } = identitiesOf(asker(40, 30, { CLAUDE_CODE_SESSION_ID: "very-secret" }), facts);
    expect(own[0]).toMatch(/^variable:CLAUDE_CODE_SESSION_ID:[0-9a-f]{16}$/);
    expect(own.join()).not.toContain("very-secret");
  });

  test("are the variables alone where no process can be seen", () => {
    const { own } = identitiesOf(
      asker(40, 30, { CODEX_THREAD_ID: "x", OPENCODE_PID: "" }),
      () => undefined,
    );
    expect(own).toHaveLength(1);
  });

  test("end where parents go in a circle", () => {
    const circle = table([20, 30, 1], [30, 20, 1], [40, 30, 2]);
    expect(identitiesOf(asker(40, 30), circle).all.length).toBeLessThan(100);
  });
});

describe("a running process", () => {
  test.runIf(process.platform === "linux")("is told by its pid and its start", () => {
    const own = processFacts(process.pid);
    expect(own).toMatchObject({ pid: process.pid, parent: process.ppid });
    expect(own?.startedAt).toBeGreaterThan(processFacts(1)?.startedAt ?? Number.NaN);
  });

  test("that is none has no facts", () => {
    expect(processFacts(2 ** 31 - 1)).toBeUndefined();
  });
});

test.each([
  ["CLAUDECODE", true],
  ["GEMINI_CLI", true],
  ["CODEX_SESSION_ID", true],
  ["TERM", false],
])("%s marks an agent: %s", (name, expected) => {
  expect(hasAgentMarker(environOf(new Map([[name, "1"]])))).toBe(expected);
  expect(hasAgentMarker(environOf(new Map([[name, ""]])))).toBe(false);
});
