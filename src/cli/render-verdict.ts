import { visible } from "../base/visible.ts";
import type { Verdict } from "../engine/evaluate.ts";

/**
 * A verdict for people: the decision, then each finding with the part of the text that it is about.
 */
export function renderVerdict(command: string, verdict: Verdict, micros: number): string {
  const lines = [`${verdict.decision}  (${(micros / 1000).toFixed(1)} ms)`];
  if (verdict.findings.length === 0) lines.push("  nothing was found against it");
  for (const finding of verdict.findings) {
    lines.push(`  ${finding.decision}  [${finding.detector}] ${visible(finding.message)}`);
    const part = command.slice(finding.span.start, finding.span.end);
    if (part !== "" && part !== command) lines.push(`        in: ${visible(shortened(part))}`);
    if (finding.suggestion !== undefined) lines.push(`     safer: ${visible(finding.suggestion)}`);
  }
  return `${lines.join("\n")}\n`;
}

const shortened = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 117)}…`);
