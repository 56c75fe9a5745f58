/** What happens to a command. Ordered: the strictest of several stands. */
export type Decision = "allow" | "ask" | "deny";

const order: Readonly<Record<Decision, number>> = { allow: 0, ask: 1, deny: 2 };

/** The stricter of two decisions: allow < ask < deny. */
export const stricter = (a: Decision, b: Decision): Decision => (order[a] >= order[b] ? a : b);
