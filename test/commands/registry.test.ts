import { expect, test } from "vitest";
import { commandSpecs } from "../../src/commands/registry.ts";
import { fileTools } from "../../src/commands/specs/file-tools.ts";
import { machineTools } from "../../src/commands/specs/machine-tools.ts";
import { textTools } from "../../src/commands/specs/text-tools.ts";
import { wrappers } from "../../src/commands/specs/wrappers.ts";

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

test("no option letter of a tool for files, text or programs has two meanings", () => {
  const specs = [...fileTools, ...machineTools, ...textTools, ...wrappers];
  const twice = specs.flatMap(({ names, grammar }) => {
    const letters = Object.values(grammar.options).flatMap(({ short = "" }) => [...short]);
    return letters
      .filter((one, index) => letters.indexOf(one) !== index)
      .map((one) => `${names[0]} -${one}`);
  });
  expect(twice).toEqual([]);
});
