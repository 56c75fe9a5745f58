import { type Detector, defineDetector } from "./define-detector.ts";

/** Flags code that a decoder has made of something that nobody can read. */
export const runDecodedCode: Detector<"unseen" | "seen"> = defineDetector({
  id: "run-decoded-code",
  meta: {
    title: "Running decoded code",
    description:
      "Runs text that comes out of a decoder, a decompressor or a decryption. Encoding " +
      "hides a command " +
      "from everybody who reads it; there is no ordinary reason to run one so.",
    messages: {
      unseen: "runs {{language}} code that {{source}} has decoded",
      seen: "runs {{language}} code that was hidden by {{source}}",
    },
    examples: {
      flagged: [
        "base64 -d payload.txt | sh",
        "echo bHMgLWxh | base64 -d | bash",
        'eval "$(xxd -r -p hex.txt)"',
      ],
      clean: ["base64 -d image.b64 > image.png", "echo aGVsbG8= | base64 -d"],
    },
    references: ["CWE-506", "MITRE ATT&CK T1140", "MITRE ATT&CK T1027"],
  },
  *detect({ effects }) {
    for (const effect of effects) {
      if (effect.kind !== "code") continue;
      const decoder = effect.text.taint.find((one) => one.label === "decoded");
      if (decoder)
        yield {
          messageId: effect.judged ? "seen" : "unseen",
          data: { language: effect.language, source: decoder.source },
          at: effect.at,
        };
    }
  },
});
