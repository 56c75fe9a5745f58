import { withEntry, withoutKeys } from "../base/shared-map.ts";
import { joinTaint, noTaint } from "../base/taint.ts";
import { concat, textsOf, unknown, type Value, withTaint } from "../base/value.ts";
import type { DeleteEffect, WriteEffect } from "../effects/effect.ts";
import { contentOf } from "./content.ts";
import { type Analysis, filesOf } from "./context.ts";
import { anywhereBelow, earlier } from "./earlier.ts";
import { change, isUnclear, type Overlaid } from "./overlay.ts";
import type { State } from "./state.ts";

/** The state with the files as another one has left them; what a subshell does to files stays. */
export const withFilesOf = (state: State, from: State): State =>
  state.written === from.written && state.overlay === from.overlay
    ? state
    : { ...state, written: from.written, overlay: from.overlay };

/** What a write leaves behind for later commands. `certain`: it happens on every way. */
export function leaveWritten(
  state: State,
  effect: Pick<WriteEffect, "target" | "how" | "content" | "makes">,
  by: string,
  certain: boolean,
  analysis: Analysis,
): State {
  const { target, how, content, makes } = effect;
  if (how === "metadata") return state;
  if (target.path.kind !== "known") return leaveSomewhere(state, target.path, content, analysis);
  const path = target.path.text;
  const there = state.written.get(path);
  // Why: touch(1) and mkdir(1) leave alone what an earlier command has made.
  if (how === "create" && there !== undefined && content === undefined) return state;
  const replaces = how === "truncate" || (how === "create" && there === undefined);
  const before = replaces && certain ? noTaint : earlier(path, state, analysis).taint;
  const text = withTaint(contentAfter(effect, replaces, by, state, analysis), before);
  const written = withEntry(state.written, path, text);
  const entry = entryFor(makes, state);
  if (!certain) {
    const lasting = makes?.kind === "link" || makes?.kind === "moved";
    return lasting
      ? { ...state, written, overlay: change(state.overlay, path, { kind: "unclear" }) }
      : { ...state, written };
  }
  return { ...state, written, overlay: change(state.overlay, path, entry) };
}

/** What the file holds then: the new content, after the old one where that stays. */
function contentAfter(
  { target, how, content, makes }: Pick<WriteEffect, "target" | "how" | "content" | "makes">,
  replaces: boolean,
  by: string,
  state: State,
  analysis: Analysis,
): Value {
  if (content === undefined)
    return unknown(`${by} writes it`, makes?.kind === "built" ? fetched(state) : noTaint);
  if (replaces) return content;
  if (how !== "append" || content.kind !== "known" || target.path.kind !== "known")
    return unknown(`${by} writes it`, taintOf(content));
  const path = target.path.text;
  const isThere = state.written.has(path) || filesOf(state, analysis).stat(path) !== undefined;
  return isThere ? concat(contentOf(target, state, analysis), content) : content;
}

/** A build whose sources are not named may take up whatever the text has fetched. */
const fetched = ({ written }: State): Value["taint"] =>
  [...written.values()].reduce<Value["taint"]>(
    (all, { taint }) =>
      joinTaint(
        all,
        taint.filter((one) => one.label === "network"),
      ),
    noTaint,
  );

/** What is written below a folder, under names that are not known. */
function leaveSomewhere(
  state: State,
  path: Value,
  content: Value | undefined,
  analysis: Analysis,
): State {
  const taint = taintOf(content);
  if (path.kind !== "partial" || !path.prefix.startsWith("/") || taint.length === 0) return state;
  const folder = path.prefix.slice(0, path.prefix.lastIndexOf("/"));
  // Why: in a folder that was not there before, everything comes from it.
  const isFresh = analysis.world.files.lstat(folder) === undefined;
  const below = isFresh ? folder : anywhereBelow(folder);
  const before = taintOf(state.written.get(below));
  const value = unknown("it may have been written", joinTaint(before, taint));
  return { ...state, written: withEntry(state.written, below, value) };
}

const taintOf = (content: Value | undefined): Value["taint"] => content?.taint ?? [];

function entryFor(makes: WriteEffect["makes"], state: State): Overlaid {
  if (makes === undefined) return { kind: "file" };
  if (makes.kind === "directory") return { kind: "directory" };
  if (makes.kind === "built") return { kind: "file", built: true };
  const texts = makes.kind === "link" ? textsOf(makes.to) : textsOf(makes.from.path);
  const [only] = texts ?? [];
  if (texts?.length !== 1 || only === undefined) return { kind: "unclear" };
  if (makes.kind === "link") return { kind: "link", to: only };
  const before = state.overlay.get(only);
  return before && before.kind !== "gone" ? before : { kind: "moved", from: only };
}

/** What a deletion leaves behind. Where it is not certain, what was there may still be. */
export function leaveDeleted(
  state: State,
  effect: Pick<DeleteEffect, "target" | "moved">,
  certain: boolean,
): State {
  const { path } = effect.target;
  if (!certain || effect.moved || path.kind !== "known" || isUnclear(state.overlay, path.text))
    return state;
  const written = withoutKeys(state.written, [path.text]);
  return { ...state, written, overlay: change(state.overlay, path.text, { kind: "gone" }) };
}
