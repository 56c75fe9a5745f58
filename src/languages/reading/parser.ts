import { limits } from "../../base/limits.ts";
import {
  accept,
  expect,
  isMark,
  isNext,
  type Parser,
  peek,
  type Syntax,
  take,
  takeName,
  unexpected,
} from "./cursor.ts";
import {
  bind,
  type CallArgument,
  type CallExpression,
  change,
  type Expression,
  type MemberExpression,
  type NameExpression,
  type Program,
  plain,
  type TextPart,
} from "./expression.ts";
import { tokensOf } from "./lexer.ts";
import { type CodeToken, Unreadable } from "./token.ts";

/** Reads the statements of a text into the program; what cannot be read becomes a doubt. */
export function readInto(program: Program, text: string, syntax: Syntax, depth = 0): void {
  const parser = parserOf(program, text, syntax, depth);
  if (parser) statements(parser);
}

function parserOf(
  program: Program,
  text: string,
  syntax: Syntax,
  depth: number,
): Parser | undefined {
  try {
    return { syntax, tokens: tokensOf(text, syntax.lexis), program, at: 0, depth };
  } catch (error) {
    noteUnreadable(program, error);
    return undefined;
  }
}

function noteUnreadable(program: Program, error: unknown): void {
  if (!(error instanceof Unreadable)) throw error;
  program.doubts.push(error.message);
}

/** Reads to the end; after what cannot be read it goes on behind the next separator. */
export function statements(parser: Parser): void {
  const { depth } = parser;
  while (peek(parser).kind !== "end") {
    const from = parser.at;
    parser.depth = depth;
    try {
      if (!accept(parser, ";") && !parser.syntax.statement(parser)) expressionStatement(parser);
    } catch (error) {
      noteUnreadable(parser.program, error);
      skipStatement(parser, from);
    }
  }
}

function skipStatement(parser: Parser, from: number): void {
  if (parser.at === from) parser.at += 1;
  while (peek(parser).kind !== "end" && peek(parser).text !== ";" && !peek(parser).newLine)
    parser.at += 1;
}

function expressionStatement(parser: Parser): void {
  parser.program.steps.push(expression(parser));
}

/** Reads an expression of operators that bind at least so strongly. */
export function expression(parser: Parser, strengthMin = 0): Expression {
  parser.depth += 1;
  if (parser.depth > limits.depthMax) throw new Unreadable("it is nested too deeply");
  let left = unary(parser);
  for (;;) {
    const token = peek(parser);
    if (token.kind !== "mark" && token.kind !== "name") break;
    if (token.newLine && !parser.syntax.goesOn(token)) break;
    const next = afterValue(parser, left, token, strengthMin);
    if (next === undefined) break;
    left = next;
  }
  parser.depth -= 1;
  return left;
}

const assignment = /^(?:[-+*/%.&|^x~]|\*\*|\/\/|<<|>>|>>>|\|\||&&|\?\?|\.\.|:)?=$/;

function afterValue(
  parser: Parser,
  left: Expression,
  token: CodeToken,
  strengthMin: number,
): Expression | undefined {
  const { text } = token;
  const own = parser.syntax.infix?.(parser, left, strengthMin);
  if (own) return own;
  if (token.kind === "mark" && assignment.test(text) && strengthMin <= strengths.assignment) {
    take(parser);
    return assigned(parser, left, text, expression(parser, strengths.assignment));
  }
  if (text === "?" && strengthMin <= strengths.choice) {
    take(parser);
    const either = isNext(parser, ":") ? left : expression(parser, strengths.assignment);
    expect(parser, ":");
    const other = expression(parser, strengths.assignment);
    return { kind: "operation", operator: "either", operands: [left, either, other] };
  }
  const strength = parser.syntax.operators.get(text);
  if (strength === undefined || strength < strengthMin) return undefined;
  take(parser);
  if (text === "not") accept(parser, "in");
  if (text === "is") accept(parser, "not");
  const right = expression(parser, strength + 1);
  if (/^(<<|=~)$/.test(text)) change(parser.program, left, [right]);
  return { kind: "operation", operator: text, operands: [left, right] };
}

/** How strongly what all languages have binds. */
export const strengths = { words: 1, assignment: 2, choice: 3 } as const;

/** Operators of most languages. */
export const commonOperators: readonly (readonly [string, number])[] = [
  ["or", 4],
  ["||", 4],
  ["??", 4],
  ["and", 5],
  ["&&", 5],
  ["|", 7],
  ["^", 7],
  ["&", 7],
  ...["==", "!=", "===", "!==", "<", ">", "<=", ">=", "<=>"].map((one) => [one, 8] as const),
  ["<<", 10],
  [">>", 10],
  [">>>", 10],
  ["+", 11],
  ["-", 11],
  ["*", 12],
  ["/", 12],
  ["%", 12],
  ["**", 13],
];

/** Notes that a target gets a value, and gives the assignment as an expression. */
export function assigned(
  parser: Parser,
  target: Expression,
  operator: string,
  value: Expression,
): Expression {
  const plainly = operator === "=" || operator === ":=";
  const operand: Expression = plainly
    ? value
    : { kind: "operation", operator: operator.slice(0, -1), operands: [target, value] };
  bindTarget(parser.program, target, operand);
  const [first] = target.kind === "call" ? target.args : [];
  if (target.kind !== "name") change(parser.program, first?.value ?? target, [operand]);
  return { kind: "operation", operator: "=", operands: [target, operand] };
}

/** Binds the names in a target: of an assignment, of a loop, of what is taken apart. */
export function bindTarget(program: Program, target: Expression, value: Expression): void {
  if (target.kind === "name") bind(program, target.name, { kind: "value", of: value });
  else if (target.kind === "member") bind(program, `.${target.name}`, { kind: "value", of: value });
  else if (target.kind === "list") {
    const same = value.kind === "list" && value.items.length === target.items.length;
    for (const [index, item] of target.items.entries())
      bindTarget(
        program,
        item,
        same ? (value.items[index] as Expression) : { kind: "element", of: value },
      );
  } else if (target.kind === "record")
    for (const [key, item] of target.entries) {
      const name = key?.kind === "text" && typeof key.parts[0] === "string" ? key.parts[0] : "";
      bindTarget(program, item, name === "" ? value : { kind: "member", of: value, name });
    }
  else if (target.kind === "operation") {
    const [inner] = target.operands;
    if (inner) bindTarget(program, inner, { kind: "derived", from: [value] });
  }
}

function unary(parser: Parser): Expression {
  const token = peek(parser);
  const isOperator = token.kind === "mark" || token.kind === "name";
  if (isOperator && parser.syntax.prefixes.has(token.text)) {
    take(parser);
    parser.depth += 1;
    if (parser.depth > limits.depthMax) throw new Unreadable("it is nested too deeply");
    const operand = unary(parser);
    parser.depth -= 1;
    // Why: what else holds it may change it.
    if (/^[\\&]$/.test(token.text)) change(parser.program, operand);
    return { kind: "operation", operator: `prefix ${token.text}`, operands: [operand] };
  }
  return suffixes(parser, primary(parser));
}

/** Reads members, indexes and calls behind a value. */
export function suffixes(parser: Parser, value: Expression): Expression {
  let left = value;
  for (;;) {
    const token = peek(parser);
    if (token.newLine && !parser.syntax.goesOn(token)) return left;
    const own = parser.syntax.suffix?.(parser, left);
    if (own) {
      left = own;
      continue;
    }
    if (token.kind !== "mark") return left;
    const isDot = token.text === "." || token.text === "?.";
    if (isDot && !parser.syntax.dotsJoin) {
      take(parser);
      if (isNext(parser, "(") || isNext(parser, "[")) continue;
      left = member(left, takeName(parser));
    } else if (token.text === "(") {
      take(parser);
      left = call(parser, left, callArguments(parser, ")"));
    } else if (token.text === "[") {
      take(parser);
      left = { kind: "index", of: left, keys: items(parser, "]") };
    } else return left;
  }
}

/** A member of a value. */
export const member = (of: Expression, name: string): MemberExpression => ({
  kind: "member",
  of,
  name,
});

/** Notes a call, and gives it as an expression. */
export function call(
  parser: Parser,
  callee: Expression,
  args: readonly CallArgument[],
): CallExpression {
  const made: CallExpression = { kind: "call", callee, args };
  parser.program.calls.push(made);
  return made;
}

/** Notes the use of a name, and gives it as an expression. */
export function nameUse(parser: Parser, name: string): NameExpression {
  const made: NameExpression = { kind: "name", name };
  parser.program.names.push(made);
  return made;
}

function primary(parser: Parser): Expression {
  const own = parser.syntax.primary(parser);
  if (own) return own;
  const token = peek(parser);
  switch (token.kind) {
    case "text":
      take(parser);
      return textOf(parser, token);
    case "command":
      take(parser);
      return { kind: "command", text: textOf(parser, token) };
    case "words":
      take(parser);
      return wordsOf(token);
    case "pattern":
      take(parser);
      // Why: a substitution without a target changes what the loop goes through.
      parser.program.changes.push({ name: "$_", by: [] });
      return {
        kind: "derived",
        from: token.parts.flatMap((one) =>
          typeof one === "string" ? [] : [hole(parser, one.code)],
        ),
      };
    case "number":
      take(parser);
      return { kind: "number", text: token.text };
    case "name":
      if (parser.syntax.keywords.has(token.text)) throw unexpected(parser);
      take(parser);
      return nameUse(parser, token.text);
    default:
      return bracketed(parser);
  }
}

function bracketed(parser: Parser): Expression {
  if (accept(parser, "(")) {
    const inner = items(parser, ")");
    return inner.length === 1 ? (inner[0] as Expression) : { kind: "list", items: inner };
  }
  if (accept(parser, "[")) return { kind: "list", items: items(parser, "]") };
  throw unexpected(parser);
}

/** A text with the values of its holes, which are read as code of the same program. */
export function textOf(parser: Parser, { parts }: CodeToken): Expression {
  const read = parts.map(
    (one): TextPart => (typeof one === "string" ? one : hole(parser, one.code)),
  );
  return { kind: "text", parts: read };
}

/** Reads code within a text. */
export function hole(parser: Parser, code: string): Expression {
  const { syntax, program, depth } = parser;
  if (depth > limits.depthMax) throw new Unreadable("it is nested too deeply");
  const inner: Parser = {
    syntax,
    tokens: tokensOf(code, syntax.lexis),
    program,
    at: 0,
    depth: depth + 1,
  };
  const first = peek(inner).kind === "end" ? plain : expression(inner);
  while (accept(inner, ";")) statements(inner);
  if (peek(inner).kind !== "end") throw unexpected(inner);
  return first;
}

/** Any number of values, each of which is like this one. */
export const many = (of: Expression): Expression => ({
  kind: "operation",
  operator: "each",
  operands: [of],
});

const wordsOf = ({ text }: CodeToken): Expression => ({
  kind: "list",
  items: text
    .split(/\s+/)
    .filter((one) => one !== "")
    .map((one) => ({ kind: "text", parts: [one] })),
});

/** Expressions separated by commas, up to a closing bracket, which is taken. */
export function items(parser: Parser, close: string): Expression[] {
  return callArguments(parser, close).map(({ value, spread }) =>
    spread ? many({ kind: "element", of: value }) : value,
  );
}

/** Arguments of a call, up to the closing bracket, which is taken. */
export function callArguments(parser: Parser, close: string): CallArgument[] {
  const args: CallArgument[] = [];
  const { clauses } = parser.syntax;
  while (!accept(parser, close)) {
    const one = argument(parser);
    args.push(clauses ? { ...one, value: clauses(parser, one.value) } : one);
    if (!isNext(parser, close)) expect(parser, ",");
  }
  return args;
}

/** One argument: by position, by name (`a=1`, `a: 1`), or spread. */
export function argument(parser: Parser): CallArgument {
  const [first, second] = [peek(parser), peek(parser, 1)];
  const { assignsParameters, labels } = parser.syntax;
  if (assignsParameters && first.kind === "name" && isMark(second, "=")) {
    parser.at += 2;
    return { name: first.text, value: expression(parser, strengths.assignment) };
  }
  if (labels && first.kind === "name" && isMark(second, ":") && !second.spaced) {
    parser.at += 2;
    return { name: first.text, value: expression(parser, strengths.assignment) };
  }
  if (first.kind === "mark" && /^(\*\*?|\.\.\.)$/.test(first.text)) {
    take(parser);
    return { value: expression(parser, strengths.assignment), spread: true };
  }
  return { value: expression(parser, strengths.assignment) };
}
