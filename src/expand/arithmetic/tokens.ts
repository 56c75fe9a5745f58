import { unknownOperand } from "./expression.ts";

/** One token of an arithmetic expression. */
export type Token =
  | { readonly kind: "number"; readonly value: bigint }
  | { readonly kind: "name"; readonly name: string; readonly subscript?: string }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "unknown" };

/** Why bash would refuse to evaluate an expression. */
export class ArithmeticError extends Error {
  override readonly name = "ArithmeticError";
}

/**
 * The tokens of an expression whose expansions are done.
 * @throws {ArithmeticError} where bash would report an error.
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /^[ \t\n]+/.exec(text.slice(at, at + 4096))?.[0];
    if (blank) {
      at += blank.length;
      continue;
    }
    if (text.startsWith(unknownOperand, at)) {
      tokens.push({ kind: "unknown" });
      at += unknownOperand.length;
      continue;
    }
    const character = text[at] as string;
    if (/[0-9]/.test(character)) at = readNumber(text, at, tokens);
    else if (/[A-Za-z_]/.test(character)) at = readName(text, at, tokens);
    else at = readOperator(text, at, tokens);
  }
  return tokens;
}

const operators: readonly string[] = [
  ...["<<=", ">>="],
  ...["**", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||"],
  ...["+=", "-=", "*=", "/=", "%=", "&=", "^=", "|="],
  ...["+", "-", "*", "/", "%", "<", ">", "=", "!", "~", "&", "^", "|", "?", ":", ",", "(", ")"],
];

function readOperator(text: string, at: number, tokens: Token[]): number {
  const operator = operators.find(
    (one) => text.startsWith(one, at) && isWhole(one, text, at, tokens),
  );
  if (operator === undefined) throw new ArithmeticError("it holds a character that is no operator");
  tokens.push({ kind: "operator", text: operator });
  return at + operator.length;
}

/** `++` and `--` are one only behind a name or before one; anywhere else they are two signs. */
function isWhole(operator: string, text: string, at: number, tokens: readonly Token[]): boolean {
  if (operator !== "++" && operator !== "--") return true;
  return tokens.at(-1)?.kind === "name" || /^[ \t\n]*[A-Za-z_]/.test(text.slice(at + 2, at + 4096));
}

function readName(text: string, at: number, tokens: Token[]): number {
  let end = at;
  while (end < text.length && /\w/.test(text[end] as string)) end += 1;
  const name = text.slice(at, end);
  if (text[end] !== "[") {
    tokens.push({ kind: "name", name });
    return end;
  }
  const close = closingBracket(text, end);
  tokens.push({ kind: "name", name, subscript: text.slice(end + 1, close) });
  return close + 1;
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "[") depth += 1;
    else if (text[at] === "]") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new ArithmeticError("a subscript is not closed");
}

function readNumber(text: string, at: number, tokens: Token[]): number {
  let end = at;
  while (end < text.length && /[0-9A-Za-z_@#]/.test(text[end] as string)) end += 1;
  tokens.push({ kind: "number", value: numberOf(text.slice(at, end)) });
  return end;
}

/**
 * The value of a numeral: decimal, `0` octal, `0x` hexadecimal or `base#digits` up to base 64.
 * @throws {ArithmeticError} where bash would report an error.
 */
function numberOf(text: string): bigint {
  if (/^(0|[1-9][0-9]*)$/.test(text)) return BigInt.asIntN(64, BigInt(text));
  if (/^0[0-7]+$/.test(text)) return digits(text.slice(1), 8);
  if (/^0[xX][0-9A-Fa-f]+$/.test(text)) return digits(text.slice(2), 16);
  const [, base, numeral] = /^([1-9][0-9]?)#([0-9A-Za-z_@]+)$/.exec(text) ?? [];
  const radix = Number(base);
  if (base === undefined || numeral === undefined || radix < 2 || radix > 64)
    throw new ArithmeticError("it holds an invalid number");
  return digits(numeral, radix);
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_";

function digits(text: string, radix: number): bigint {
  let value = 0n;
  for (const digit of radix <= 36 ? text.toLowerCase() : text) {
    const worth = alphabet.indexOf(digit);
    if (worth < 0 || worth >= radix) throw new ArithmeticError("a digit is too great for its base");
    value = BigInt.asIntN(64, value * BigInt(radix) + BigInt(worth));
  }
  return value;
}
