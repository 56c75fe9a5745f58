import { misleadingPart } from "../base/misleading.ts";
import { textsOf, type Value } from "../base/value.ts";
import { hostOf } from "../effects/hosts.ts";
import { disguiseOf, hidesHost } from "../effects/look-alike.ts";
import { type Detector, defineDetector, type Sighting } from "./define-detector.ts";

type MessageId = "program" | "option" | "path" | "host";

/** Flags names of programs, options, paths and hosts that are not what they look like. */
export const disguiseName: Detector<MessageId> = defineDetector({
  id: "disguise-name",
  meta: {
    title: "Disguised name",
    description:
      "Names a program, an option, a path or a host that is not what a reader takes it for: it " +
      "holds characters that cannot be seen, turn the order of what is shown or move the cursor, " +
      "or letters of another alphabet that look like those of a known name. What is said in " +
      "messages and other data is nobody's name; emoji and the scripts of the world are what " +
      "they look like.",
    messages: {
      program: "runs {{name}}, which {{how}}",
      option: "passes {{name}}, which {{how}}",
      path: "is about {{name}}, which {{how}}",
      host: "talks to {{name}}, which {{how}}",
    },
    examples: {
      flagged: [
        "cat $'notes\\u202etxt.sh'",
        "curl https://xn--gthub-n4a.com/acme",
        "$'l\\u200bs'",
        "terraform plan –destroy",
      ],
      clean: [
        "git commit -m $'naïve \\u200f شكرا'",
        "curl https://github.com/acme",
        "cat 'notes für später.txt'",
        "echo $'l\\u200bs'",
      ],
    },
    references: ["CVE-2021-42574", "Unicode UTS #39", "CWE-451", "MITRE ATT&CK T1036.002"],
  },
  *detect({ effects }): Iterable<Sighting<MessageId>> {
    for (const effect of effects) {
      const { at } = effect;
      if (effect.kind === "disguised") {
        const { what, name, how } = effect;
        yield { messageId: what, data: { name, how }, at };
      }
      if ("target" in effect && typeof effect.target === "object" && "written" in effect.target) {
        const { written: name } = effect.target;
        const part = misleadingPart(name);
        if (part !== undefined)
          yield { messageId: "path", data: { name, how: `holds ${part}` }, at };
      }
      if (effect.kind === "connect")
        for (const [name, how] of hosts(effect.to))
          yield { messageId: "host", data: { name, how }, at };
    }
  },
});

/** Hosts of an address that are not what they look like, with what they are. */
function* hosts(address: Value): Iterable<readonly [name: string, how: string]> {
  for (const text of textsOf(address) ?? []) {
    const host = hostOf({ kind: "known", text, taint: [], unset: [] });
    const how = disguiseOf(host);
    if (how !== undefined) yield [host, how];
    if (hidesHost(text)) yield [host, `stands behind another one in ${text}`];
  }
}
