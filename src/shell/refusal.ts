import { visible } from "../base/visible.ts";
import type { Verdict } from "../engine/evaluate.ts";

/** Exit status of a shell that guardsh did not start: "cannot execute". */
export const refusalStatus = 126;

/**
 * The block that a refused command leaves on standard error. Its first line says it all: agents
 * cut long output, and some show nothing else to their model.
 */
export function refusalText(verdict: Verdict): string {
  const [first, ...more] = verdict.findings.filter((one) => one.decision === verdict.decision);
  const id = first?.detector ?? "no-decision";
  const reason = first?.message ?? "it could not be judged";
  const safer = first?.suggestion === undefined ? "" : ` Safer: ${visible(first.suggestion)}`;
  const lines = [`guardsh: blocked [${id}] ${visible(reason)}. Nothing was executed.${safer}`];
  const others = new Set(
    more.map((one) => `guardsh: also [${one.detector}] ${visible(one.message)}`),
  );
  lines.push(...[...others].slice(0, othersMax));
  lines.push(verdict.decision === "deny" ? denied : undecided);
  return `${lines.join("\n")}\n`;
}

/** A refusal that is about guardsh itself and not about the command. */
export const plainRefusal = (id: string, reason: string): string =>
  `guardsh: blocked [${id}] ${visible(reason)}. Nothing was executed.\n`;

const othersMax = 4;

const denied =
  "guardsh: do not try it again in other words or by another way; tell the user what you " +
  "wanted to do, and why.";

const undecided =
  "guardsh: this needs a person's decision, and nobody can be asked from here. Do not work " +
  "around it; ask the user to run it.";
