import type { CommandSpec } from "../../src/commands/define-command.ts";
import type { CommandFamily } from "../../src/commands/families.ts";

/** The page of a family of commands in Markdown. */
export const familyPage = ({ title, specs, of }: CommandFamily): string =>
  [
    `# ${title}`,
    "",
    "`guardsh explain NAME` lists the options that are known of each.",
    "",
    "| command | other options | written from |",
    "|---|---|---|",
    ...[...specs]
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"))
      .map((spec) => {
        const names = spec.names.map((name) => `\`${of === undefined ? "" : `${of} `}${name}\``);
        return `| ${names.join(", ")} | ${ruleOf(spec)} | ${spec.source.replaceAll("|", "\\|")} |`;
      }),
    "",
  ].join("\n");

/** The overview of all families. */
export const familyIndex = (families: readonly CommandFamily[]): string =>
  [
    "# Commands",
    "",
    "What is known of commands by their manuals. Any other program runs as its file and operands",
    "say.",
    "",
    "| family | commands |",
    "|---|---|",
    ...families.map(
      ({ id, title, specs }) =>
        `| [${title}](${id}.md) | ${specs.flatMap(({ names }) => names).length} |`,
    ),
    "",
  ].join("\n");

const nameOf = ({ names }: CommandSpec): string => names[0] ?? "";

const ruleOf = ({ inert, grammar, plainOptions }: CommandSpec): string =>
  inert || grammar.lenient === true || plainOptions ? "change nothing" : "are doubt";
