/** Durations of one thing that was done many times, in microseconds. */
export interface Sample {
  readonly min: number;
  readonly median: number;
  readonly p99: number;
  readonly count: number;
}

/** Sums up durations in microseconds. */
export function sampleOf(durations: readonly number[]): Sample {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { min: at(0), median: at(0.5), p99: at(0.99), count: sorted.length };
}

/** How long `act` takes, in microseconds. */
export function microsOf(act: () => unknown): number {
  const started = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - started) / 1000;
}

/**
 * Does several things in turn, `rounds` times, so that noise of the machine meets all of them
 * alike. One round before goes uncounted.
 */
export function alternating(acts: readonly (() => unknown)[], rounds: number): readonly Sample[] {
  const durations = acts.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1)
    for (const [index, act] of acts.entries()) {
      const micros = microsOf(act);
      if (round >= 0) durations[index]?.push(micros);
    }
  return durations.map(sampleOf);
}

/** One line of the report: name, min, median, p99, and what there is to say beside them. */
export function line(name: string, { min, median, p99, count }: Sample, beside = ""): string {
  const columns = [min, median, p99].map((micros) => shown(micros).padStart(9)).join(" ");
  return `${name.padEnd(34)} ${columns} ${String(count).padStart(6)}  ${beside}`.trimEnd();
}

/** The head of a table of such lines. */
export const head = (name: string): string =>
  `\n${name.padEnd(34)} ${["min", "median", "p99"].map((one) => one.padStart(9)).join(" ")}      n`;

/** Microseconds in the unit that suits them. */
const shown = (micros: number): string =>
  micros < 1000 ? `${micros.toFixed(0)} us` : `${(micros / 1000).toFixed(1)} ms`;
