import type { Value } from "../base/value.ts";
import type { ProcessSubstitution, Script } from "../syntax/nodes.ts";
import type { FileSystem } from "../world/file-system.ts";
import type { Users } from "../world/users.ts";

/** A shell variable as far as it is known at one point of the text. */
export interface Variable {
  /** The scalar value, or element 0 of an array. Absent: declared and unset. */
  readonly value?: Value;
  /** Elements of an array by index or key, in bash's order; `unknown` when they cannot be told. */
  readonly elements?: ReadonlyMap<string, Value> | "unknown";
  /** On some way to this point it has not been set. */
  readonly mayBeUnset: boolean;
  readonly associative: boolean;
  readonly exported: boolean;
  readonly readonly: boolean;
  /** `declare -i`: every assigned text is evaluated as arithmetic. */
  readonly integer: boolean;
  /** `declare -l`, `-u` and `-c`: the case that every assigned text is put into. */
  readonly letterCase?: "lower" | "upper" | "capital";
  /** Its attributes differ between the ways to this point: what it keeps of a text is not known. */
  readonly doubtful?: true;
  /** `declare -n`: the name that it stands for. */
  readonly nameref: boolean;
}

/** Options that change what a word expands to: `set -f`, `shopt -s nullglob` and their like. */
export interface ExpandOptions {
  readonly noglob: boolean;
  readonly nullglob: boolean;
  readonly failglob: boolean;
  readonly dotglob: boolean;
  readonly extglob: boolean;
  readonly globstar: boolean;
  readonly nocaseglob: boolean;
  /** `set -u`. */
  readonly nounset: boolean;
  /** Off in POSIX mode of `sh` scripts that use `set +B`, and in dash. */
  readonly braceExpand: boolean;
}

/** What the expansion of a word may look at. Nothing is run to find out. */
export interface ExpandContext {
  readonly options: ExpandOptions;
  readonly files: FileSystem;
  readonly users: Users;
  /** The working directory, absolute and logical; undefined when it is not known. */
  readonly directory: string | undefined;
  /** Positional parameters from `$1` on; `unknown` when their number is not known. */
  readonly positional: readonly Value[] | "unknown";
  /** Undefined: unset on every way to this point. */
  variable(name: string): Variable | undefined;
  /** Names of all variables that may be set, for `${!prefix@}`; undefined when not known. */
  variableNames(): readonly string[] | undefined;
  /** `$?`, `$$`, `$!`, `$-`, `$_`, `$0`. */
  special(name: string): Value;
  /** Standard output of a command substitution, trailing newlines removed. */
  substitute(script: Script): Value;
  /** The path that stands for a process substitution. */
  processSubstitution(node: ProcessSubstitution): Value;
  /**
   * `${x:=word}` and `$((x = 1))` assign; `undefined` as key is the variable itself, `?` an element
   * that is not known; `undefined` as name a variable that is not known. `perhaps`: it may not
   * happen at all.
   */
  assign(name: string | undefined, key: string | undefined, value: Value, perhaps?: boolean): void;
  /** The shell refuses to go on at this expansion: the command, and all behind it, does not run. */
  stop(): void;
  /**
   * A text that bash parses again when it evaluates it: a subscript, an arithmetic operand that
   * came from a variable, `${!x}`, `${x@P}`. Called for every such text that may hold a
   * substitution.
   */
  reparsed(text: Value, how: "arithmetic" | "subscript" | "prompt" | "indirection"): void;
}

/** One result of field splitting and pathname expansion. */
export interface Field {
  readonly value: Value;
  /** Stands for any number of fields, none included. */
  readonly many: boolean;
  /** The field is (or may be) a match of this pattern, written as the word was after expansion. */
  readonly pattern?: string;
}
