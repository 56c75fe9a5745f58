import { concat, known, prefixOf, type Value } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";

/** All values one after the other; undefined when there are none. */
export const joinedValues = (values: readonly Value[]): Value | undefined =>
  values.length === 0 ? undefined : values.reduce((left, right) => concat(left, right), known(""));

/**
 * Headers that prove who asks, and those that carry something secret elsewhere. Ordinary headers
 * are part of any request.
 */
export function headerParts(headers: readonly Argument[]): {
  readonly credentials: readonly Value[];
  readonly sends: readonly Value[];
} {
  const proves = (header: Argument): boolean => proving.test(prefixOf(header.value));
  return {
    credentials: headers.filter(proves).map((one) => one.value),
    sends: headers
      .filter((one) => !proves(one) && one.value.taint.length > 0)
      .map((one) => one.value),
  };
}

const proving = /^\s*(proxy-)?(authorization|[\w-]*(token|api-?key|auth)[\w-]*)\s*:/i;
