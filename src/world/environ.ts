/**
 * The environment that the command will inherit, as its shell imports it: one value for a name, by
 * that shell's own rule for duplicates, names that are no identifiers left out.
 */
export interface Environ {
  get(name: string): string | undefined;
  names(): Iterable<string>;
}

/** An environment from a plain map; for tests and for rows of `check --jsonl`. */
export const environOf = (variables: ReadonlyMap<string, string>): Environ => ({
  get: (name) => variables.get(name),
  names: () => variables.keys(),
});
