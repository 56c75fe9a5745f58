import type { Detector } from "../../detectors/define-detector.ts";
import { detectorOf, detectors } from "../../detectors/registry.ts";
import { policyInForce } from "../../engine/policy.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";

/** `guardsh explain ID`: what a detector looks for, why, and what the policy says of it. */
export async function runExplain(args: readonly string[], io: CommandIo): Promise<number> {
  const [id, ...rest] = args;
  if (id === undefined || rest.length > 0) {
    io.writeError(`usage: guardsh explain DETECTOR\n\nDetectors:\n${list()}`);
    return exitCodes.usage;
  }
  const detector = detectorOf(id);
  if (detector === undefined) {
    io.writeError(`guardsh explain: there is no detector ${id}. There are:\n${list()}`);
    return exitCodes.usage;
  }
  io.write(renderDetector(detector));
  return exitCodes.ok;
}

const list = (): string =>
  Object.values(detectors as Readonly<Record<string, Detector>>)
    .map(({ id, meta }) => `  ${id.padEnd(24)} ${meta.title}\n`)
    .join("");

/** The page of a detector as plain text. */
export function renderDetector({ id, meta }: Detector): string {
  const policy: Readonly<Record<string, string>> = policyInForce[id as keyof typeof policyInForce];
  const messages = Object.entries(meta.messages).map(
    ([messageId, message]) =>
      `  ${(policy[messageId] ?? "ask").padEnd(5)} ${messageId}: ${message}`,
  );
  const commands = (texts: readonly string[]): string =>
    texts.map((text) => `  ${text}`).join("\n");
  return [
    `${id}: ${meta.title}`,
    "",
    wrapped(meta.description, 78),
    "",
    "Decisions of the built-in policy:",
    ...messages,
    "",
    "Flagged:",
    commands(meta.examples.flagged),
    "",
    "Not flagged:",
    commands(meta.examples.clean),
    "",
    `See also: ${meta.references.join(", ")}`,
    "",
  ].join("\n");
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
