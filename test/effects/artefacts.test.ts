import { describe, expect, test } from "vitest";
import { isArtefact } from "../../src/effects/artefacts.ts";
import { fakeWorld } from "../support/fake-world.ts";

const project = "/home/dev/project";
const isMade = (path: string, manifests: readonly string[]): boolean => {
  const files = Object.fromEntries(manifests.map((name) => [name, ""]));
  const world = fakeWorld({ git: null, files: { "keep/x": "", ...files } });
  return isArtefact(`${project}/${path}`, project, world.files);
};

const made: readonly (readonly [path: string, ...manifests: string[]])[] = [
  ["node_modules", "package.json"],
  ["node_modules/a/b.js", "package.json"],
  ["web/node_modules", "web/package.json"],
  ["dist", "package.json"],
  [".next/cache", "package.json"],
  ["target/debug", "Cargo.toml"],
  ["target", "pom.xml"],
  [".venv", "pyproject.toml"],
  ["build", "setup.py"],
  ["x.egg-info", "setup.cfg"],
  ["build-debug", "CMakeLists.txt"],
  ["cmake-build-release/x", "CMakeLists.txt"],
  ["build", "Makefile"],
  [".gradle", "build.gradle.kts"],
  ["obj", "app.csproj"],
  ["vendor", "go.mod"],
  ["_build/x", "mix.exs"],
  [".dart_tool", "pubspec.yaml"],
  [".terraform/x", "main.tf"],
  ["__pycache__"],
  ["src/__pycache__/a.cpython-311.pyc"],
  [".pytest_cache/v"],
  ["a.o"],
  ["src/a.pyc"],
  ["x.log"],
  ["core"],
  ["core.123"],
  [".DS_Store"],
  ["notes.txt~"],
  [".file.swp"],
];

const kept: readonly (readonly [path: string, ...manifests: string[]])[] = [
  ["node_modules"],
  ["dist"],
  ["dist", "Cargo.toml"],
  ["target", "package.json"],
  ["web/dist", "package.json"],
  ["build"],
  ["src", "package.json"],
  ["src/main.ts", "package.json"],
  ["vendor", "package.json"],
  [".env", "package.json"],
  ["data.sqlite", "package.json"],
  ["distribution", "package.json"],
  ["log", "package.json"],
  ["corefile", "package.json"],
  ["", "package.json"],
];

describe("what a tool makes again", () => {
  test.each(made)("%s beside %s", (path, ...manifests) => {
    expect(isMade(path, manifests)).toBe(true);
  });

  test.each(kept)("not %s beside %s", (path, ...manifests) => {
    expect(isMade(path, manifests)).toBe(false);
  });

  test("nothing outside the root", () => {
    const { files } = fakeWorld({ files: { "../node_modules/x": "", "../package.json": "" } });
    expect(isArtefact("/home/dev/node_modules", project, files)).toBe(false);
    expect(isArtefact("/home/dev/project2/a.o", project, files)).toBe(false);
  });
});
