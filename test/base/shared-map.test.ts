import fc from "fast-check";
import { expect, test } from "vitest";
import { withEntry, withoutKeys } from "../../src/base/shared-map.ts";

const key = fc.nat(200);
const step = fc.oneof(
  { weight: 9, arbitrary: fc.record({ set: key, to: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.array(key, { maxLength: 3 }) }) },
);

test("holds what a Map holds, in its order, and leaves earlier maps as they were", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 100, maxLength: 400 }), (steps) => {
      let map: ReadonlyMap<number, number> = new Map();
      const model = new Map<number, number>();
      const earlier: (readonly [ReadonlyMap<number, number>, string])[] = [];
      for (const one of steps) {
        earlier.push([map, JSON.stringify([...model])]);
        if ("set" in one) {
          map = withEntry(map, one.set, one.to);
          model.set(one.set, one.to);
        } else {
          map = withoutKeys(map, one.remove);
          for (const gone of one.remove) model.delete(gone);
        }
        expect(map.size).toBe(model.size);
      }
      expect([...map]).toEqual([...model]);
      expect([...map.keys(), ...map.values()]).toEqual([...model.keys(), ...model.values()]);
      const seen: (readonly [number, number])[] = [];
      map.forEach((value, at) => {
        seen.push([at, value]);
      });
      expect(new Map(seen)).toEqual(new Map(map));
      for (let at = 0; at <= 200; at += 1)
        expect([map.has(at), map.get(at)]).toEqual([model.has(at), model.get(at)]);
      for (const [old, entries] of earlier.slice(-5))
        expect(JSON.stringify([...old])).toBe(entries);
    }),
    { numRuns: 50 },
  );
});

test("is the same map where there is nothing to take away", () => {
  const map = new Map([["a", 1]]);
  expect(withoutKeys(map, ["b"])).toBe(map);
});

test("many entries are not copied for each one", () => {
  let map: ReadonlyMap<number, number> = new Map();
  let copied = 0;
  for (let at = 0; at < 5000; at += 1) {
    const next = withEntry(map, at, at);
    const layers = "layers" in next ? (next.layers as readonly ReadonlyMap<number, number>[]) : [];
    expect(layers.length).toBeLessThan(16);
    copied += layers.at(-1)?.size ?? next.size;
    map = next;
  }
  expect(copied).toBeLessThan(5000 * 64);
});
