import { add, newCoverage } from "../generator/writer.ts";
import type { FuzzReport } from "./session.ts";

/** Several reports as one. */
export function merge(reports: readonly FuzzReport[]): FuzzReport {
  const coverage = newCoverage();
  const opaque = new Map<string, number>();
  for (const one of reports) {
    for (const [name, count] of one.coverage.productions) add(coverage.productions, name, count);
    for (const [name, count] of one.coverage.pairs) add(coverage.pairs, name, count);
    for (const [why, count] of one.opaque) add(opaque, why, count);
  }
  return {
    cases: sum(reports.map(({ cases }) => cases)),
    accepted: sum(reports.map(({ accepted }) => accepted)),
    found: reports.flatMap(({ found }) => found),
    crashed: reports.flatMap(({ crashed }) => crashed),
    opaque,
    coverage,
  };
}

/** What a report says, line by line; `verbose` lists every count. */
export function summaryOf(report: FuzzReport, verbose: boolean): readonly string[] {
  const { cases, accepted, found, crashed, opaque, coverage } = report;
  const opaqueCount = sum([...opaque.values()]);
  const share = (count: number): string => `${((100 * count) / Math.max(cases, 1)).toFixed(2)}%`;
  return [
    `${cases} cases, ${share(accepted)} accepted by bash, ${found.length} differences`,
    `${crashed.length} on which bash crashed or ran out of its limits`,
    ...crashed.slice(0, 5).map((text) => `  ${JSON.stringify(text)}`),
    `${opaqueCount} not understood (${share(opaqueCount)})`,
    ...sorted(opaque).map(([why, count]) => `  ${count} ${why}`),
    ...counts("productions", coverage.productions, verbose),
    ...counts("pairs of nested kinds", coverage.pairs, verbose),
  ];
}

function counts(
  name: string,
  all: ReadonlyMap<string, number>,
  verbose: boolean,
): readonly string[] {
  const rows = sorted(all);
  const rarest = rows.slice(-5).map(([one, count]) => `${one}: ${count}`);
  const rest = verbose ? rows.map(([one, count]) => `  ${count} ${one}`) : [];
  return [`${rows.length} ${name}, the rarest ${rarest.join(", ")}`, ...rest];
}

const sorted = (all: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...all].toSorted(([, one], [, other]) => other - one);

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
