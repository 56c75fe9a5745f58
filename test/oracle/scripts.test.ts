import { describe, expect, test } from "vitest";
import { read } from "../../src/syntax/reader/reader.ts";
import { askBash, oracleMissing } from "./oracle.ts";
import { compareAll } from "./referee.ts";
import { shellScripts, textOfScript } from "./scripts.ts";

/** `SCRIPTS=all` compares every script of this system; else every twentieth. */
const every = process.env["SCRIPTS"] === "all" ? 1 : 20;

describe.skipIf(oracleMissing !== undefined)(`scripts of the system ${oracleMissing ?? ""}`, () => {
  const paths = shellScripts(["/etc", "/usr"]).filter((_, index) => index % every === 0);
  const readable = paths.flatMap((path) => {
    const text = textOfScript(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const { found, opaque, crashed } = compareAll(readable, askBash(readable), read);
  const pathOf = (text: string): string =>
    readable.find((one) => one.text === text)?.path ?? "unknown";

  test(`${readable.length} of ${paths.length} are read as bash reads them`, () => {
    expect(readable.length).toBeGreaterThan(5);
    const different = found.map(({ question, difference }) => [pathOf(question.text), difference]);
    expect(different).toEqual([]);
    expect(crashed.map(pathOf)).toEqual([]);
  });

  test("all of them are understood", () => {
    const texts = [...opaque].flatMap(([why, all]) => all.map((text) => [pathOf(text), why]));
    expect(texts).toEqual([]);
  });
});
