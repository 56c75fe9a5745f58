import type { Span } from "../base/span.ts";
import type { Value } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import type { CommandSpec } from "../commands/define-command.ts";
import type { Effect } from "../effects/effect.ts";
import type { Surroundings } from "../effects/surroundings.ts";
import type { Dialect } from "../syntax/dialect.ts";
import type { Command, List } from "../syntax/nodes.ts";
import type { Reading } from "../syntax/reading.ts";
import type { FileSystem } from "../world/file-system.ts";
import type { World } from "../world/world.ts";
import type { Outcome } from "./outcome.ts";
import { overlaid } from "./overlay.ts";
import type { ShellStart } from "./shell-start.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/** What one analysis shares from its first command to its last. */
export interface Analysis {
  readonly world: World;
  readonly here: Surroundings;
  /** Everything found so far, in the order in which it would happen. */
  readonly effects: Effect[];
  /** The language of the text that is being run. */
  readonly dialect: Dialect;
  /** Reads text that is met on the way: `eval`, `bash -c`, scripts. */
  read(text: string, dialect: Dialect): Reading;
  spec(name: string): CommandSpec | undefined;
  readonly run: Interpreter;
  /** The text that is being run: the one that was asked about, or one that it runs. */
  readonly text?: string;
  /** The text is put into a start-up file: what it defines is taken to run. */
  readonly planting?: true;
  readonly budget: Budget;
  /** Functions that are running: how many calls of each, and the state before the first. */
  readonly calling: Map<string, { readonly count: number; readonly from: State }>;
  /** The text, where it is the standard input of its own commands. */
  readonly program?: ProgramInput;
  /** Script files that have been run so far. */
  readonly scripts: ScriptRun[];
  /** What may be read from the path that stands for a process substitution. */
  readonly substituted: Map<string, Value>;
}

/**
 * A text that the shell reads from its own standard input, command by command. Whatever else reads
 * from there takes a part of the text away, and the shell goes on in the middle of the rest.
 */
export interface ProgramInput {
  readonly text: string;
  /** The whole text, as each reader has read it. */
  readonly bodies: ReadonlySet<List>;
  /** The first command that may have read from it. */
  reader: string | undefined;
  /** A command of the shell's own may have: it cannot be told from the shell from outside. */
  readByShell: boolean;
  /** The first one on another way through the text. */
  otherReader?: string | undefined;
  /** What held when the text began; absent before. */
  before?: { readonly reader: string | undefined };
  /** That has been reported. */
  reported: boolean;
}

/** A script file that a shell runs, and the effects that happen meanwhile. */
export interface ScriptRun {
  readonly file: Value;
  /** Index of its first effect. */
  readonly from: number;
  /** Index behind its last one; undefined when it may run until the end. */
  readonly to?: number;
}

/** The mutually recursive parts of the analysis, tied together in `analyse.ts`. */
export interface Interpreter {
  command(command: Command, state: State, streams: Streams, analysis: Analysis): Outcome;
  argv(call: Call, state: State, streams: Streams, analysis: Analysis): Outcome;
  /** What a shell runs before its text. Returns the state in which the text begins. */
  inherit(
    start: ShellStart,
    dialect: Dialect,
    text: string,
    state: State,
    streams: Streams,
    analysis: Analysis,
  ): State;
}

/** An argument vector that is about to run. */
export interface Call {
  readonly argv: readonly Argument[];
  /**
   * Only programs can run: no function, alias or builtin of the shell, as below `sudo` and `xargs`.
   */
  readonly external: boolean;
  /** Functions are passed over, as `command` does. */
  readonly noFunctions?: boolean;
  /** Names of the assignments in front of it. */
  readonly passed?: ReadonlySet<string>;
  /** The streams before the command's own redirections, which `exec` replaces. */
  readonly outer?: Streams;
  readonly at: Span;
}

/** What is left of the limits; counted down in place. */
export interface Budget {
  commands: number;
  /** Nesting of functions, `eval`, nested shells and scripts. */
  depth: number;
}

/** Says that something could not be understood. */
export function opaque(
  analysis: Analysis,
  why: string,
  at: { readonly start: number; readonly end: number },
  by = "shell",
): void {
  analysis.effects.push({ kind: "opaque", why, at, by });
}

/** The file system as the earlier commands of the text have left it. */
export const filesOf = (state: State, analysis: Analysis): FileSystem =>
  overlaid(analysis.world.files, state.overlay);
