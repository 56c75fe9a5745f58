import { plainBash } from "../../src/syntax/dialect.ts";
import { read } from "../../src/syntax/reader/reader.ts";
import { differenceOf, OpaqueReading, readingOf } from "./compare.ts";
import { mutate, program, type Random, randomFrom, soup } from "./generate.ts";
import { askBash } from "./oracle.ts";

/** How the texts of a run are written. */
export type FuzzKind = "program" | "mutated" | "soup";

/** What a run found: texts that we read otherwise than bash, and how many were compared. */
export interface FuzzRun {
  readonly found: readonly { readonly text: string; readonly difference: string }[];
  readonly compared: number;
  readonly opaque: number;
}

/** Reads `count` texts that are written at random from a seed, and compares them with bash. */
export function differences(kind: FuzzKind, seed: number, count: number): FuzzRun {
  const random = randomFrom(seed);
  const texts = Array.from({ length: count }, () => write(kind, random)).filter(
    (text) => !/\p{Surrogate}/u.test(text) && !text.includes("\0") && text !== "",
  );
  const found: { readonly text: string; readonly difference: string }[] = [];
  let compared = 0;
  let opaque = 0;
  askBash(texts.map((text) => ({ text }))).forEach((bash, index) => {
    const text = texts[index];
    if (bash === undefined || text === undefined) return;
    try {
      const difference = differenceOf(readingOf(read(text, plainBash)), bash);
      compared += 1;
      if (difference) found.push({ text, difference });
    } catch (error) {
      if (!(error instanceof OpaqueReading)) throw error;
      opaque += 1;
    }
  });
  return { found, compared, opaque };
}

function write(kind: FuzzKind, random: Random): string {
  if (kind === "soup") return soup(random);
  const text = program(random, 1 + random(3));
  return kind === "mutated" ? mutate(random, text) : text;
}
