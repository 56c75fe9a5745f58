import { describe, expect, test } from "vitest";
import type { Detector } from "../../src/detectors/define-detector.ts";
import { detectors } from "../../src/detectors/registry.ts";
import { isCommand, suggestionFor } from "../../src/detectors/suggestions.ts";
import { verdictOn } from "../support/detector-tester.ts";

const pairs = Object.values(detectors as Readonly<Record<string, Detector>>).flatMap(
  ({ id, meta }) => Object.keys(meta.messages).map((messageId) => [id, messageId] as const),
);
const data = {
  path: "/home/dev/project/notes and more.txt",
  source: "https://example.test/a",
  program: "./tool",
};

describe("every message suggests something", () => {
  test.each(pairs)("%s, %s", (id, messageId) => {
    const suggestion = suggestionFor(id, messageId, data) ?? "";
    expect(suggestion).not.toBe("");
    expect(suggestion).not.toMatch(/\{\{|[.\n]$/);
    if (isCommand(suggestion))
      expect([suggestion, verdictOn(suggestion).findings]).toEqual([suggestion, []]);
  });
});

describe("a suggestion", () => {
  test("quotes what it names", () => {
    expect(suggestionFor("delete-protected-path", "untracked", data)).toBe(
      "mv -- '/home/dev/project/notes and more.txt' /tmp/",
    );
  });

  test("is for a person where what it would name is no place", () => {
    for (const path of ["", "…", "src/*", "the environment", "/a\nb", "-rf"])
      expect(suggestionFor("delete-protected-path", "untracked", { path })).toBe(
        "a person can say that it may go",
      );
  });

  test("is nothing where the message is unknown", () => {
    expect(suggestionFor("read-secret", "toString", data)).toBeUndefined();
    expect(suggestionFor("constructor", "shown", data)).toBeUndefined();
  });
});
