import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/base/decision.ts";
import type { Finding } from "../../src/base/finding.ts";
import type { Detector } from "../../src/detectors/define-detector.ts";
import { detectors } from "../../src/detectors/registry.ts";
import { builtinPolicy } from "../../src/policy/builtin.ts";
import { decide, type Policy } from "../../src/policy/decide.ts";

const policy: Policy = { a: { one: "allow", two: "ask" }, b: { one: "deny" } };
const finding = (detector: string, messageId: string): Finding => ({
  detector,
  messageId,
  message: `${detector} ${messageId}`,
  span: { start: 0, end: 1 },
});

const rows: readonly (readonly [string, readonly Finding[], Decision])[] = [
  ["nothing", [], "allow"],
  ["an allowed finding", [finding("a", "one")], "allow"],
  ["a finding to ask about", [finding("a", "two")], "ask"],
  ["a denied finding", [finding("b", "one")], "deny"],
  ["the strictest first", [finding("b", "one"), finding("a", "two")], "deny"],
  ["the strictest last", [finding("a", "one"), finding("a", "two"), finding("b", "one")], "deny"],
  ["a message that no policy knows", [finding("a", "three")], "ask"],
  ["a detector that no policy knows", [finding("c", "one")], "ask"],
  ["an inherited name", [finding("a", "toString")], "ask"],
];

describe("decisions", () => {
  test.each(rows)("%s", (_, findings, decision) => {
    const decided = decide(findings, policy);
    expect(decided.decision).toBe(decision);
    expect(decided.findings).toHaveLength(findings.length);
  });

  test("a finding is never dropped, changed or moved", () => {
    const findings = [finding("a", "two"), finding("b", "one"), finding("a", "one")];
    expect(decide(findings, policy).findings).toEqual([
      { ...findings[0], decision: "ask" },
      { ...findings[1], decision: "deny" },
      { ...findings[2], decision: "allow" },
    ]);
  });

  test("one more finding never lowers the decision", () => {
    const all = rows.flatMap(([, findings]) => findings);
    const order: readonly Decision[] = ["allow", "ask", "deny"];
    for (const [, findings] of rows)
      for (const more of all) {
        const before = order.indexOf(decide(findings, policy).decision);
        expect(order.indexOf(decide([...findings, more], policy).decision)).toBeGreaterThanOrEqual(
          before,
        );
      }
  });
});

describe("the built-in policy", () => {
  const every: readonly (readonly [string, Detector])[] = Object.entries(detectors);

  test("knows the detectors, and no other", () => {
    expect(Object.keys(builtinPolicy).sort()).toEqual(every.map(([id]) => id).sort());
  });

  test.each(every)("has a decision for every message of %s", (id, { meta }) => {
    const row: Readonly<Record<string, string>> = builtinPolicy[id as keyof typeof builtinPolicy];
    expect(Object.keys(row).sort()).toEqual(Object.keys(meta.messages).sort());
    for (const decision of Object.values(row)) expect(["allow", "ask", "deny"]).toContain(decision);
  });
});
