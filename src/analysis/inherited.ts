import * as posix from "node:path/posix";
import { limits } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import { known, textsOf, type Value } from "../base/value.ts";
import type { Target } from "../effects/target.ts";
import type { Dialect } from "../syntax/dialect.ts";
import { plainBash } from "../syntax/dialect.ts";
import { mayHoldEvents } from "../syntax/history.ts";
import { contentOf } from "./content.ts";
import { type Analysis, filesOf, opaque } from "./context.ts";
import { variableOf } from "./expander.ts";
import { isLoaderVariable, loads } from "./loaders.ts";
import { doubtBytes } from "./locale.ts";
import type { Outcome } from "./outcome.ts";
import { endings } from "./outcome.ts";
import { expandedAsText, onlyCommand, promptVariables, runsLater } from "./prompts.ts";
import { runHere } from "./shell.ts";
import type { ShellStart } from "./shell-start.ts";
import { startUpFiles, startUpVariable } from "./start-up-files.ts";
import { merged, type State } from "./state.ts";
import type { Streams } from "./stream.ts";
import { targetsOf } from "./targets.ts";

const start0: Span = { start: 0, end: 0 };

/**
 * What a shell runs or reads because of its environment and its flags, before its text: functions
 * of the environment, start-up files, BASH_ENV, PS4. Returns the state in which the text begins.
 */
export function inherit(
  start: ShellStart,
  dialect: Dialect,
  text: string,
  state: State,
  streams: Streams,
  analysis: Analysis,
): State {
  const { environ, files } = analysis.world;
  let after =
    dialect.shell === "bash" && !start.privileged ? withFunctions(state, analysis) : state;
  inheritedLoaders(after, analysis);
  translations(text, analysis);
  for (const path of startUpFiles(dialect, start, environ, files))
    after = runFile(known(path), after, streams, analysis);
  const variable = startUpVariable(dialect, start, environ);
  if (variable !== undefined)
    for (const one of textsOf(variable) ?? []) {
      const file = expandedAsText(one, after, streams, analysis);
      after = runFile(file, after, streams, analysis);
    }
  const traced = start.traced || (environ.get("SHELLOPTS") ?? "").split(":").includes("xtrace");
  if (traced) tracePrompt(after, streams, analysis);
  for (const name of start.interactive ? promptVariables : [])
    runsLater(name, variableOf(after, name, analysis)?.value, after, streams, analysis);
  doubtBytes(text, environ, analysis);
  const expanded = start.historyExpansion && dialect.shell === "bash";
  if ((expanded || isHistoryExpanded(environ.get("SHELLOPTS"))) && mayHoldEvents(text))
    opaque(analysis, "history expansion is on and may change the text", start0);
  return after;
}

const isHistoryExpanded = (options: string | undefined): boolean => {
  const names = (options ?? "").split(":");
  return names.includes("history") && names.includes("histexpand");
};

/** bash imports a function only if its value is one function definition and nothing else. */
function withFunctions(state: State, analysis: Analysis): State {
  const { exportedFunctions } = analysis.world.environ;
  if (exportedFunctions.size === 0) return state;
  const functions = new Map(state.functions);
  for (const [name, value] of exportedFunctions) {
    if (functions.has(name)) continue;
    const { scripts, status } = analysis.read(`f ${value}`, plainBash);
    const [script] = scripts;
    const command = script && onlyCommand(script.body);
    if (status === "agreed" && command?.kind === "function" && command.name === "f")
      functions.set(name, { ...command, name });
    else if (status !== "invalid") functions.set(name, "unknown");
  }
  return { ...state, functions };
}

/** Runs a start-up file in this shell; one that belongs to the system is not read. */
function runFile(path: Value, state: State, streams: Streams, analysis: Analysis): State {
  let after = state;
  for (const target of targetsOf({ value: path, many: false, at: start0 }, true, state, analysis)) {
    if (target.path.kind === "known") {
      const facts = filesOf(after, analysis).stat(target.path.text);
      if (facts === undefined) continue;
      if (isSystemFile(target.path.text, facts.uid)) continue;
      if (facts.type !== "file") {
        if (facts.type !== "directory" && target.path.text !== "/dev/null")
          opaque(analysis, `${target.written} is read before the text and is no file`, start0);
        continue;
      }
    }
    if (isTrusted(target, after, analysis)) continue;
    const by = target.written === "" ? "start-up file" : target.written;
    const outcome: Outcome = runHere(
      contentOf(target, after, analysis),
      after,
      { streams, at: start0, by },
      analysis,
      true,
    );
    const ends = endings(outcome);
    if (ends.length > 0) after = ends.reduce(merged);
  }
  return after;
}

/** A person has vouched for the file as it is, and the text has not changed it. */
function isTrusted({ path }: Target, state: State, analysis: Analysis): boolean {
  if (path.kind !== "known" || state.written.has(path.text)) return false;
  const text = analysis.world.files.read(path.text, limits.fileBytesMax);
  return text !== undefined && analysis.world.ledger.trusts(path.text, text);
}

/** Why by place too: where everything is root's, owner alone proves nothing. */
const isSystemFile = (path: string, uid: number): boolean => uid === 0 && isSystemPath(path);

const isSystemPath = (path: string): boolean =>
  /^\/(etc|usr|lib|opt|nix\/store|Library|System)\//.test(path);

/** Under `set -x` PS4 is expanded before each command. */
export function tracePrompt(state: State, streams: Streams, analysis: Analysis): void {
  const value = variableOf(state, "PS4", analysis)?.value;
  for (const text of (value && textsOf(value)) ?? [])
    if (/[$`]/.test(text)) expandedAsText(text, state, streams, analysis);
}

/** Code that is loaded into whatever runs, once for each value. */
function inheritedLoaders(state: State, analysis: Analysis): void {
  const { environ } = analysis.world;
  for (const name of environ.names()) {
    // Why: the PATH that a session has is looked up program by program.
    if (name === "PATH" || !isLoaderVariable(name)) continue;
    loads(name, known(environ.get(name) ?? ""), start0, state, analysis);
  }
}

/** With TEXTDOMAIN set, a translated `$"…"` is text from a catalogue, which is expanded. */
function translations(text: string, analysis: Analysis): void {
  const { environ } = analysis.world;
  if (!text.includes('$"')) return;
  const folder = environ.get("TEXTDOMAINDIR");
  // Why: without a folder of its own the catalogue is one of the system's.
  if (/TEXTDOMAIN/.test(text) || (folder !== undefined && !isSystemPath(posix.normalize(folder))))
    opaque(analysis, 'a translation catalogue may change a text in $"…"', start0);
}
