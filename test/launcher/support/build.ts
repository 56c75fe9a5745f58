import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCompiler, sources } from "../../../src/launcher/compile.mjs";

/** A folder of a test's own, gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "guardsh-test-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const sanitized = ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

/** Builds `probe.c` with all of the launcher but its main, under the sanitizers. */
export function buildProbe(): string {
  const probe = join(temporaryFolder(), "probe");
  const parts = sources().filter((source) => !source.endsWith("/main.c"));
  compile([...sanitized, `-I${launcher}`, "-o", probe, join(support, "probe.c"), ...parts]);
  return probe;
}

/** Builds the whole launcher under the sanitizers. */
export function buildSanitized(): string {
  const launcherBinary = join(temporaryFolder(), "guardsh");
  compile([...sanitized, "-o", launcherBinary, ...sources()]);
  return launcherBinary;
}

/** Builds a C program of this folder; `flags` may name further sources. */
export function buildProgram(name: string, flags: readonly string[] = []): string {
  const program = join(temporaryFolder(), name);
  compile([...flags, "-O1", `-I${launcher}`, "-o", program, join(support, `${name}.c`)]);
  return program;
}

const launcher = new URL("../../../src/launcher", import.meta.url).pathname;
const support = import.meta.dirname;

function compile(flags: readonly string[]): void {
  const compiler = findCompiler({});
  if (!compiler) throw new Error("the launcher's tests need a C compiler");
  const built = spawnSync(compiler, ["-std=c11", "-D_GNU_SOURCE", "-Wall", ...flags]);
  if (built.status !== 0) throw new Error(built.stderr.toString());
}
