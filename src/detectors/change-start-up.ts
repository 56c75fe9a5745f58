import { textsOf } from "../base/value.ts";
import type { WriteEffect } from "../effects/effect.ts";
import { placeOf } from "../effects/place.ts";
import { type Detector, defineDetector, type Scene, type Sighting } from "./define-detector.ts";

type MessageId = "appended" | "written" | "unseen" | "scheduled" | "once" | "hook";

/**
 * Flags what will run by itself later: start-up files, schedules, hooks, keys that let others in.
 */
export const changeStartUp: Detector<MessageId> = defineDetector({
  id: "change-start-up",
  meta: {
    title: "Persistence",
    description:
      "Changes a file that decides what runs at the next login, start or commit, or arranges for " +
      "something to run by itself. What is planted there outlives the session and the " +
      "person's attention.",
    messages: {
      appended: "appends to {{path}}, which decides what runs at the next start",
      written: "writes {{path}}, which decides what runs at the next start",
      unseen:
        "puts text that cannot be seen into {{path}}, which decides what runs at the next start",
      scheduled: "arranges that {{text}} runs again and again",
      once: "arranges that {{text}} runs later",
      hook: "changes {{path}}, which git runs by itself",
    },
    examples: {
      flagged: [
        "echo 'alias ll=\"ls -l\"' >> ~/.bashrc",
        "cat key.pub >> ~/.ssh/authorized_keys",
        "printf 'x' > .git/hooks/pre-commit",
      ],
      clean: ["cat ~/.bashrc", "echo x >> notes.txt", "git commit -m 'edit .bashrc'"],
    },
    references: [
      "CWE-506",
      "MITRE ATT&CK T1546.004",
      "MITRE ATT&CK T1053.003",
      "MITRE ATT&CK T1098.004",
    ],
  },
  *detect(scene) {
    for (const effect of scene.effects) {
      if (effect.kind === "write" && effect.how !== "metadata") yield* written(effect, scene);
      else if (effect.kind === "schedule") {
        const text = textsOf(effect.text)?.[0] ?? "something that cannot be seen";
        yield {
          messageId: effect.times === "once" ? "once" : "scheduled",
          data: { text },
          at: effect.at,
        };
      }
    }
  },
});

function* written(effect: WriteEffect, { here }: Scene): Iterable<Sighting<MessageId>> {
  for (const path of textsOf(effect.target.path) ?? []) {
    const { at, content, how } = effect;
    if (/\/\.git\/hooks\/[^/]+$/.test(path) && !path.endsWith(".sample")) {
      yield { messageId: "hook", data: { path }, at };
      continue;
    }
    if (placeOf(path, here).class !== "start-up") continue;
    const visible =
      content !== undefined && textsOf(content) !== undefined && content.taint.length === 0;
    // Why: who may log in, or run as root, is never a matter of one more line.
    const grants =
      /authorized_keys|\/etc\/(passwd|group|sudoers|pam|ld\.so|crontab|cron)|\/systemd\//.test(
        path,
      );
    const messageId =
      !visible && how !== "edit"
        ? "unseen"
        : (how === "append" || how === "edit") && !grants
          ? "appended"
          : "written";
    yield { messageId, data: { path }, at };
  }
}
