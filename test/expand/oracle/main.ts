import { parseArgs } from "node:util";
import { type ExpansionRun, fuzzExpansion } from "./fuzz-expansion.ts";

/** Compares at random for a while and prints what differs; gives the exit code. */
export function main(_bundle: string, args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      expansion: { type: "boolean" },
      minutes: { type: "string", default: "1" },
      cases: { type: "string" },
      seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    },
  });
  const seed = Number(values.seed);
  const amount = values.cases
    ? { cases: Math.ceil(Number(values.cases) / 2) }
    : { milliseconds: Number(values.minutes) * 30_000 };
  const runs = (["words", "programs"] as const).map((kind): ExpansionRun => {
    const run = fuzzExpansion({ seed, kind, ...amount });
    print(kind, seed, run);
    return run;
  });
  const compared = runs.reduce((sum, run) => sum + run.compared, 0);
  const differing = runs.reduce((sum, run) => sum + run.differences.length, 0);
  process.stdout.write(`${compared} programs, ${differing} differences\n`);
  return runs.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

function print(kind: string, seed: number, run: ExpansionRun): void {
  const share = ((100 * run.exact) / Math.max(1, run.probes)).toFixed(1);
  const known = `${run.probes} operand lists, ${share}% of them known exactly`;
  process.stdout.write(`${kind}: seed ${seed}, ${run.compared} programs, ${known}\n`);
  for (const { program, bash, engine } of run.differences) {
    process.stdout.write(`\n${program}\n  bash:    ${JSON.stringify(bash)}\n`);
    for (const one of engine.slice(0, 5)) process.stdout.write(`  guardsh: ${one}\n`);
  }
}
