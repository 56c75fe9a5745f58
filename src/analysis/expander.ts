import {
  either,
  isListing,
  known,
  made,
  unknown,
  type Value,
  withoutLastNewlines,
  withTaint,
} from "../base/value.ts";
import { isSecretName } from "../effects/secret-paths.ts";
import type { ExpandContext, Variable } from "../expand/context.ts";
import { expandToText } from "../expand/expand.ts";
import type { Script, Word } from "../syntax/nodes.ts";
import type { Environ } from "../world/environ.ts";
import { bindElement, bindText, loseVariables } from "./bind.ts";
import { contentOf } from "./content.ts";
import { type Analysis, filesOf } from "./context.ts";
import { evaluateName } from "./evaluated.ts";
import { withFilesOf } from "./left-behind.ts";
import { inSubshell, runScript } from "./list.ts";
import { mayRead } from "./program-input.ts";
import { reparse } from "./reparse.ts";
import { perhapsChanged, type State, scalar } from "./state.ts";
import { capture, type Streams } from "./stream.ts";
import { targetsOf } from "./targets.ts";

/** Expands words in a state; assignments that expansion makes (`${x:=y}`) change the state. */
export interface Expander {
  readonly context: ExpandContext;
  state(): State;
  /** An expansion has made the shell stop before it runs the command. */
  stopped(): boolean;
  set(change: (state: State) => State): void;
}

/** Expands words in a state, which assignments in expansions (`${x:=y}`) change on the way. */
export function expander(initial: State, streams: Streams, analysis: Analysis): Expander {
  let state = initial;
  let stopped = false;
  const { world } = analysis;
  const substitute = (script: Script): Value => {
    const output = capture();
    const inner: Streams = { ...streams, stdout: output, certain: true, tested: true };
    const outcome = inSubshell(state, (from) => runScript(script, [from], inner, analysis));
    const after = outcome.success[0] ?? outcome.failure[0];
    if (after) state = withFilesOf(state, after);
    const input = inputOnly(script);
    if (input) {
      const content = contentOfWord(input);
      if (content === streams.stdin) mayRead("$(<)", streams, analysis);
      output.put(content, true, input.span, "<");
    }
    const printed = output.content();
    return isListing(printed) ? printed : withoutLastNewlines(printed);
  };
  const contentOfWord = (word: Word): Value => {
    const argument = { value: expandToText(word, context), many: false, at: word.span };
    return targetsOf(argument, true, state, analysis)
      .map((target) => contentOf(target, state, analysis, streams.stdin))
      .reduce(either);
  };
  const context: ExpandContext = {
    options: state.options,
    files: filesOf(state, analysis),
    users: world.users,
    directory: state.directory,
    positional: state.positional,
    variable: (name) => variableOf(state, name, analysis),
    variableNames: () => [...world.environ.names(), ...state.variables.keys()],
    special: (name) => specialOf(state, name),
    substitute,
    processSubstitution: (part) => {
      if (part.direction === ">") {
        runScript(part.script, [state], { ...streams, certain: false, tested: true }, analysis);
        return known("/dev/fd/63");
      }
      const output = capture();
      const inner: Streams = { ...streams, stdout: output, tested: true };
      inSubshell(state, (from) => runScript(part.script, [from], inner, analysis));
      const path = `/dev/fd/${63 - analysis.substituted.size}`;
      analysis.substituted.set(path, output.content());
      return known(path);
    },
    assign: (name, key, value, perhaps) => {
      const before = state;
      if (name === undefined) loseVariables(self);
      else if (key === undefined) bindText(self, name, value);
      else {
        const place = key === "?" ? unknown("it is not known which element it is") : known(key);
        bindElement(self, name, place, value);
      }
      if (perhaps && name !== undefined) state = perhapsChanged(before, state, name);
    },
    stop: () => {
      stopped = true;
    },
    reparsed: (text, how) => {
      if (how === "subscript" || how === "indirection") evaluateName(text, context);
      reparse(text, how, state, streams, analysis);
    },
  };
  const self: Expander = {
    context,
    state: () => state,
    stopped: () => stopped,
    set: (change) => {
      state = change(state);
    },
  };
  return self;
}

/**
 * The file of `$(< file)`, which stands for its content. Source: bash(1) 5.2, command substitution.
 */
function inputOnly({ body: { items }, stopped }: Script): Word | undefined {
  const [item, ...more] = items;
  const [pipeline, ...others] = item?.andOr.pipelines ?? [];
  const [command, ...stages] = pipeline?.commands ?? [];
  if (command?.kind !== "simple" || stopped || item?.background || pipeline?.negated)
    return undefined;
  if (more.length + others.length + stages.length > 0) return undefined;
  const { words, assignments, redirections } = command;
  const [one, ...rest] = redirections;
  if (words.length + assignments.length + rest.length > 0) return undefined;
  return one?.operator === "<" && (one.descriptor ?? 0) === 0 ? one.target : undefined;
}

/** The variable of that name: set by the text, or inherited. */
export function variableOf(state: State, name: string, analysis: Analysis): Variable | undefined {
  if (state.variables.has(name)) return state.variables.get(name);
  if (name === "PWD" && state.directory !== undefined) return scalar(known(state.directory));
  const { environ } = analysis.world;
  const found = atStart.get(environ) ?? new Map<string, Variable | undefined>();
  atStart.set(environ, found);
  if (!found.has(name)) found.set(name, inherited(name, environ) ?? shellVariable(name));
  return found.get(name);
}

/** What the shell starts with, by name: the same few are asked for by every command. */
const atStart = new WeakMap<Environ, Map<string, Variable | undefined>>();

function inherited(name: string, environ: Environ): Variable | undefined {
  const text = environ.get(name);
  if (text === undefined) return undefined;
  const taint = isSecretName(name) ? [{ label: "secret", source: `$${name}` } as const] : [];
  return { ...scalar(withTaint(known(text), taint)), exported: true };
}

/** Variables that bash sets itself and whose values only the running shell knows. */
function shellVariable(name: string): Variable | undefined {
  if (name === "IFS") return scalar(known(" \t\n"));
  if (name === "BASHPID") return scalar(specialProcess(name));
  if (name === "OPTIND") return { ...scalar(known("1")), integer: true };
  const why = `${name} is set by the running shell`;
  if (name === "RANDOM" || name === "SRANDOM" || name === "SECONDS")
    return { ...scalar(made("digits", why)), integer: true };
  if (shellCounts.has(name)) return scalar(made("number", why));
  return shellSets.has(name) ? scalar(unknown(why)) : undefined;
}

const shellCounts = new Set(
  "BASH_SUBSHELL EPOCHREALTIME EPOCHSECONDS EUID LINENO PPID SHLVL UID COLUMNS LINES".split(" "),
);

const shellSets = new Set(
  (
    "BASH BASHPID BASH_VERSION BASH_VERSINFO BASH_COMMAND BASH_SOURCE BASH_LINENO " +
    "COMP_WORDBREAKS DIRSTACK FUNCNAME GROUPS HOSTNAME HOSTTYPE MACHTYPE OSTYPE PIPESTATUS " +
    "RANDOM REPLY SECONDS SHELLOPTS BASHOPTS SRANDOM PWD OLDPWD_ PS4"
  ).split(" "),
);

function specialOf(state: State, name: string): Value {
  switch (name) {
    case "0":
      return state.zero;
    case "?":
      return state.status;
    case "-":
      return state.letters === undefined
        ? unknown("the options of the shell are not known")
        : known(state.letters);
    case "#":
      return state.positional === "unknown"
        ? made("digits", "the number of arguments is not known")
        : known(String(state.positional.length));
    case "!":
    case "$":
      return specialProcess(name);
    default:
      return unknown(`$${name} is set by the running shell`);
  }
}

/** The number of a process of this very shell. */
const specialProcess = (name: string): Value =>
  made("digits", `$${name} is set by the running shell`, [{ label: "process", source: "own" }]);
