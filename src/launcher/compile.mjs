// Builds the launcher with a C compiler: static where libc allows, so that loader variables of the
// caller do not reach it.
import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;

const common = ["-O2", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror"];
const hardened = ["-fstack-protector-strong", "-D_FORTIFY_SOURCE=2", "-fPIE"];
const locked = ["-Wl,-z,relro,-z,now"];

/** Sets of flags, best first: static, for a libc without static archives, for macOS. */
export const flagSets = [
  [...common, ...hardened, "-static-pie", ...locked],
  [...common, ...hardened, "-pie", ...locked],
  [...common, ...hardened],
];

/** Absolute paths of all C sources of the launcher. */
export const sources = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".c"))
    .sort()
    .map((name) => join(folder, name));

/**
 * A compiler by absolute path, or undefined. `CC` counts only when it is an absolute path or a bare
 * name found in the system folders: PATH is not looked at.
 */
export function findCompiler(environment = process.env) {
  const names = ["cc", "gcc", "clang"];
  const wanted = environment.CC ? [environment.CC] : names;
  const candidates = wanted.flatMap((name) =>
    name.startsWith("/") ? [name] : ["/usr/bin", "/usr/local/bin"].map((at) => join(at, name)),
  );
  return candidates.find(isExecutable);
}

/**
 * Builds the launcher as `output`. Returns whether it is static, or undefined when nothing worked.
 * The compiler gets no variables of the caller but a plain PATH, so that none of them redirects it.
 */
export function compileLauncher(compiler, output, sets = flagSets) {
  for (const flags of sets) {
    const built = spawnSync(compiler, [...flags, "-o", output, ...sources()], {
      env: { PATH: "/usr/bin:/bin", LANG: "C" },
      stdio: "ignore",
    });
    if (built.status === 0) return { isStatic: flags.includes("-static-pie") };
  }
  return undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
