import { either, type Value } from "../base/value.ts";
import type { Field } from "./context.ts";

/**
 * The fields that cover every one of some alternatives. Fields stay in place as long as all
 * alternatives have one there; from the first place where they do not, any number of any of the
 * rest.
 */
export function mergeFields(lists: readonly (readonly Field[])[]): readonly Field[] {
  const [first, ...others] = lists;
  if (first === undefined) return [];
  if (others.length === 0) return first;
  if (others.every((list) => isAlike(list, first)))
    return first.map((_, at) => joinFields(lists.map((list) => list[at] as Field)));
  let shared = 0;
  while (lists.every((list) => list[shared]?.many === false)) shared += 1;
  const front = first
    .slice(0, shared)
    .map((_, at) => joinFields(lists.map((list) => list[at] as Field)));
  const rest = lists.flatMap((list) => list.slice(shared));
  return rest.length === 0 ? front : [...front, { ...joinFields(rest), many: true }];
}

const isAlike = (a: readonly Field[], b: readonly Field[]): boolean =>
  a.length === b.length && a.every((field, at) => field.many === b[at]?.many);

function joinFields(fields: readonly Field[]): Field {
  const value = fields
    .map((field) => field.value)
    .reduce<Value>(either, (fields[0] as Field).value);
  const pattern = fields.find((field) => field.pattern !== undefined)?.pattern;
  const many = fields.some((field) => field.many);
  return { value, many, ...(pattern === undefined ? {} : { pattern }) };
}
