import * as posix from "node:path/posix";
import { known, partial, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import { locate } from "../effects/locate.ts";
import type { Target } from "../effects/target.ts";
import { type Analysis, filesOf } from "./context.ts";
import { identityOf, isUnclear } from "./overlay.ts";
import { ownDescriptor } from "./own-descriptor.ts";
import type { State } from "./state.ts";

/** The paths that an argument may name, from the state's working directory. */
export function targetsOf(
  argument: Argument,
  follow: boolean,
  state: State,
  analysis: Analysis,
): readonly Target[] {
  const { value, pattern } = argument;
  const named = argument.named ?? (value.kind === "partial" ? value.named : undefined);
  const wholeOf = pattern === undefined ? undefined : takenWhole(pattern, state, analysis);
  const extra = { ...(wholeOf === undefined ? {} : { wholeOf }), ...(named ? { named } : {}) };
  const texts = textsOf(value);
  if (texts)
    return texts.map((text) => ({
      written: text,
      path: { ...realPath(text, follow, state, analysis), taint: value.taint, unset: value.unset },
      followed: follow,
      ...extra,
    }));
  const all = value.kind === "partial" && value.whole === true ? value.prefix : undefined;
  const folder =
    all === undefined ? undefined : placed(absolute(all, state), true, state, analysis);
  if (folder?.kind === "known")
    return [{ written: writtenAs(value), path: folder, followed: true, wholeOf: folder.text }];
  const target = {
    written: writtenAs(value),
    path: somewhere(value, state, analysis),
    followed: follow,
  };
  return [{ ...target, ...extra }];
}

function realPath(text: string, follow: boolean, state: State, analysis: Analysis): Value {
  if (text === "") return known("");
  if (ownDescriptor(text) !== undefined) return known(text);
  if (text.startsWith("/")) return placed(text, follow, state, analysis);
  if (state.directory === undefined) {
    // FAIL-CLOSED: without a working directory a relative path may be anywhere.
    return partial("", `/${text.replace(/^(\.?\/)+/, "")}`, "the working directory is not known");
  }
  return placed(`${state.directory}/${text}`, follow, state, analysis);
}

/** Where a path leads after what earlier commands of the text have done to it. */
function placed(path: string, follow: boolean, state: State, analysis: Analysis): Value {
  const real = locate(path, follow, filesOf(state, analysis));
  if (state.overlay.size === 0) return known(real);
  if (isUnclear(state.overlay, real)) return unknown(`an earlier command may have changed ${real}`);
  return known(identityOf(state.overlay, real));
}

const absolute = (path: string, state: State): string =>
  path.startsWith("/") ? path : `${state.directory ?? ""}/${path}`;

/** A path of which only a beginning is known; it ends in `/` when the path is surely below that. */
function somewhere(value: Value, state: State, analysis: Analysis): Value {
  const why = whyOf(value) ?? "it has too many possible values";
  if (value.kind !== "partial" || value.prefix === "") {
    const suffix = value.kind === "partial" ? value.suffix : "";
    return suffix === "" ? unknown(why, value.taint, value.unset) : partial("", suffix, why, value);
  }
  const { prefix, suffix } = value;
  if (!prefix.startsWith("/") && state.directory === undefined)
    return unknown(why, value.taint, value.unset);
  const absolute = prefix.startsWith("/") ? prefix : `${state.directory}/${prefix}`;
  const cut = absolute.lastIndexOf("/");
  const folder = locate(absolute.slice(0, cut) || "/", true, filesOf(state, analysis));
  const base = folder === "/" ? "/" : `${folder}/`;
  const path = partial(base + absolute.slice(cut + 1), suffix, why, value);
  return value.entry && path.kind === "partial" ? { ...path, entry: true } : path;
}

const writtenAs = (value: Value): string =>
  value.kind === "partial" ? `${value.prefix}…${value.suffix}` : "…";

/** The directory of which a pattern takes (nearly) every entry: `dir` for `dir/*` and `dir/.*`. */
function takenWhole(pattern: string, state: State, analysis: Analysis): string | undefined {
  const clean = pattern.replace(/\/+$/, "");
  const last = clean.slice(clean.lastIndexOf("/") + 1);
  if (
    !/^[*?.[\]!^\w-]*$/.test(last) ||
    !/^(\.?\*+|\.\?\?\*|\.\[[!^]\.\]\*?|\?+\*+|\*\*|\[[^\]]*\]\*|\*\.\*)$/.test(last)
  )
    return undefined;
  const folder = clean.slice(0, clean.length - last.length);
  if (/[*?[]/.test(folder)) return undefined;
  const path = folder === "" ? state.directory : posix.resolve(state.directory ?? "/", folder);
  if (
    path === undefined ||
    (folder !== "" && !folder.startsWith("/") && state.directory === undefined)
  )
    return undefined;
  return locate(`${path}/`, true, filesOf(state, analysis));
}
