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
    const flat = out.replace(/\n {8}/g, " ");
    for (const [messageId, message] of Object.entries(meta.messages)) {
      const said = message.replace(/\{\{(\w+)\}\}/g, "<$1>");
      expect(flat).toContain(`  ${policy[messageId]?.padEnd(5)} ${messageId}: ${said}\n`);
    }
    for (const line of out.split("\n"))
      expect(/^ {2}(allow|ask|deny) |^[^ ]/.test(line) && line.length > 80).toBe(false);
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

  test("explains a command", async () => {
    const { code, out, error } = await ran(runExplain, ["rm"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out.startsWith("rm: Files and folders\n\nAlso: grm\n")).toBe(true);
    expect(out).toContain("  -r, -R, --recursive; -f, --force;");
    expect(out).toContain("Flagged:\n");
    expect(out).toContain("  rm -rf ~\n      delete-protected-path\n");
    expect(out).toContain("Not flagged:\n");
  });

  test.each([["git", "push"], ["sed"], ["docker"], ["true"]])("explains %s %s", async (...args) => {
    const { code, out } = await ran(runExplain, args);
    expect(code).toBe(0);
    expect(out.startsWith(`${args.join(" ")}: `)).toBe(true);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/--no-force|undefined|\n\n\n/);
  });

  test("names no control character", async () => {
    expect((await ran(runExplain, ["a\u001b[2J"])).error).not.toContain("\u001b");
  });

  test.each([[[]], [["a", "b"]], [["no-such-detector"]], [["toString"]], [["git", "a", "b"]]])(
    "%j lists the detectors",
    async (args) => {
      const { code, out, error } = await ran(runExplain, args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      for (const [id] of every) expect(error).toContain(`  ${id} `);
    },
  );
});
