import { anyOf } from "../base/any-of.ts";
import type { FileSystem } from "../world/file-system.ts";

/** Output and cache folders, and the manifests of the tools that make them again. */
const folders: readonly { readonly name: RegExp; readonly beside: readonly string[] }[] = [
  {
    name: anyOf(
      /^(node_modules|dist|build|out|output|coverage|storybook-static|\.next|\.nuxt)$/,
      /^(\.output|\.turbo|\.parcel-cache|\.svelte-kit|\.angular|\.vite|\.cache)$/,
      /^(\.nyc_output|\.vercel|\.netlify|\.docusaurus|\.eslintcache|lib-cov|tmp|temp)$/,
      /^(test-results|playwright-report|\.wireit)$/,
    ),
    beside: ["package.json", "deno.json"],
  },
  { name: /^(target)$/, beside: ["Cargo.toml", "pom.xml", "build.sbt"] },
  {
    name: anyOf(
      /^(build|dist|out|htmlcov|site|wheels|develop-eggs|\.eggs|[\w.-]+\.egg-info|\.tox)$/,
      /^(\.nox|\.venv|venv|env|docs\/_build|_build)$/,
    ),
    beside: ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "tox.ini"],
  },
  {
    name: /^(build|\.gradle|out|bin)$/,
    beside: ["build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"],
  },
  {
    name: /^(build[\w.-]*|cmake-build-[\w-]+|out|_build|CMakeFiles|CMakeCache\.txt)$/,
    beside: ["CMakeLists.txt", "meson.build"],
  },
  {
    name: /^(build|dist|out|bin|obj|target|coverage)$/,
    beside: ["Makefile", "makefile", "GNUmakefile", "justfile"],
  },
  { name: /^(bin|obj|TestResults|packages)$/, beside: [".csproj", ".sln", "global.json"] },
  { name: /^(vendor|bin|dist|build)$/, beside: ["go.mod", "composer.json", "Gemfile"] },
  { name: /^(_build|deps|\.elixir_ls)$/, beside: ["mix.exs"] },
  { name: /^(\.dart_tool|build)$/, beside: ["pubspec.yaml"] },
  { name: /^(\.terraform)$/, beside: ["main.tf", ".terraform.lock.hcl", "versions.tf"] },
];

/** Folders that are nothing but a cache, whatever is beside them. */
const caches = anyOf(
  /^(__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.ipynb_checkpoints)$/,
  /^(\.sass-cache|\.hypothesis|\.nyc_output|\.pyre|\.pytype|\.parcel-cache|\.turbo)$/,
  /^(\.eslintcache|\.stylelintcache)$/,
);

/** File names that a tool writes again or that an editor, a crash or a merge left behind. */
const leftovers = anyOf(
  /\.(pyc|pyo|o|obj|a|la|lo|class|gcno|gcda|gcov|tsbuildinfo|cache|pid|out|log)$/,
  /\.(tmp|temp|bak|backup|orig|rej|swp|swo|aux|toc|fls|fdb_latexmk|synctex\.gz)$|~$/,
  /^(a\.out|core(\.\d+)?|#.*#|\._.*|\.DS_Store|Thumbs\.db|\.coverage(\..*)?)$/,
  /^(npm-debug\.log.*|yarn-error\.log)$/,
);

/**
 * Whether every name that a pattern matches is a leftover or made again by a tool: `*.pyc`, `core`,
 * `*.py[co]`. Leftovers are told by the end of their name, so that any beginning stands for all.
 */
export function matchesOnlyLeftovers(pattern: string): boolean {
  const names = spelledOut(pattern.replace(/[*?]+/g, "x"));
  return (
    names.length > 0 &&
    names.every((name) => leftovers.test(name) || caches.test(name) || name === "node_modules")
  );
}

/** A pattern with each bracket expression replaced by each of its characters. */
function spelledOut(pattern: string): readonly string[] {
  const bracket = /\[([^\]!^[][^\]]*)\]/.exec(pattern);
  if (!bracket) return /[[\]]/.test(pattern) ? [] : [pattern];
  const [whole, characters = ""] = bracket;
  if (characters.length > 16 || /-/.test(characters)) return [];
  const before = pattern.slice(0, bracket.index);
  const after = pattern.slice(bracket.index + whole.length);
  return [...characters]
    .filter((one) => one !== "|")
    .flatMap((one) => spelledOut(`${before}${one}${after}`));
}

/**
 * Whether a path below `root` can be made again: a known output or cache name beside the manifest
 * of the tool that makes it, or anything in such a folder. Being ignored by git proves nothing.
 */
export function isArtefact(path: string, root: string, files: FileSystem): boolean {
  if (!path.startsWith(`${root}/`)) return false;
  const parts = path.slice(root.length + 1).split("/");
  let folder = root;
  for (const part of parts) {
    if (caches.test(part)) return true;
    if (folders.some((one) => one.name.test(part) && madeHere(folder, one.beside, files)))
      return true;
    folder = `${folder}/${part}`;
  }
  const name = parts.at(-1) ?? "";
  // Why: a `.git` that was put aside is the only history there is, and no leftover.
  return leftovers.test(name) && !name.startsWith(".git");
}

function madeHere(folder: string, manifests: readonly string[], files: FileSystem): boolean {
  return manifests.some((name) =>
    name.startsWith(".") && name !== ".terraform.lock.hcl"
      ? (files.list(folder, 1000) ?? []).some((entry) => entry.name.endsWith(name))
      : files.lstat(`${folder}/${name}`) !== undefined,
  );
}
