import type {
  ArithmeticText,
  ParameterExpansion,
  ParameterOperator,
  Word,
  WordPart,
} from "./nodes.ts";

/** The texts behind the operator of `${…}` that are expanded in their turn, in source order. */
export function operandsOf(
  operator: ParameterOperator,
): readonly (Word | ArithmeticText | undefined)[] {
  switch (operator.kind) {
    case "default":
    case "assign":
    case "error":
    case "alternative":
      return [operator.word];
    case "remove-prefix":
    case "remove-suffix":
    case "case":
      return [operator.pattern];
    case "substring":
      return [operator.offset, operator.length];
    case "replace":
      return [operator.pattern, operator.replacement];
    case "length":
    case "names":
    case "keys":
    case "transform":
    case "bad":
      return [];
  }
}

/** The word parts inside `${…}`: those of its subscript and of the texts behind its operator. */
export function partsInside({ subscript, operator }: ParameterExpansion): readonly WordPart[] {
  const operands = operator === undefined ? [] : operandsOf(operator);
  return [...(subscript?.parts ?? []), ...operands.flatMap((one) => one?.parts ?? [])];
}
