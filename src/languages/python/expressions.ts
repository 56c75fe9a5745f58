import {
  accept,
  expect,
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
  type Expression,
  plain,
  type TextPart,
  textExpression,
} from "../reading/expression.ts";
import { bindTarget, expression, many, strengths, textOf } from "../reading/parser.ts";

/** Values with commas between them are a list. */
export function list(parser: Parser): Expression {
  const first = starred(parser);
  if (!isNext(parser, ",")) return first;
  const all = [first];
  while (accept(parser, ",")) {
    if (isOver(parser) || isNext(parser, "=") || isNext(parser, ":")) break;
    all.push(starred(parser));
  }
  return { kind: "list", items: all };
}

/** One value, or what a list in its place holds. */
export const starred = (parser: Parser): Expression =>
  accept(parser, "*")
    ? many({ kind: "element", of: expression(parser, strengths.choice) })
    : expression(parser, strengths.choice);

/** Parameters with their defaults, up to a closing mark, which is left. */
export function parameters(parser: Parser, close: string): string[] {
  const names: string[] = [];
  while (!isNext(parser, close)) {
    const spread = isNext(parser, "*") || isNext(parser, "**");
    if (spread) take(parser);
    if (peek(parser).kind === "name") {
      const name = takeName(parser);
      if (spread) bind(parser.program, name, { kind: "anything" });
      else names.push(name);
      if (close === ")" && accept(parser, ":"))
        parser.program.steps.push(expression(parser, strengths.choice));
      if (accept(parser, "=")) {
        const value = expression(parser, strengths.choice);
        bind(parser.program, name, { kind: "value", of: value });
        parser.program.steps.push(value);
      }
    } else accept(parser, "/");
    if (!accept(parser, ",")) break;
  }
  return names;
}

/** `targets in values`. */
export function loopHead(parser: Parser, strength?: number): void {
  const targets: Expression[] = [];
  do {
    if (isNext(parser, "in")) break;
    targets.push(expression(parser, 9));
  } while (accept(parser, ","));
  expect(parser, "in");
  const values = strength === undefined ? list(parser) : expression(parser, strength);
  const [only, ...others] = targets;
  if (only === undefined) throw unexpected(parser);
  const target: Expression = others.length > 0 ? { kind: "list", items: targets } : only;
  bindTarget(parser.program, target, { kind: "element", of: values });
  parser.program.steps.push(values);
  const entry: Expression = { kind: "element", of: values };
  if (target.kind !== "name")
    parser.program.steps.push({ kind: "operation", operator: "=", operands: [target, entry] });
}

/** What only Python has for a value. */
export function primary(parser: Parser): Expression | undefined {
  const { kind, text } = peek(parser);
  if (kind === "text") return texts(parser);
  if (kind === "name" && /^(None|True|False|Ellipsis|NotImplemented)$/.test(text)) {
    take(parser);
    return /^[TF]/.test(text) ? textExpression(text) : plain;
  }
  if (kind === "name" && text === "lambda") return lambda(parser);
  if (kind === "name" && text === "yield") {
    take(parser);
    accept(parser, "from");
    const value = isOver(parser) || isNext(parser, ")") ? plain : expression(parser);
    parser.program.returned.push(value);
    return value;
  }
  if (kind === "mark" && text === "{") return braces(parser);
  if (kind === "mark" && text === "...") {
    take(parser);
    return plain;
  }
  return undefined;
}

/** Texts that stand side by side are one. */
function texts(parser: Parser): Expression {
  const parts: TextPart[] = [];
  while (peek(parser).kind === "text") {
    const read = textOf(parser, take(parser));
    if (read.kind === "text") parts.push(...read.parts);
    if (peek(parser).newLine) break;
  }
  return { kind: "text", parts };
}

function lambda(parser: Parser): Expression {
  take(parser);
  const names = parameters(parser, ":");
  expect(parser, ":");
  const result = expression(parser, strengths.choice);
  parser.program.steps.push(result);
  return { kind: "function", parameters: names, results: [result] };
}

/** A dictionary or a set. */
function braces(parser: Parser): Expression {
  take(parser);
  const entries: [Expression | undefined, Expression][] = [];
  const members: Expression[] = [];
  while (!accept(parser, "}")) {
    if (accept(parser, "**")) entries.push([undefined, expression(parser, strengths.choice)]);
    else {
      const key = starred(parser);
      if (accept(parser, ":")) {
        const value = expression(parser, strengths.choice);
        entries.push([key, clauses(parser, value)]);
      } else members.push(clauses(parser, key));
    }
    if (!isNext(parser, "}")) expect(parser, ",");
  }
  return members.length > 0 ? { kind: "list", items: members } : { kind: "record", entries };
}

/** `one if condition else other`. */
export function infix(
  parser: Parser,
  left: Expression,
  strengthMin: number,
): Expression | undefined {
  if (!isNext(parser, "if") || strengthMin > strengths.choice) return undefined;
  take(parser);
  const condition = expression(parser, strengths.choice + 1);
  expect(parser, "else");
  const other = expression(parser, strengths.choice);
  return { kind: "operation", operator: "either", operands: [condition, left, other] };
}

/** `[from:to:step]`, and indexes. */
export function suffix(parser: Parser, left: Expression): Expression | undefined {
  if (!isNext(parser, "[")) return undefined;
  take(parser);
  const keys: Expression[] = [];
  let isSlice = false;
  while (!accept(parser, "]")) {
    if (accept(parser, ":")) isSlice = true;
    else if (!accept(parser, ",")) keys.push(starred(parser));
    if (peek(parser).kind === "end") throw unexpected(parser);
  }
  if (isSlice) return { kind: "derived", from: [left, ...keys] };
  return { kind: "index", of: left, keys };
}

/** `item for target in values if condition`. */
export function clauses(parser: Parser, item: Expression): Expression {
  if (!isNext(parser, "for") && !isNext(parser, "async")) return item;
  while (isNext(parser, "for") || isNext(parser, "async")) {
    accept(parser, "async");
    expect(parser, "for");
    loopHead(parser, strengths.choice + 1);
    while (accept(parser, "if"))
      parser.program.steps.push(expression(parser, strengths.choice + 1));
  }
  return many(item);
}
