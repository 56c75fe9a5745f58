import {
  accept,
  expect,
  isMark,
  isNext,
  isOver,
  type Parser,
  peek,
  take,
  unexpected,
} from "./cursor.ts";
import { type Expression, plain } from "./expression.ts";
import { expression } from "./parser.ts";

/** Keywords of a language whose blocks need not be told apart, since all of it counts anyway. */
export interface StatementWords {
  /** An expression follows. */
  readonly heads: ReadonlySet<string>;
  /** Nothing follows that belongs to it. */
  readonly alone: ReadonlySet<string>;
  /** What gives a value back. */
  readonly returns: ReadonlySet<string>;
  /** Braces begin and end blocks. */
  readonly braces: boolean;
}

/** Reads a keyword of a statement, or a statement that is an expression. */
export function plainStatement(parser: Parser, words: StatementWords): boolean {
  const { program } = parser;
  const token = peek(parser);
  if (words.braces && (isMark(token, "{") || isMark(token, "}"))) {
    take(parser);
    return true;
  }
  if (token.kind === "name" && words.alone.has(token.text)) {
    take(parser);
    program.compound = true;
    return true;
  }
  if (token.kind === "name" && words.heads.has(token.text)) {
    take(parser);
    program.compound = true;
    if (!ends(parser, words)) program.steps.push(sequence(parser));
    accept(parser, ":");
  } else if (token.kind === "name" && words.returns.has(token.text)) {
    take(parser);
    program.compound = true;
    if (!ends(parser, words)) {
      const value = sequence(parser);
      program.steps.push(value);
      program.returned.push(value);
    }
  } else program.steps.push(sequence(parser));
  if (!ends(parser, words)) throw unexpected(parser);
  return true;
}

/** Statements between braces, where it matters which brace ends them. */
export function bracedBody(parser: Parser): void {
  expect(parser, "{");
  while (!accept(parser, "}")) {
    if (peek(parser).kind === "end") throw unexpected(parser);
    if (isNext(parser, "{")) bracedBody(parser);
    else if (!accept(parser, ";")) parser.syntax.statement(parser);
  }
}

/** Whether a statement may end here. */
function ends(parser: Parser, words: StatementWords): boolean {
  const token = peek(parser);
  const before = parser.tokens[parser.at - 1];
  if (isOver(parser) || (before && isMark(before, "|")) || before?.text === "do") return true;
  if (token.kind === "name") return words.alone.has(token.text) || words.heads.has(token.text);
  return isMark(token, "}") || (words.braces && isMark(token, "{"));
}

/** Expressions with commas between them are a list. */
export function sequence(parser: Parser): Expression {
  const first = expression(parser);
  if (!isNext(parser, ",")) return first;
  const items = [first];
  while (accept(parser, ",")) {
    if (isOver(parser)) break;
    items.push(expression(parser));
  }
  return { kind: "list", items };
}

/** Entries of a list in brackets; pairs make it a record. */
export function pairsOf(items: readonly Expression[]): Expression {
  const entries = items.map((one): readonly [Expression | undefined, Expression] =>
    one.kind === "operation" && one.operator === "=>"
      ? [one.operands[0], one.operands[1] ?? plain]
      : [undefined, one],
  );
  return entries.some(([key]) => key !== undefined)
    ? { kind: "record", entries }
    : { kind: "list", items };
}
