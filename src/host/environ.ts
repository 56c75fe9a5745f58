import type { Environ } from "../world/environ.ts";
import { decode, encode } from "./bytes.ts";

/** Which of several entries with one name a shell takes: bash and dash the last, zsh the first. */
export type DuplicateRule = "last" | "first";

/** An environment as a shell imports it, and what of it that shell does not show as variables. */
export interface HostEnviron extends Environ {
  /** Names that are given more than once, with values that differ. */
  readonly duplicates: readonly string[];
  /**
   * Functions that bash imports (and that other shells pass on): name to the text `() { … }`. The
   * name can be any text, also that of a builtin or a path.
   */
  readonly exportedFunctions: ReadonlyMap<string, string>;
}

/**
 * The environment of a command, from the entries of its `environ` array, byte for byte. Entries
 * without `=` and names that are no identifiers are not variables of any shell.
 *
 * Source: bash 5.2 variables.c, initialize_shell_variables; dash 0.5.12 var.c; zsh 5.9 params.c.
 */
export function environFrom(
  entries: readonly Uint8Array[],
  rule: DuplicateRule = "last",
): HostEnviron {
  const variables = new Map<string, string>();
  const exportedFunctions = new Map<string, string>();
  const duplicates = new Set<string>();
  for (const entry of entries) {
    const text = decode(entry);
    const split = text.indexOf("=");
    if (split < 1) continue;
    const name = text.slice(0, split);
    const value = text.slice(split + 1);
    const [into, key] = destination(name, value, variables, exportedFunctions);
    if (!into) continue;
    const earlier = into.get(key);
    if (earlier !== undefined && earlier !== value) duplicates.add(name);
    if (earlier === undefined || rule === "last") into.set(key, value);
  }
  return {
    get: (name) => variables.get(name),
    names: () => variables.keys(),
    duplicates: [...duplicates],
    exportedFunctions,
  };
}

/**
 * The environment of this very process, for the management commands. Bytes that are not UTF-8 have
 * become U+FFFD in it, and of duplicates there is the first: not for judging what will run.
 */
export const environFromProcess = (): HostEnviron =>
  environFrom(Object.entries(process.env).map(([name, value]) => encode(`${name}=${value ?? ""}`)));

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
const functionVariable = /^BASH_FUNC_(.+)%%$/s;

function destination(
  name: string,
  value: string,
  variables: Map<string, string>,
  functions: Map<string, string>,
): readonly [Map<string, string> | undefined, string] {
  if (identifier.test(name)) return [variables, name];
  const functionName = functionVariable.exec(name)?.[1];
  if (functionName === undefined || !value.startsWith("() {")) return [undefined, name];
  return [functions, functionName];
}
