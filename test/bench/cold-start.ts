import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { head, line, sampleOf } from "./measure.ts";

/** What loading the knowledge adds to the start of a process: all specs, and all detectors. */
export async function benchColdStart(project: string, rounds: number): Promise<readonly string[]> {
  const lines = [head("loading, in fresh processes")];
  for (const [name, path, aim] of parts) {
    const bundle = join(project, `node_modules/.cache/guardsh/${name}.cjs`);
    await build({
      entryPoints: [join(project, path)],
      outfile: bundle,
      bundle: true,
      format: "cjs",
      platform: "node",
      target: "node20.19",
      minifySyntax: true,
      minifyWhitespace: true,
      logLevel: "warning",
    });
    const load = (...args: readonly string[]): string =>
      execFileSync(
        process.execPath,
        [join(project, "test/bench/cold-start.cjs"), bundle, ...args],
        {
          encoding: "utf8",
        },
      );
    load("--make-cache");
    const durations = Array.from({ length: rounds }, () => Number(load()));
    lines.push(line(name, sampleOf(durations), aim));
  }
  return lines;
}

const parts = [
  ["commands", "src/commands/registry.ts", "(at most 15 ms)"],
  ["detectors", "src/detectors/registry.ts", ""],
] as const;
