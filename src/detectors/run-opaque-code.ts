import { whyOf } from "../base/value.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags what would run but cannot be seen, read or told. */
export const runOpaqueCode: Detector<"opaque" | "code" | "foreign"> = defineDetector({
  id: "run-opaque-code",
  meta: {
    title: "Running what cannot be seen",
    description:
      "A part of the command could not be understood, is only known once it runs, or is a " +
      "program of " +
      "unknown origin. Doubt is never taken for harmlessness.",
    messages: {
      opaque: "it cannot be told what {{program}} does here: {{why}}",
      code: "runs {{language}} code that cannot be seen: {{why}}",
      foreign: "runs {{program}}, a program of unknown origin",
    },
    examples: {
      flagged: ['eval "$(cat unknown-name)"', "/tmp/tool --run", 'bash -c "$(date)"'],
      clean: ["eval 'echo hello'", "bash -c 'ls | wc -l'", "npm test"],
    },
    references: ["CWE-78", "CWE-829", "MITRE ATT&CK T1027"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
      const { at } = effect;
      if (effect.kind === "opaque")
        yield { messageId: "opaque", data: { program: effect.by, why: effect.why }, at };
      else if (effect.kind === "code" && !effect.judged) {
        const why =
          whyOf(effect.text) ?? effect.doubt ?? "it is in a language that is not read yet";
        yield { messageId: "code", data: { language: effect.language, why }, at };
      } else if (
        effect.kind === "run" &&
        (effect.origin === "foreign" || effect.origin === "unknown")
      )
        yield { messageId: "foreign", data: { program: effect.file?.written ?? effect.by }, at };
    }
  },
});
