import { limits } from "../../base/limits.ts";
import type { BinaryOperator, Expression, Place, UnaryOperator } from "./expression.ts";
import { ArithmeticError, readTokens, type Token } from "./tokens.ts";

/**
 * Reads an expression whose expansions are done; the empty text is 0.
 * @throws {ArithmeticError} where bash would report an error, or past `limits.depthMax`.
 */
export function parseExpression(text: string): Expression {
  const parsing: Parsing = { tokens: readTokens(text), at: 0, depth: 0 };
  if (parsing.tokens.length === 0) return { kind: "number", value: 0n };
  const expression = parseComma(parsing);
  if (parsing.at < parsing.tokens.length) throw new ArithmeticError("it has a syntax error");
  return expression;
}

interface Parsing {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

function parseComma(parsing: Parsing): Expression {
  let left = parseAssignment(parsing);
  while (accept(parsing, ","))
    left = { kind: "binary", operator: ",", left, right: parseAssignment(parsing) };
  return left;
}

function parseAssignment(parsing: Parsing): Expression {
  return deeper(parsing, () => {
    const left = parseConditional(parsing);
    const operator = operatorAt(parsing);
    if (operator === undefined || !/^([-+*/%&^|]|<<|>>)?=$/.test(operator)) return left;
    if (left.kind !== "place") throw new ArithmeticError("it assigns to what is no variable");
    parsing.at += 1;
    const value = parseAssignment(parsing);
    const binary = operator.slice(0, -1) as BinaryOperator;
    return {
      kind: "assign",
      place: left,
      value,
      ...(operator === "=" ? {} : { operator: binary }),
    };
  });
}

function parseConditional(parsing: Parsing): Expression {
  const test = parseLogical(parsing, 0);
  if (!accept(parsing, "?")) return test;
  const yes = parseComma(parsing);
  if (!accept(parsing, ":")) throw new ArithmeticError("a `?` has no `:`");
  const no = deeper(parsing, () => parseConditional(parsing));
  return { kind: "conditional", test, yes, no };
}

const logical = ["||", "&&"] as const;

function parseLogical(parsing: Parsing, level: number): Expression {
  const operator = logical[level];
  if (operator === undefined) return parseBinary(parsing, 0);
  let left = parseLogical(parsing, level + 1);
  while (accept(parsing, operator))
    left = { kind: "logical", operator, left, right: parseLogical(parsing, level + 1) };
  return left;
}

/** Operators of equal precedence, the loosest first. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
];

function parseBinary(parsing: Parsing, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return parsePower(parsing);
  let left = parseBinary(parsing, level + 1);
  for (;;) {
    const operator = operators.find((one) => accept(parsing, one));
    if (operator === undefined) return left;
    left = { kind: "binary", operator, left, right: parseBinary(parsing, level + 1) };
  }
}

function parsePower(parsing: Parsing): Expression {
  const left = parseUnary(parsing);
  if (!accept(parsing, "**")) return left;
  const right = deeper(parsing, () => parsePower(parsing));
  return { kind: "binary", operator: "**", left, right };
}

const unaryOperators: readonly UnaryOperator[] = ["+", "-", "!", "~"];

function parseUnary(parsing: Parsing): Expression {
  return deeper(parsing, () => {
    const update = operatorAt(parsing);
    if (update === "++" || update === "--") {
      const next = parsing.tokens[parsing.at + 1];
      if (next?.kind !== "name") throw new ArithmeticError("`++` stands before no variable");
      parsing.at += 2;
      return { kind: "update", by: update === "++" ? 1n : -1n, prefix: true, place: placeOf(next) };
    }
    const operator = unaryOperators.find((one) => accept(parsing, one));
    if (operator !== undefined) return { kind: "unary", operator, operand: parseUnary(parsing) };
    return parsePrimary(parsing);
  });
}

function parsePrimary(parsing: Parsing): Expression {
  const token = parsing.tokens[parsing.at];
  if (token === undefined) throw new ArithmeticError("an operand is missing");
  parsing.at += 1;
  switch (token.kind) {
    case "number":
    case "unknown":
      return token;
    case "name": {
      const place = placeOf(token);
      const update = operatorAt(parsing);
      if (update !== "++" && update !== "--") return place;
      parsing.at += 1;
      return { kind: "update", by: update === "++" ? 1n : -1n, prefix: false, place };
    }
    case "operator": {
      if (token.text !== "(") throw new ArithmeticError("an operand is missing");
      const inner = parseComma(parsing);
      if (!accept(parsing, ")")) throw new ArithmeticError("a parenthesis is not closed");
      // Why: in parentheses a variable is a value and no longer a place to assign to.
      return inner.kind === "place" ? { kind: "unary", operator: "+", operand: inner } : inner;
    }
  }
}

const placeOf = ({ name, subscript }: Extract<Token, { kind: "name" }>): Place => ({
  kind: "place",
  name,
  ...(subscript === undefined ? {} : { subscript }),
});

function operatorAt(parsing: Parsing): string | undefined {
  const token = parsing.tokens[parsing.at];
  return token?.kind === "operator" ? token.text : undefined;
}

function accept(parsing: Parsing, operator: string): boolean {
  if (operatorAt(parsing) !== operator) return false;
  parsing.at += 1;
  return true;
}

function deeper<T>(parsing: Parsing, parse: () => T): T {
  parsing.depth += 1;
  if (parsing.depth > limits.depthMax) throw new ArithmeticError("it is nested too deeply");
  const result = parse();
  parsing.depth -= 1;
  return result;
}
