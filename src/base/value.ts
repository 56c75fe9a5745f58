import { limits } from "./limits.ts";
import { joinTaint, noTaint, type Taint } from "./taint.ts";

/**
 * What is known of a string before anything has run. Doubt is a value: an unknown string carries
 * the reason and is never treated as empty, and never as harmless where an effect depends on it.
 */
export type Value = Known | Choice | Partial | Unknown;

interface Origin {
  readonly taint: readonly Taint[];
  /** Names of unset parameters that were expanded to nothing in it. */
  readonly unset: readonly string[];
}

/**
 * What an unknown text is made of. `digits`: one or more decimal digits. `number`: a printed
 * number, with a sign, a point or an exponent perhaps. `plain`: it begins with a letter or a digit,
 * and goes on with those and `_ . : , + @ % -`: it is no option, no pattern and no path, and
 * neither quotes nor separates.
 */
export type Makeup = "digits" | "number" | "plain";

/** Exactly this text. */
export interface Known extends Origin {
  readonly kind: "known";
  readonly text: string;
}

/** One of these texts: at least two, at most `limits.choicesMax`. */
export interface Choice extends Origin {
  readonly kind: "choice";
  readonly texts: readonly string[];
}

/**
 * Begins with `prefix` and ends with `suffix`, which may overlap in short texts; the rest is not
 * known.
 */
export interface Partial extends Origin {
  readonly kind: "partial";
  readonly prefix: string;
  readonly suffix: string;
  readonly why: string;
  /**
   * It is an entry of a listing, a path below where that was made; lost as soon as it is changed.
   */
  readonly entry?: true;
  /** It is `prefix`, then a text made of this, then `suffix`; lost as soon as it is changed. */
  readonly of?: Makeup;
  /** The listing that it is from was of (nearly) everything there. */
  readonly whole?: true;
  /** Patterns of which the last path component of an entry matches one. */
  readonly named?: readonly string[];
}

/** Any string at all. `why` completes the sentence "it is not known because …". */
export interface Unknown extends Origin {
  readonly kind: "unknown";
  readonly why: string;
  /** It is a listing of which each entry is known a little; lost as soon as it is changed. */
  readonly entries?: Entries;
  /** What it is made of, where that is known; lost as soon as it is changed. */
  readonly of?: Makeup;
  /** It is any number of lines, each made of this; lost as soon as it is changed. */
  readonly each?: Makeup;
}

/**
 * What every entry of a listing has: where it begins, and patterns of which its name matches one.
 */
export interface Entries {
  /** Known beginning of each entry: `src/`. */
  readonly under: string;
  readonly named?: readonly string[];
  /** Everything below `under` is listed, or nearly so. */
  readonly whole?: true;
  /** What ends each entry. */
  readonly end: "\n" | "\0";
}

const nothingUnset: readonly string[] = [];

/** A value that is known whole; `unset` are the variables that were unset where it was made. */
export const known = (
  text: string,
  taint: readonly Taint[] = noTaint,
  unset: readonly string[] = nothingUnset,
): Known => ({ kind: "known", text, taint, unset });

/** A value of which nothing is known, and why. */
export const unknown = (
  why: string,
  taint: readonly Taint[] = noTaint,
  unset: readonly string[] = nothingUnset,
): Unknown => ({ kind: "unknown", why, taint, unset });

/** A text of which only is known what it is made of, and why. */
export const made = (of: Makeup, why: string, taint: readonly Taint[] = noTaint): Unknown => ({
  ...unknown(why, taint),
  of,
});

/** What is not known of a value is made of this; undefined when it may be anything. */
export const makeupOf = (value: Value): Makeup | undefined =>
  value.kind === "unknown" || value.kind === "partial" ? value.of : undefined;

const withMakeup = (value: Value, of: Makeup | undefined): Value =>
  of !== undefined && (value.kind === "unknown" || value.kind === "partial")
    ? { ...value, of }
    : value;

/** Whether every text that the value may have is a number. */
export function isNumeric(value: Value | undefined): boolean {
  if (value?.kind === "unknown") return value.of === "digits" || value.of === "number";
  return value !== undefined && (textsOf(value)?.every((text) => /^-?\d+$/.test(text)) ?? false);
}

/** One of some texts: `known` if they are all the same, `unknown` past the limit. */
export function choice(texts: readonly string[], from: Optional<Origin> = {}): Value {
  const taint = from.taint ?? noTaint;
  const unset = from.unset ?? nothingUnset;
  const distinct = [...new Set(texts)];
  const [only] = distinct;
  if (distinct.length === 1 && only !== undefined) return known(only, taint, unset);
  if (distinct.length > limits.choicesMax || only === undefined)
    return unknown("it has too many possible values", taint, unset);
  return { kind: "choice", texts: distinct, taint, unset };
}

/** A value of which beginning and end are known, and why the rest is not. */
export function partial(
  prefix: string,
  suffix: string,
  why: string,
  from: Optional<Origin> = {},
): Value {
  const taint = from.taint ?? noTaint;
  const unset = from.unset ?? nothingUnset;
  if (prefix === "" && suffix === "") return unknown(why, taint, unset);
  return { kind: "partial", prefix, suffix, why, taint, unset };
}

type Optional<T> = { readonly [K in keyof T]?: T[K] };

/** One entry of a listing, as a path: it leads below where the listing was made. */
export function entryOf(listing: Unknown & { readonly entries: Entries }): Value {
  const { under, named } = listing.entries;
  const [only] = named ?? [];
  const suffix =
    named?.length === 1 && only !== undefined ? (/[^*?[\]\\]*$/.exec(only)?.[0] ?? "") : "";
  const entry = partial(under === "" ? "./" : under, suffix, listing.why, listing);
  return entry.kind === "partial"
    ? {
        ...entry,
        entry: true,
        ...(named ? { named } : {}),
        ...(listing.entries.whole ? { whole: true } : {}),
      }
    : entry;
}

/** A listing of which some entries were left out. */
export const someOf = ({ whole: _, ...entries }: Entries): Entries => entries;

/** Whether the value is a listing whose entries are known a little. */
export const isListing = (value: Value): value is Unknown & { readonly entries: Entries } =>
  value.kind === "unknown" && value.entries !== undefined;

/**
 * A listing, or an entry of one: the names in it are taken for paths that are split as they were
 * listed.
 */
export const isListed = (value: Value): boolean =>
  isListing(value) || (value.kind === "partial" && value.entry === true);

/** All texts that the value may have, or undefined when they cannot be listed. */
export function textsOf(value: Value): readonly string[] | undefined {
  if (value.kind === "known") return [value.text];
  return value.kind === "choice" ? value.texts : undefined;
}

/** What is known to stand at the beginning of every text of the value. */
export function prefixOf(value: Value): string {
  switch (value.kind) {
    case "known":
      return value.text;
    case "partial":
      return value.prefix;
    case "choice":
      return value.texts.reduce(commonPrefix);
    case "unknown":
      return "";
  }
}

/** What is known to stand at the end of every text of the value. */
export function suffixOf(value: Value): string {
  switch (value.kind) {
    case "known":
      return value.text;
    case "partial":
      return value.suffix;
    case "choice":
      return value.texts.reduce(commonSuffix);
    case "unknown":
      return "";
  }
}

/** The value of one text after the other. */
export function concat(a: Value, b: Value): Value {
  if (a.kind === "known" && a.text === "" && a.unset.length === 0 && a.taint.length === 0) return b;
  if (b.kind === "known" && b.text === "" && b.unset.length === 0 && b.taint.length === 0) return a;
  const origin = joinOrigin(a, b);
  const left = textsOf(a);
  const right = textsOf(b);
  if (left && right && left.length * right.length <= limits.choicesMax)
    return choice(
      left.flatMap((one) => right.map((other) => one + other)),
      origin,
    );
  const joined = partial(
    left && left.length === 1 ? left[0] + prefixOf(b) : prefixOf(a),
    right && right.length === 1 ? suffixOf(a) + right[0] : suffixOf(b),
    whyOf(a) ?? whyOf(b) ?? "it has too many possible values",
    origin,
  );
  const of = left?.length === 1 ? makeupOf(b) : right?.length === 1 ? makeupOf(a) : undefined;
  return withMakeup(joined, of);
}

/** The value that may be either. */
export function either(a: Value, b: Value): Value {
  if (a === b) return a;
  const origin = joinOrigin(a, b);
  const left = textsOf(a);
  const right = textsOf(b);
  if (left && right && left.length + right.length <= limits.choicesMax)
    return choice([...left, ...right], origin);
  if (isNumeric(a) && isNumeric(b))
    return {
      ...made("number", whyOf(a) ?? whyOf(b) ?? "it has too many possible values"),
      ...origin,
    };
  return partial(
    commonPrefix(prefixOf(a), prefixOf(b)),
    commonSuffix(suffixOf(a), suffixOf(b)),
    whyOf(a) ?? whyOf(b) ?? "it has too many possible values",
    origin,
  );
}

/**
 * The value under a function of its text; what cannot be listed becomes unknown for the same
 * reason.
 */
export function mapText(value: Value, change: (text: string) => string): Value {
  const texts = textsOf(value);
  if (texts) return choice(texts.map(change), value);
  return unknown(whyOf(value) ?? "it is computed", value.taint, value.unset);
}

/** Whether two values say the same of a string. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  if (a.taint.length !== b.taint.length || joinTaint(a.taint, b.taint) !== a.taint) return false;
  const one = textsOf(a);
  const other = textsOf(b);
  if (one && other)
    return one.length === other.length && one.every((text, at) => text === other[at]);
  if (makeupOf(a) !== makeupOf(b)) return false;
  return whyOf(a) === whyOf(b) && prefixOf(a) === prefixOf(b) && suffixOf(a) === suffixOf(b);
}

/** The value without NUL bytes and newlines at its end, as command substitution takes it. */
export function withoutLastNewlines(value: Value): Value {
  const cut = (text: string): string => text.replaceAll("\0", "").replace(/\n+$/, "");
  if (value.kind !== "partial") return value.kind === "unknown" ? value : mapText(value, cut);
  const shortened = partial(cut(value.prefix), cut(value.suffix), value.why, value);
  // Why: what is made of digits or plain characters ends in no newline of its own.
  return withMakeup(shortened, value.of);
}

/** The same value with more taint. */
export const withTaint = <V extends Value>(value: V, taint: readonly Taint[]): V =>
  taint.length === 0 ? value : { ...value, taint: joinTaint(value.taint, taint) };

/** Why the value is not known exactly; undefined for known ones and choices. */
export const whyOf = (value: Value): string | undefined =>
  value.kind === "partial" || value.kind === "unknown" ? value.why : undefined;

function joinOrigin(a: Value, b: Value): Origin {
  return {
    taint: joinTaint(a.taint, b.taint),
    unset:
      b.unset.length === 0
        ? a.unset
        : a.unset.length === 0
          ? b.unset
          : [...new Set([...a.unset, ...b.unset])],
  };
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

function commonSuffix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length += 1;
  return a.slice(a.length - length);
}
