import type { Span } from "../base/span.ts";
import { known, textsOf, type Value } from "../base/value.ts";
import { placeOf } from "../effects/place.ts";
import type { Target } from "../effects/target.ts";
import type { Analysis } from "./context.ts";
import { originOf } from "./program.ts";
import type { State } from "./state.ts";
import { targetsOf } from "./targets.ts";

/** Variables that name code which other programs load or run, and how their values list it. */
const loaderVariables: readonly {
  readonly name: RegExp;
  readonly paths: (value: string) => readonly string[];
}[] = [
  {
    name: /^(LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/,
    paths: (value) => value.split(/[\s:]+/),
  },
  {
    name: /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|GCONV_PATH|PATH)$/,
    paths: (value) => value.split(/[:;]/),
  },
];

/** Whether a variable says what every program loads, or which program a name is. */
export const isLoaderVariable = (name: string): boolean =>
  loaderVariables.some((one) => one.name.test(name));

/** Code that a variable puts into whatever runs is judged by where it comes from. */
export function loads(
  name: string,
  value: Value | undefined,
  at: Span,
  state: State,
  analysis: Analysis,
): void {
  const row = loaderVariables.find((one) => one.name.test(name));
  if (row === undefined || value === undefined) return;
  const texts = textsOf(value) ?? (value.kind === "partial" ? [value.prefix, value.suffix] : []);
  for (const path of texts.flatMap(row.paths)) {
    if (!path.startsWith("/") && !path.startsWith("./")) continue;
    for (const file of targetsOf({ value: known(path), many: false, at }, true, state, analysis))
      if (isForeign(file, state, analysis))
        analysis.effects.push({
          kind: "run",
          program: known(path),
          file,
          origin: "foreign",
          at,
          by: name,
        });
  }
}

/** In a temporary or download folder it may also be made later. */
function isForeign(file: Target, state: State, analysis: Analysis): boolean {
  if (file.path.kind !== "known") return true;
  const origin = originOf(file.path.text, state, analysis);
  if (origin === "missing") return placeOf(file.path.text, analysis.here).class === "temporary";
  return origin === "foreign" || origin === "fetched" || origin === "unknown";
}
