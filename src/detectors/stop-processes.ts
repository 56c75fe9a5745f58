import { textsOf } from "../base/value.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/**
 * Flags signals to processes that are not this session's own, and commands that starve the machine.
 */
export const stopProcesses: Detector<"everything" | "named" | "pid" | "exhaust"> = defineDetector({
  id: "stop-processes",
  meta: {
    title: "Stopping processes, or the whole machine",
    description:
      "Signals processes that do not belong to this session, or starts processes without " +
      "end until " +
      "nothing else can run.",
    messages: {
      everything: "signals every process: {{who}}",
      named: "signals every process that is called {{who}}",
      pid: "signals process {{who}}, which is not tied to this session",
      exhaust: "{{what}}",
    },
    examples: {
      flagged: [":(){ :|:& };:", "kill -9 -1", "pkill node"],
      clean: ["kill %1", "sleep 5 & kill $!"],
    },
    references: ["CWE-400", "MITRE ATT&CK T1489", "MITRE ATT&CK T1499"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
      const { at } = effect;
      if (effect.kind === "exhaust")
        yield { messageId: "exhaust", data: { what: effect.what }, at };
      else if (effect.kind === "signal" && effect.target !== "own")
        yield { messageId: effect.target, data: { who: textsOf(effect.who)?.[0] ?? "…" }, at };
    }
  },
});
