import { hostClass, hostOf } from "../effects/hosts.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags sessions on other hosts, and hosts that are searched for a way in. */
export const reachHost: Detector<"session" | "scan" | "socket"> = defineDetector({
  id: "reach-host",
  meta: {
    title: "Reaching into another host",
    description:
      "Opens a session on another host, where nothing of what runs can be seen from here, " +
      "or scans or " +
      "attacks it.",
    messages: {
      session: "runs commands on {{host}}",
      scan: "scans or attacks {{host}}",
      socket: "opens a bare connection to {{host}}",
    },
    examples: {
      flagged: [
        "ssh dev@host.example.test uptime",
        "nmap 192.0.2.0/24",
        "exec 3<>/dev/tcp/host.example.test/80",
      ],
      clean: ["curl https://example.test", "ping -c1 localhost"],
    },
    references: ["MITRE ATT&CK T1021.004", "MITRE ATT&CK T1046"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      if (effect.kind !== "connect") continue;
      const { by, purpose } = effect;
      const messageId = purpose === "session" || purpose === "scan" ? purpose : "socket";
      // Why: nothing says what is spoken over the shell's own sockets.
      if (messageId === "socket" && (by !== "/dev/tcp" || effect.sends)) continue;
      if (hostClass(effect.to, here) === "loopback") continue;
      yield { messageId, data: { host: hostOf(effect.to) }, at: effect.at };
    }
  },
});
