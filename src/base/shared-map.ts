/**
 * The map with one more entry, in the order that a Map has. Large ones share what they hold with
 * the map that they were made from, so that thousands of entries, added one after the other, are
 * not copied thousands of times.
 */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  const layers = layersOf(map);
  const top = layers.at(-1);
  const next =
    top !== undefined && top.size < layerMin
      ? [...layers.slice(0, -1), new Map(top).set(key, value)]
      : [...layers, new Map([[key, value]])];
  // INVARIANT: a layer is at least twice as large as the one above it, so that there are few.
  for (let [lower, upper] = next.slice(-2); upper && lower; [lower, upper] = next.slice(-2)) {
    if (lower.size >= 2 * upper.size || upper.size < layerMin) break;
    next.splice(-2, 2, new Map([...lower, ...upper]));
  }
  const [only] = next;
  return next.length === 1 && only ? only : shared(next, map.size + (map.has(key) ? 0 : 1));
}

/** The map without some of its keys; the same map where it has none of them. */
export function withoutKeys<K, V>(map: ReadonlyMap<K, V>, keys: Iterable<K>): ReadonlyMap<K, V> {
  const gone = [...keys].filter((key) => map.has(key));
  if (gone.length === 0) return map;
  const rest = new Map(map);
  for (const key of gone) rest.delete(key);
  return rest;
}

/** Maps and layers of fewer entries are copied. */
const layerMin = 32;

/** Oldest first; what a later one has under a key hides what an earlier one has. */
type Layers<K, V> = readonly ReadonlyMap<K, V>[];

interface SharedMap<K, V> extends ReadonlyMap<K, V> {
  readonly layers: Layers<K, V>;
}

const layersOf = <K, V>(map: ReadonlyMap<K, V>): Layers<K, V> =>
  "layers" in map ? (map as SharedMap<K, V>).layers : [map];

function shared<K, V>(layers: Layers<K, V>, size: number): SharedMap<K, V> {
  const holding = (key: K): ReadonlyMap<K, V> | undefined =>
    layers.findLast((layer) => layer.has(key));
  function* keys(): Generator<K, undefined> {
    for (const [index, layer] of layers.entries())
      for (const key of layer.keys())
        if (!layers.slice(0, index).some((older) => older.has(key))) yield key;
  }
  function* entries(): Generator<[K, V], undefined> {
    for (const key of keys()) yield [key, map.get(key) as V];
  }
  function* values(): Generator<V, undefined> {
    for (const [, value] of entries()) yield value;
  }
  const map: SharedMap<K, V> = {
    layers,
    size,
    has: (key) => holding(key) !== undefined,
    get: (key) => holding(key)?.get(key),
    keys,
    entries,
    values,
    [Symbol.iterator]: entries,
    forEach: (act) => {
      for (const [key, value] of entries()) act(value, key, map);
    },
  };
  return map;
}
