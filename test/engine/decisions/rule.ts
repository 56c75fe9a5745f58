import type { RunOptions } from "../../support/shell-run.ts";

/** A sentence of the policy, with what it lets pass and what it does not. */
export interface Rule {
  readonly says: string;
  readonly rows: readonly Row[];
}

/** What is allowed, its twin, the decision on that, and what their world has beside the usual. */
export type Row = readonly [
  benign: string,
  twin: string,
  decision: "ask" | "deny",
  worlds?: RunOptions,
];
