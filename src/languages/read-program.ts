import { limits } from "../base/limits.ts";
import { textsOf, type Value, withTaint } from "../base/value.ts";
import type { Act, CodePlace, CodeReading } from "./meaning/act.ts";
import { evaluator } from "./meaning/evaluate.ts";
import type { Library, Machine } from "./meaning/machine.ts";
import { namesIn } from "./meaning/names.ts";
import type { Syntax } from "./reading/cursor.ts";
import {
  bind,
  type CallExpression,
  type Expression,
  emptyProgram,
  type FunctionExpression,
  type Program,
} from "./reading/expression.ts";
import { readInto } from "./reading/parser.ts";

/** A language that is read: how its programs are written, and what its libraries do. */
export interface Language {
  readonly syntax: Syntax;
  readonly library: Library;
  /** Places of a text where a program of it is read otherwise than here. */
  readonly unreadable?: RegExp;
}

/** Works out what a program does. */
export function readProgram(text: string, language: Language, place: CodePlace): CodeReading {
  const program = emptyProgram();
  if (text.length > limits.codeLengthMax) program.doubts.push("it is too long to be read");
  else if (language.unreadable?.test(text)) program.doubts.push("a part of it is not read");
  else readInto(program, text, language.syntax);
  bindParameters(program);
  bindChanges(program, language.library);
  const machine = machineOf(program, language.library, place);
  for (const step of program.steps) machine.evaluate(step);
  const acts = withShells(machine).map((one) => withDataFlow(one, machine));
  return {
    acts,
    doubts: [...program.doubts, ...machine.doubts],
    libraries: [...program.libraries],
    compound: program.compound,
  };
}

function machineOf(program: Program, library: Library, place: CodePlace): Machine {
  const foreign = [...program.libraries].filter((one) => !library.isOwn(`${one}.x`));
  const machine: Machine = {
    program,
    library,
    place,
    acts: [],
    doubts: new Set(),
    foreign: new Set(foreign.map((one) => one.split(".")[0] ?? one)),
    marks: new Set(),
    directory: undefined,
    names: new Map(),
    cycles: 0,
    taint: [],
    evaluate: evaluator(() => machine),
  };
  return machine;
}

/** Binds the parameters of the program's own functions to what they are called with. */
function bindParameters(program: Program): void {
  const called = new Map<string, number>();
  let budget = limits.codeCallsMax;
  for (const made of program.calls) {
    const { callee, args } = made;
    if (callee.kind === "name") called.set(callee.name, (called.get(callee.name) ?? 0) + 1);
    const name = callee.kind === "name" || callee.kind === "member" ? callee.name : undefined;
    const own = name === undefined ? [] : (program.functions.get(name) ?? []);
    budget -= own.length;
    if (budget < 0) program.doubts.push("it calls its functions in too many ways");
    if (budget < 0) break;
    for (const one of own) bindCall(one, args, callee.kind === "member", program);
    if (callee.kind === "function") bindCall(callee, args, false, program);
    for (const { value } of args) if (value.kind === "function") bindCallback(value, made, program);
  }
  const uses = new Map<string, number>();
  for (const { name } of program.names) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const [name, functions] of program.functions) {
    const asValue = budget < 0 || (uses.get(name) ?? 0) > (called.get(name) ?? 0);
    for (const one of functions)
      for (const parameter of one.parameters)
        if (asValue || !program.sources.has(parameter))
          bind(program, parameter, { kind: "anything" });
  }
}

/** A value that is changed where it is may be anything that has been made of it. */
function bindChanges(program: Program, library: Library): void {
  const changes = [...program.changes];
  for (const { callee, args } of program.calls) {
    const by = args.map(({ value }) => value);
    if (callee.kind === "member" && callee.of.kind === "name")
      if (mutators.has(callee.name) || library.mutators?.test(callee.name))
        changes.push({ name: callee.of.name, by });
    const called =
      callee.kind === "member" && callee.of.kind === "name"
        ? `${callee.of.name}.${callee.name}`
        : nameOf(callee).toLowerCase();
    if (library.changesArguments?.has(called))
      for (const one of by) if (one.kind === "name") changes.push({ name: one.name, by });
  }
  const seen = new Set<string>();
  for (const one of changes) {
    const sources = program.sources.get(one.name) ?? [];
    if (!sources.some(({ kind }) => kind === "value")) continue;
    // Why: another name for the same value.
    for (const source of sources)
      if (source.kind === "value" && source.of.kind === "name" && !seen.has(source.of.name))
        changes.push({ name: source.of.name, by: one.by });
    if (seen.has(one.name)) continue;
    seen.add(one.name);
    const by = one.by.filter(({ kind }) => kind !== "function");
    bind(program, one.name, { kind: "value", of: { kind: "derived", from: by } });
  }
}

function bindCall(
  { parameters }: FunctionExpression,
  args: readonly {
    readonly name?: string;
    readonly value: Expression;
    readonly spread?: boolean;
  }[],
  isMethod: boolean,
  program: Program,
): void {
  const names =
    isMethod && /^(self|cls)$/.test(parameters[0] ?? "") ? parameters.slice(1) : parameters;
  for (const [index, { name, value, spread }] of args.entries()) {
    const parameter = name ?? names[index];
    if (spread) for (const one of names) bind(program, one, { kind: "anything" });
    else if (parameter !== undefined) bind(program, parameter, { kind: "value", of: value });
  }
}

/** A function that is handed over is called with what the receiver holds, or the call gives. */
function bindCallback(
  { parameters }: FunctionExpression,
  made: CallExpression,
  program: Program,
): void {
  const { callee, args } = made;
  const owner = callee.kind === "member" ? callee.of : undefined;
  const goesThrough = callee.kind === "member" && iterations.has(callee.name);
  const others = args.map(({ value }) => value).filter((one) => one.kind !== "function");
  for (const parameter of parameters) {
    // Why: what is opened is given to the block, as to whoever calls it without one.
    if (/^(open|popen|tcp|start)$/.test(nameOf(callee)))
      bind(program, parameter, { kind: "value", of: made });
    else if (owner && callee.kind === "member" && /^(then|tap)$/.test(callee.name))
      bind(program, parameter, { kind: "value", of: owner });
    else if (goesThrough && owner)
      bind(program, parameter, { kind: "value", of: { kind: "element", of: owner } });
    else
      bind(program, parameter, {
        kind: "value",
        of: { kind: "derived", from: [...(owner ? [owner] : []), ...others] },
      });
  }
}

const nameOf = (callee: Expression): string =>
  callee.kind === "name" || callee.kind === "member" ? callee.name : "";

const iterations = namesIn(
  "forEach map filter each some every find flatMap each_with_index select reject collect",
  "sort reduce sort_by group_by each_line detect any? all? map! sum max_by min_by",
);

const mutators = namesIn(
  "append appendleft extend insert push unshift pop popleft shift remove reverse sort splice",
  "clear fill copyWithin update setdefault rotate",
);

/** A connection to a shell gives whoever is at its other end that shell. */
function withShells({ acts, marks }: Machine): readonly Act[] {
  const isShell = acts.some(startsShell);
  const hands = marks.has("socket") && (isShell || marks.has("terminal"));
  if (!hands) return acts;
  return acts.map((one): Act => {
    if (one.kind === "connect") return { ...one, purpose: "shell" };
    return one.kind === "listen" ? { ...one, offers: "shell" } : one;
  });
}

/**
 * What is computed in a way that is not followed may hold all that the program has read; what it
 * prints only where it has more than one way to do so.
 */
function withDataFlow(one: Act, { taint, program }: Machine): Act {
  const flowing = <V extends Value | undefined>(value: V): V =>
    value?.kind === "unknown" ? withTaint(value, taint) : value;
  const carried = (value: Value): Value =>
    value.kind === "partial" ? withTaint(value, taint) : flowing(value);
  switch (one.kind) {
    case "code":
    case "shell":
      return { ...one, text: flowing(one.text) };
    case "run":
      return { ...one, argv: one.argv.map(flowing) };
    case "write":
      return one.content ? { ...one, content: carried(one.content) } : one;
    case "connect":
      return one.sends ? { ...one, sends: carried(one.sends) } : one;
    case "print":
      return program.compound ? { ...one, value: carried(one.value) } : one;
    default:
      return one;
  }
}

const shell = /^(?:\S*\/)?(?:ba|da|z|k|c|tc|a|fi)?sh(?:\s|$)|^(?:cmd|powershell)(?:\.exe)?\b/;

function startsShell(one: Act): boolean {
  const text: Value | undefined =
    one.kind === "shell" ? one.text : one.kind === "run" ? one.argv[0] : undefined;
  return text !== undefined && (textsOf(text)?.some((command) => shell.test(command)) ?? false);
}
