import { visible } from "../../base/visible.ts";
import { familyOf } from "../../commands/families.ts";
import type { Detector } from "../../detectors/define-detector.ts";
import { detectorOf, detectors } from "../../detectors/registry.ts";
import { policyInForce } from "../../engine/policy.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { renderCommand } from "../render-command.ts";
import { wrapped } from "../wrap.ts";

/**
 * `guardsh explain NAME`: what a detector looks for, why, and what the policy says of it; or what
 * is known of a command.
 */
export async function runExplain(args: readonly string[], io: CommandIo): Promise<number> {
  const name = args.join(" ");
  if (args.length === 0 || args.length > 2) {
    io.writeError(`usage: guardsh explain DETECTOR|COMMAND\n\nDetectors:\n${list()}`);
    return exitCodes.usage;
  }
  const detector = detectorOf(name);
  const command = detector === undefined ? familyOf(name) : undefined;
  if (detector !== undefined) io.write(renderDetector(detector));
  else if (command !== undefined) io.write(renderCommand(name, command.spec, command.family));
  else {
    const none = `nothing is known of ${visible(name)}`;
    io.writeError(`guardsh explain: ${none}. Detectors:\n${list()}`);
    return exitCodes.usage;
  }
  return exitCodes.ok;
}

const list = (): string =>
  Object.values(detectors as Readonly<Record<string, Detector>>)
    .map(({ id, meta }) => `  ${id.padEnd(24)} ${meta.title}\n`)
    .join("");

/** The page of a detector as plain text. */
export function renderDetector({ id, meta }: Detector): string {
  const policy: Readonly<Record<string, string>> = policyInForce[id as keyof typeof policyInForce];
  const messages = Object.entries(meta.messages).map(([messageId, message]) => {
    const said = message.replace(/\{\{(\w+)\}\}/g, "<$1>");
    return wrapped(
      `  ${(policy[messageId] ?? "ask").padEnd(5)} ${messageId}: ${said}`,
      80,
      "        ",
    );
  });
  const commands = (texts: readonly string[]): string =>
    texts.map((text) => `  ${text}`).join("\n");
  return [
    `${id}: ${meta.title}`,
    "",
    wrapped(meta.description, 78, ""),
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
    "See also:",
    ...meta.references.map((one) => `  ${one}`),
    "",
  ].join("\n");
}
