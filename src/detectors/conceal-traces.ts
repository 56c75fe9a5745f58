import { anyOf } from "../base/any-of.ts";
import { textsOf } from "../base/value.ts";
import type { Effect } from "../effects/effect.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags traces that are made to disappear. */
export const concealTraces: Detector<"history" | "logs"> = defineDetector({
  id: "conceal-traces",
  meta: {
    title: "Concealing traces",
    description:
      "Clears or disables shell history, or empties system logs. It serves nobody but " +
      "whoever does " +
      "not want to be seen.",
    messages: {
      history: "clears or disables the shell history",
      logs: "removes the system's logs",
    },
    examples: {
      flagged: ["> /var/log/auth.log", "rm -f ~/.bash_history"],
      clean: ["tail /var/log/syslog", "rm -f build.log"],
    },
    references: ["CWE-778", "MITRE ATT&CK T1070.002", "MITRE ATT&CK T1070.003"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
      const { at } = effect;
      if (effect.kind === "conceal") yield { messageId: effect.what, data: {}, at };
      const paths = removed(effect);
      if (paths.some((path) => historyFile.test(path)))
        yield { messageId: "history", data: {}, at };
      if (paths.some((path) => logFile.test(path))) yield { messageId: "logs", data: {}, at };
    }
  },
});

const historyFile = anyOf(
  /\/\.(bash|zsh|python|psql|mysql|sqlite|node_repl)_history$/,
  /\/\.local\/share\/fish\/fish_history$/,
);

const logFile = /^\/var\/log(\/|$)|^\/var\/audit\/|^\/run\/log\//;

/** Paths whose content an effect takes away. */
function removed(effect: Effect): readonly string[] {
  if (effect.kind === "delete") return effect.moved ? [] : (textsOf(effect.target.path) ?? []);
  if (effect.kind !== "write") return [];
  const { how, content, by } = effect;
  // Why: what is not there now may be there when it runs, and goes with a redirection that is
  // empty; touch(1) and its like would leave it.
  const empties =
    how === "create" && by === ">" && content?.kind === "known" && content.text === "";
  return how === "truncate" || empties ? (textsOf(effect.target.path) ?? []) : [];
}
