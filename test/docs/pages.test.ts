import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import type { Detector } from "../../src/detectors/define-detector.ts";
import { detectors } from "../../src/detectors/registry.ts";
import { policyInForce } from "../../src/engine/policy.ts";
import { projectRoot, sourceFiles } from "../support/source-tree.ts";
import { floors } from "../support/tidy-rules.ts";
import { detectorPage, indexPage } from "./detector-page.ts";

// `npm run docs` writes the pages anew; without it these tests compare.
const all: readonly Detector[] = Object.values(detectors);
const decisions: Readonly<Record<string, Readonly<Record<string, string>>>> = policyInForce;
const folder = join(projectRoot, "docs/detectors");

describe("the pages of the detectors", () => {
  test.each(all.map((one) => [one.id, one] as const))("%s is up to date", async (id, detector) => {
    const page = detectorPage(detector, decisions[id] ?? {});
    expect(page).not.toMatch(/undefined/);
    await expect(page).toMatchFileSnapshot(join(folder, `${id}.md`));
  });

  test("the overview is up to date", async () => {
    await expect(indexPage(all)).toMatchFileSnapshot(join(folder, "README.md"));
  });

  test("there is no other page", () => {
    const pages = ["README.md", ...all.map(({ id }) => `${id}.md`)];
    expect(readdirSync(folder).sort()).toEqual(pages.sort());
  });
});

describe("what the pages name is there", () => {
  const files = sourceFiles();
  const paths = new Set(files.map(({ path }) => path));
  const folders = new Set([...paths].flatMap(parentsOf));
  const pages = files.filter(({ path }) => path.endsWith(".md"));

  test("links between pages", () => {
    const links = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)].map(
        (match) => [path, posix.join(posix.dirname(path), match[1] ?? "")] as const,
      ),
    );
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter(([, to]) => !paths.has(to) && !folders.has(posix.join(to, ".")))).toEqual(
      [],
    );
  });

  test("paths of the project", () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:src|test|docs|\.ci)\/[\w./-]+?)\/?`/g)].map(
        (match) => [path, match[1] ?? ""] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([, to]) => !paths.has(to) && !folders.has(to))).toEqual([]);
  });

  test("scripts of the package", () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => [path, match[1] ?? ""] as const),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(([, script]) => !(script in scripts))).toEqual([]);
  });

  test("floors", () => {
    const { text = "" } = files.find(({ path }) => path === "docs/architecture.md") ?? {};
    const rows = [...text.matchAll(/^\| (\d+) \| (.*?) \|/gm)].flatMap(([, floor, folders = ""]) =>
      [...folders.matchAll(/\[(\w+)\]/g)].map((match) => [match[1], Number(floor)] as const),
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const [folder, floor] of rows)
      expect([folder, floors.get(folder ?? "")]).toEqual([folder, floor]);
  });

  test("every folder of src has a page", () => {
    const own = [...folders].filter((path) => /^src\/[^/]+$/.test(path));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((path) => !paths.has(`${path}/README.md`))).toEqual([]);
  });

  function parentsOf(path: string): readonly string[] {
    const parent = posix.dirname(path);
    return parent === "." ? [] : [parent, ...parentsOf(parent)];
  }
});
