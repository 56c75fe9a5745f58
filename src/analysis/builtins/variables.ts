import { concat, known, prefixOf, textsOf, unknown, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { evaluateOperand } from "../../expand/expand.ts";
import {
  assignText,
  assignTo,
  concealsHistory,
  everythingUnknown,
  splitAssignment,
} from "../assign.ts";
import { calculated, evaluateElements, redefinesCommand } from "../evaluated.ts";
import { expander, variableOf } from "../expander.ts";
import { functionVariable } from "../inner-environ.ts";
import { loads } from "../loaders.ts";
import { changesLocale } from "../locale.ts";
import { maybe, type Outcome, succeeded } from "../outcome.ts";
import { mayRead } from "../program-input.ts";
import { runsLater } from "../prompts.ts";
import { type State, scalar, withVariable } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";
import { optionArguments, runLater } from "./evaluating.ts";

/**
 * `declare`, `typeset`, `local`, `export` and `readonly`.
 * Source: bash(1) 5.2, declare, export, local, readonly.
 */
export const declare: Builtin = ({ name, argv, state, streams, at, analysis }) => {
  const letters = optionLetters(argv);
  const operands = argv.filter(
    (one) => !/^[-+][a-zA-Z]+$/.test(textOf(one) ?? "") && textOf(one) !== "--",
  );
  if (
    letters.includes("p") ||
    letters.includes("f") ||
    letters.includes("F") ||
    operands.length === 0
  )
    streams.stdout.put(unknown("it lists variables or functions"), streams.certain, at, name);
  if (letters.includes("f") && (name === "export" || letters.includes("x")))
    return maybe(operands.reduce(withFunctionExported, state));
  if (letters.includes("f") || letters.includes("F") || letters.includes("p")) return maybe(state);
  const attributes = {
    ...(name === "export" || letters.includes("x")
      ? { exported: !letters.includes("n") || name !== "export" }
      : {}),
    ...(name === "readonly" || letters.includes("r") ? { readonly: true } : {}),
    ...(letters.includes("i") ? { integer: true } : {}),
    ...(letters.includes("A") ? { associative: true } : {}),
    ...(letters.includes("n") && name !== "export" ? { nameref: true } : {}),
  };
  const local =
    (name === "local" || name === "declare" || name === "typeset") && !letters.includes("g");
  let after = state;
  for (const operand of operands) {
    const one = declaration(operand);
    if (one === undefined) {
      after = everythingUnknown(after, `${name} sets variables whose names are not known`);
      continue;
    }
    const fresh = local && after.locals !== undefined && !after.locals.has(one.name);
    if (local) after = remember(after, one.name);
    // Why: a new local variable is unset, whatever it hides.
    const old = fresh ? undefined : variableOf(after, one.name, analysis);
    const joined = one.value && one.append && old?.value ? concat(old.value, one.value) : one.value;
    const counts = attributes.integer === true || old?.integer === true;
    const value =
      joined && counts ? calculated(joined, expander(after, streams, analysis).context) : joined;
    const variable = value
      ? {
          ...scalar(value, old),
          ...(isArrayText(value) ? { elements: "unknown" as const } : {}),
          ...attributes,
        }
      : { ...(old ?? { ...scalar(known("")), mayBeUnset: true }), ...attributes };
    if (value === undefined && old === undefined)
      after = withVariable(after, one.name, undeclared(variable));
    else
      after = attributes.nameref
        ? withVariable(after, one.name, variable)
        : assignTo(after, one.name, variable);
  }
  for (const operand of operands) {
    const one = splitAssignment(operand.value);
    const { context } = expander(state, streams, analysis);
    const [, element] = /^([A-Za-z_]\w*)\[/.exec(prefixOf(operand.value)) ?? [];
    if (element !== undefined) {
      context.reparsed(operand.value, "subscript");
      redefinesCommand(element, operand.at, analysis);
    }
    if (one && isArrayText(one.value) && (/[aA]/.test(letters) || isArray(state, one.name)))
      evaluateElements(one.value, context);
    if (one) loads(one.name, one.value, operand.at, after, analysis);
    if (one) runsLater(one.name, one.value, after, streams, analysis);
    if (one) changesLocale(one.name, one.value, operand.at, analysis);
    if (one && concealsHistory(one.name, one.value))
      analysis.effects.push({ kind: "conceal", what: "history", at: operand.at, by: name });
  }
  return succeeded(after);
};

function withFunctionExported(state: State, operand: Argument): State {
  const exported = { ...scalar(unknown("it is a function")), exported: true };
  return withVariable(state, functionVariable(textOf(operand) ?? ""), exported);
}

/** Whether it is an array, or may have been declared as one without any element. */
function isArray({ variables }: State, name: string): boolean {
  const variable = variables.get(name);
  return variable !== undefined && (variable.elements !== undefined || !variable.value);
}

/** `declare a=(1 2)`: the text in parentheses is an array. */
const isArrayText = (value: Value): boolean =>
  textsOf(value)?.some((text) => text.startsWith("(") && text.endsWith(")")) ?? false;

/** Declared with attributes, but unset: no value. */
const undeclared = (variable: ReturnType<typeof scalar>): ReturnType<typeof scalar> => {
  const { value: _, ...rest } = variable;
  return { ...rest, mayBeUnset: true };
};

function declaration(
  operand: Argument,
): { readonly name: string; readonly append: boolean; readonly value?: Value } | undefined {
  const assignment = splitAssignment(operand.value);
  if (assignment) return assignment;
  const text = textOf(operand);
  const match = text === undefined ? null : /^([A-Za-z_]\w*)(\[.*)?$/.exec(text);
  if (!match) return undefined;
  return { name: match[1] as string, append: false };
}

/** Inside a function a declaration hides the outer variable until the function returns. */
function remember(state: State, name: string): State {
  if (state.locals === undefined || state.locals.has(name)) return state;
  const locals = new Map(state.locals).set(name, state.variables.get(name));
  return { ...state, locals };
}

const optionLetters = (argv: readonly Argument[]): string =>
  argv
    .map((one) => textOf(one) ?? "")
    .filter((text) => /^[-+][a-zA-Z]+$/.test(text))
    .join("");

/** `unset` */
export const unset: Builtin = ({ argv, state, streams, analysis }) => {
  const letters = optionLetters(argv);
  let after = state;
  for (const operand of argv.filter((one) => !/^-[fnv]+$/.test(textOf(one) ?? ""))) {
    const name = textOf(operand);
    if (name === undefined) {
      after = everythingUnknown(after, "unset takes away variables whose names are not known");
      continue;
    }
    reparsedSubscript(operand, { analysis, state, streams });
    if (name === "HISTFILE")
      analysis.effects.push({ kind: "conceal", what: "history", at: operand.at, by: "unset" });
    const plain = name.replace(/\[.*$/, "");
    if (!letters.includes("f") && name === plain) after = withVariable(after, plain, undefined);
    if (name !== plain)
      after = assignText(after, plain, unknown("an element is unset"), streams, analysis);
    if (!letters.includes("v") && after.functions.has(plain)) {
      const functions = new Map(after.functions);
      functions.delete(plain);
      after = { ...after, functions };
    }
  }
  return succeeded(after);
};

type Place = Pick<BuiltinCall, "analysis" | "state" | "streams">;

/** A name operand such as `a[$(x)]` is evaluated. */
export function reparsedSubscript(operand: Argument, place: Place): void {
  const text = textOf(operand);
  if (text?.includes("["))
    expander(place.state, place.streams, place.analysis).context.reparsed(
      operand.value,
      "subscript",
    );
}

/** `mapfile` and `readarray` */
export const mapfile: Builtin = (call) => {
  const { name: by, argv, state, streams, analysis, at } = call;
  mayRead(by, streams, analysis);
  for (const [option, text] of optionArguments(argv, "dnOsuCc")) {
    if (option !== "C") continue;
    runLater(text, call);
    analysis.effects.push({ kind: "opaque", why: "mapfile runs a callback", at, by: "mapfile" });
  }
  const last = textOf(argv.at(-1));
  const name = last !== undefined && /^[A-Za-z_]\w*$/.test(last) ? last : "MAPFILE";
  const variable = {
    ...scalar(unknown("it is read while the command runs", streams.stdin.taint)),
    elements: linesOf(streams.stdin, argv),
  };
  return maybe(assignTo(state, name, variable));
};

/** Without options that choose, every line is an element. */
function linesOf(input: Value, argv: readonly Argument[]): ReadonlyMap<string, Value> | "unknown" {
  const [text, ...more] = textsOf(input) ?? [];
  const trims = textOf(argv[0]) === "-t";
  if (text === undefined || more.length > 0 || argv.length > (trims ? 2 : 1)) return "unknown";
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const content = (line: string): string => (trims ? line.replace(/\n$/, "") : line);
  return new Map(lines.map((line, at) => [String(at), known(content(line), input.taint)]));
}

/**
 * `let`, `getopts`, `wait -p` and other builtins that set variables to what only a run can tell.
 */
export const setsVariables: Builtin = ({ name, argv, state, streams, analysis }) => {
  let after = state;
  for (const operand of argv) {
    if (name === "let") evaluateOperand(operand.value, expander(state, streams, analysis).context);
    else expander(state, streams, analysis).context.reparsed(operand.value, "subscript");
    const names = (textOf(operand) ?? "").match(/[A-Za-z_]\w*/g) ?? [];
    for (const one of names) {
      const value = unknown(`${name} sets it`);
      after = assignText(after, one, value, streams, analysis);
    }
  }
  if (name === "getopts")
    after = assignText(
      after,
      "OPTARG",
      unknown("getopts sets it", positionalTaint(state)),
      streams,
      analysis,
    );
  return maybe(after);
};

const positionalTaint = (state: State): Value["taint"] =>
  state.positional === "unknown" ? [] : state.positional.flatMap((one) => one.taint);

/** `shift n` */
export const shift: Builtin = ({ argv, state }): Outcome => {
  const text = textOf(argv[0]);
  const count =
    argv.length === 0 ? 1 : text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  if (state.positional === "unknown" || count === undefined)
    return maybe({ ...state, positional: "unknown" });
  if (count > state.positional.length) return { success: [], failure: [state], jumps: [] };
  return succeeded({ ...state, positional: state.positional.slice(count) });
};
