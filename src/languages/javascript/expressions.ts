import {
  accept,
  expect,
  isMark,
  isNext,
  isOver,
  type Parser,
  peek,
  take,
  takeName,
  unexpected,
} from "../reading/cursor.ts";
import {
  bind,
  define,
  type Expression,
  type FunctionExpression,
  plain,
  textExpression,
} from "../reading/expression.ts";
import {
  assigned,
  bindTarget,
  call,
  expression,
  many,
  nameUse,
  strengths,
  textOf,
} from "../reading/parser.ts";

/** After an expression a statement ends, or what follows has not been read as it is meant. */
export function ended(parser: Parser): void {
  if (!isOver(parser) && !isNext(parser, "}")) throw unexpected(parser);
}

/** Expressions with commas between them. */
export function sequence(parser: Parser): Expression {
  let last = expression(parser);
  while (accept(parser, ",")) {
    parser.program.steps.push(last);
    last = expression(parser);
  }
  return last;
}

/** Statements between braces. */
export function block(parser: Parser): void {
  expect(parser, "{");
  parser.depth += 1;
  while (!accept(parser, "}")) {
    if (peek(parser).kind === "end") throw unexpected(parser);
    if (accept(parser, ";")) continue;
    parser.syntax.statement(parser);
  }
  parser.depth -= 1;
}

/** A function with its parameters and its body. */
export function functionOf(parser: Parser, name?: string): FunctionExpression {
  const { program } = parser;
  program.compound = true;
  expect(parser, "(");
  const parameters = parametersOf(parser);
  const made: FunctionExpression = { kind: "function", parameters, results: program.returned };
  if (name !== undefined) define(program, name, made);
  block(parser);
  return made;
}

/** Parameters up to the closing bracket, which is taken. */
function parametersOf(parser: Parser): string[] {
  const names: string[] = [];
  while (!accept(parser, ")")) {
    const spread = accept(parser, "...");
    const target = expression(parser, strengths.choice);
    if (accept(parser, "=")) {
      const value = expression(parser, strengths.assignment);
      parser.program.steps.push(value);
      bindTarget(parser.program, target, value);
    }
    if (target.kind === "name" && !spread) names.push(target.name);
    else {
      const name = spread ? "" : `(${peek(parser).start})`;
      names.push(name);
      parser.program.steps.push(target);
      const whole: Expression = spread ? plain : { kind: "name", name };
      if (!spread) bind(parser.program, name, { kind: "value", of: plain });
      bindTarget(parser.program, target, whole);
    }
    if (!isNext(parser, ")")) expect(parser, ",");
  }
  return names;
}

/** A class behind its keyword. */
export function classOf(parser: Parser): Expression {
  const { program } = parser;
  if (!isNext(parser, "{") && !isNext(parser, "extends"))
    bind(program, takeName(parser), { kind: "anything" });
  if (accept(parser, "extends")) program.steps.push(expression(parser, 14));
  expect(parser, "{");
  while (!accept(parser, "}")) {
    if (accept(parser, ";")) continue;
    while (
      /^(static|async|get|set)$/.test(peek(parser).text) &&
      !/^[(=;]$/.test(peek(parser, 1).text)
    )
      take(parser);
    accept(parser, "*");
    if (isNext(parser, "{")) {
      block(parser);
      continue;
    }
    const key = keyOf(parser);
    if (isNext(parser, "(")) functionOf(parser, key);
    else if (accept(parser, "=")) {
      const value = expression(parser, strengths.assignment);
      program.steps.push(value);
      bind(program, `.${key}`, { kind: "value", of: value });
    }
  }
  return plain;
}

/** The name of a member; one that is worked out has none. */
function keyOf(parser: Parser): string {
  if (accept(parser, "[")) {
    parser.program.steps.push(expression(parser));
    expect(parser, "]");
    return "";
  }
  return take(parser).text;
}

/** What only JavaScript has for a value. */
export function primary(parser: Parser): Expression | undefined {
  const { kind, text } = peek(parser);
  const follows = peek(parser, 1);
  if (kind === "mark") {
    if (text === "{") return objectOf(parser);
    if (text !== "(") return undefined;
    if (isArrow(parser)) return arrow(parser);
    take(parser);
    const last = sequence(parser);
    expect(parser, ")");
    return last;
  }
  if (kind !== "name") return undefined;
  if (text === "async" && !follows.newLine && /^(function|\()$|^[A-Za-z_$]/.test(follows.text)) {
    if (follows.kind === "name" || isArrow(parser, 1)) {
      take(parser);
      return primary(parser);
    }
  }
  if (isMark(follows, "=>")) return arrow(parser);
  switch (text) {
    case "function": {
      take(parser);
      accept(parser, "*");
      const own = peek(parser).kind === "name" ? takeName(parser) : undefined;
      return functionOf(parser, own);
    }
    case "class":
      take(parser);
      return classOf(parser);
    case "true":
    case "false":
      take(parser);
      return textExpression(text);
    case "null":
    case "undefined":
    case "NaN":
    case "Infinity":
    case "this":
    case "super":
    case "arguments":
      take(parser);
      return plain;
    default:
      return undefined;
  }
}

/** Whether the bracket here, or a little ahead, closes before an arrow. */
function isArrow(parser: Parser, from = 0): boolean {
  let depth = 0;
  for (let ahead = from; ; ahead += 1) {
    const token = peek(parser, ahead);
    if (token.kind === "end") return false;
    if (token.kind !== "mark") continue;
    if (/^[([{]$/.test(token.text)) depth += 1;
    else if (/^[)\]}]$/.test(token.text)) {
      depth -= 1;
      if (depth === 0) return isMark(peek(parser, ahead + 1), "=>");
    }
  }
}

function arrow(parser: Parser): Expression {
  const { program } = parser;
  const parameters = accept(parser, "(") ? parametersOf(parser) : [takeName(parser)];
  expect(parser, "=>");
  if (isNext(parser, "{")) {
    program.compound = true;
    block(parser);
    return { kind: "function", parameters, results: program.returned };
  }
  const result = expression(parser, strengths.assignment);
  program.steps.push(result);
  return { kind: "function", parameters, results: [result] };
}

/** An object, or the pattern that takes one apart. */
function objectOf(parser: Parser): Expression {
  take(parser);
  const entries: [Expression | undefined, Expression][] = [];
  while (!accept(parser, "}")) {
    entries.push(entryOf(parser));
    if (!isNext(parser, "}")) expect(parser, ",");
  }
  return { kind: "record", entries };
}

function entryOf(parser: Parser): [Expression | undefined, Expression] {
  if (accept(parser, "...")) return [undefined, expression(parser, strengths.assignment)];
  const word = peek(parser).text;
  if (/^(async|get|set)$/.test(word) && !/^[,:}(=]$/.test(peek(parser, 1).text)) take(parser);
  accept(parser, "*");
  if (accept(parser, "[")) {
    const key = expression(parser);
    expect(parser, "]");
    if (isNext(parser, "(")) return [key, functionOf(parser)];
    expect(parser, ":");
    return [key, expression(parser, strengths.assignment)];
  }
  const token = take(parser);
  const key = token.kind === "text" ? textOf(parser, token) : textExpression(token.text);
  if (isNext(parser, "(")) return [key, functionOf(parser)];
  if (accept(parser, ":")) return [key, expression(parser, strengths.assignment)];
  const value = nameUse(parser, token.text);
  if (accept(parser, "=")) {
    const other = expression(parser, strengths.assignment);
    parser.program.steps.push(assigned(parser, value, "=", other));
  }
  return [key, value];
}

/** `x++`, and a text behind a function: `tag`. */
export function suffix(parser: Parser, left: Expression): Expression | undefined {
  const token = peek(parser);
  if (token.newLine) return undefined;
  if (isMark(token, "++") || isMark(token, "--")) {
    take(parser);
    return { kind: "derived", from: [left] };
  }
  if (token.kind === "text") return call(parser, left, [{ value: textOf(parser, take(parser)) }]);
  if (isMark(token, "...")) return many(left);
  return undefined;
}
