import { textsOf } from "../base/value.ts";
import { runsByItself, widensPermissions } from "../effects/automatic.ts";
import type { WriteEffect } from "../effects/effect.ts";
import { placeOf } from "../effects/place.ts";
import { type Detector, defineDetector, type Scene, type Sighting } from "./define-detector.ts";

type MessageId = "runs" | "redirects" | "weakens" | "settings" | "permits";

/** Flags settings of tools that run code, redirect traffic or lower a check. */
export const changeConfiguration: Detector<MessageId> = defineDetector({
  id: "change-configuration",
  meta: {
    title: "Change of a tool's configuration",
    description:
      "Sets something that a tool will run by itself, sends its traffic elsewhere, or " +
      "switches off a " +
      "check such as certificate verification.",
    messages: {
      runs: "makes {{tool}} run {{value}} by itself ({{key}})",
      redirects: "redirects {{tool}} to {{value}} ({{key}})",
      weakens: "lowers a check of {{tool}} ({{key}} = {{value}})",
      settings: "changes {{path}}, which {{tool}} runs by itself",
      permits: "lets {{tool}} act without asking ({{path}})",
    },
    examples: {
      flagged: [
        "npm config set registry http://mirror.example.test",
        "git config http.sslVerify false",
        "git config core.hooksPath hooks",
        "echo 'npm test' > .husky/pre-commit",
      ],
      clean: ["echo '{}' > tsconfig.json", "git config user.name Dev", "npm config get registry"],
    },
    references: ["CWE-15", "MITRE ATT&CK T1562"],
  },
  *detect(scene) {
    for (const effect of scene.effects) {
      if (effect.kind === "write") yield* settings(effect, scene);
      if (effect.kind !== "configure" || effect.meaning === "ordinary") continue;
      const value = textsOf(effect.value)?.[0] ?? "something that is not known";
      yield {
        messageId: effect.meaning,
        data: { tool: effect.tool, key: effect.key, value },
        at: effect.at,
      };
    }
  },
});

/** A file that holds what something runs by itself, by whatever program it is written. */
function* settings(effect: WriteEffect, { here }: Scene): Iterable<Sighting<MessageId>> {
  const { at, content, how, makes, target } = effect;
  if (how === "metadata" || makes?.kind === "directory") return;
  for (const path of textsOf(target.path) ?? []) {
    const tool = runsByItself(path);
    const { class: place } = placeOf(path, here);
    if (tool === undefined || place === "temporary" || place === "git-directory") continue;
    const widens = textsOf(content ?? target.path)?.some(widensPermissions) === true;
    yield {
      messageId: tool === "the agent" && content && widens ? "permits" : "settings",
      data: { tool, path },
      at,
    };
  }
}
