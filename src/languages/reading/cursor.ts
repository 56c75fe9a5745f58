import type { Expression, Program } from "./expression.ts";
import { type CodeToken, type Lexis, Unreadable } from "./token.ts";

/** How the tokens of a language become expressions. */
export interface Syntax {
  readonly lexis: Lexis;
  /** Operators between two values, and how strongly they bind. */
  readonly operators: ReadonlyMap<string, number>;
  readonly prefixes: ReadonlySet<string>;
  /** Words that are no names of values. */
  readonly keywords: ReadonlySet<string>;
  /** A dot joins texts, and takes no member. */
  readonly dotsJoin?: true;
  /** `name: value` is an argument for a parameter of that name. */
  readonly labels?: true;
  /** So is `name = value`, and no assignment. */
  readonly assignsParameters?: true;
  /** Whether an expression goes on with this token although a new line begins before it. */
  goesOn(token: CodeToken): boolean;
  /** Reads a statement that begins with a keyword; false where there is none. */
  statement(parser: Parser): boolean;
  /** Reads what only this language has for a value. */
  primary(parser: Parser): Expression | undefined;
  /** Reads an operator that only this language has, and what stands behind it. */
  infix?(parser: Parser, left: Expression, strengthMin: number): Expression | undefined;
  /** Reads what only this language has behind a value. */
  suffix?(parser: Parser, left: Expression): Expression | undefined;
  /** Reads what makes many of one item in brackets: `for x in y`. */
  clauses?(parser: Parser, item: Expression): Expression;
}

/** A program that is being read. */
export interface Parser {
  readonly syntax: Syntax;
  readonly tokens: readonly CodeToken[];
  readonly program: Program;
  at: number;
  depth: number;
}

/** Whether a statement is over here. */
export const isOver = (parser: Parser): boolean => {
  const token = peek(parser);
  return token.kind === "end" || token.newLine || isMark(token, ";");
};

/** The token that is next. */
export const peek = (parser: Parser, ahead = 0): CodeToken =>
  (parser.tokens[parser.at + ahead] ?? parser.tokens.at(-1)) as CodeToken;

/** Takes the next token. */
export function take(parser: Parser): CodeToken {
  const token = peek(parser);
  if (token.kind !== "end") parser.at += 1;
  return token;
}

/** Whether a token is this operator, bracket or separator. */
export const isMark = (token: CodeToken, text: string): boolean =>
  token.kind === "mark" && token.text === text;

/** Whether the next token is this mark or word. */
export const isNext = (parser: Parser, text: string): boolean => {
  const { kind, text: next } = peek(parser);
  return next === text && (kind === "mark" || kind === "name");
};

/** Takes the next token if it is this mark or word. */
export function accept(parser: Parser, text: string): boolean {
  if (!isNext(parser, text)) return false;
  parser.at += 1;
  return true;
}

/** Takes this mark or word. @throws Unreadable where there is none. */
export function expect(parser: Parser, text: string): void {
  if (!accept(parser, text)) throw unexpected(parser);
}

/** What is here is not what the language has here, as far as it is read. */
export const unexpected = (parser: Parser): Unreadable => {
  const { kind, text } = peek(parser);
  return new Unreadable(
    kind === "end" ? "it ends too early" : `${JSON.stringify(text)} in it is not read`,
  );
};

/** Takes a name. */
export function takeName(parser: Parser): string {
  if (peek(parser).kind !== "name") throw unexpected(parser);
  return take(parser).text;
}
