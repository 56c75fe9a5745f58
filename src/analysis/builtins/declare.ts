import { concat, known, prefixOf, textsOf, unknown, type Value } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { environmentTaint } from "../../commands/roles.ts";
import { concealsHistory, splitAssignment } from "../assign.ts";
import { everythingUnknown } from "../bind.ts";
import { declarationOf, declareVariable } from "../declare.ts";
import { evaluateElements, redefinesCommand } from "../evaluated.ts";
import { expander } from "../expander.ts";
import { withFunctionExported } from "../inner-environ.ts";
import { loads } from "../loaders.ts";
import { changesLocale } from "../locale.ts";
import { failed, maybe, succeeded } from "../outcome.ts";
import { runsLater } from "../prompts.ts";
import type { State } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";

/**
 * `declare`, `typeset`, `local`, `export` and `readonly`.
 * Source: bash(1) 5.2, declare, export, local, readonly.
 */
export const declare: Builtin = (call) => {
  const { name, argv, state, streams, at, analysis } = call;
  const { declaration, count } = declarationOf(name, argv);
  const operands = argv.slice(count);
  const has = (letter: string): boolean => declaration.on.includes(letter);
  const lists = has("p") || operands.length === 0;
  if (lists || has("f") || has("F")) {
    const taint = lists && operands.length === 0 ? environmentTaint(analysis) : [];
    const listed = unknown("it lists variables or functions", taint);
    streams.stdout.put(listed, streams.certain, at, name);
  }
  if (has("f") && (name === "export" || has("x")))
    return maybe(
      operands.reduce((after, one) => withFunctionExported(after, textOf(one) ?? ""), state),
    );
  if (has("f") || has("F") || has("p")) return maybe(state);
  // Why: outside of a function bash refuses it.
  if (name === "local" && state.locals === undefined) return failed(state);
  const words = expander(state, streams, analysis);
  for (const operand of operands) {
    const one = declaredBy(operand);
    if (one === undefined)
      words.set((before) =>
        everythingUnknown(before, `${name} sets variables whose names are not known`),
      );
    else declareVariable(declaration, one, words);
  }
  const after = words.state();
  for (const operand of operands) judgeOperand(operand, declaration.on, after, call);
  return hasDoubt(operands) ? maybe(after) : succeeded(after);
};

/** Bash may refuse what is assigned. */
const hasDoubt = (operands: readonly Argument[]): boolean =>
  operands.some((one) => textOf(one) === undefined || /\[/.test(textOf(one) ?? ""));

/** What an operand declares, as far as bash can read it as a name or an assignment. */
function declaredBy(
  operand: Argument,
): { readonly name: string; readonly append: boolean; readonly value?: Value } | undefined {
  if (operand.many) return undefined;
  const text = textOf(operand);
  if (text !== undefined && /^[A-Za-z_]\w*(\[[^\]]*\])?$/.test(text))
    return { name: text, append: false };
  const front = text ?? prefixOf(operand.value);
  const [whole, name, plus] = /^([A-Za-z_]\w*(?:\[[^\]]*\])?)(\+?)=/s.exec(front) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const { value } = operand;
  const texts = textsOf(value);
  const rest = texts
    ? texts.map((one) => known(one.slice(whole.length), value.taint, value.unset))
    : [];
  const [only, ...more] = rest;
  const tail = concat(
    known(front.slice(whole.length), value.taint, value.unset),
    unknown(value.kind === "partial" ? value.why : "it has several possible values"),
  );
  return {
    name,
    append: plus === "+",
    value: only !== undefined && more.length === 0 ? only : tail,
  };
}

/** What becomes of the value beside being kept: code that is loaded, shown or evaluated. */
function judgeOperand(
  operand: Argument,
  letters: string,
  after: State,
  { name, state, streams, analysis }: BuiltinCall,
): void {
  const one = splitAssignment(operand.value);
  const { context } = expander(state, streams, analysis);
  const [, element] = /^([A-Za-z_]\w*)\[/.exec(prefixOf(operand.value)) ?? [];
  if (element !== undefined) {
    context.reparsed(operand.value, "subscript");
    redefinesCommand(element, operand.at, analysis);
  }
  if (one === undefined) return;
  if (isArrayText(one.value) && (/[aA]/.test(letters) || isArray(state, one.name)))
    evaluateElements(one.value, context);
  loads(one.name, one.value, operand.at, after, analysis);
  runsLater(one.name, one.value, after, streams, analysis);
  changesLocale(one.name, one.value, operand.at, analysis);
  if (concealsHistory(one.name, one.value))
    analysis.effects.push({ kind: "conceal", what: "history", at: operand.at, by: name });
}

/** Whether it is an array, or may have been declared as one without any element. */
function isArray({ variables }: State, name: string): boolean {
  const variable = variables.get(name);
  return variable !== undefined && (variable.elements !== undefined || !variable.value);
}

/** `declare "a=(1 2)"`: text in parentheses is an array. */
const isArrayText = (value: Value): boolean =>
  textsOf(value)?.some((text) => text.startsWith("(") && text.endsWith(")")) ?? false;
