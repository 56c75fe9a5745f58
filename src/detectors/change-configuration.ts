import { textsOf } from "../base/value.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags settings of tools that run code, redirect traffic or lower a check. */
export const changeConfiguration: Detector<"runs" | "redirects" | "weakens"> = defineDetector({
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
    },
    examples: {
      flagged: [
        "npm config set registry http://mirror.example.test",
        "git config http.sslVerify false",
        "git config core.hooksPath hooks",
      ],
      clean: ["git config user.name Dev", "npm config get registry"],
    },
    references: ["CWE-15", "MITRE ATT&CK T1562"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
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
