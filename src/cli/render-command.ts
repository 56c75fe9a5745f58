import type { CommandSpec } from "../commands/define-command.ts";
import { type CommandFamily, optionForms } from "../commands/families.ts";
import type { Detector } from "../detectors/define-detector.ts";
import { detectors } from "../detectors/registry.ts";
import { wrapped } from "./wrap.ts";

/** What is known of a command, as plain text: where from, its options, what detectors say of it. */
export function renderCommand(name: string, spec: CommandSpec, family: CommandFamily): string {
  const others = spec.names.filter((one) => one !== name && `${family.of} ${one}` !== name);
  const forms = optionForms(spec).filter((one) => one !== "");
  return [
    `${name}: ${family.title}`,
    "",
    ...(others.length > 0 ? [wrapped(`Also: ${others.join(", ")}`, 78, "      ")] : []),
    wrapped(`Written from: ${spec.source}`, 78, "  "),
    "",
    ...(forms.length > 0 ? ["Its options:", wrapped(`  ${forms.join("; ")}`, 78, "  "), ""] : []),
    wrapped(optionRule(spec), 78, ""),
    "",
    ...examples(name),
  ].join("\n");
}

function optionRule({ inert, grammar, plainOptions }: CommandSpec): string {
  if (inert || grammar.lenient === true || plainOptions)
    return "Other options change nothing of what it is judged by.";
  return (
    "An option that is not among these makes it unknown what the command does, and that is " +
    "asked about."
  );
}

/** Examples of the detectors' pages in which the command is the first word. */
function examples(name: string): readonly string[] {
  const all: readonly Detector[] = Object.values(detectors);
  const has = (text: string): boolean => text === name || text.startsWith(`${name} `);
  const flagged = all.flatMap(({ id, meta }) =>
    meta.examples.flagged.filter(has).map((text) => `  ${text}\n      ${id}`),
  );
  const clean = all.flatMap(({ meta }) =>
    meta.examples.clean.filter(has).map((text) => `  ${text}`),
  );
  const block = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [title, ...new Set(lines), ""];
  return [...block("Flagged:", flagged), ...block("Not flagged:", clean)];
}
