import { anyOf } from "../../base/any-of.ts";
import { namesIn } from "../meaning/names.ts";
import {
  accept,
  expect,
  isMark,
  isNext,
  isOver,
  type Parser,
  peek,
  type Syntax,
  take,
  takeName,
  unexpected,
} from "../reading/cursor.ts";
import { luaEscapes } from "../reading/escapes.ts";
import {
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
  commonOperators,
  expression,
  member,
  strengths,
  textOf,
} from "../reading/parser.ts";
import { quoted } from "../reading/quoted.ts";
import { plainStatement, type StatementWords, sequence } from "../reading/statements.ts";
import type { Lexis, Scanned } from "../reading/token.ts";

const lexis: Lexis = {
  blank: /(?:^#![^\n]*|\s|--(?!\[=*\[)[^\n]*|--\[(=*)\[[\s\S]*?\]\1\])+/y,
  name: /[A-Za-z_]\w*/y,
  number: /0[xX][0-9a-fA-F.]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+/y,
  mark: anyOf(/\.\.\.|\.\.|==|~=|<=|>=|\/\/|::|<<|>>/y, /[-+*/%^#&~|<>=(){}[\];:,.]/),
  joining: "",
  literal(text, at): Scanned {
    const letter = text[at];
    if (letter === "'" || letter === '"')
      return (
        quoted(text, at + 1, { close: letter, escapes: luaEscapes, lines: false }) ?? "unreadable"
      );
    const long = /\[(=*)\[\n?([\s\S]*?)\]\1\]/y;
    long.lastIndex = at;
    const match = letter === "[" ? long.exec(text) : null;
    return match ? { kind: "text", parts: [match[2] ?? ""], end: at + match[0].length } : undefined;
  },
};

const keywords = namesIn(
  "and break do else elseif end for function goto if in local not or repeat return then until",
  "while",
);

const words: StatementWords = {
  heads: namesIn("if elseif while until"),
  alone: namesIn("else end do then repeat break"),
  returns: namesIn("return"),
  braces: false,
};

/** How Lua is read. */
export const luaSyntax: Syntax = {
  lexis,
  operators: new Map([...commonOperators, ["..", 11], ["~=", 8], ["//", 12], ["~", 7]]),
  prefixes: new Set(["not", "-", "#", "~"]),
  keywords,
  goesOn: ({ text }) => /^(?:\.\.?|:|[-+*/%^<>=~&|]|==|~=|<=|>=|and|or)$/.test(text),
  statement,
  primary,
  suffix,
};

function statement(parser: Parser): boolean {
  const { program } = parser;
  const { kind, text } = peek(parser);
  if (kind === "name" && text === "local" && peek(parser, 1).text !== "function") {
    take(parser);
    return assignment(parser);
  }
  if (kind === "name" && (text === "function" || text === "local")) {
    accept(parser, "local");
    take(parser);
    let name = takeName(parser);
    while (accept(parser, ".") || accept(parser, ":")) name = takeName(parser);
    const made = functionHead(parser);
    define(program, name, made);
    return true;
  }
  if (kind === "name" && text === "for") {
    take(parser);
    loopHead(parser);
    return true;
  }
  if (
    kind === "name" &&
    (words.heads.has(text) || words.alone.has(text) || words.returns.has(text))
  )
    return plainStatement(parser, words);
  return assignment(parser);
}

/** `a, b = c, d`, or a call. */
function assignment(parser: Parser): boolean {
  const targets = [expression(parser, strengths.choice)];
  while (accept(parser, ",")) targets.push(expression(parser, strengths.choice));
  if (accept(parser, "<")) {
    takeName(parser);
    expect(parser, ">");
  }
  const [first] = targets as [Expression, ...Expression[]];
  const target: Expression = targets.length > 1 ? { kind: "list", items: targets } : first;
  if (accept(parser, "="))
    parser.program.steps.push(assigned(parser, target, "=", sequence(parser)));
  else parser.program.steps.push(first);
  return true;
}

function loopHead(parser: Parser): void {
  const { program } = parser;
  program.compound = true;
  const targets = [expression(parser, strengths.choice)];
  while (accept(parser, ",")) targets.push(expression(parser, strengths.choice));
  if (!accept(parser, "=")) expect(parser, "in");
  const values = sequence(parser);
  program.steps.push(values);
  for (const one of targets) bindTarget(program, one, { kind: "element", of: values });
  expect(parser, "do");
}

/** Parameters of a function, whose body is read as statements of the program. */
function functionHead(parser: Parser): FunctionExpression {
  const { program } = parser;
  program.compound = true;
  expect(parser, "(");
  const parameters: string[] = [];
  while (!accept(parser, ")")) {
    if (peek(parser).kind === "name") {
      parameters.push(takeName(parser));
    } else if (!accept(parser, ",") && !accept(parser, "...")) throw unexpected(parser);
  }
  return { kind: "function", parameters, results: program.returned };
}

function primary(parser: Parser): Expression | undefined {
  const { kind, text } = peek(parser);
  if (kind === "mark" && text === "{") return tableOf(parser);
  if (kind === "mark" && text === "...") {
    take(parser);
    return plain;
  }
  if (kind !== "name") return undefined;
  if (text === "nil") {
    take(parser);
    return plain;
  }
  if (/^(true|false)$/.test(text)) return textExpression(take(parser).text);
  if (text !== "function") return undefined;
  take(parser);
  const made = functionHead(parser);
  while (!accept(parser, "end")) {
    if (peek(parser).kind === "end") throw unexpected(parser);
    // Why: only a body without blocks of its own shows which `end` is its last.
    if (/^(if|for|while|do|repeat)$/.test(peek(parser).text)) throw unexpected(parser);
    if (!accept(parser, ";")) statement(parser);
  }
  return made;
}

function tableOf(parser: Parser): Expression {
  take(parser);
  const entries: [Expression | undefined, Expression][] = [];
  while (!accept(parser, "}")) {
    const [first, second] = [peek(parser), peek(parser, 1)];
    if (isMark(first, "[")) {
      take(parser);
      const key = expression(parser);
      expect(parser, "]");
      expect(parser, "=");
      entries.push([key, expression(parser, strengths.choice)]);
    } else if (first.kind === "name" && isMark(second, "=")) {
      parser.at += 2;
      entries.push([textExpression(first.text), expression(parser, strengths.choice)]);
    } else entries.push([undefined, expression(parser, strengths.choice)]);
    if (!isNext(parser, "}") && !accept(parser, ",")) expect(parser, ";");
  }
  return entries.some(([key]) => key)
    ? { kind: "record", entries }
    : { kind: "list", items: entries.map(([, value]) => value) };
}

/** `value:method`, and calls with a text or a table and no brackets. */
function suffix(parser: Parser, left: Expression): Expression | undefined {
  const token = peek(parser);
  if (isMark(token, ":") && peek(parser, 1).kind === "name") {
    take(parser);
    return member(left, takeName(parser));
  }
  if (isOver(parser)) return undefined;
  if (token.kind === "text") return call(parser, left, [{ value: textOf(parser, take(parser)) }]);
  if (isMark(token, "{")) return call(parser, left, [{ value: tableOf(parser) }]);
  return undefined;
}
