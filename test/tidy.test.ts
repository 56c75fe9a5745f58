import { describe, expect, test } from "vitest";
import { projectRoot, type SourceFile, sourceFiles } from "./support/source-tree.ts";
import {
  coreIsPure,
  exportsAreDocumented,
  floors,
  folderOf,
  importsGoDown,
  isFinished,
  isNamedInKebabCase,
  isShort,
  namesNoMachinePath,
  type TidyRule,
  unproven,
  unregistered,
} from "./support/tidy-rules.ts";

const files = sourceFiles();
const inTree = (pattern: RegExp): readonly SourceFile[] =>
  files.filter(({ path }) => pattern.test(path));
const sources = inTree(/^src\/.*\.ts$/);
const code = inTree(/^(?:src|test)\/.*\.(?:ts|mjs|c|h|bash|zsh)$/);

describe("the tree is tidy", () => {
  test("there is something to look at on every floor", () => {
    const folders = new Set(inTree(/^src\//).map(({ path }) => folderOf(path)));
    const scanned = new Set(sources.map(({ path }) => folderOf(path)));
    for (const folder of floors.keys())
      if (folders.has(folder)) expect([folder, scanned.has(folder)]).toEqual([folder, true]);
    expect(scanned.size).toBeGreaterThan(5);
    expect(code.length).toBeGreaterThan(sources.length);
  });

  const rules: readonly (readonly [string, readonly SourceFile[], TidyRule])[] = [
    ["imports only go down", sources, importsGoDown],
    ["the core knows no machine", sources, coreIsPure],
    ["files and lines are short", code, isShort],
    ["every exported symbol has a docstring", sources, exportsAreDocumented],
    ["nothing is unfinished", code, isFinished],
    ["names are in kebab-case", inTree(/^(?:src|test)\//), isNamedInKebabCase],
    ["no file names a path of this machine", files, namesNoMachinePath(projectRoot)],
  ];
  test.each(rules)("%s", (_, scanned, rule) => {
    expect(scanned.length).toBeGreaterThan(0);
    expect(scanned.flatMap(rule)).toEqual([]);
  });

  test("every detector is registered, with examples and a test", () => {
    expect(unregistered(files, "src/detectors", "defineDetector")).toEqual([]);
    expect(unproven(files, "src/detectors")).toEqual([]);
  });

  test("every command spec is registered", () => {
    expect(unregistered(files, "src/commands/specs", "defineCommand")).toEqual([]);
  });

  test("the changelog begins as Keep a Changelog has it", () => {
    const changelog = files.find(({ path }) => path === "CHANGELOG.md")?.text;
    expect(changelog).toMatch(/^# Changelog\n[\s\S]*?keepachangelog\.com[\s\S]*?\n## \[/);
  });
});

describe("the rules find what is planted", () => {
  const rows: readonly (readonly [string, TidyRule, string, string, number])[] = [
    ["an import from above", importsGoDown, "src/expand/a.ts", 'import "../host/a.ts";', 1],
    [
      "from the same floor",
      importsGoDown,
      "src/policy/a.ts",
      'export * from "../detectors/b.ts";',
      1,
    ],
    [
      "of types",
      importsGoDown,
      "src/base/a.ts",
      'import type {\n  A,\n} from "../syntax/a.ts";',
      1,
    ],
    ["in passing", importsGoDown, "src/base/a.ts", 'const a = await import("../cli/a.ts");', 1],
    ["from outside", importsGoDown, "src/cli/a.ts", 'import "../../test/a.ts";', 1],
    ["from below", importsGoDown, "src/cli/a.ts", 'import { a } from "../base/a.ts";', 0],
    ["from beside", importsGoDown, "src/base/b/a.ts", 'import { a } from "../a.ts";', 0],
    ["a folder without a floor", importsGoDown, "src/other/a.ts", "", 1],
    ["a builtin module", coreIsPure, "src/base/a.ts", 'import { x } from "fs";', 1],
    ["a node: module", coreIsPure, "src/engine/a.ts", 'import x from "node:fs";', 1],
    ["paths as text", coreIsPure, "src/base/a.ts", 'import { posix } from "node:path/posix";', 0],
    ["the environment", coreIsPure, "src/base/a.ts", "const a = process.env;", 1],
    ["the clock", coreIsPure, "src/base/a.ts", "const a = Date.now() + Math.random();", 2],
    ["in a template", coreIsPure, "src/base/a.ts", "const a = `process.env`;", 0],
    ["in a string", coreIsPure, "src/base/a.ts", 'const a = "console.log"; // process.env', 0],
    ["in a pattern", coreIsPure, "src/base/a.ts", "const a = /[\"']process.env/;", 0],
    ["after a division", coreIsPure, "src/base/a.ts", "const a = b / c; process.exit(1 / 2);", 1],
    ["higher up", coreIsPure, "src/host/a.ts", "const a = process.env;", 0],
    ["a long line", isShort, "src/a.ts", "x".repeat(101), 1],
    ["a long file", isShort, "src/a.ts", "x\n".repeat(401), 1],
    ["the longest ones", isShort, "src/a.ts", `${"x".repeat(100)}\n`.repeat(400), 0],
    ["no docstring", exportsAreDocumented, "src/a.ts", "\nexport const a = 1;", 1],
    ["one for all overloads", exportsAreDocumented, "src/a.ts", overloads(), 0],
    ["a task left", isFinished, "src/a.ts", `// TO${"DO"}: more`, 1],
    ["a test alone", isFinished, "test/a.ts", `test.on${"ly"}("x")`, 1],
    ["capitals", isNamedInKebabCase, "src/base/someThing.ts", "", 1],
    ["an underscore", isNamedInKebabCase, "src/base/some_thing.ts", "", 1],
    ["a test's name", isNamedInKebabCase, "test/base/some-thing.test.ts", "", 0],
    ["the place", namesNoMachinePath("/a/b"), "README.md", "see /a/b/c and /a/d", 2],
    ["part of a path", namesNoMachinePath("/a/b"), "README.md", "see ~/a/b/c, x/a/b/", 0],
    ["a usual folder", namesNoMachinePath("/tmp/b"), "README.md", "see /tmp/c", 0],
  ];
  test.each(rows)("%s", (_, rule, path, text, count) => {
    expect(rule({ path, text })).toHaveLength(count);
  });

  test("a definition that is in no registry", () => {
    const planted: readonly SourceFile[] = [
      { path: "src/d/registry.ts", text: 'import { a } from "./a.ts";' },
      { path: "src/d/define.ts", text: "export function define(a: string) {}" },
      { path: "src/d/a.ts", text: "export const a = define({});" },
      { path: "src/d/b.ts", text: "export const b = define<1>({});" },
      { path: "src/d/c.ts", text: '// define(x)\nconst c = "define(x)";' },
    ];
    expect(unregistered(planted, "src/d", "define")).toEqual(["src/d/b.ts is in no registry"]);
    const deeper: readonly SourceFile[] = [
      { path: "src/d/registry.ts", text: 'import { a } from "./s/a.ts";' },
      { path: "src/d/s/a.ts", text: 'import "./t/b.ts"; import "./c.ts"; define({})' },
      { path: "src/d/s/t/b.ts", text: 'export * from "./d.ts"; define({})' },
      { path: "src/d/s/t/d.ts", text: "define({})" },
      { path: "src/d/s/t/e.ts", text: "define({})" },
      { path: "src/d/s/c.ts", text: "define({})" },
    ];
    expect(unregistered(deeper, "src/d/s", "define")).toEqual([
      "src/d/s/t/e.ts is in no registry",
      "src/d/s/c.ts is in no registry",
    ]);
    const made: readonly SourceFile[] = [
      { path: "src/d/registry.ts", text: 'import { a } from "./a.ts";' },
      { path: "src/d/a.ts", text: 'import { make } from "./make.ts"; define({})' },
      {
        path: "src/d/make.ts",
        text: "export function make(a: string): CommandSpec {\n define({})",
      },
      { path: "src/d/more.ts", text: "export function more(): CommandSpec {\n define({})" },
    ];
    expect(unregistered(made, "src/d", "define")).toEqual(["src/d/more.ts is in no registry"]);
    const nested = planted.map((one) => ({
      ...one,
      path: one.path.replace(/d\/([abc])/, "d/specs/$1"),
    }));
    expect(unregistered(nested, "src/d/specs", "define")).toHaveLength(2);
  });

  test("a detector without examples or test", () => {
    const examples = "defineDetector({ meta: { examples: {} } })";
    const planted: readonly SourceFile[] = [
      { path: "src/d/a.ts", text: examples },
      { path: "test/d/a.test.ts", text: "" },
      { path: "src/d/b.ts", text: "defineDetector({}) // examples: none" },
    ];
    expect(unproven(planted, "src/d")).toEqual([
      "src/d/b.ts has no examples",
      "src/d/b.ts has no test",
    ]);
  });

  function overloads(): string {
    return "/** A. */\nexport function a(x: 1): 1;\nexport function a(x: 2): 2;";
  }
});
