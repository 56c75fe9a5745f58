import { bracketHolds } from "./bracket.ts";
import type { CompiledPattern } from "./compile.ts";
import {
  type Characters,
  charactersOf,
  type Element,
  isAscii,
  textOfCharacters,
} from "./element.ts";

/** Whether a pattern matches: `doubt` where that depends on the locale or cannot be told. */
export type Matched = "yes" | "no" | "doubt";

/** Whether the pattern matches the whole text. */
export function matchPattern(pattern: CompiledPattern, text: string): Matched {
  if (isDoubtful(pattern, text)) return mayMatch(pattern, text) ? "doubt" : "no";
  if (pattern.literal !== undefined) return pattern.literal === text ? "yes" : "no";
  const characters = charactersOf(text);
  const ends = run(pattern, pattern.elements, characters, 0);
  if (ends === undefined) return "doubt";
  return ends[characters.length] === 1 ? "yes" : "no";
}

/** The text without the shortest or longest match at its beginning; undefined in doubt. */
export function removePrefix(
  pattern: CompiledPattern,
  text: string,
  longest: boolean,
): string | undefined {
  if (isDoubtful(pattern, text)) return undefined;
  const characters = charactersOf(text);
  const ends = run(pattern, pattern.elements, characters, 0);
  if (ends === undefined) return undefined;
  const length = longest ? ends.lastIndexOf(1) : ends.indexOf(1);
  return length <= 0 ? text : textOfCharacters(characters, length, characters.length);
}

/** The text without the shortest or longest match at its end; undefined in doubt. */
export function removeSuffix(
  pattern: CompiledPattern,
  text: string,
  longest: boolean,
): string | undefined {
  if (isDoubtful(pattern, text)) return undefined;
  const characters = charactersOf(text);
  const backwards =
    typeof characters === "string" ? [...characters].reverse() : characters.toReversed();
  const ends = run(pattern, pattern.reversed, backwards, 0);
  if (ends === undefined) return undefined;
  const length = longest ? ends.lastIndexOf(1) : ends.indexOf(1);
  return length <= 0 ? text : textOfCharacters(characters, 0, characters.length - length);
}

/**
 * Where the pattern matches longest, beginning at each offset in turn and never overlapping:
 * `[start, end)` in characters, the first `countMax` of them; undefined in doubt.
 */
export function findMatches(
  pattern: CompiledPattern,
  characters: Characters,
  countMax: number,
): readonly (readonly [number, number])[] | undefined {
  const text = typeof characters === "string" ? characters : characters.join("");
  if (isDoubtful(pattern, text)) return undefined;
  if (characters.length ** 2 * (pattern.elements.length + 1) > stepsMax) return undefined;
  const found: [number, number][] = [];
  let start = 0;
  while (start < characters.length && found.length < countMax) {
    const ends = run(pattern, pattern.elements, characters, start);
    if (ends === undefined) return undefined;
    const end = ends.lastIndexOf(1);
    if (end > start) found.push([start, end]);
    start = end > start ? end : start + 1;
  }
  return found;
}

/** Most elementary steps that one match may take before it counts as doubt. */
const stepsMax = 20_000_000;

const isDoubtful = (pattern: CompiledPattern, text: string): boolean =>
  pattern.doubt !== undefined ||
  ((pattern.countsCharacters || pattern.ignoreCase) && !isAscii(text));

// Why: whatever a character is in a locale, `*` matches it; where even that fails nothing does.
function mayMatch(pattern: CompiledPattern, text: string): boolean {
  const { elements, ignoreCase, doubt } = pattern;
  if (doubt !== undefined || ignoreCase) return true;
  if (elements.some((element) => element.kind === "group")) return true;
  const loose = elements.map(
    (element): Element =>
      element.kind === "any" || element.kind === "bracket" ? { kind: "star" } : element,
  );
  const characters = charactersOf(text);
  return run(pattern, loose, characters, 0)?.[characters.length] !== 0;
}

interface Matching {
  readonly characters: Characters;
  readonly ignoreCase: boolean;
  steps: number;
}

/** Marks every offset at which a match that begins at `start` may end; undefined past the limit. */
function run(
  pattern: CompiledPattern,
  elements: readonly Element[],
  characters: Characters,
  start: number,
): Uint8Array | undefined {
  const matching: Matching = { characters, ignoreCase: pattern.ignoreCase, steps: 0 };
  const from = new Uint8Array(characters.length + 1);
  from[start] = 1;
  const ends = follow(matching, elements, from);
  return matching.steps > stepsMax ? undefined : ends;
}

function follow(matching: Matching, elements: readonly Element[], from: Uint8Array): Uint8Array {
  let positions = from;
  for (const element of elements) {
    matching.steps += positions.length;
    if (matching.steps > stepsMax || !positions.includes(1)) return new Uint8Array(from.length);
    positions = step(matching, element, positions);
  }
  return positions;
}

function step(matching: Matching, element: Element, from: Uint8Array): Uint8Array {
  switch (element.kind) {
    case "star":
      return new Uint8Array(from.length).fill(1, from.indexOf(1));
    case "group":
      return stepGroup(matching, element, from);
    case "any":
    case "bracket":
    case "character": {
      const to = new Uint8Array(from.length);
      for (let at = from.indexOf(1); at >= 0; at = from.indexOf(1, at + 1))
        if (at + 1 < from.length && matchesOne(matching, element, at)) to[at + 1] = 1;
      return to;
    }
  }
}

type Single = Exclude<Element, { kind: "star" } | { kind: "group" }>;

function matchesOne(matching: Matching, element: Single, at: number): boolean {
  if (element.kind === "any") return true;
  const character = matching.characters[at] as string;
  const either = matching.ignoreCase
    ? [character, character.toLowerCase(), character.toUpperCase()]
    : [character];
  if (element.kind === "bracket")
    return either.some((one) => bracketHolds(element.members, one)) !== element.negated;
  return either.includes(element.text);
}

function stepGroup(
  matching: Matching,
  group: Extract<Element, { kind: "group" }>,
  from: Uint8Array,
): Uint8Array {
  const once = (positions: Uint8Array): Uint8Array => {
    const to = new Uint8Array(from.length);
    for (const alternative of group.alternatives) add(to, follow(matching, alternative, positions));
    return to;
  };
  switch (group.operator) {
    case "@":
      return once(from);
    case "?":
      return add(once(from), from);
    case "+":
      return repeat(once(from), once, matching);
    case "*":
      return add(repeat(once(from), once, matching), from);
    case "!":
      return stepNot(matching, once, from);
  }
}

function repeat(
  first: Uint8Array,
  once: (positions: Uint8Array) => Uint8Array,
  matching: Matching,
): Uint8Array {
  const reached = first;
  let fresh: Uint8Array = first.slice();
  while (fresh.includes(1) && matching.steps <= stepsMax) {
    const next = once(fresh);
    for (let at = 0; at < next.length; at += 1) {
      if (reached[at] === 1) next[at] = 0;
      else if (next[at] === 1) reached[at] = 1;
    }
    fresh = next;
  }
  return reached;
}

// Why: what `!(…)` may not match depends on where it begins, so each beginning is tried alone.
function stepNot(
  matching: Matching,
  once: (positions: Uint8Array) => Uint8Array,
  from: Uint8Array,
): Uint8Array {
  const to = new Uint8Array(from.length);
  for (let start = from.indexOf(1); start >= 0; start = from.indexOf(1, start + 1)) {
    if (matching.steps > stepsMax) break;
    const alone = new Uint8Array(from.length);
    alone[start] = 1;
    const forbidden = once(alone);
    for (let end = start; end < to.length; end += 1) if (forbidden[end] === 0) to[end] = 1;
  }
  return to;
}

function add(to: Uint8Array, positions: Uint8Array): Uint8Array {
  for (let at = 0; at < to.length; at += 1) if (positions[at] === 1) to[at] = 1;
  return to;
}
