import { program } from "../generator/generate.ts";
import { pick, type Random } from "../generator/random.ts";
import { type Coverage, cover } from "../generator/writer.ts";
import type { Question } from "../oracle.ts";
import { mutate, soup } from "./mutate.ts";

/** A text of a run; `used` is what the grammar wrote into it, when nothing was changed since. */
export interface Case extends Question {
  readonly used?: { readonly productions: readonly string[]; readonly pairs: readonly string[] };
}

/**
 * Writes texts: most of them by the grammar, every fourth of those changed at random, the others
 * changed from `texts` or a soup.
 */
export function writeCases(
  random: Random,
  coverage: Coverage,
  count: number,
  texts: readonly string[],
): Case[] {
  const cases: Case[] = [];
  while (cases.length < count) {
    const one = writeCase(random, coverage, texts);
    if (!/\p{Surrogate}|\0/u.test(one.text) && one.text !== "") cases.push(one);
  }
  return cases;
}

function writeCase(random: Random, coverage: Coverage, texts: readonly string[]): Case {
  const draw = random(16);
  if (draw === 0) return { text: soup(random) };
  if (draw < 4) return { text: mutate(random, pick(random, texts), pick(random, texts)) };
  const { text, extglob, used } = program(random, coverage);
  if (draw < 7) return { extglob, text: mutate(random, text, pick(random, texts)) };
  cover(coverage, used);
  return { text, extglob, posix: random(16) === 0, used };
}
