import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandFamilies } from "../../src/commands/families.ts";
import { commandSpecs } from "../../src/commands/registry.ts";
import { gitSubcommands } from "../../src/commands/specs/git/subcommands.ts";
import { projectRoot } from "../support/source-tree.ts";
import { familyIndex, familyPage } from "./command-page.ts";

// `npm run docs` writes the pages anew; without it these tests compare.
const folder = join(projectRoot, "docs/commands");

describe("the pages of the command families", () => {
  test.each(commandFamilies.map((one) => [one.id, one] as const))(
    "%s is up to date",
    async (id, family) => {
      const page = familyPage(family);
      expect(page).not.toMatch(/undefined/);
      await expect(page).toMatchFileSnapshot(join(folder, `${id}.md`));
    },
  );

  test("the overview is up to date", async () => {
    await expect(familyIndex(commandFamilies)).toMatchFileSnapshot(join(folder, "README.md"));
  });

  test("there is no other page", () => {
    const pages = ["README.md", ...commandFamilies.map(({ id }) => `${id}.md`)];
    expect(readdirSync(folder).sort()).toEqual(pages.sort());
  });
});

test("every spec is in one family", () => {
  const all = commandFamilies.flatMap(({ specs }) => specs);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(all)).toEqual(new Set([...commandSpecs, ...gitSubcommands.values()]));
});
