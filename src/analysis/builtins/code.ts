import { concat, known, unknown, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { contentOf } from "../content.ts";
import { filesOf } from "../context.ts";
import { settingsIn } from "../dotenv.ts";
import { earlier } from "../earlier.ts";
import { inSubshell } from "../list.ts";
import { anyOf, maybe, succeeded } from "../outcome.ts";
import { ownDescriptor } from "../own-descriptor.ts";
import { findProgram } from "../program.ts";
import { handsOver, otherInput } from "../program-input.ts";
import { whileRunning } from "../running-script.ts";
import { runHere } from "../shell.ts";
import type { State } from "../state.ts";
import { targetsOf } from "../targets.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";

/** `eval`: its arguments, joined by spaces, are read and run here. */
export const evaluate: Builtin = (call) => {
  const words = call.argv[0] && textOf(call.argv[0]) === "--" ? call.argv.slice(1) : call.argv;
  if (words.length === 0) return succeeded(call.state);
  return runHere(joined(words), call.state, placeOf(call), call.analysis, false);
};

/** `source` and `.`: runs a file in this shell. Source: bash(1) 5.2, source. */
export const source: Builtin = (call) => {
  const words = call.argv[0] && textOf(call.argv[0]) === "--" ? call.argv.slice(1) : call.argv;
  const [file, ...rest] = words;
  if (file === undefined) return maybe(call.state);
  const { state, analysis } = call;
  const positional = rest.length === 0 ? state.positional : valuesOf(rest);
  const outcomes = targetsOf(onPath(file, call), true, state, analysis).map((target) => {
    if (target.path.kind === "known" && !exists(target.path.text, call)) return maybe(state);
    const settings = settingsIn(target, state, analysis);
    const text = settings?.text ?? contentOf(target, state, analysis, call.streams.stdin);
    const back = (after: State): State => {
      const own = settings?.filled(after) ?? after;
      return rest.length === 0 ? own : { ...own, positional: state.positional };
    };
    const outcome = whileRunning(target, call.streams.beside, analysis, () =>
      runHere(text, { ...state, positional }, placeOf(call), analysis, true),
    );
    return { ...outcome, success: outcome.success.map(back), failure: outcome.failure.map(back) };
  });
  return anyOf(outcomes);
};

const exists = (path: string, { state, analysis }: BuiltinCall): boolean =>
  state.written.has(path) ||
  analysis.substituted.has(path) ||
  ownDescriptor(path) !== undefined ||
  filesOf(state, analysis).stat(path) !== undefined ||
  earlier(path, state, analysis).taint.length > 0;

/** Without a slash, `source` searches PATH before the working directory. */
function onPath(file: Argument, call: BuiltinCall): Argument {
  const text = textOf(file);
  if (text === undefined || text.includes("/")) return file;
  const found = findProgram(text, file.at, call.state, call.analysis).file;
  return found?.path.kind === "known" ? { ...file, value: found.path } : file;
}

/** `trap`: the text runs later, in this shell. */
export const trap: Builtin = (call) => {
  const [first, ...signals] = call.argv;
  const text = textOf(first);
  if (
    first === undefined ||
    signals.length === 0 ||
    text === "-" ||
    text === "" ||
    text === "-p" ||
    text === "-l"
  )
    return maybe(call.state);
  const action = text === "--" ? (signals[0] as Argument) : first;
  const after = inSubshell(call.state, (state) =>
    runHere(
      action.value,
      state,
      placeOf({ ...call, streams: { ...call.streams, certain: false } }),
      call.analysis,
      false,
    ),
  );
  return succeeded(...after.success, ...after.failure);
};

/** `command name …`: the builtin or program, no function; `-v` and `-V` only look. */
export const command: Builtin = (call) => {
  const flags = call.argv.findIndex((one) => !/^-[pvV]+$/.test(textOf(one) ?? ""));
  const options = call.argv
    .slice(0, flags < 0 ? call.argv.length : flags)
    .map((one) => textOf(one) ?? "");
  if (options.some((one) => /[vV]/.test(one))) {
    call.streams.stdout.put(
      unknown("it names a program"),
      call.streams.certain,
      call.at,
      "command",
    );
    return maybe(call.state);
  }
  const rest = call.argv.slice(Math.max(flags, 0));
  const argv = textOf(rest[0]) === "--" ? rest.slice(1) : rest;
  if (flags < 0 || argv.length === 0) return succeeded(call.state);
  const inner = { argv, external: false, noFunctions: true, at: call.at };
  return call.analysis.run.argv(inner, call.state, call.streams, call.analysis);
};

/** `exec`: replaces the shell; without a command its redirections stay. */
export const exec: Builtin = (call) => {
  const { state, streams, analysis, at } = call;
  let rest = call.argv;
  while (/^-[acl]+$/.test(textOf(rest[0]) ?? ""))
    rest = rest.slice(/a/.test(textOf(rest[0]) ?? "") ? 2 : 1);
  if (textOf(rest[0]) === "--") rest = rest.slice(1);
  if (rest.length === 0) {
    otherInput(call.outer, streams, at, analysis);
    return succeeded({ ...state, kept: { instead: state.kept?.instead ?? call.outer, streams } });
  }
  const outcome = analysis.run.argv({ argv: rest, external: true, at }, state, streams, analysis);
  handsOver(at, streams, analysis);
  const after = [...outcome.success, ...outcome.failure];
  return {
    success: [],
    failure: [],
    jumps: after.map((one) => ({ kind: "exit", levels: 0, state: one, status: "unknown" })),
  };
};

function joined(words: readonly Argument[]): Value {
  if (words.some((one) => one.many && one.value.kind !== "known"))
    return words.reduce<Value>(
      (text, one) => concat(text, concat(known(" "), one.value)),
      known(""),
    );
  return words.map((one) => one.value).reduce((text, one) => concat(concat(text, known(" ")), one));
}

const valuesOf = (argv: readonly Argument[]): State["positional"] =>
  argv.some((one) => one.many) ? "unknown" : argv.map((one) => one.value);

const placeOf = (
  call: BuiltinCall,
): { streams: BuiltinCall["streams"]; at: BuiltinCall["at"]; by: string } => ({
  streams: call.streams,
  at: call.at,
  by: call.name,
});
