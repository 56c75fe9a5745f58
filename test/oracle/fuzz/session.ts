import { read } from "../../../src/syntax/reader/reader.ts";
import { randomFrom } from "../generator/random.ts";
import { type Coverage, cover, newCoverage, uncover } from "../generator/writer.ts";
import { askBash } from "../oracle.ts";
import { compareAll, type Difference } from "../referee.ts";
import { snippets } from "../snippets/all.ts";
import { type Case, writeCases } from "./cases.ts";

/** What a run of the fuzzer is told. */
export interface FuzzOrder {
  readonly seed: number;
  /** Most cases that are compared. */
  readonly cases: number;
  /** When the run ends at the latest, in milliseconds since 1970. */
  readonly until: number;
  /** Texts that are changed at random, besides our own snippets. */
  readonly texts: readonly string[];
}

/** What a run of the fuzzer found. */
export interface FuzzReport {
  readonly cases: number;
  readonly accepted: number;
  readonly found: readonly Difference[];
  /** How many texts our reader did not understand, by its reason. */
  readonly opaque: ReadonlyMap<string, number>;
  readonly crashed: readonly string[];
  /** Of the texts that both read. */
  readonly coverage: Coverage;
}

/** Why: one process of bash for many texts, and little lost when the time is over. */
const batch = 2000;

/** Writes and compares texts until the time is over or enough were compared. */
export function fuzz(order: FuzzOrder, progress: (report: FuzzReport) => void): FuzzReport {
  const random = randomFrom(order.seed);
  const written = newCoverage();
  const coverage = newCoverage();
  const opaque = new Map<string, number>();
  const found: Difference[] = [];
  const crashed: string[] = [];
  const texts = [...snippets, ...order.texts];
  let cases = 0;
  let accepted = 0;
  const report = (): FuzzReport => ({ cases, accepted, found, opaque, crashed, coverage });
  while (cases < order.cases && Date.now() < order.until) {
    const count = Math.min(batch, order.cases - cases);
    const these: readonly Case[] = writeCases(random, written, count, texts);
    const compared = compareAll(these, askBash(these), read);
    cases += these.length;
    accepted += compared.accepted;
    found.push(...compared.found);
    crashed.push(...compared.crashed);
    for (const [why, all] of compared.opaque) opaque.set(why, (opaque.get(why) ?? 0) + all.length);
    const understood = new Set(compared.compared);
    for (const [index, { used }] of these.entries()) {
      if (used === undefined) continue;
      if (understood.has(index)) cover(coverage, used);
      // Why: what is often not understood has to be written more often.
      else uncover(written, used);
    }
    progress(report());
  }
  return report();
}
