import { describe, expect, test } from "vitest";
import { optionList } from "../../src/commands/option-list.ts";

describe("a list of options", () => {
  test("names, letters, arguments", () => {
    expect(optionList("all|a lines|n= color|colour=? T R|recursive|r")).toEqual({
      all: { short: "a" },
      lines: { short: "n", argument: "required" },
      color: { long: ["colour"], argument: "optional" },
      T: { short: "T", shortOnly: true },
      R: { short: "Rr", long: ["recursive"], shortOnly: true },
    });
  });
  test("a name that is not in it does not compile", () => {
    const options = optionList("all|a quiet");
    // @ts-expect-error: there is no such option.
    expect(options.silent).toBeUndefined();
    expect(options.quiet).toEqual({});
  });
});
