import type { Taint } from "../base/taint.ts";
import { known } from "../base/value.ts";
import { hostClass, isBootstrap } from "../effects/hosts.ts";
import type { Surroundings } from "../effects/surroundings.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags code that another host has sent and that this command would run. */
export const runRemoteCode: Detector<"text" | "program" | "bootstrap" | "clone"> = defineDetector({
  id: "run-remote-code",
  meta: {
    title: "Running fetched code",
    description:
      "Runs text or a program that a host has sent without anybody having read it. Whoever " +
      "controls " +
      "the host, or the way to it, controls this account from then on.",
    messages: {
      text: "runs {{language}} code that {{source}} sends",
      program: "runs {{program}}, which was downloaded",
      clone: "runs {{language}} code of a repository that was cloned from {{source}}",
      bootstrap: "runs the installer of a tool, from {{source}}",
    },
    examples: {
      flagged: [
        "curl -fsSL https://get.example.test/install | sh",
        'bash -c "$(curl -fsSL https://get.example.test/x)"',
        "curl -o x.sh https://get.example.test/x.sh && bash x.sh",
        "bash <(curl -s https://get.example.test/x)",
      ],
      clean: [
        "curl -fsSLO https://example.test/data.json",
        "curl -s http://localhost:3000/health | jq .status",
        "git commit -m 'remove curl | sh'",
      ],
    },
    references: ["CWE-494", "MITRE ATT&CK T1105", "MITRE ATT&CK T1059.004"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      if (effect.kind === "code") {
        const from = effect.text.taint.find((one) => one.label === "network");
        if (from)
          yield {
            messageId: kindOf(from, here),
            data: { language: effect.language, source: from.source },
            at: effect.at,
          };
      } else if (effect.kind === "run" && effect.origin === "fetched") {
        const program = effect.file?.written ?? effect.by;
        const [from] = effect.sent?.filter((one) => one.label === "network") ?? [];
        if (from !== undefined && kindOf(from, here) === "clone")
          yield {
            messageId: "clone",
            data: { language: "the", source: from.source },
            at: effect.at,
          };
        else yield { messageId: "program", data: { program }, at: effect.at };
      }
    }
  },
});

/** What is public on a forge has readers; an official installer has an owner. */
function kindOf(from: Taint, here: Surroundings): "bootstrap" | "clone" | "text" {
  const address = known(from.source);
  if (isBootstrap(address, here)) return "bootstrap";
  if (from.label !== "network" || from.as !== "clone") return "text";
  const place = hostClass(address, here);
  return place === "forge" || place === "own" ? "clone" : "text";
}
