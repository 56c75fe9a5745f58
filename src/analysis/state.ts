import { limits } from "../base/limits.ts";
import { either, known, made, unknown, type Value } from "../base/value.ts";
import type { ExpandOptions, Variable } from "../expand/context.ts";
import type { FunctionDefinition } from "../syntax/nodes.ts";
import { mergedOverlay, type Overlaid, type Overlay } from "./overlay.ts";
import type { KeptStreams } from "./stream.ts";

/** Options that change what a command does next, beside those of expansion. */
export interface ShellOptions extends ExpandOptions {
  readonly errexit: boolean;
  readonly pipefail: boolean;
  /** `set -a`: what is assigned or defined is exported. */
  readonly allexport: boolean;
  /** `set -n`: commands are read and not run. */
  readonly noexec: boolean;
  /** `set -r`: perhaps a shell that may not change its directory. */
  readonly restricted: boolean;
}

/**
 * What a shell knows at one point of its text. Never changed in place: every step makes a new one,
 * so that the ways through `if`, `&&` and loops can be followed side by side.
 */
export interface State {
  /** Logical working directory; undefined when it is not known. */
  readonly directory: string | undefined;
  /** What the text has set or unset; names that are not here are those of the environment. */
  readonly variables: ReadonlyMap<string, Variable | undefined>;
  readonly functions: ReadonlyMap<string, FunctionDefinition | "unknown">;
  /** What aliases stand for, by name; absent when the text has defined none. */
  readonly aliases?: ReadonlyMap<string, Value>;
  readonly positional: readonly Value[] | "unknown";
  /** `$0` */
  readonly zero: Value;
  /** `$?` */
  readonly status: Value;
  readonly options: ShellOptions;
  /** `$-`; absent when it is not known. */
  readonly letters?: string;
  /** Files that the text has written: real path to content. */
  readonly written: ReadonlyMap<string, Value>;
  /** What the text has made of files, directories and links. */
  readonly overlay: Overlay;
  /** Streams that `exec` has replaced for the rest of the shell. */
  readonly kept?: KeptStreams;
  /** Variables that the running function has made local, with what they hide. */
  readonly locals: ReadonlyMap<string, Variable | undefined> | undefined;
  /** Variables in front of the call of the running function: they are local to it. */
  readonly passed?: ReadonlySet<string>;
  /** Local variables of functions that have called the running one. */
  readonly callers?: ReadonlySet<string>;
  /** Variables that `declare -g` may have changed below a local one of that name. */
  readonly outer?: ReadonlySet<string>;
}

/** `$?` behind any command. */
export const anyStatus: Value = made("digits", "it is the status of a command");

/** What a non-interactive bash starts with. */
export const defaultOptions: ShellOptions = {
  noglob: false,
  nullglob: false,
  failglob: false,
  dotglob: false,
  extglob: false,
  globstar: false,
  nocaseglob: false,
  nounset: false,
  braceExpand: true,
  errexit: false,
  pipefail: false,
  allexport: false,
  noexec: false,
  restricted: false,
};

/** A plain, set variable. */
export const scalar = (value: Value, from?: Variable): Variable => ({
  ...(from ?? plain),
  value,
  mayBeUnset: false,
});

const plain = {
  associative: false,
  exported: false,
  readonly: false,
  integer: false,
  nameref: false,
} as const;

/** The state with one variable set, or with `undefined` unset; exported where all are. */
export function withVariable(state: State, name: string, variable: Variable | undefined): State {
  const variables = new Map(state.variables);
  const isHandedOn = state.options.allexport && variable?.exported === false;
  variables.set(name, isHandedOn ? { ...variable, exported: true } : variable);
  return { ...state, variables };
}

/**
 * Each state once, and at most `limits.directoriesMax`: past that they are merged into one. States
 * that differ only in what the same files hold are one, in which a file may hold either.
 */
export function distinct(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const unique: State[] = [];
  for (const state of states) {
    const at = unique.findIndex((other) => sameState(other, state));
    const same = unique[at];
    if (same === undefined) unique.push(state);
    else if (same.written !== state.written) unique[at] = withContents(same, state.written);
  }
  if (unique.length <= limits.directoriesMax) return unique;
  return [unique.reduce(merged)];
}

function sameState(a: State, b: State): boolean {
  return (
    a === b ||
    (a.directory === b.directory &&
      samePositional(a.positional, b.positional) &&
      a.options === b.options &&
      a.letters === b.letters &&
      a.kept === b.kept &&
      a.aliases === b.aliases &&
      a.zero === b.zero &&
      a.outer === b.outer &&
      sameEntries(a.functions, b.functions, () => false) &&
      sameEntries(a.overlay, b.overlay, sameOverlaid) &&
      sameEntries(a.written, b.written, () => true) &&
      sameEntries(a.variables, b.variables, sameVariable) &&
      (a.locals === b.locals ||
        (a.locals !== undefined &&
          b.locals !== undefined &&
          sameEntries(a.locals, b.locals, sameVariable))))
  );
}

/** The state in which each written file may also hold what it holds in `written`. */
function withContents(state: State, written: State["written"]): State {
  const contents = new Map<string, Value>();
  for (const [path, content] of state.written) {
    const other = written.get(path) ?? content;
    contents.set(path, sameText(content, other) ? content : either(content, other));
  }
  return { ...state, written: contents };
}

// Why not by identity alone: ways that part and meet again have made the same changes, each for
// itself, and would be followed side by side from there on.
function sameEntries<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  same: (one: T, other: T) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [name, one] of a) {
    const other = b.get(name);
    if (one === other ? one === undefined && !b.has(name) : other === undefined) return false;
    if (one !== other && (one === undefined || !same(one, other as T))) return false;
  }
  return true;
}

const sameOverlaid = (a: Overlaid, b: Overlaid): boolean =>
  (a.kind === "file" || a.kind === "directory" || a.kind === "gone" || a.kind === "unclear") &&
  a.kind === b.kind;

/** Known texts only: doubts may differ in more than their reason. */
const sameText = (a: Value, b: Value): boolean =>
  a.kind === "known" &&
  b.kind === "known" &&
  a.text === b.text &&
  a.taint === b.taint &&
  a.unset === b.unset;

function sameVariable(a: Variable | undefined, b: Variable | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.elements !== b.elements) return false;
  const { value: one, ...rest } = a;
  const { value: other, ...more } = b;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return (
    (one === other || (one !== undefined && other !== undefined && sameText(one, other))) &&
    keys.length === Object.keys(more).length &&
    keys.every((key) => rest[key] === more[key])
  );
}

/** One state that may be either. */
export function merged(a: State, b: State): State {
  if (a === b) return a;
  const variables = new Map<string, Variable | undefined>();
  for (const name of new Set([...a.variables.keys(), ...b.variables.keys()]))
    variables.set(name, eitherVariable(a.variables, b.variables, name));
  const written = new Map(a.written);
  for (const [path, content] of b.written) {
    const other = written.get(path);
    written.set(path, other === undefined ? content : either(other, content));
  }
  const functions = new Map(a.functions);
  for (const [name, body] of b.functions)
    functions.set(name, (functions.get(name) ?? body) === body ? body : "unknown");
  const aliases = b.aliases && new Map([...(a.aliases ?? []), ...b.aliases]);
  const { letters, outer, ...base } = a;
  return {
    ...base,
    ...(letters !== undefined && letters === b.letters ? { letters } : {}),
    ...(aliases ? { aliases } : {}),
    ...(outer || b.outer ? { outer: new Set([...(outer ?? []), ...(b.outer ?? [])]) } : {}),
    directory: a.directory === b.directory ? a.directory : undefined,
    variables,
    functions,
    written,
    overlay: mergedOverlay(a.overlay, b.overlay),
    positional: samePositional(a.positional, b.positional) ? a.positional : "unknown",
    zero: a.zero === b.zero ? a.zero : either(a.zero, b.zero),
    status: anyStatus,
    options: a.options === b.options ? a.options : mergedOptions(a.options, b.options),
  };
}

function eitherVariable(
  a: ReadonlyMap<string, Variable | undefined>,
  b: ReadonlyMap<string, Variable | undefined>,
  name: string,
): Variable {
  const left = a.get(name);
  const right = b.get(name);
  // Why: a name that only one side has set keeps the environment's value on the other; unknown
  // covers it.
  if (!a.has(name) || !b.has(name)) {
    const only = left ?? right ?? scalar(known(""));
    return {
      ...only,
      value: unknownVariable(name),
      ...(only.elements ? { elements: "unknown" as const } : {}),
      ...(hasAttributes(only) ? { doubtful: true } : {}),
      mayBeUnset: true,
    };
  }
  if (left === undefined || right === undefined) {
    const only = left ?? right ?? scalar(known(""));
    return { ...only, ...(hasAttributes(only) ? { doubtful: true } : {}), mayBeUnset: true };
  }
  if (left === right) return left;
  const value =
    left.value && right.value ? either(left.value, right.value) : (left.value ?? right.value);
  return {
    ...left,
    ...(value ? { value } : {}),
    ...(left.elements || right.elements ? { elements: "unknown" as const } : {}),
    ...(alikeAttributes(left, right) ? {} : { doubtful: true as const }),
    mayBeUnset: left.mayBeUnset || right.mayBeUnset,
  };
}

const hasAttributes = (one: Variable): boolean => !alikeAttributes(one, scalar(known("")));

/** Whether an assignment means the same to both. */
const alikeAttributes = (a: Variable, b: Variable): boolean =>
  a.integer === b.integer &&
  a.letterCase === b.letterCase &&
  a.nameref === b.nameref &&
  a.readonly === b.readonly &&
  a.associative === b.associative &&
  a.doubtful === b.doubtful;

/** The state in which a variable is what it is in `after`, or still what it was in `before`. */
export const perhapsChanged = (before: State, after: State, name: string): State =>
  before.variables.get(name) === after.variables.get(name)
    ? after
    : withVariable(after, name, eitherVariable(before.variables, after.variables, name));

const unknownVariable = (name: string): Value =>
  unknown(`${name} has different values on different ways here`);

const samePositional = (a: State["positional"], b: State["positional"]): boolean =>
  a === b ||
  (a !== "unknown" &&
    b !== "unknown" &&
    a.length === b.length &&
    a.every((one, i) => one === b[i]));

/** Where two ways differ, the option under which more happens is taken. */
function mergedOptions(a: ShellOptions, b: ShellOptions): ShellOptions {
  return {
    noglob: a.noglob && b.noglob,
    nullglob: a.nullglob || b.nullglob,
    failglob: a.failglob && b.failglob,
    dotglob: a.dotglob || b.dotglob,
    extglob: a.extglob || b.extglob,
    globstar: a.globstar || b.globstar,
    nocaseglob: a.nocaseglob || b.nocaseglob,
    nounset: a.nounset && b.nounset,
    braceExpand: a.braceExpand || b.braceExpand,
    errexit: a.errexit && b.errexit,
    pipefail: a.pipefail && b.pipefail,
    allexport: a.allexport || b.allexport,
    noexec: a.noexec && b.noexec,
    restricted: a.restricted || b.restricted,
  };
}
