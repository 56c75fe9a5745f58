import { limits } from "../base/limits.ts";
import { joinTaint, type Taint } from "../base/taint.ts";
import { known, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import { type CommandSpec, type Deed, invocation } from "../commands/define-command.ts";
import type { Variable } from "../expand/context.ts";
import type { FunctionDefinition } from "../syntax/nodes.ts";
import { judgeBuild } from "./build.ts";
import { builtin } from "./builtins/registry.ts";
import { type Analysis, type Call, opaque } from "./context.ts";
import { reportDisguised } from "./disguise.ts";
import { leaveDeleted, leaveWritten, withFilesOf } from "./left-behind.ts";
import { landing } from "./list.ts";
import { anyOf, mapStates, maybe, type Outcome } from "./outcome.ts";
import { movedBelow } from "./overlay.ts";
import { isPrinter } from "./printers.ts";
import { findProgram } from "./program.ts";
import { mayRead, programMayRead } from "./program-input.ts";
import { resolveFor } from "./resolve.ts";
import { judgeRunnerVariables } from "./runner-variables.ts";
import { runShellFile, runShellText } from "./shell.ts";
import { runStartUpLines } from "./start-up-lines.ts";
import { type State, scalar } from "./state.ts";
import type { Streams } from "./stream.ts";
import { runUnknown } from "./unknown-program.ts";
import { widened } from "./widened.ts";
import { doubtOfZsh } from "./zsh-builtins.ts";

/** Runs an argument vector: a function, a builtin, a program that is known, or any other. */
export function runArgv(call: Call, state: State, streams: Streams, analysis: Analysis): Outcome {
  const [first] = call.argv;
  if (first === undefined) return maybe(state);
  reportDisguised(call, analysis);
  const names = first.many ? undefined : textsOf(first.value);
  if (names === undefined) {
    mayRead("the program", streams, analysis);
    const why = whyOf(first.value) ?? "it may be any of several words";
    opaque(analysis, `the name of the program is not known: ${why}`, call.at);
    if (first.value.taint.length > 0)
      analysis.effects.push({
        kind: "code",
        language: "shell",
        text: first.value,
        judged: false,
        at: call.at,
        by: "shell",
      });
    streams.stdout.put(
      unknown("the program is not known", first.value.taint),
      streams.certain,
      call.at,
      "shell",
    );
    return maybe(state);
  }
  const inner = names.length > 1 ? { ...streams, certain: false } : streams;
  return anyOf(names.map((name) => runNamed(name, call, state, inner, analysis)));
}

function runNamed(
  name: string,
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  if (!call.external && call.noFunctions !== true) {
    const body = state.functions.get(name);
    if (body === "unknown")
      opaque(analysis, `the function ${name} has different bodies here`, call.at);
    else if (body) return callFunction(body, call, state, streams, analysis);
  }
  if (!call.external && analysis.dialect.shell === "zsh") {
    const doubt = doubtOfZsh(name, call.argv.slice(1));
    if (doubt !== undefined) opaque(analysis, doubt, call.at);
  }
  const own = call.external ? undefined : builtin(name);
  if (own) {
    const outer = call.outer ?? streams;
    return own({ name, argv: call.argv.slice(1), at: call.at, state, streams, outer, analysis });
  }
  const program = findProgram(name, call.at, state, analysis);
  const unfound = program.origin === "missing" && state.functions.get("command_not_found_handle");
  if (unfound && unfound !== "unknown") {
    const handed = { ...call, argv: [...call.argv.slice(0, 1), ...call.argv] };
    callFunction(unfound, handed, state, streams, analysis);
  }
  const trusted = program.origin === "installed" || program.origin === "missing";
  programMayRead(trusted ? program.specName : undefined, call, streams, analysis);
  if (trusted && isPrinter(name, call.argv.slice(1))) return printed(name, call, state, streams);
  judgeBuild(program.specName ?? name, call, state, analysis);
  judgeRunnerVariables(call, state, streams, analysis);
  const spec = program.specName === undefined ? undefined : analysis.spec(program.specName);
  if (spec) return runSpec(spec, name, call, state, streams, analysis);
  return runUnknown(name, program, call, state, streams, analysis);
}

/** The output of a printer is known by what it is for. */
function printed(name: string, call: Call, state: State, streams: Streams): Outcome {
  const value = unknown(`it is what ${name} prints`, [{ label: "printer", source: name }]);
  streams.stdout.put(value, streams.certain, call.at, name);
  return maybe(state);
}

function callFunction(
  definition: FunctionDefinition,
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  if (analysis.budget.depth <= 0) {
    opaque(analysis, `functions call each other more than ${limits.runDepthMax} deep`, call.at);
    return maybe(state);
  }
  const { name } = definition;
  const calls = analysis.calling.get(name);
  if (calls && calls.count >= limits.recursionMax)
    return recursion(name, call, widened(calls.from, state), streams, analysis);
  analysis.calling.set(name, { count: (calls?.count ?? 0) + 1, from: calls?.from ?? state });
  analysis.budget.depth -= 1;
  const args = call.argv.slice(1);
  const positional = args.some((one) => one.many) ? "unknown" : args.map((one) => one.value);
  const { passed: given, ...below } = state;
  const callers = new Set(
    [state.callers, state.locals?.keys(), given].flatMap((names) => [...(names ?? [])]),
  );
  const passed = call.passed ?? new Set<string>();
  const entered: State = { ...below, positional, locals: new Map(), callers, passed };
  const outcome = landing(analysis.run.command(definition.body, entered, streams, analysis), [
    "return",
  ]);
  analysis.budget.depth += 1;
  if (calls) analysis.calling.set(name, calls);
  else analysis.calling.delete(name);
  return mapStates(outcome, (after) => ({
    ...withoutLocals(after),
    positional: state.positional,
    locals: state.locals,
    callers: state.callers ?? none,
    passed: given ?? none,
  }));
}

/** A function that calls itself has shown all that it does after a few calls. */
function recursion(
  name: string,
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  if (streams.beside && streams.certain) {
    const what = `${name} starts itself again and again beside itself, without end`;
    analysis.effects.push({ kind: "exhaust", what, at: call.at, by: name });
  }
  return maybe(state);
}

const none: ReadonlySet<string> = new Set();

function withoutLocals(state: State): State {
  if (state.locals === undefined || state.locals.size === 0) return state;
  const variables = new Map(state.variables);
  for (const [name, hidden] of state.locals)
    variables.set(name, state.outer?.has(name) ? changedOutside(name, hidden) : hidden);
  return { ...state, variables };
}

const changedOutside = (name: string, hidden: Variable | undefined): Variable => ({
  ...scalar(unknown(`declare -g may have set ${name}`), hidden),
  mayBeUnset: true,
});

/** Runs a program that is known: its effects, and what it runs in turn. */
export function runSpec(
  spec: CommandSpec,
  name: string,
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const inv = invocation(spec, name, call.argv.slice(1), call.at);
  const by = spec.names[0] ?? name;
  if (!spec.inert) {
    for (const why of inv.doubts) opaque(analysis, why, call.at, by);
    if (!spec.plainOptions)
      for (const why of inv.perhapsOptions) opaque(analysis, why, call.at, by);
  }
  let after = state;
  let printed: Value | undefined;
  let taint: readonly Taint[] = joinTaint(streams.stdin.taint, argumentTaint(call.argv));
  const pass = (deed: Deed): void => {
    switch (deed.kind) {
      case "stdout":
        printed = printed === undefined ? deed.value : printed;
        streams.stdout.put(deed.value, streams.certain, call.at, by);
        return;
      case "execution": {
        const { stdin, perhaps } = deed;
        const inner: Streams = {
          ...streams,
          ...(stdin ? { stdin, stdinGiven: true } : {}),
          ...(perhaps ? { certain: false, optional: true } : {}),
        };
        printed ??= known("");
        after = execute(deed, call, after, inner, analysis);
        return;
      }
      case "shell-text":
        printed ??= known("");
        after = runShellText(deed, by, after, streams, analysis);
        return;
      case "shell-file":
        printed ??= known("");
        after = runShellFile(deed, by, after, streams, analysis);
        return;
      default:
        if (deed.kind === "read" && deed.use === "flows")
          taint = joinTaint(taint, deed.target.path.taint);
        analysis.effects.push(
          deed.kind === "delete" ? { ...ownDelete(deed, after, analysis), by } : { ...deed, by },
        );
        if (deed.kind === "write") runStartUpLines(deed, after, streams, analysis);
        if (deed.kind === "write")
          after = leaveWritten(after, deed, by, !streams.optional, analysis);
        if (deed.kind === "delete") {
          movedInto(deed, by, after, analysis);
          after = leaveDeleted(after, deed, !streams.optional);
        }
    }
  };
  const resolve = resolveFor(state, streams, analysis);
  for (const deed of spec.effects(inv, resolve)) pass(deed);
  if (printed === undefined)
    streams.stdout.put(unknown(`it is the output of ${by}`, taint), streams.certain, call.at, by);
  return maybe(after);
}

/** What the text has made itself is nobody's work. */
function ownDelete<D extends Extract<Deed, { kind: "delete" }>>(
  deed: D,
  state: State,
  analysis: Analysis,
): D {
  const { path } = deed.target;
  if (path.kind !== "known" || state.overlay.size === 0) return deed;
  const entry = state.overlay.get(path.text)?.kind;
  const made = entry === "file" || entry === "directory" || entry === "link";
  return made && analysis.world.files.lstat(path.text) === undefined
    ? { ...deed, own: true }
    : deed;
}

/** A deletion also takes what an earlier command has moved into its target. */
function movedInto(
  deed: Extract<Deed, { kind: "delete" }>,
  by: string,
  state: State,
  analysis: Analysis,
): void {
  if (!deed.recursive || deed.target.path.kind !== "known") return;
  for (const path of movedBelow(state.overlay, deed.target.path.text)) {
    const target = { written: path, path: known(path), followed: false };
    analysis.effects.push({ ...deed, target, by });
  }
}

const argumentTaint = (argv: readonly Argument[]): readonly Taint[] =>
  argv.reduce<readonly Taint[]>((all, one) => joinTaint(all, one.value.taint), []);

/** Runs a program on behalf of another, in an environment and directory that that one has made. */
function execute(
  deed: Extract<Deed, { kind: "execution" }>,
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): State {
  if (analysis.budget.depth <= 0) {
    opaque(analysis, `commands run each other more than ${limits.runDepthMax} deep`, call.at);
    return state;
  }
  analysis.budget.depth -= 1;
  const variables = new Map(state.variables);
  for (const [name, value] of deed.environment ?? [])
    variables.set(name, value && { ...exportedScalar, value });
  const directory =
    deed.directory === undefined
      ? state.directory
      : deed.directory.path.kind === "known"
        ? deed.directory.path.text
        : undefined;
  const inner: State = { ...state, variables, directory };
  const outcome = analysis.run.argv(
    { argv: deed.argv, external: true, at: call.at },
    inner,
    streams,
    analysis,
  );
  analysis.budget.depth += 1;
  const [after] = [...outcome.success, ...outcome.failure];
  return after === undefined ? state : withFilesOf(state, after);
}

const exportedScalar = {
  mayBeUnset: false,
  associative: false,
  exported: true,
  readonly: false,
  integer: false,
  nameref: false,
} as const;
