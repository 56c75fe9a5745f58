import { type Decision, stricter } from "../base/decision.ts";
import type { Finding } from "../base/finding.ts";

/** A finding with what the policy says of it. */
export interface Decided extends Finding {
  readonly decision: Decision;
}

/** From detector id and message id to a decision. */
export type Policy = Readonly<Record<string, Readonly<Record<string, Decision>>>>;

/** Decides every finding; the strictest decision stands for the command. */
export function decide(
  findings: readonly Finding[],
  policy: Policy,
): { readonly decision: Decision; readonly findings: readonly Decided[] } {
  const decided = findings.map(
    (finding): Decided => ({
      ...finding,
      // FAIL-CLOSED: a finding that no policy knows is doubt.
      decision: decisionOn(finding, policy) ?? "ask",
    }),
  );
  const decision = decided.reduce<Decision>((all, one) => stricter(all, one.decision), "allow");
  return { decision, findings: decided };
}

function decisionOn(finding: Finding, policy: Policy): Decision | undefined {
  const { detector, messageId } = finding;
  const messages = Object.hasOwn(policy, detector) ? policy[detector] : undefined;
  return messages && Object.hasOwn(messages, messageId) ? messages[messageId] : undefined;
}
