import { concat, known } from "../../base/value.ts";
import type { Target } from "../../effects/target.ts";
import type { Argument } from "../argument.ts";
import type { Invocation, Resolve } from "../define-command.ts";

/** One source of a copy or move, and where it ends up; no target when that cannot be told. */
export interface Passage {
  readonly source: Argument;
  readonly target?: Target;
}

/**
 * Pairs the sources of cp(1), mv(1), ln(1) and install(1) with their destinations: the last operand
 * or `--target-directory`, and below it where that is a directory.
 */
export function* destinations(
  inv: Invocation<"target-directory" | "no-target-directory">,
  resolve: Resolve,
): Iterable<Passage> {
  const folder = inv.value("target-directory");
  const last = folder ?? inv.operands.at(-1);
  const sources = folder ? inv.operands : inv.operands.slice(0, -1);
  if (last === undefined) return;
  const places = resolve.paths(last, true);
  for (const source of sources)
    for (const place of places) {
      const inside = folder !== undefined || sources.length > 1 || isFolder(place, resolve);
      const below =
        inside &&
        !inv.has("no-target-directory") &&
        !isMissing(place, resolve, folder !== undefined);
      const target = below ? underneath(source, last, resolve) : place;
      yield target ? { source, target } : { source };
    }
}

const factsOf = (place: Target, resolve: Resolve): string | undefined =>
  place.path.kind === "known" ? resolve.world.files.stat(place.path.text)?.type : undefined;

const isFolder = (place: Target, resolve: Resolve): boolean =>
  factsOf(place, resolve) === "directory";

const isMissing = (place: Target, resolve: Resolve, named: boolean): boolean =>
  !named && place.path.kind === "known" && factsOf(place, resolve) === undefined;

/** `dir` and `a/b` make `dir/b`. */
function underneath(source: Argument, folder: Argument, resolve: Resolve): Target | undefined {
  const { value } = source;
  if (value.kind !== "known")
    return resolve.paths({ ...folder, value: concat(folder.value, known("/")) }, true)[0];
  const name = value.text.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return resolve.paths({ ...folder, value: concat(folder.value, known(`/${name}`)) }, true)[0];
}
