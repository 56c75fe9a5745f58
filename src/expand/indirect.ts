import { textsOf, unknown, type Value } from "../base/value.ts";
import type { ParameterExpansion } from "../syntax/nodes.ts";
import { isName, literalWord, lookUp, type Parameter } from "./lookup.ts";
import type { Expansion } from "./piece.ts";

/** `${!name}`: the parameter that the value of `name` names; for a reference its target's name. */
export function resolveIndirect(part: ParameterExpansion, expansion: Expansion): Parameter {
  const { context } = expansion;
  const variable = context.variable(part.name);
  if (variable?.nameref && part.subscript === undefined)
    return variable.value
      ? { kind: "one", value: variable.value, mayBeUnset: variable.mayBeUnset }
      : { kind: "one", mayBeUnset: true };
  const pointer = lookUp(expansion, part.name, part.subscript);
  if (pointer.kind !== "one") return listed(expansion);
  if (pointer.value === undefined) return unknownTarget(unknown(`${part.name} is unset`));
  const texts = textsOf(pointer.value);
  const [text] = texts ?? [];
  if (text === undefined || texts?.length !== 1 || pointer.mayBeUnset) {
    context.reparsed(pointer.value, "indirection");
    return unknownTarget(pointer.value);
  }
  return target(text, pointer.value, expansion, part);
}

function target(
  text: string,
  pointer: Value,
  expansion: Expansion,
  part: ParameterExpansion,
): Parameter {
  if (isName(text) || /^([0-9]+|[@*#?$!-])$/.test(text)) return lookUp(expansion, text);
  const [, name, subscript] = /^([A-Za-z_]\w*)\[([\w@*]+)\]$/.exec(text) ?? [];
  if (name !== undefined && subscript !== undefined)
    return lookUp(expansion, name, literalWord(subscript, part.span));
  expansion.context.reparsed(pointer, "indirection");
  return unknownTarget(pointer);
}

const unknownTarget = (pointer: Value): Parameter => ({
  kind: "one",
  value: unknown("it is the value of a variable that is not known", pointer.taint),
  mayBeUnset: true,
});

function listed(expansion: Expansion): Parameter {
  const value = unknown("it is named by a list of texts");
  expansion.context.reparsed(value, "indirection");
  return { kind: "one", value, mayBeUnset: true };
}
