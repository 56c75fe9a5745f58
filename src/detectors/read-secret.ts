import { prefixOf, textsOf } from "../base/value.ts";
import type { Effect } from "../effects/effect.ts";
import { placeOf } from "../effects/place.ts";
import type { Surroundings } from "../effects/surroundings.ts";
import type { Target } from "../effects/target.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags secrets that come into view: in the output of the command, or in a file that it writes. */
export const readSecret: Detector<"shown" | "copied" | "handed"> = defineDetector({
  id: "read-secret",
  meta: {
    title: "Reading a secret",
    description:
      "Shows, copies or hands over the content of a file or variable that holds " +
      "credentials, keys or " +
      "tokens. What an agent has read is in its context, its logs and its provider's logs.",
    messages: {
      shown: "shows {{source}}, which holds secrets",
      copied: "copies {{source}}, which holds secrets, to {{path}}",
      handed: "gives {{source}}, which holds secrets, to {{program}}",
    },
    examples: {
      flagged: ["cat ~/.ssh/id_ed25519", "cp ~/.aws/credentials /tmp/c", "cat .env | head -3"],
      clean: ["ls -la ~/.ssh", "cat .env.example", "cat ~/.ssh/id_ed25519.pub", "wc -l .env"],
    },
    references: ["CWE-522", "MITRE ATT&CK T1552.001"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      const source = secretSource(effect, here);
      if (source === undefined) continue;
      const { at } = effect;
      if (effect.kind === "output") yield { messageId: "shown", data: { source }, at };
      else if (effect.kind === "write")
        yield { messageId: "copied", data: { source, path: effect.target.written }, at };
      else yield { messageId: "handed", data: { source, program: effect.by }, at };
    }
  },
});

/** The secret that an effect brings into view. */
function secretSource(effect: Effect, here: Surroundings): string | undefined {
  switch (effect.kind) {
    case "output":
      return secretIn(effect.value.taint);
    case "write":
      return secretIn(effect.content?.taint ?? []);
    case "read":
      return effect.use === "unknown" && maybeSecret(effect.target, here)
        ? effect.target.written
        : undefined;
    default:
      return undefined;
  }
}

/** A path that is known is a secret by what it is; of one that is not, its beginning tells. */
const maybeSecret = ({ path }: Target, here: Surroundings): boolean =>
  (textsOf(path) ?? [prefixOf(path).replace(/\/+$/, "")]).some(
    (one) => placeOf(one, here).class === "secret",
  );

const secretIn = (
  taint: Extract<Effect, { kind: "output" }>["value"]["taint"],
): string | undefined =>
  taint.find((one) => one.label === "secret" && !one.source.startsWith("$"))?.source;
