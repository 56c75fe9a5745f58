import { distinct, type State } from "./state.ts";

/** Where control goes when a command does not simply end. */
export interface Jump {
  readonly kind: "exit" | "return" | "break" | "continue";
  /** How many loops `break` and `continue` leave. */
  readonly levels: number;
  readonly state: State;
  readonly status: "success" | "failure" | "unknown";
}

/** The states in which a command may end, by its exit status; an empty list cannot happen. */
export interface Outcome {
  readonly success: readonly State[];
  readonly failure: readonly State[];
  readonly jumps: readonly Jump[];
}

const none: readonly never[] = [];

/** The exit status cannot be told. */
export const maybe = (...states: readonly State[]): Outcome => ({
  success: states,
  failure: states,
  jumps: none,
});

/** The shell goes on in these states, with status 0. */
export const succeeded = (...states: readonly State[]): Outcome => ({
  success: states,
  failure: none,
  jumps: none,
});

/** The shell goes on in these states, with a status other than 0. */
export const failed = (...states: readonly State[]): Outcome => ({
  success: none,
  failure: states,
  jumps: none,
});

/** The shell leaves the list here. */
export const jumped = (jump: Jump): Outcome => ({ success: none, failure: none, jumps: [jump] });

/** The outcome behind `!`. */
export const negated = (outcome: Outcome): Outcome => ({
  success: outcome.failure,
  failure: outcome.success,
  jumps: outcome.jumps,
});

/** Every state in which control goes on behind the command. */
export const endings = (outcome: Outcome): readonly State[] =>
  outcome.failure === outcome.success || outcome.failure.length === 0
    ? outcome.success
    : distinct([...outcome.success, ...outcome.failure]);

/** The outcome of one of several ways. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  const [only] = outcomes;
  if (outcomes.length === 1 && only !== undefined) return only;
  return {
    success: distinct(outcomes.flatMap((one) => one.success)),
    failure: distinct(outcomes.flatMap((one) => one.failure)),
    jumps: outcomes.flatMap((one) => one.jumps),
  };
}

/** The same outcome with another state wherever control goes on. */
export const mapStates = (outcome: Outcome, change: (state: State) => State): Outcome => {
  const success = outcome.success.map(change);
  return {
    success,
    failure: outcome.failure === outcome.success ? success : outcome.failure.map(change),
    jumps: outcome.jumps.map((jump) => ({ ...jump, state: change(jump.state) })),
  };
};
