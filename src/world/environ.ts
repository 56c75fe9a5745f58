/**
 * The environment that the command will inherit, as its shell imports it: one value for a name, by
 * that shell's own rule for duplicates, names that are no identifiers left out.
 */
export interface Environ {
  get(name: string): string | undefined;
  names(): Iterable<string>;
  /** Functions that bash imports: name to the text `() { … }`. Other shells pass them on. */
  readonly exportedFunctions: ReadonlyMap<string, string>;
}

/** An environment from a plain map; for tests and for rows of `check --jsonl`. */
export function environOf(variables: ReadonlyMap<string, string>): Environ {
  const functions = new Map<string, string>();
  for (const [name, value] of variables) {
    const match = /^BASH_FUNC_(.+)%%$/s.exec(name);
    if (match?.[1] !== undefined) functions.set(match[1], value);
  }
  return {
    get: (name) => variables.get(name),
    names: () => variables.keys(),
    exportedFunctions: functions,
  };
}
