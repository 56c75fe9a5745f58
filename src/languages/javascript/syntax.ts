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
import {
  bind,
  type Expression,
  plain,
  type Source,
  textExpression,
} from "../reading/expression.ts";
import {
  assigned,
  bindTarget,
  call,
  commonOperators,
  expression,
  strengths,
} from "../reading/parser.ts";
import { block, classOf, ended, functionOf, primary, sequence, suffix } from "./expressions.ts";
import { javascriptLexis } from "./lexis.ts";

const keywords = new Set(
  [
    "break case catch class const continue debugger default do else export extends finally for",
    "function if in instanceof return switch throw try typeof var while with enum",
  ]
    .join(" ")
    .split(" "),
);

/** How JavaScript is read. */
export const javascriptSyntax: Syntax = {
  lexis: javascriptLexis,
  operators: new Map([...commonOperators, ["in", 8], ["instanceof", 8]]),
  prefixes: new Set([
    "!",
    "-",
    "+",
    "~",
    "typeof",
    "void",
    "delete",
    "await",
    "new",
    "++",
    "--",
    "yield",
  ]),
  keywords,
  goesOn: ({ text }) => /^(?:[.?:*/%&|^<>=([+]|\?\.|&&|\|\||\?\?|[=!]==?|-)$/.test(text),
  statement,
  primary,
  suffix,
};

function statement(parser: Parser): boolean {
  const { kind, text } = peek(parser);
  if (kind === "mark" && text === "{") {
    block(parser);
    return true;
  }
  if (kind !== "name") {
    parser.program.steps.push(sequence(parser));
    ended(parser);
    return true;
  }
  const follows = peek(parser, 1);
  if (text === "import" && !isMark(follows, "(") && !isMark(follows, ".")) imports(parser);
  else if (text === "export") {
    take(parser);
    if (accept(parser, "default")) parser.program.steps.push(expression(parser));
    else if (!accept(parser, "*")) statement(parser);
  } else if (/^(const|var|let)$/.test(text) && !isMark(follows, "=")) declarations(parser);
  else if (text === "function" || (text === "async" && follows.text === "function")) {
    accept(parser, "async");
    take(parser);
    accept(parser, "*");
    functionOf(parser, takeName(parser));
  } else if (text === "class") {
    take(parser);
    classOf(parser);
  } else if (isMark(follows, ":") && !keywords.has(text)) parser.at += 2;
  else if (keywords.has(text) && !/^typeof$/.test(text)) keywordStatement(parser);
  else {
    parser.program.steps.push(sequence(parser));
    ended(parser);
  }
  return true;
}

function keywordStatement(parser: Parser): void {
  const { program } = parser;
  const keyword = take(parser).text;
  program.compound = true;
  switch (keyword) {
    case "if":
    case "while":
    case "switch":
    case "with":
      expect(parser, "(");
      program.steps.push(sequence(parser));
      expect(parser, ")");
      if (keyword === "with") throw unexpected(parser);
      return;
    case "for":
      loopHead(parser);
      return;
    case "catch":
      if (accept(parser, "(")) {
        const target = expression(parser);
        bindTarget(program, target, plain);
        if (target.kind !== "name") program.steps.push(target);
        expect(parser, ")");
      }
      return;
    case "case":
      program.steps.push(expression(parser, strengths.choice + 1));
      expect(parser, ":");
      return;
    case "default":
      expect(parser, ":");
      return;
    case "return":
    case "throw":
      if (isOver(parser) || isNext(parser, "}")) return;
      program.returned.push(sequence(parser));
      program.steps.push(program.returned.at(-1) ?? plain);
      ended(parser);
      return;
    case "break":
    case "continue":
      if (!isOver(parser) && peek(parser).kind === "name") take(parser);
      return;
    case "do":
    case "else":
    case "try":
    case "finally":
    case "debugger":
      return;
    default:
      throw unexpected(parser);
  }
}

/** `(const x of values)`, `(const key in value)`, `(let i = 0; i < n; i++)`. */
function loopHead(parser: Parser): void {
  const { program } = parser;
  accept(parser, "await");
  expect(parser, "(");
  if (/^(const|let|var)$/.test(peek(parser).text)) take(parser);
  if (!isNext(parser, ";")) {
    const target = expression(parser, isNext(parser, "[") || isNext(parser, "{") ? 14 : 9);
    if (accept(parser, "of") || accept(parser, "in")) {
      const values = sequence(parser);
      program.steps.push(values);
      bindTarget(program, target, { kind: "element", of: values });
      const entry: Expression = { kind: "element", of: values };
      if (target.kind !== "name")
        program.steps.push({ kind: "operation", operator: "=", operands: [target, entry] });
      expect(parser, ")");
      return;
    }
    let first = target;
    if (accept(parser, "=")) first = assigned(parser, target, "=", expression(parser));
    program.steps.push(first);
    while (accept(parser, ",")) program.steps.push(expression(parser));
  }
  expect(parser, ";");
  if (!isNext(parser, ";")) program.steps.push(sequence(parser));
  expect(parser, ";");
  if (!isNext(parser, ")")) program.steps.push(sequence(parser));
  expect(parser, ")");
}

function declarations(parser: Parser): void {
  take(parser);
  do {
    const target = expression(parser, strengths.choice);
    if (accept(parser, "=")) {
      const value = expression(parser, strengths.assignment);
      parser.program.steps.push(assigned(parser, target, "=", value));
    } else bindTarget(parser.program, target, plain);
    if (target.kind !== "name") parser.program.steps.push(target);
  } while (accept(parser, ","));
  ended(parser);
}

function imports(parser: Parser): void {
  const { program } = parser;
  take(parser);
  const names: [string, string][] = [];
  while (peek(parser).kind !== "text") {
    if (accept(parser, "{")) {
      while (!accept(parser, "}")) {
        const name = takeName(parser);
        names.push([accept(parser, "as") ? takeName(parser) : name, `.${name}`]);
        accept(parser, ",");
      }
    } else if (accept(parser, "*")) {
      expect(parser, "as");
      names.push([takeName(parser), ""]);
    } else if (!accept(parser, "from") && !accept(parser, ",")) names.push([takeName(parser), ""]);
  }
  const module = take(parser).text;
  const asked = call(parser, { kind: "name", name: "require" }, [
    { value: textExpression(module) },
  ]);
  program.steps.push(asked);
  for (const [name, part] of names) {
    const of: Expression = part === "" ? asked : { kind: "member", of: asked, name: part.slice(1) };
    bind(program, name, { kind: "value", of } satisfies Source);
  }
}
