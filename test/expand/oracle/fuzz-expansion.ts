import { symlinkSync } from "node:fs";
import { posix } from "node:path";
import { randomFrom } from "../../oracle/generator/random.ts";
import { cover, exactTexts, show } from "../../support/fields.ts";
import { withFiles } from "../../support/real-bash.ts";
import { probeFiles, probeLink } from "./data.ts";
import { isHarmless } from "./harmless.ts";
import { type EngineProbes, engineProbes } from "./probes.ts";
import { type Program, writeProgram, writeWord } from "./programs.ts";
import { bashProbes } from "./programs-in-bash.ts";

/** How much is compared: a number of programs, or as many as there is time for. */
export interface ExpansionFuzz {
  readonly seed: number;
  readonly kind: "words" | "programs";
  readonly cases?: number;
  readonly milliseconds?: number;
}

/** A program of which bash runs a `probe` that the engine has not seen. */
export interface Difference {
  readonly program: string;
  readonly bash: readonly string[];
  /** What the engine has seen instead, each on one line. */
  readonly engine: readonly string[];
}

/** What a run has found. */
export interface ExpansionRun {
  readonly compared: number;
  /** Operand lists that bash ran, and those that the engine called known exactly. */
  readonly probes: number;
  readonly exact: number;
  readonly differences: readonly Difference[];
}

/** Writes programs at random and compares what the engine expects of each with what bash does. */
export function fuzzExpansion({ seed, kind, cases, milliseconds }: ExpansionFuzz): ExpansionRun {
  const random = randomFrom(seed);
  const write = kind === "words" ? writeWord : writeProgram;
  const end = milliseconds === undefined ? undefined : Date.now() + milliseconds;
  const total = { compared: 0, probes: 0, exact: 0 };
  const differences: Difference[] = [];
  return withProbeFiles((directory) => {
    for (;;) {
      const left = cases === undefined ? batchMax : cases - total.compared;
      if (left <= 0 || (end !== undefined && Date.now() > end)) break;
      const batch = Array.from({ length: Math.min(left, batchMax) }, () => write(random));
      const run = comparePrograms(batch, directory);
      total.compared += batch.length;
      total.probes += run.probes;
      total.exact += run.exact;
      differences.push(...run.differences);
    }
    return { ...total, differences };
  });
}

const batchMax = 500;

/** Calls back with a throw-away directory that holds the files of all programs. */
export const withProbeFiles = <T>(use: (directory: string) => T): T =>
  withFiles(probeFiles, (directory) => {
    symlinkSync(probeLink.target, posix.join(directory, probeLink.name));
    return use(directory);
  });

/** Compares programs in a directory; those that differ are shortened as far as they still do. */
export function comparePrograms(batch: readonly Program[], directory: string): ExpansionRun {
  const harmless = batch.filter((program) => isHarmless(textOf(program)));
  const found = compare(harmless, directory);
  const differences = harmless.flatMap((program, at) => {
    const difference = found.differences[at];
    if (difference === undefined) return [];
    return compare([shorten(program, directory)], directory).differences[0] ?? difference;
  });
  return { compared: harmless.length, probes: found.probes, exact: found.exact, differences };
}

const callsMax = 200;

const textOf = (program: Program): string => program.join("\n");

interface Comparison {
  readonly probes: number;
  readonly exact: number;
  readonly differences: readonly (Difference | undefined)[];
}

function compare(programs: readonly Program[], directory: string): Comparison {
  const inBash = bashProbes(programs.map(textOf), directory);
  let probes = 0;
  let exact = 0;
  const differences = programs.map((program, at): Difference | undefined => {
    // Why: a loop that goes on until the shell is stopped says no more than its beginning.
    const calls = (inBash[at] ?? []).slice(0, callsMax);
    if (calls.length === 0) return undefined;
    const engine = engineProbes(textOf(program), directory);
    probes += calls.length;
    const unseen = calls.find((call) => !isSeen(call, engine));
    exact += calls.filter((call) => isExact(call, engine)).length;
    // Why: what the engine says it cannot follow is asked about, and claims nothing.
    if (unseen === undefined || engine.opaque) return undefined;
    const tag = unseen[0];
    const alike = engine.probes.map((one) => show(one).join(" "));
    const near = alike.filter((one) => tag !== undefined && one.startsWith(JSON.stringify(tag)));
    return { program: textOf(program), bash: unseen, engine: near.length > 0 ? near : alike };
  });
  return { probes, exact, differences };
}

const isSeen = (call: readonly string[], { probes }: EngineProbes): boolean =>
  probes.some((fields) => cover(fields, call));

const isExact = (call: readonly string[], { probes }: EngineProbes): boolean =>
  probes.some((fields) => {
    const texts = exactTexts(fields);
    return texts?.length === call.length && texts.every((text, at) => text === call[at]);
  });

/** The program without the statements that the difference does not need. */
function shorten(program: Program, directory: string): Program {
  let short = program;
  for (let at = short.length - 1; at >= 0; at -= 1) {
    const without = short.toSpliced(at, 1);
    if (compare([without], directory).differences[0]) short = without;
  }
  return short;
}
