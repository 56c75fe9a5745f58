import type { Effect } from "../effects/effect.ts";
import { locate } from "../effects/locate.ts";
import type { Dialect } from "../syntax/dialect.ts";
import type { Reading } from "../syntax/reading.ts";
import type { World } from "../world/world.ts";
import { type Analysed, newAnalysis, type ShellRun, startState, startStreams } from "./analyse.ts";
import { type Analysis, opaque, type ScriptRun } from "./context.ts";
import { filesLeft } from "./files-left.ts";
import { inherit } from "./inherited.ts";
import { endings, type Outcome } from "./outcome.ts";
import { programInput, restOfProgram } from "./program-input.ts";
import { judgeInheritedRunners } from "./runner-variables.ts";
import { reportChangedScripts } from "./running-script.ts";
import { changesReading, runReading } from "./shell.ts";
import { distinct, type State } from "./state.ts";

/** One line of a text that a shell reads command by command. */
export interface ConversationLine {
  readonly text: string;
  readonly reading: Reading;
  readonly dialect: Dialect;
  readonly world: World;
  /**
   * The lines before have ended: the files of the world are what they have made of them. Undefined
   * when that cannot be told.
   */
  readonly settled: boolean | undefined;
  /** Where the shell is, without symbolic links, once they have; absent when it is not known. */
  readonly directory?: string | undefined;
}

/** What a line would do. */
export interface AnalysedLine extends Analysed {
  /** The first command that may read what follows the line; undefined when there is none. */
  readonly reader: string | undefined;
  /** The shell itself may, and not a program that it starts. */
  readonly readByShell: boolean;
  /** The shell reads no further line, whatever happens. */
  readonly isLast: boolean;
}

/** A shell that is followed from line to line. */
export interface FollowedShell {
  /** What it does before the first line. */
  readonly opening: Analysed;
  /** Works out the effects of the next line, behind which the shell is from then on. */
  follow(line: ConversationLine): AnalysedLine;
}

/** Follows a shell from its start on; the text of `run` is what it has been given, nothing yet. */
export function followShell(run: ShellRun, world: World, read: Analysis["read"]): FollowedShell {
  // Why one list for all: streams that `exec` has replaced go on from line to line.
  const effects: Effect[] = [];
  const streams = startStreams(restOfProgram, effects);
  const first = newAnalysis(world, effects, run.dialect, read, undefined);
  const start = startState(run, world);
  // FAIL-CLOSED: what the environment would do to some lines counts for the whole conversation.
  const opened = inherit(run.start, run.dialect, anyLine, start, streams, first);
  judgeInheritedRunners(opened, streams, first);
  let states: readonly State[] = [opened];
  let scripts = first.scripts;
  let translates = false;
  let isReadOtherwise = false;
  const taken = (): readonly Effect[] => effects.splice(0);

  return {
    opening: { effects: taken(), here: first.here },
    follow(line) {
      const { text, reading } = line;
      // Why: the shell has read the whole line before it runs any of it.
      const program = { ...programInput(text, reading), reported: true };
      const analysis: Analysis = {
        ...newAnalysis(line.world, effects, line.dialect, read, program),
        scripts: scripts
          .filter(({ to }) => to === undefined)
          .map(({ file }) => ({ file, from: 0 })),
      };
      if (line.settled !== false)
        states = distinct([...(line.settled ? [] : states), ...states.map(asOnDisk)]);
      if (line.settled !== false && line.directory !== undefined)
        states = at(line.directory, states, line.world);
      const whole = { start: 0, end: text.length };
      translates ||= text.includes("TEXTDOMAIN");
      if (translates && text.includes('$"'))
        opaque(analysis, 'a translation catalogue may change a text in $"…"', whole);
      if (reading.status === "invalid" && isReadOtherwise)
        opaque(analysis, "an earlier line may change how it is read", whole);
      isReadOtherwise ||= changesReading(reading);
      const outcome = runReading(reading, states, streams, whole, analysis, text);
      reportChangedScripts(analysis);
      const left = states[0] && filesLeft(outcome, states[0], analysis);
      scripts = analysis.scripts as ScriptRun[];
      states = goingOn(outcome);
      const { reader = program.otherReader, readByShell } = program;
      const isLast = states.length === 0 || reading.status === "invalid";
      const analysed = { effects: taken(), here: analysis.here, reader, readByShell, isLast };
      return left === undefined ? analysed : { ...analysed, left };
    },
  };
}

/** Stands for lines that nobody has seen yet: text that is translated, and history expansion. */
const anyLine = '$"!"';

/** What is known of files from the lines before is on record, or to be seen. */
const asOnDisk = (state: State): State => ({ ...state, written: nothing, overlay: nothing });

/** Of the ways that the lines before may have taken, those that have led to a directory. */
function at(directory: string, states: readonly State[], { files }: World): readonly State[] {
  const there = states.filter(
    (one) => one.directory !== undefined && locate(one.directory, true, files) === directory,
  );
  return there.length > 0 ? there : distinct(states.map((one) => ({ ...one, directory })));
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** The states in which the shell reads its next line: only `exit` leaves it. */
function goingOn(outcome: Outcome): readonly State[] {
  const left = outcome.jumps.filter(({ kind }) => kind !== "exit");
  return distinct([...endings(outcome), ...left.map(({ state }) => state)]);
}
