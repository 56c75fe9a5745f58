import type { Detector } from "../../src/detectors/define-detector.ts";

/** The page of a detector in Markdown, from its meta and the built-in policy. */
export function detectorPage(
  { id, meta }: Detector,
  decisions: Readonly<Record<string, string>>,
): string {
  const messages = Object.entries(meta.messages).map(
    ([messageId, message]) => `| ${decisions[messageId]} | \`${messageId}\` | ${message} |`,
  );
  return [
    `# ${id}`,
    "",
    `${meta.title}. ${meta.description}`,
    "",
    "## Messages and decisions",
    "",
    "The decisions are those of the built-in policy.",
    "",
    "| decision | message id | message |",
    "|---|---|---|",
    ...messages,
    "",
    "## Flagged",
    "",
    ...block(meta.examples.flagged),
    "## Not flagged",
    "",
    ...block(meta.examples.clean),
    "## References",
    "",
    ...meta.references.map((reference) => `- ${reference}`),
    "",
  ].join("\n");
}

/** The overview of all detectors. */
export const indexPage = (detectors: readonly Detector[]): string =>
  [
    "# Detectors",
    "",
    "Each looks for one hazard in what a command would do. Which decision follows is the policy's.",
    "",
    "| detector | hazard |",
    "|---|---|",
    ...detectors.map(({ id, meta }) => `| [${id}](${id}.md) | ${meta.title} |`),
    "",
  ].join("\n");

const block = (commands: readonly string[]): readonly string[] => ["```sh", ...commands, "```", ""];
