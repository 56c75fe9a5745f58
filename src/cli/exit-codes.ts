/** Exit codes of the management commands. */
export const exitCodes = {
  /** Done; for `check`, the command is allowed. */
  ok: 0,
  /** Something went wrong that is not the fault of the arguments. */
  failure: 1,
  usage: 2,
  /** `check`: the command needs a decision. */
  ask: 3,
  /** `check`: the command is refused. */
  deny: 4,
} as const;
