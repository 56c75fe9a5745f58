import { limits } from "../base/limits.ts";
import {
  concat,
  known,
  makeupOf,
  partial,
  prefixOf,
  suffixOf,
  textsOf,
  unknown,
  type Value,
  whyOf,
} from "../base/value.ts";
import { hasPattern, quotePattern } from "../pattern/pattern.ts";
import type { ExpandContext, Field } from "./context.ts";
import { mergeFields } from "./fields.ts";
import type { Fragment, SplitField } from "./split.ts";
import { findPaths } from "./walk.ts";

/** Why a field under `failglob` has no text: bash reports an error and runs nothing. */
const whyNoMatch = "no file matches the pattern, and failglob stops the command";

/**
 * Pathname expansion of one field, against the real directories. A pattern that is not wholly known
 * or cannot be tried stands for any number of fields between its literal ends.
 */
export function expandPathname(field: SplitField, context: ExpandContext): readonly Field[] {
  const { fragments } = field;
  const value = fragments.map((fragment) => fragment.value).reduce(concat, known(""));
  const plain: Field = { value, many: field.many };
  const { options } = context;
  if (options.noglob) return [plain];
  // Why: a backslash out of an expansion can undo the quotes of the character behind it.
  const special = options.extglob ? /[*?[(\\]/ : /[*?[\\]|[@+!]\(/;
  const isPattern = fragments.some(
    ({ value: one, active }) =>
      active && [...(textsOf(one) ?? [prefixOf(one), suffixOf(one)])].some((t) => special.test(t)),
  );
  const doubtful = fragments.some(
    (one) => one.active && textsOf(one.value) === undefined && makeupOf(one.value) === undefined,
  );
  if (!isPattern && !doubtful) return [plain];
  const written = sourcesOf(fragments);
  if (written === undefined || field.many) {
    const why = whyOf(value) ?? "the pattern has too many possible values";
    return [boundedField(fragments, value, why, isPattern)];
  }
  return mergeFields(
    written.map((one) => {
      if (hasPattern(one.source, options.extglob)) return match(one, fragments, value, context);
      // Why: a group is looked up, and removed, where patterns do not have them too.
      const unmatched = options.nullglob && /[@+!]\(/.test(one.source);
      return [{ value: known(one.text, value.taint, value.unset), many: unmatched }];
    }),
  );
}

/** One way to read the pattern: its source, and its text as it stays when nothing matches. */
interface Written {
  readonly source: string;
  readonly text: string;
}

function sourcesOf(fragments: readonly Fragment[]): readonly Written[] | undefined {
  let all: Written[] = [{ source: "", text: "" }];
  for (const { value, active } of fragments) {
    const texts = textsOf(value);
    if (texts === undefined || texts.length * all.length > limits.choicesMax) return undefined;
    all = all.flatMap((front) =>
      texts.map((text) => ({
        source: front.source + (active ? text : quotePattern(text)),
        text: front.text + text,
      })),
    );
  }
  return all;
}

function match(
  written: Written,
  fragments: readonly Fragment[],
  value: Value,
  context: ExpandContext,
): readonly Field[] {
  const { taint, unset } = value;
  const found = findPaths(written.source, context);
  const pattern = written.text;
  if ("why" in found) return [boundedField(fragments, value, found.why, true)];
  const fields = found.paths.map(({ path, sure }) => ({
    value: known(path, taint, unset),
    many: !sure,
    pattern,
  }));
  if (fields.some((field) => !field.many)) return fields;
  // Why: matches that are not sure may all be none, and then the pattern stays as it is.
  if (fields.length > 0)
    return [...fields, { value: known(pattern, taint, unset), many: true, pattern }];
  if (context.options.failglob)
    return [{ value: unknown(whyNoMatch, taint, unset), many: false, pattern }];
  if (context.options.nullglob) return [];
  return [{ value: known(written.text, taint, unset), many: false, pattern }];
}

/** Any number of fields that keep the literal beginning and end of the pattern. */
function boundedField(
  fragments: readonly Fragment[],
  value: Value,
  why: string,
  isPattern: boolean,
): Field {
  // Why: bash may write a doubled slash at the end of a match as one.
  const prefix = literalEnd(fragments, prefixOf, (text) => text.replace(/[*?[\\+@!(][\s\S]*$/, ""));
  const suffix = literalEnd(fragments.toReversed(), suffixOf, (text) =>
    text.replace(/^[\s\S]*[*?[\]\\)(|]/, ""),
  ).replace(/^[\s\S]*\/\//, "");
  const bounded = partial(prefix, "", why, value);
  const ended = concat(bounded, partial("", suffix, why));
  return {
    value: suffix === "" ? bounded : ended,
    many: true,
    ...(isPattern ? { pattern: shapeOf(fragments) } : {}),
  };
}

// Why: goes from one end of the field up to the first character that is special or not known.
function literalEnd(
  fragments: readonly Fragment[],
  end: (value: Value) => string,
  cut: (text: string) => string,
): string {
  let text = "";
  for (const { value, active } of fragments) {
    const stretch = end(value);
    const literal = active ? cut(stretch) : stretch;
    text = end === prefixOf ? text + literal : literal + text;
    if (literal.length < stretch.length || textsOf(value)?.length !== 1) break;
  }
  return text;
}

// Why: what is not known may be any text, as `*` in a pattern may.
const shapeOf = (fragments: readonly Fragment[]): string =>
  fragments
    .map(({ value }) => {
      const [only, ...more] = textsOf(value) ?? [];
      return only !== undefined && more.length === 0
        ? only
        : `${prefixOf(value)}*${suffixOf(value)}`;
    })
    .join("");
