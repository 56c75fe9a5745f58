import { describe, expect, test } from "vitest";
import { renderDetector, runExplain } from "../../src/cli/commands/explain.ts";
import type { Detector } from "../../src/detectors/define-detector.ts";
import { detectors } from "../../src/detectors/registry.ts";
import { policyInForce } from "../../src/engine/policy.ts";
import { ran } from "../support/command-io.ts";

const every: readonly (readonly [string, Detector])[] = Object.entries(detectors);

describe("guardsh explain", () => {
  test.each(every)("explains %s", async (id, detector) => {
    const { code, out, error } = await ran(runExplain, [id]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toBe(renderDetector(detector));
    const { meta } = detector;
    expect(out.startsWith(`${id}: ${meta.title}\n`)).toBe(true);
    const policy: Readonly<Record<string, string>> = policyInForce[id as keyof typeof detectors];
    for (const [messageId, message] of Object.entries(meta.messages))
      expect(out).toContain(`  ${policy[messageId]?.padEnd(5)} ${messageId}: ${message}\n`);
    for (const example of [...meta.examples.flagged, ...meta.examples.clean])
      expect(out).toContain(`  ${example}\n`);
    for (const reference of meta.references) expect(out).toContain(reference);
  });

  test("wraps the description", () => {
    const page = renderDetector(detectors["delete-protected-path"]).split("\n");
    const description = page.slice(2, page.indexOf("", 2));
    expect(description.length).toBeGreaterThan(1);
    for (const line of description) expect(line.length).toBeLessThanOrEqual(78);
  });

  test.each([[[]], [["a", "b"]], [["no-such-detector"]], [["toString"]]])(
    "%j lists the detectors",
    async (args) => {
      const { code, out, error } = await ran(runExplain, args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      for (const [id] of every) expect(error).toContain(`  ${id} `);
    },
  );
});
