import { expect, test } from "vitest";
import { commandSpecs } from "../../src/commands/registry.ts";

test("no name belongs to two specs", () => {
  const names = commandSpecs.flatMap((spec) => spec.names);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every spec has its names and its source", () => {
  for (const { names, source } of commandSpecs) {
    expect(names.every((name) => /^[\w.+[-]+$/.test(name))).toBe(true);
    expect(source).not.toBe("");
  }
});

test("no option letter of a spec has two meanings", () => {
  const twice = commandSpecs.flatMap(({ names, grammar }) => {
    const letters = Object.values(grammar.options).flatMap(({ short = "" }) => [...short]);
    return letters
      .filter((one, index) => letters.indexOf(one) !== index)
      .map((one) => `${names[0]} -${one}`);
  });
  expect(twice).toEqual([]);
});
