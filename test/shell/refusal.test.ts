import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/engine/evaluate.ts";
import type { Decided } from "../../src/policy/decide.ts";
import { plainRefusal, refusalStatus, refusalText } from "../../src/shell/refusal.ts";
import { verdictOn } from "../support/detector-tester.ts";

const finding = (message: string, more: Partial<Decided> = {}): Decided => ({
  detector: "see-it",
  messageId: "seen",
  message,
  span: { start: 0, end: 1 },
  decision: "ask",
  ...more,
});
const linesOf = (verdict: Verdict): readonly string[] => refusalText(verdict).split("\n");

describe("the text of a refusal", () => {
  test("says it all in its first line", () => {
    expect(linesOf(verdictOn("rm -rf /etc"))[0]).toBe(
      "guardsh: blocked [delete-protected-path] deletes /etc, which belongs to the system. " +
        "Nothing was executed. Safer: ls -la -- /etc",
    );
  });

  test("offers what is safer on that line", () => {
    const findings = [finding("does it", { suggestion: "do that" })];
    expect(linesOf({ decision: "ask", findings })[0]).toBe(
      "guardsh: blocked [see-it] does it. Nothing was executed. Safer: do that",
    );
  });

  test("tells further findings of the same decision, each once, and at most four", () => {
    const findings = ["a", "b", "b", "c", "d", "e", "f"].map((one) => finding(one));
    expect(linesOf({ decision: "ask", findings }).slice(1, -2)).toEqual([
      "guardsh: also [see-it] b",
      "guardsh: also [see-it] c",
      "guardsh: also [see-it] d",
      "guardsh: also [see-it] e",
    ]);
  });

  test("leaves milder findings out", () => {
    const findings = [finding("worse", { decision: "deny" }), finding("milder")];
    expect(refusalText({ decision: "deny", findings })).not.toContain("milder");
  });

  test("says how to go on, differently for an ask and for a deny", () => {
    const last = (decision: "ask" | "deny") =>
      linesOf({ decision, findings: [finding("x", { decision })] }).at(-2);
    expect(last("ask")).toContain("a person's decision");
    expect(last("deny")).toContain("do not try it again");
  });

  test("ends every line, and begins each with the name", () => {
    const lines = linesOf(verdictOn("rm -rf /etc /usr ~"));
    expect(lines.at(-1)).toBe("");
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^guardsh: /);
  });

  test.each(["\x1b[2J", "\n", "\r", "\u202e", "\u200b", "\u0085", "\udcff"])(
    "shows %j as an escape",
    (character) => {
      const findings = [finding(`a${character}b`, { suggestion: `c${character}d` })];
      const text = refusalText({ decision: "ask", findings });
      expect(text.split("\n")).toHaveLength(3);
      if (character !== "\n") expect(text).not.toContain(character);
      expect(plainRefusal("x", `a${character}b`)).toMatch(/^.*\\.*\n$/);
    },
  );

  test("a verdict without findings is still a refusal", () => {
    expect(linesOf({ decision: "ask", findings: [] })[0]).toContain("[no-decision]");
  });

  test("the status is that of a command that cannot be executed", () => {
    expect(refusalStatus).toBe(126);
  });
});
