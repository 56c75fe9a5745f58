import { describe, expect, test } from "vitest";
import { verdictOn } from "../support/detector-tester.ts";
import { rowName } from "../support/shell-run.ts";
import { appearances, exceptions } from "./decisions/exceptions.ts";
import type { Row } from "./decisions/rule.ts";
import { secretRules } from "./decisions/secrets.ts";
import { systemRules } from "./decisions/systems.ts";
import { workRules } from "./decisions/work.ts";
import { actWorld } from "./spelling/world.ts";

const rules = [...workRules, ...systemRules, ...secretRules];

/** The usual world of acts, with what the row adds to it. */
const worldOf = ([, , , own = {}]: Row) => ({
  ...actWorld,
  ...own,
  files: { ...actWorld.files, "data/a.csv": "1\n", "server.pid": "4242\n", ...own.files },
});

describe.each([...rules, ...exceptions, ...appearances])("$says", ({ rows }) => {
  test.each(rows.map((row) => [rowName(row[0]), row] as const))("%s", (_, row) => {
    expect(verdictOn(row[0], worldOf(row)).findings).toEqual([]);
  });

  test.each(rows.map((row) => [row[2], rowName(row[1]), row] as const))("%s: %s", (_, __, row) => {
    expect(verdictOn(row[1], worldOf(row))).toMatchObject({ decision: row[2] });
  });
});

test("each rule has at least five rows, and there are 135 of them", () => {
  expect(rules).toHaveLength(27);
  for (const { says, rows } of [...rules, ...exceptions, ...appearances])
    expect([says, rows.length >= 5]).toEqual([says, true]);
  expect(rules.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(135);
});
