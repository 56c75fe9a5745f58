import { describe, expect, test } from "vitest";
import { chainStart, followChain, hashOf, lineOf } from "../../src/audit/chain.ts";
import { commandLengthMax, type Decided, recordOf } from "../../src/audit/record.ts";
import { environOf } from "../../src/world/environ.ts";

const decided: Decided = {
  timeMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  host: "box",
  pid: 42,
  id: "id-1",
  session: undefined,
  decision: "allow",
  findings: [],
  command: "ls",
  directory: "/home/dev/project",
  shell: "bash",
  micros: 120,
  environ: environOf(new Map([["MY_TOKEN", "open sesame"]])),
};

describe("recordOf", () => {
  test("says what was decided, and nothing of the environment", () => {
    expect(recordOf(decided)).toEqual({
      v: 1,
      time: "2026-01-02T03:04:05.678Z",
      host: "box",
      pid: 42,
      id: "id-1",
      session: null,
      decision: "allow",
      findings: [],
      command: "ls",
      cwd: "/home/dev/project",
      shell: "bash",
      micros: 120,
    });
  });

  test("has no secrets in command and directory", () => {
    const record = recordOf({
      ...decided,
      command: "say open sesame --password x1",
      directory: "/srv/open sesame",
    });
    expect(record.command).toBe("say [redacted:variable] --password [redacted:option]");
    expect(record.cwd).toBe("/srv/[redacted:variable]");
  });

  test("cuts long commands, also through a secret", () => {
    const command = `${" ".repeat(commandLengthMax - 20)}TOKEN=${"s3cret".repeat(20)}`;
    const record = recordOf({ ...decided, command, directory: undefined });
    expect(record.command.length).toBeLessThanOrEqual(commandLengthMax);
    expect(record.command).not.toContain("s3cret");
    expect(record.commandLength).toBe(command.length);
    expect(record.cwd).toBeNull();
  });
});

describe("the chain", () => {
  const record = recordOf(decided);
  const lines = (...ids: string[]): string[] => {
    const made: string[] = [];
    for (const id of ids)
      made.push(lineOf({ ...record, id }, made.length ? hashOf(made.at(-1) ?? "") : chainStart));
    return made;
  };
  const report = (...texts: string[]): unknown =>
    followChain(texts.map((one) => `${one}\n`).join(""));
  const [a = "", b = "", c = ""] = lines("a", "b", "c");

  test("holds as it was written", () => {
    expect(report(a, b, c)).toEqual({ lines: 3, broken: [], repeated: [] });
    expect(report()).toEqual({ lines: 0, broken: [], repeated: [] });
  });

  test.each([
    ["a line is gone", [a, c], [2]],
    ["the first line is gone", [b, c], [1]],
    ["a line is edited", [a, b.replace('"allow"', '"deny"'), c], [3]],
    ["lines change places", [b, a, c], [1, 2, 3]],
    ["a line is no record", [a, "oops", c], [2, 3]],
    ["a line stands twice", [a, a], [2]],
  ])("shows that %s", (_, texts, broken) => {
    expect(report(...texts)).toMatchObject({ broken });
  });

  test("names what stands twice", () => {
    expect(report(a, a)).toMatchObject({ repeated: ["a"] });
  });

  test("has one line for any text, with nothing in it that changes a terminal", () => {
    const command = "a\n\r\u001b[2J\u202Eevil\u200b\u009b\u2028\uDCFF\u007f é 👍";
    const line = lineOf({ ...record, command }, chainStart);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u2028\u202e\ud800-\udfff]/u);
    expect(JSON.parse(line)).toMatchObject({ command });
  });
});
