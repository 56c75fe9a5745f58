import { textsOf } from "../base/value.ts";
import type { DiscardEffect } from "../effects/system-effects.ts";
import { type Detector, defineDetector, type Scene } from "./define-detector.ts";

/** Flags work in a repository that git could not bring back. */
export const discardWork: Detector<DiscardEffect["what"]> = defineDetector({
  id: "discard-work",
  meta: {
    title: "Discarding work",
    description:
      "Throws away changes, untracked files, stashes or commits that exist nowhere else. What is " +
      "committed can be had back; what is not is gone.",
    messages: {
      changes: "discards uncommitted changes{{where}}",
      untracked: "deletes files that git does not track{{where}}",
      stash: "throws away stashed changes",
      commits: "throws away commits that nothing else may hold",
      history: "rewrites or removes history that others may have",
    },
    examples: {
      flagged: ["git reset --hard HEAD~1", "git stash clear", "git branch -D old"],
      clean: ["git reset --soft HEAD~1", "git stash", "git checkout -b topic"],
    },
    references: ["git-reset(1)", "git-clean(1)", "git-stash(1)"],
  },
  *detect(scene) {
    for (const effect of scene.effects) {
      if (effect.kind !== "discard" || isHarmless(effect, scene)) continue;
      const paths = effect.paths?.map((one) => one.written) ?? [];
      const where = paths.length === 0 ? "" : ` in ${paths.slice(0, 3).join(", ")}`;
      yield { messageId: effect.what, data: { where }, at: effect.at };
    }
  },
});

/** Uncommitted changes are only lost where there are any. */
function isHarmless(effect: DiscardEffect, { world, here }: Scene): boolean {
  if (effect.what !== "changes" || here.project === undefined) return false;
  const repository = world.git.repository(here.project);
  if (repository === undefined) return false;
  const all = effect.paths
    ? effect.paths.flatMap((one) => textsOf(one.path) ?? [""])
    : [here.project];
  const isKept = (path: string): boolean =>
    repository.unchanged(path) === true && repository.staged(path) === false;
  return all.every((path) => path !== "" && isKept(path));
}
