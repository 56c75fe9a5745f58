import * as posix from "node:path/posix";
import { known, textsOf, unknown, type Value } from "../../base/value.ts";
import { textOf } from "../../commands/argument.ts";
import type { FileSystem } from "../../world/file-system.ts";
import { filesOf } from "../context.ts";
import { variableOf } from "../expander.ts";
import { anyOf, failed, maybe, succeeded } from "../outcome.ts";
import { type State, scalar, withVariable } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";

/**
 * `cd` and `pushd`: changes the working directory, or fails and leaves it.
 * Source: bash(1) 5.2, cd; POSIX.1-2024 XCU cd.
 */
export const cd: Builtin = (call) => {
  const { state } = call;
  const outcome = changed(call);
  // Why: a restricted shell stays where it is.
  return state.options.restricted ? anyOf([outcome, failed(state)]) : outcome;
};

const changed: Builtin = (call) => {
  const { argv, state, analysis, streams, at } = call;
  const operands = argv.filter(
    (one) => !/^-[LPe@n]+$/.test(textOf(one) ?? "") && textOf(one) !== "--",
  );
  const physical = argv.some((one) => /^-[Le@]*P/.test(textOf(one) ?? ""));
  if (operands.length > 1) return failed(state);
  // Why: with -n only the list of directories changes.
  if (call.name === "pushd" && argv.some((one) => textOf(one) === "-n")) return maybe(state);
  const [operand] = operands;
  if (call.name === "pushd" && (operand === undefined || /^[-+]\d+$/.test(textOf(operand) ?? "")))
    return maybe({ ...moved(state, undefined) }, state);
  const to: Value | undefined = operand
    ? operand.many
      ? unknown("it is not known how many arguments there are")
      : operand.value
    : variableOf(state, "HOME", analysis)?.value;
  if (to === undefined) return failed(state);
  const texts = textsOf(to);
  if (texts === undefined) return maybe(moved(state, undefined), state);
  const ways = texts.map((text) => destinations(text, physical, call));
  const [only] = texts;
  const doubled = texts.length === 1 && only !== undefined && /^\/\/(?!\/)/.test(only);
  const success = ways.flatMap((way) =>
    way.reached.map((path) => moved(state, path, doubled ? "/" : "")),
  );
  if (call.name === "pushd" || texts.includes("-"))
    streams.stdout.put(unknown("it prints directories"), streams.certain, at, call.name);
  const failure = ways.some((way) => way.mayFail) ? [state] : [];
  return { success, failure, jumps: [] };
};

interface Destinations {
  /** Directories that it may lead to; undefined stands for one that is not known. */
  readonly reached: readonly (string | undefined)[];
  readonly mayFail: boolean;
}

function destinations(text: string, physical: boolean, call: BuiltinCall): Destinations {
  const { state, analysis } = call;
  const files = filesOf(state, analysis);
  if (text === "-") {
    const old = variableOf(state, "OLDPWD", analysis)?.value;
    const [path, ...more] = (old && textsOf(old)) ?? [];
    const sure = path !== undefined && more.length === 0;
    const exists = sure && files.stat(path)?.type === "directory";
    return { reached: [sure ? path : undefined], mayFail: !exists };
  }
  if (text === "") return { reached: [state.directory], mayFail: false };
  const candidates: (string | undefined)[] = [];
  if (!/^\.{0,2}\//.test(text) && text !== "." && text !== "..") {
    const cdpath = variableOf(state, "CDPATH", analysis)?.value;
    for (const folder of (cdpath && textsOf(cdpath)?.[0]?.split(":")) ?? [])
      candidates.push(logical(folder === "" ? state.directory : folder, text, state));
    if (cdpath && textsOf(cdpath) === undefined) return { reached: [undefined], mayFail: true };
  }
  candidates.push(logical(state.directory, text, state));
  for (const path of candidates) {
    if (path === undefined) return { reached: [undefined], mayFail: true };
    const real = physical ? physicalPath(path, files) : files.realpath(tidy(path));
    if (real === undefined || files.stat(tidy(path))?.type !== "directory") continue;
    if (!physical && !leadsThrough(path, files)) continue;
    return { reached: [physical ? real : tidy(path)], mayFail: false };
  }
  // Why: the directory may be made before the command gets here; it may fail as well.
  const last = candidates.at(-1);
  return { reached: [last === undefined ? undefined : tidy(last)], mayFail: true };
}

/** Whether there is a directory in front of every `..`, which bash makes sure of. */
function leadsThrough(path: string, files: FileSystem): boolean {
  const names = path.split("/");
  return names.every((name, at) => {
    if (name !== "..") return true;
    return files.stat(tidy(names.slice(0, at).join("/") || "/"))?.type === "directory";
  });
}

/** Where the names lead when each link is followed before the next name counts. */
function physicalPath(path: string, files: FileSystem): string | undefined {
  let at: string | undefined = "/";
  for (const name of path.split("/")) {
    if (at === undefined) return undefined;
    if (name === "..") at = posix.dirname(at);
    else if (name !== "" && name !== ".") at = files.realpath(`${at === "/" ? "" : at}/${name}`);
  }
  return at;
}

/** `cd` takes `..` lexically from the logical working directory, as POSIX has it. */
function logical(from: string | undefined, text: string, state: State): string | undefined {
  const base = from?.startsWith("/") ? from : state.directory;
  if (text.startsWith("/")) return text;
  if (base === undefined) return undefined;
  return from === undefined || from.startsWith("/") ? `${base}/${text}` : `${base}/${from}/${text}`;
}

const tidy = (path: string): string =>
  posix
    .normalize(path)
    .replace(/(?<=.)\/+$/, "")
    .replace(/^\/\//, "/");

/** `prefix`: two slashes at the beginning, and no more, stay in PWD. */
function moved(state: State, directory: string | undefined, prefix = ""): State {
  const gone = "the working directory is not known";
  const shown = state.variables.get("PWD")?.value;
  const before = scalar(
    shown ?? (state.directory === undefined ? unknown(gone) : known(state.directory)),
  );
  const after = scalar(directory === undefined ? unknown(gone) : known(prefix + directory));
  const left = withVariable({ ...state, directory }, "OLDPWD", before);
  return withVariable(left, "PWD", after);
}

/** `popd` goes back to a directory that is on no list of ours. */
export const popd: Builtin = ({ argv, state }) =>
  argv.some((one) => textOf(one) === "-n") ? maybe(state) : maybe(moved(state, undefined), state);

/** `pwd` prints the working directory. */
export const pwd: Builtin = ({ argv, state, streams, at, analysis }) => {
  const { directory } = state;
  const physical = argv.some((one) => /^-L*P/.test(textOf(one) ?? ""));
  const path =
    directory !== undefined && physical ? filesOf(state, analysis).realpath(directory) : directory;
  const value =
    path === undefined ? unknown("the working directory is not known") : known(`${path}\n`);
  streams.stdout.put(value, streams.certain, at, "pwd");
  return succeeded(state);
};
