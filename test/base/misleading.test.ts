import { describe, expect, test } from "vitest";
import { looksLikeOption, misleadingBlank, misleadingPart } from "../../src/base/misleading.ts";

describe("parts of a name that mislead", () => {
  test.each([
    ["a\u202eb", "U+202E, which turns the order of what is shown"],
    ["a\u200fb", "U+200F, which turns the order of what is shown"],
    ["\u2066a\u2069", "U+2066, which turns the order of what is shown"],
    ["a\u200bb", "U+200B, which cannot be seen"],
    ["a\u200db", "U+200D, which cannot be seen"],
    ["a\u2060b", "U+2060, which cannot be seen"],
    ["\ufeffa", "U+FEFF, which cannot be seen"],
    ["a\u00adb", "U+00AD, which cannot be seen"],
    ["a\u3164", "U+3164, which cannot be seen"],
    ["a\u{e0041}", "U+E0041, which cannot be seen"],
    ["a\u2028b", "U+2028, which cannot be seen"],
    ["a\x1b[8mb", "the control character U+001B"],
    ["a\bb", "the control character U+0008"],
    ["a\rb", "the control character U+000D"],
    ["\ra", "the control character U+000D"],
    ["a\x7f", "the control character U+007F"],
    ["a\x9bb", "the control character U+009B"],
    ["1\u200d2", "U+200D, which cannot be seen"],
  ])("%j holds %s", (name, part) => {
    expect(misleadingPart(name)).toBe(part);
  });

  test.each([
    "plain-name.txt",
    "naïve café.txt",
    "👩‍💻.md",
    "❤️-notes",
    "🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 👍🏽",
    "می‌خواهم.txt",
    "क्‍ष",
    "שלום עולם",
    "مرحبا",
    "葛\u{e0100}城",
    "日本語 ファイル",
    "two\nlines\tand tabs",
    "ends\r",
    "\r",
  ])("%j is what it looks like", (name) => {
    expect(misleadingPart(name)).toBeUndefined();
  });

  test.each([
    ["rm\u00a0-rf", "U+00A0, which looks like a blank and is none"],
    ["a\u3000b", "U+3000, which looks like a blank and is none"],
    ["a\x0bb", "U+000B, which looks like a blank and is none"],
    ["a b\t", undefined],
  ])("the blank in %j", (name, part) => {
    expect(misleadingBlank(name)).toBe(part);
  });

  test.each([
    ["\u2013rf", true],
    ["\u2212\u2212force", true],
    ["-rf", false],
    ["\u2013", false],
    ["a\u2013b", false],
  ])("%j looks like an option: %s", (word, answer) => {
    expect(looksLikeOption(word)).toBe(answer);
  });
});
