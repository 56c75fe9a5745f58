import { unknown } from "../base/value.ts";
import { textOf } from "../commands/argument.ts";
import type { Analysis, Call } from "./context.ts";
import { opaque } from "./context.ts";
import { earlier } from "./earlier.ts";
import type { State } from "./state.ts";
import { targetsOf } from "./targets.ts";

/** Tools that run what a manifest says, and the names of their manifests. */
const manifests: Readonly<Record<string, readonly string[]>> = {
  bazel: ["BUILD", "MODULE.bazel"],
  bundle: ["Gemfile"],
  cargo: ["Cargo.toml", "build.rs"],
  cmake: ["CMakeLists.txt"],
  composer: ["composer.json"],
  go: ["go.mod"],
  gmake: ["Makefile"],
  gradle: ["build.gradle", "build.gradle.kts"],
  just: ["justfile"],
  make: ["Makefile", "makefile", "GNUmakefile"],
  meson: ["meson.build"],
  mvn: ["pom.xml"],
  ninja: ["build.ninja"],
  npm: ["package.json"],
  pip: ["setup.py", "pyproject.toml"],
  pip3: ["setup.py", "pyproject.toml"],
  pnpm: ["package.json"],
  poetry: ["pyproject.toml"],
  rake: ["Rakefile"],
  tox: ["tox.ini"],
  uv: ["pyproject.toml"],
  yarn: ["package.json"],
};

/**
 * Building runs what the manifest says, and so the code of whoever has sent it: looks at the
 * manifests of the working directory and of the folders that the arguments name.
 */
export function judgeBuild(name: string, call: Call, state: State, analysis: Analysis): void {
  const names = Object.hasOwn(manifests, name) ? manifests[name] : undefined;
  if (names === undefined) return;
  for (const folder of [".", ...foldersNamed(call)]) {
    const value = { kind: "known", text: folder, taint: [], unset: [] } as const;
    for (const { path } of targetsOf({ value, many: false, at: call.at }, true, state, analysis)) {
      if (path.kind !== "known") continue;
      for (const file of ["", ...names.map((one) => `/${one}`)])
        if (judgeManifest(`${path.text}${file}`, name, call, state, analysis)) return;
    }
  }
}

/** Reports the first manifest that a host has sent; of doubt about one, that. */
function judgeManifest(
  path: string,
  name: string,
  call: Call,
  state: State,
  analysis: Analysis,
): boolean {
  const { taint, doubt } = earlier(path, state, analysis);
  const sent = taint.filter((one) => one.label === "network");
  const [first] = sent;
  if (first !== undefined) {
    const text = unknown(`${first.source} sends what ${name} builds`, sent);
    analysis.effects.push({
      kind: "code",
      language: name,
      text,
      judged: false,
      at: call.at,
      by: name,
    });
    return true;
  }
  if (doubt === undefined) return false;
  const { files } = analysis.world;
  const folder = path.slice(0, path.lastIndexOf("/"));
  // Why: in a folder that is not there yet, everything comes from what has made it.
  if (files.stat(path)?.type !== "file" && files.stat(folder) !== undefined) return false;
  opaque(analysis, doubt, call.at, name);
  return true;
}

/**
 * Paths among the arguments: `-C dir`, `--prefix=dir`, `./dir`, `--manifest-path dir/Cargo.toml`.
 */
function foldersNamed(call: Call): readonly string[] {
  return call.argv.slice(1, argumentsMax).flatMap((one) => {
    const text = textOf(one);
    if (text === undefined || text === "") return [];
    const path = text.replace(/^--[\w-]+=/, "").replace(/^-C(?=.)/, "");
    return path.startsWith("-") ? [] : [path.replace(/\/[\w.-]+\.(toml|txt|xml|json)$/, "")];
  });
}

const argumentsMax = 32;
