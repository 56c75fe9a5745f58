import type { Span } from "../base/span.ts";
import type { Value } from "../base/value.ts";
import type { Effect, ProgramOrigin } from "../effects/effect.ts";
import type { Surroundings } from "../effects/surroundings.ts";
import type { Target } from "../effects/target.ts";
import type { World } from "../world/world.ts";
import type { Argument } from "./argument.ts";
import { type Grammar, getopt, type OptionSpec, type Parsed } from "./getopt.ts";

/** An invocation of a command: its name without folders, its arguments as the spec reads them. */
export interface Invocation<Name extends string = string> extends Parsed<Name> {
  readonly name: string;
  readonly argv: readonly Argument[];
  /** The whole simple command. */
  readonly at: Span;
}

/** What a spec may ask of the place where its command stands. */
export interface Resolve {
  readonly world: World;
  readonly here: Surroundings;
  /** The working directory, absolute; undefined when it is not known. */
  readonly directory: string | undefined;
  /** What standard input holds, as far as it is known. */
  readonly stdin: Value;
  /** Standard input comes from the text (pipe, file, here-document) and not from the caller. */
  readonly stdinGiven: boolean;
  /** Value of an environment variable as the program will see it; undefined when it is unset. */
  variable(name: string): Value | undefined;
  /**
   * The paths that an argument may name. With `follow`, a symbolic link in its last component is
   * followed, as opening a file does; without it, the link itself is meant, as in unlink(2).
   */
  paths(argument: Argument, follow: boolean): readonly Target[];
  /**
   * Content of the file, with the taint of what it is; unknown when it cannot or may not be read.
   */
  content(target: Target): Value;
  /** Where a file comes from that would run as a program. */
  origin(target: Target): ProgramOrigin;
}

type WithoutBy<E> = E extends unknown ? Omit<E, "by"> : never;

/** What a spec says of an invocation: effects, and what has to be looked at further. */
export type Deed = WithoutBy<Effect> | Stdout | Execution | ShellText | ShellFile;

/** What the command prints on standard output. Without one, nothing is known of it. */
export interface Stdout {
  readonly kind: "stdout";
  readonly value: Value;
}

/** Runs another command: `sudo rm x` runs `rm x`. */
export interface Execution {
  readonly kind: "execution";
  readonly argv: readonly Argument[];
  /** Its standard input, when that is not the command's own. */
  readonly stdin?: Value;
  /** Assignments in its environment, as `env X=1` makes them; undefined unsets. */
  readonly environment?: ReadonlyMap<string, Value | undefined>;
  readonly directory?: Target;
  /** It may run any number of times, none included. */
  readonly perhaps?: boolean;
}

/** Runs text in a shell of its own: `bash -c text zero args`. */
export interface ShellText {
  readonly kind: "shell-text";
  /** `unknown`: the login shell of a user, which may be any of them. */
  readonly shell: "bash" | "sh" | "zsh" | "unknown";
  readonly text: Value;
  readonly zero?: Argument;
  readonly positional: readonly Argument[];
  /** Option words before it: `-e`, `-O extglob`. */
  readonly options: readonly string[];
  readonly at: Span;
}

/** Runs a script file in a shell of its own: `bash x.sh args`. */
export interface ShellFile {
  readonly kind: "shell-file";
  readonly shell: "bash" | "sh" | "zsh";
  readonly file: Argument;
  readonly positional: readonly Argument[];
  readonly options: readonly string[];
}

/** What is known of one program, under all its names. */
export interface CommandSpec<Name extends string = string> {
  readonly names: readonly string[];
  /** Manual page and version that it was written from. */
  readonly source: string;
  readonly grammar: Grammar<Name>;
  /** It only reads and prints, whatever its options are: an unknown option changes nothing. */
  readonly inert: boolean;
  /**
   * An unknown argument that turns out to be an option does no more than the operands' effects say.
   */
  readonly plainOptions: boolean;
  effects(inv: Invocation<Name>, resolve: Resolve): Iterable<Deed>;
}

interface Definition<Name extends string> extends Omit<Grammar<Name>, "options"> {
  readonly names: readonly string[];
  readonly source: string;
  readonly options: Readonly<Record<Name, OptionSpec>>;
  readonly inert?: boolean;
  readonly plainOptions?: boolean;
  effects(inv: Invocation<Name>, resolve: Resolve): Iterable<Deed>;
}

/** Makes a spec; the option names in `effects` are checked against `options`. */
export function defineCommand<const Name extends string>(
  definition: Definition<Name>,
): CommandSpec {
  const { names, source, inert = false, plainOptions = false, effects, ...grammar } = definition;
  // Why: Invocation is contravariant in its option names, and a spec is only ever called with its
  // own.
  return { names, source, inert, plainOptions, grammar, effects } as unknown as CommandSpec;
}

/** Reads the argument vector (without the name) for a spec. */
export function invocation(
  spec: CommandSpec,
  name: string,
  argv: readonly Argument[],
  at: Span,
): Invocation {
  // Why: a program called by its path is the same program.
  const base = name.slice(name.lastIndexOf("/") + 1);
  return { ...getopt(argv, spec.grammar), name: base, argv, at };
}
