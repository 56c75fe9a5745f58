import { limits } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import { known, type Value } from "../base/value.ts";
import { commandSpec } from "../commands/registry.ts";
import type { Effect } from "../effects/effect.ts";
import { locate } from "../effects/locate.ts";
import { type Surroundings, surroundings } from "../effects/surroundings.ts";
import type { Dialect } from "../syntax/dialect.ts";
import type { Reading } from "../syntax/reading.ts";
import type { World } from "../world/world.ts";
import { runCommand } from "./command.ts";
import { type Analysis, opaque, type ProgramInput } from "./context.ts";
import { earlier } from "./earlier.ts";
import { type FilesLeft, filesLeft } from "./files-left.ts";
import { inherit } from "./inherited.ts";
import type { Outcome } from "./outcome.ts";
import { programInput, restOfProgram } from "./program-input.ts";
import { runArgv } from "./run.ts";
import { judgeInheritedRunners } from "./runner-variables.ts";
import { reportChangedScripts, whileRunning } from "./running-script.ts";
import { runReading } from "./shell.ts";
import type { ShellStart } from "./shell-start.ts";
import { defaultOptions, type ShellOptions, type State } from "./state.ts";
import { audience, callersInput, type Streams } from "./stream.ts";
import { targetsOf } from "./targets.ts";

/** A text as one shell will run it. */
export interface ShellRun {
  readonly text: string;
  readonly dialect: Dialect;
  readonly zero: Value;
  readonly positional: readonly Value[];
  readonly options: Partial<ShellOptions>;
  readonly start: ShellStart;
  /**
   * `program`: the text itself is the shell's standard input, which its commands may read from.
   * Absent means `text`.
   */
  readonly input?: "text" | "program";
  /** `$-`; absent when it is not known. */
  readonly letters?: string;
  /** The script file that holds the text, as it is called; absent where it is no file's. */
  readonly file?: string;
  /** What earlier texts have left of files that are not on disk, since they were only judged. */
  readonly before?: FilesLeft;
}

/** What running a text would do, in the order in which it would happen, and where. */
export interface Analysed {
  readonly effects: readonly Effect[];
  readonly here: Surroundings;
  /** What is left of files; absent when none is changed. */
  readonly left?: FilesLeft;
}

/** Works out the effects of a text that has been read. */
export function analyse(
  reading: Reading,
  run: ShellRun,
  world: World,
  read: (text: string, dialect: Dialect) => Reading,
): Analysed {
  const effects: Effect[] = [];
  const program = run.input === "program" ? programInput(run.text, reading) : undefined;
  const analysis = newAnalysis(world, effects, run.dialect, read, program);
  const { here } = analysis;
  const streams = startStreams(run.input === "program" ? restOfProgram : callersInput, effects);
  const whole = { start: 0, end: run.text.length };
  const state = inherit(
    run.start,
    run.dialect,
    run.text,
    startState(run, world),
    streams,
    analysis,
  );
  judgeInheritedRunners(state, streams, analysis);
  judgeFile(run, state, whole, analysis);
  const outcome = runWhole(run, state, analysis, () =>
    runReading(reading, [state], streams, whole, analysis, run.text),
  );
  reportChangedScripts(analysis);
  const left = filesLeft(outcome, state, analysis);
  return left === undefined ? { effects, here } : { effects, here, left };
}

/** What an analysis begins with. */
export const newAnalysis = (
  world: World,
  effects: Effect[],
  dialect: Dialect,
  read: Analysis["read"],
  program: ProgramInput | undefined,
): Analysis => ({
  world,
  here: surroundings(world),
  effects,
  dialect,
  read,
  spec: commandSpec,
  run: { command: runCommand, argv: runArgv, inherit },
  budget: { commands: limits.commandsMax, depth: limits.runDepthMax },
  calling: new Map(),
  scripts: [],
  ...(program ? { program } : {}),
  substituted: new Map(),
});

/** The streams of a shell whose output somebody reads. */
export function startStreams(stdin: Value, effects: Effect[]): Streams {
  const watched = audience(effects);
  return {
    stdin,
    stdinGiven: false,
    stdout: watched,
    stderr: watched,
    others: new Map(),
    certain: true,
    optional: false,
    beside: false,
    tested: false,
  };
}

/** A script that another host has sent stays so whatever it says. */
function judgeFile({ file, text }: ShellRun, state: State, at: Span, analysis: Analysis): void {
  if (file === undefined) return;
  const called = file.startsWith("/") ? file : `${state.directory}/${file}`;
  const path = locate(called, true, analysis.world.files);
  const { taint, doubt } = earlier(path, state, analysis, text);
  const code = { kind: "code", language: "shell", judged: true, at, by: "shell" } as const;
  if (taint.length > 0) analysis.effects.push({ ...code, text: known(text, taint) });
  if (doubt !== undefined) opaque(analysis, doubt, at);
}

/** Runs the text; where it is a script file, that one is being run meanwhile. */
function runWhole(
  { file }: ShellRun,
  state: State,
  analysis: Analysis,
  run: () => Outcome,
): Outcome {
  if (file === undefined) return run();
  const argument = { value: known(file), many: false, at: { start: 0, end: 0 } };
  const [target] = targetsOf(argument, true, state, analysis);
  return target === undefined ? run() : whileRunning(target, true, analysis, run);
}

/** What a shell knows before its start-up files. */
export const startState = (run: ShellRun, world: World): State => ({
  directory: world.directory,
  variables: new Map(),
  functions: new Map(),
  positional: run.positional,
  zero: run.zero,
  status: known("0"),
  ...(run.letters === undefined ? {} : { letters: run.letters }),
  options: { ...defaultOptions, braceExpand: run.dialect.shell !== "dash", ...run.options },
  written: run.before?.written ?? new Map(),
  overlay: run.before?.overlay ?? new Map(),
  locals: undefined,
});
