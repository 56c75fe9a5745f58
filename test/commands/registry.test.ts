import { expect, test } from "vitest";
import { commandSpecs } from "../../src/commands/registry.ts";

test("no name belongs to two specs", () => {
  const names = commandSpecs.flatMap((spec) => spec.names);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every spec has its names, its source and a grammar without two meanings of a letter", () => {
  for (const { names, source, grammar } of commandSpecs) {
    expect(names.every((name) => /^[\w.+[-]+$/.test(name))).toBe(true);
    expect(source).not.toBe("");
    const letters = Object.values(grammar.options).flatMap(({ short = "" }) => [...short]);
    const twice = letters.filter((one, index) => letters.indexOf(one) !== index);
    expect([names[0], twice]).toEqual([names[0], []]);
  }
});
