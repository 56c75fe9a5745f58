import type { BinaryOperator, UnaryOperator } from "./expression.ts";
import { ArithmeticError } from "./tokens.ts";

/** A unary operator on 64-bit integers that wrap. */
export function applyUnary(operator: UnaryOperator, value: bigint): bigint {
  switch (operator) {
    case "+":
      return value;
    case "-":
      return BigInt.asIntN(64, -value);
    case "!":
      return value === 0n ? 1n : 0n;
    case "~":
      return ~value;
  }
}

/**
 * A binary operator on 64-bit integers that wrap.
 * @throws {ArithmeticError} on division by zero and on a negative exponent.
 */
export function applyBinary(operator: BinaryOperator, left: bigint, right: bigint): bigint {
  return BigInt.asIntN(64, calculate(operator, left, right));
}

function calculate(operator: BinaryOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case ",":
      return right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "&":
      return left & right;
    case "==":
      return left === right ? 1n : 0n;
    case "!=":
      return left === right ? 0n : 1n;
    case "<=":
      return left <= right ? 1n : 0n;
    case ">=":
      return left >= right ? 1n : 0n;
    case "<":
      return left < right ? 1n : 0n;
    case ">":
      return left > right ? 1n : 0n;
    case "<<":
      return left << (right & 63n);
    case ">>":
      return left >> (right & 63n);
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
    case "%":
      if (right === 0n) throw new ArithmeticError("it divides by zero");
      return operator === "/" ? left / right : left % right;
    case "**":
      return power(left, right);
  }
}

function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throw new ArithmeticError("an exponent is negative");
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = BigInt.asIntN(64, result * square);
    square = BigInt.asIntN(64, square * square);
  }
  return result;
}
