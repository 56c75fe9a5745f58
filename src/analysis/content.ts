import { limits } from "../base/limits.ts";
import { joinTaint, type Taint } from "../base/taint.ts";
import { known, unknown, type Value } from "../base/value.ts";
import { placeOf } from "../effects/place.ts";
import type { Target } from "../effects/target.ts";
import { type Analysis, filesOf } from "./context.ts";
import { earlier } from "./earlier.ts";
import { ownDescriptor } from "./own-descriptor.ts";
import type { State } from "./state.ts";

/**
 * What a file holds at this point of the text, with the taint of what it is. `stdin` is what the
 * command's standard input holds, for `/dev/stdin` and its like.
 */
export function contentOf(
  target: Target,
  state: State,
  analysis: Analysis,
  stdin: Value = unknown("it is read from standard input"),
): Value {
  const { path } = target;
  if (path.kind !== "known") return unknown(`the file ${target.written} is not known`);
  const written = state.written.get(path.text);
  if (written !== undefined) return written;
  if (path.text === "/dev/null") return known("");
  const substituted = analysis.substituted.get(path.text);
  if (substituted !== undefined) return substituted;
  const descriptor = ownDescriptor(path.text);
  if (descriptor === 0) return stdin;
  if (descriptor !== undefined) return unknown(`it is read from descriptor ${descriptor}`);
  const place = placeOf(path.text, analysis.here).class;
  if (place === "secret")
    // Why: secrets are not read to judge; that they are secret is all that matters.
    return unknown(`${target.written} is secret`, [{ label: "secret", source: target.written }]);
  const text = filesOf(state, analysis).read(path.text, limits.fileBytesMax);
  const { taint, doubt } = earlier(path.text, state, analysis, text);
  if (doubt !== undefined) return unknown(doubt);
  const labels = joinTaint(joinTaint(taint, accountFile(path.text)), pidFile(path.text, place));
  return text === undefined
    ? unknown(`${target.written} cannot be read`, labels)
    : known(text, labels);
}

/** A pid file of the project or of a temporary folder names a process of the project. */
const pidFile = (path: string, place: string): readonly Taint[] =>
  path.endsWith(".pid") && (place === "project" || place === "temporary")
    ? [{ label: "process", source: "own" }]
    : [];

/** Everybody may read who has an account here; that is nobody's business elsewhere. */
const accountFile = (path: string): readonly Taint[] =>
  /^\/etc\/(passwd|group)-?$/.test(path) ? [{ label: "confidential", source: path }] : [];
