/** A generator of numbers from 0 up to `below`. */
export type Random = (below: number) => number;

/** Random numbers from a seed: the same seed gives the same numbers. */
export function randomFrom(seed: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/** One of several. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[random(from.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
