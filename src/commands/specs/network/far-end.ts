import { unknown } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";
import { filters, writes } from "../../roles.ts";

/**
 * What a copying program does as the far end of another host's copy: it gives the paths to, or
 * takes them from, whoever is on its standard streams.
 */
export function* farEnd(
  by: string,
  paths: readonly Argument[],
  gives: boolean,
  resolve: Resolve,
): Iterable<Deed> {
  if (gives) {
    if (paths.length > 0) yield* filters(by, paths, resolve);
    return;
  }
  const sent = resolve.stdinGiven ? resolve.stdin : unknown(`the other end of ${by} sends it`);
  yield* writes(paths, "truncate", resolve, sent);
}
