import * as posix from "node:path/posix";
import { known, textsOf, unknown, type Value } from "../../base/value.ts";
import { textOf } from "../../commands/argument.ts";
import { filesOf } from "../context.ts";
import { variableOf } from "../expander.ts";
import { failed, maybe, succeeded } from "../outcome.ts";
import { type State, scalar, withVariable } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";

/**
 * `cd` and `pushd`: changes the working directory, or fails and leaves it.
 * Source: bash(1) 5.2, cd; POSIX.1-2024 XCU cd.
 */
export const cd: Builtin = (call) => {
  const { argv, state, analysis, streams, at } = call;
  const operands = argv.filter(
    (one) => !/^-[LPe@n]+$/.test(textOf(one) ?? "") && textOf(one) !== "--",
  );
  const physical = argv.some((one) => /^-[Le@]*P/.test(textOf(one) ?? ""));
  if (operands.length > 1) return failed(state);
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
  const success = ways.flatMap((way) => way.reached.map((path) => moved(state, path)));
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
    const [path] = (old && textsOf(old)) ?? [];
    return { reached: [path], mayFail: path === undefined };
  }
  if (text === "") return { reached: [state.directory], mayFail: false };
  const candidates: (string | undefined)[] = [];
  if (!/^\.{0,2}\//.test(text) && text !== "." && text !== "..") {
    const cdpath = variableOf(state, "CDPATH", analysis)?.value;
    for (const folder of (cdpath && textsOf(cdpath)?.[0]?.split(":")) ?? [])
      if (folder !== "") candidates.push(logical(folder, text, state));
    if (cdpath && textsOf(cdpath) === undefined) return { reached: [undefined], mayFail: true };
  }
  candidates.push(logical(state.directory, text, state));
  for (const path of candidates) {
    if (path === undefined) return { reached: [undefined], mayFail: true };
    const real = files.realpath(path);
    if (real === undefined || files.stat(path)?.type !== "directory") continue;
    return { reached: [physical ? real : path], mayFail: false };
  }
  // Why: the directory may be made before the command gets here; it may fail as well.
  return { reached: [candidates.at(-1)], mayFail: true };
}

/** `cd` takes `..` lexically from the logical working directory, as POSIX has it. */
function logical(from: string | undefined, text: string, state: State): string | undefined {
  const base = from?.startsWith("/") ? from : state.directory;
  if (text.startsWith("/")) return tidy(text);
  if (base === undefined) return undefined;
  return tidy(
    from === undefined || from.startsWith("/") ? `${base}/${text}` : `${base}/${from}/${text}`,
  );
}

const tidy = (path: string): string =>
  posix
    .normalize(path)
    .replace(/(?<=.)\/+$/, "")
    .replace(/^\/\//, "/");

function moved(state: State, directory: string | undefined): State {
  const gone = "the working directory is not known";
  const before = scalar(state.directory === undefined ? unknown(gone) : known(state.directory));
  const after = scalar(directory === undefined ? unknown(gone) : known(directory));
  const left = withVariable({ ...state, directory }, "OLDPWD", before);
  return withVariable(left, "PWD", after);
}

/** `popd` goes back to a directory that is on no list of ours. */
export const popd: Builtin = ({ state }) => maybe(moved(state, undefined), state);

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
