import { limits } from "../../base/limits.ts";
import { joinTaint } from "../../base/taint.ts";
import { choice, textsOf, unknown, type Value, whyOf } from "../../base/value.ts";
import { isAscii } from "../../pattern/pattern.ts";
import type { ParameterOperator } from "../../syntax/nodes.ts";
import type { Parameter } from "../lookup.ts";
import type { Expansion } from "../piece.ts";

type Substring = Extract<ParameterOperator, { kind: "substring" }>;
type List = Extract<Parameter, { kind: "list" }>;

/** `${x:offset:length}` of a text; both count characters, from the end where they are negative. */
export function substringOf(operator: Substring, expansion: Expansion): (value: Value) => Value {
  const offset = expansion.arithmetic(operator.offset);
  const length = operator.length && expansion.arithmetic(operator.length);
  return (value) => {
    const taint = joinTaint(value.taint, joinTaint(offset.taint, length?.taint ?? []));
    const texts = textsOf(value);
    const offsets = textsOf(offset);
    const lengths = length ? textsOf(length) : [undefined];
    const why = whyOf(value) ?? whyOf(offset) ?? (length && whyOf(length));
    if (!texts || !offsets || !lengths) return unknown(why ?? "it is computed", taint, value.unset);
    if (texts.length * offsets.length * lengths.length > limits.choicesMax)
      return unknown("it has too many possible values", taint, value.unset);
    if (!texts.every(isAscii))
      return unknown("its characters depend on the locale", taint, value.unset);
    const results = texts.flatMap((text) =>
      offsets.flatMap((from) => lengths.map((count) => cut(text, Number(from), count))),
    );
    if (results.includes(undefined)) return unknown(whyNegative, taint, value.unset);
    return choice(results as string[], { taint, unset: value.unset });
  };
}

/** `${@:offset:length}` and `${a[@]:offset:length}`: elements from an index on. */
export function sliceList(
  list: List,
  operator: Substring,
  isPositional: boolean,
  expansion: Expansion,
): Parameter {
  const [offset, ...offsets] = textsOf(expansion.arithmetic(operator.offset)) ?? [];
  const [count, ...counts] = operator.length
    ? (textsOf(expansion.arithmetic(operator.length)) ?? [])
    : ["9007199254740991"];
  const sure = offset !== undefined && count !== undefined && !offsets.length && !counts.length;
  const item = (why: string): Parameter => ({
    kind: "unknown-list",
    item: unknown(why, list.items.map((value) => value.taint).reduce(joinTaint, [])),
    star: list.star,
  });
  if (!sure || list.associative) return item("which elements are meant is not known");
  if (Number(count) < 0) return item(whyNegative);
  const zero = expansion.context.special("0");
  const items = isPositional ? [zero, ...list.items] : list.items;
  const keys = isPositional ? ["0", ...list.keys] : list.keys;
  const highest = keys.length === 0 ? -1 : Number(keys.at(-1));
  const from = Number(offset) < 0 ? highest + 1 + Number(offset) : Number(offset);
  const start = from < 0 ? keys.length : keys.findIndex((key) => Number(key) >= from);
  const begin = start < 0 ? keys.length : start;
  const end = Math.min(keys.length, begin + Number(count));
  return { ...list, items: items.slice(begin, end), keys: keys.slice(begin, end) };
}

const whyNegative = "the length is less than zero, where bash reports an error";

function cut(text: string, offset: number, count: string | undefined): string | undefined {
  const from = offset < 0 ? text.length + offset : offset;
  if (from < 0 || from > text.length) return "";
  if (count === undefined) return text.slice(from);
  const length = Number(count);
  const end = length < 0 ? text.length + length : from + length;
  return end < from ? undefined : text.slice(from, end);
}
