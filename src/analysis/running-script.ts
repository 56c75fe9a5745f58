import type { Value } from "../base/value.ts";
import type { Effect } from "../effects/effect.ts";
import type { Target } from "../effects/target.ts";
import type { Analysis } from "./context.ts";
import { ownDescriptor } from "./own-descriptor.ts";

/** Runs a script file and notes what happens meanwhile. `beside`: it runs on beside the rest. */
export function whileRunning<Result>(
  { path }: Target,
  beside: boolean,
  analysis: Analysis,
  run: () => Result,
): Result {
  const from = analysis.effects.length;
  const result = run();
  const to = analysis.effects.length;
  analysis.scripts.push({ file: path, from, ...(beside ? {} : { to }) });
  return result;
}

/**
 * Says where a script file is written to while a shell runs it: a shell reads on in the file after
 * each command, so that what is written runs, unseen.
 */
export function reportChangedScripts(analysis: Analysis): void {
  const { effects, scripts } = analysis;
  const end = effects.length;
  for (const { file, from, to } of scripts)
    for (const effect of effects.slice(from, Math.min(to ?? end, end)))
      if (writesTo(file, effect)) {
        const why = "a shell runs the file that is written to, and reads on in it";
        effects.push({ kind: "opaque", why, at: effect.at, by: effect.by });
        break;
      }
}

function writesTo(file: Value, effect: Effect): boolean {
  if (effect.kind !== "write" || effect.how === "metadata" || effect.makes) return false;
  const { path } = effect.target;
  // Why: bash has the script open as descriptor 255.
  if (path.kind === "known" && ownDescriptor(path.text) === 255) return true;
  if (file.kind !== "known") return false;
  if (path.kind === "known") return path.text === file.text;
  if (path.kind !== "partial" || path.prefix === "") return false;
  return file.text.startsWith(path.prefix) && file.text.endsWith(path.suffix);
}
