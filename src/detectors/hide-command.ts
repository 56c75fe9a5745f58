import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags a command that is written so that a reader does not see which one it is. */
export const hideCommand: Detector<"hidden"> = defineDetector({
  id: "hide-command",
  meta: {
    title: "Hidden command",
    description:
      "Spells the name of a command by quoting inside it, character codes, patterns or pieces of " +
      "variables. Nobody writes so by accident; it is done to get past somebody who reads.",
    messages: { hidden: "hides the command {{name}}: {{how}}" },
    examples: {
      flagged: ["r\\m x", "$'\\x6c\\x73'", "l''s", "/bin/l?"],
      clean: ["\\ls", "'ls' -l", '"$EDITOR" f'],
    },
    references: ["MITRE ATT&CK T1027.010"],
  },
  *detect({ effects }) {
    for (const effect of effects)
      if (effect.kind === "hidden")
        yield { messageId: "hidden", data: { name: effect.name, how: effect.how }, at: effect.at };
  },
});
