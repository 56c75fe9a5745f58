import { textsOf, unknown } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { evaluateOperand } from "../../expand/expand.ts";
import { placeNamed, targetName } from "../../expand/reference.ts";
import { elementsOf, placeOf, withElements, withHidden } from "../../expand/variable.ts";
import { everythingUnknown, subscriptValue } from "../bind.ts";
import { type Expander, expander } from "../expander.ts";
import { maybe, succeeded } from "../outcome.ts";
import { type State, scalar, withVariable } from "../state.ts";
import type { Builtin, BuiltinCall } from "./builtin.ts";

/** `unset`: variables, elements, references, functions. Source: bash(1) 5.2, unset. */
export const unset: Builtin = (call) => {
  const { argv, state, streams, analysis } = call;
  const count = argv.findIndex((one) => !/^-[fnv]+$/.test(textOf(one) ?? ""));
  const operands = count < 0 ? [] : argv.slice(count);
  const letters = argv
    .slice(0, Math.max(count, 0))
    .map((one) => textOf(one) ?? "")
    .join("");
  const words = expander(state, streams, analysis);
  let sure = true;
  for (const operand of operands) {
    const name = textOf(operand);
    if (name === undefined) {
      sure = false;
      words.set((before) =>
        everythingUnknown(before, "unset takes away variables whose names are not known"),
      );
      continue;
    }
    reparsedSubscript(operand, call);
    if (name === "HISTFILE")
      analysis.effects.push({ kind: "conceal", what: "history", at: operand.at, by: "unset" });
    if (!letters.includes("f")) unsetVariable(name, letters.includes("n"), words);
    if (!letters.includes("v")) words.set((before) => withoutFunction(before, name));
  }
  return sure ? succeeded(words.state()) : maybe(words.state());
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

function withoutFunction(state: State, name: string): State {
  if (!state.functions.has(name)) return state;
  const functions = new Map(state.functions);
  functions.delete(name);
  return { ...state, functions };
}

function unsetVariable(operand: string, reference: boolean, words: Expander): void {
  const { context } = words;
  const written = placeNamed(operand);
  // Why: with -n only references are unset.
  if (reference && !context.variable(written.name ?? "")?.nameref) return;
  const leads = reference ? written.name : targetName(context, written.name ?? "");
  const target = placeNamed(leads);
  if (target.name === undefined) {
    words.set((state) => everythingUnknown(state, "unset follows a reference that is not known"));
    return;
  }
  const { name } = target;
  const subscript = written.subscript ?? target.subscript;
  const variable = context.variable(name);
  // Why: bash reports an error and leaves the variable as it is.
  if (variable?.readonly && !variable.doubtful) return;
  if (subscript !== undefined) {
    if (variable) unsetElement(name, subscript, words);
    return;
  }
  // Why: below the local variable of a calling function, the one that it hides comes to light.
  const { locals, callers, passed } = words.state();
  const uncovers = !locals?.has(name) && (callers?.has(name) || passed?.has(name));
  const hidden = { ...scalar(unknown("it was hidden by a local variable")), mayBeUnset: true };
  words.set((state) => withVariable(state, name, uncovers ? hidden : undefined));
}

function unsetElement(name: string, subscript: string, words: Expander): void {
  const variable = words.context.variable(name);
  if (variable === undefined) return;
  const elements = elementsOf(variable);
  const doubt = unknown("an element is unset");
  const put = (after: typeof variable): void =>
    words.set((state) => withVariable(state, name, after));
  if (subscript === "@" || subscript === "*") {
    if (variable.associative) put(withHidden(variable, doubt));
    else words.set((state) => withVariable(state, name, undefined));
    return;
  }
  const text = subscriptValue(subscript);
  const key = variable.associative ? text : evaluateOperand(text, words.context);
  const [index, ...more] = textsOf(key) ?? [];
  if (elements === "unknown" || index === undefined || more.length > 0 || variable.mayBeUnset) {
    put({ ...withHidden(variable, doubt), mayBeUnset: true });
    return;
  }
  const at = placeOf(index, elements, variable);
  if (at === undefined) return;
  if (variable.elements === undefined) {
    if (index === "0") words.set((state) => withVariable(state, name, undefined));
    return;
  }
  put(withElements(variable, new Map([...elements].filter(([one]) => one !== at))));
}
