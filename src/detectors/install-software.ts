import { prefixOf, textsOf } from "../base/value.ts";
import type { InstallEffect } from "../effects/system-effects.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

type MessageId = "outside" | "unchecked" | "address" | "plain" | "unknown";

/** Flags installations that are more than a registry's package in the project. */
export const installSoftware: Detector<MessageId> = defineDetector({
  id: "install-software",
  meta: {
    title: "Installing software",
    description:
      "Installs for the user or the whole system, or from somewhere else than the default " +
      "registry. An " +
      "installation runs code of whoever made the package.",
    messages: {
      outside: "installs {{what}} for the {{scope}}",
      unchecked: "installs {{what}} from {{from}}",
      address: "installs {{what}}, an archive from an address",
      plain: "installs {{what}} over a connection that anybody can change",
      unknown: "installs something that is not known before it runs",
    },
    examples: {
      flagged: ["npm install -g typescript", "npm install https://example.test/x.tgz"],
      clean: ["npm install", "npm install --save-dev vitest", "npm ci"],
    },
    references: ["CWE-829", "MITRE ATT&CK T1195.002"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
      if (effect.kind !== "install") continue;
      const messageId = kindOf(effect);
      if (messageId === undefined) continue;
      const what = textsOf(effect.what)?.[0] ?? (prefixOf(effect.what) || "something");
      yield {
        messageId,
        data: { what, scope: effect.scope, from: sources[effect.from] },
        at: effect.at,
      };
    }
  },
});

const sources: Readonly<Record<InstallEffect["from"], string>> = {
  registry: "the default registry",
  index: "another registry",
  repository: "a repository",
  address: "an address",
  path: "a local path",
  plain: "an unprotected registry",
};

function kindOf(effect: InstallEffect): MessageId | undefined {
  if (effect.from === "plain") return "plain";
  if (effect.from === "address") return "address";
  if (textsOf(effect.what) === undefined) return "unknown";
  if (effect.from === "index" || effect.from === "repository") return "unchecked";
  return effect.scope === "project" ? undefined : "outside";
}
