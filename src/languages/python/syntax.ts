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
  change,
  define,
  type Expression,
  type FunctionExpression,
  plain,
} from "../reading/expression.ts";
import {
  assigned,
  bindTarget,
  callArguments,
  commonOperators,
  expression,
  strengths,
} from "../reading/parser.ts";
import { clauses, infix, list, loopHead, parameters, primary, suffix } from "./expressions.ts";
import { pythonLexis } from "./lexis.ts";

const keywords = new Set(
  [
    "and as assert async await break class continue def del elif else except finally for from",
    "global if import in is lambda nonlocal not or pass raise return try while with yield",
  ]
    .join(" ")
    .split(" "),
);

/** How Python 2.7 and 3 are read. */
export const pythonSyntax: Syntax = {
  lexis: pythonLexis,
  operators: new Map([...commonOperators, ["in", 8], ["not", 8], ["is", 8], ["//", 12], ["@", 12]]),
  prefixes: new Set(["not", "-", "+", "~", "await"]),
  keywords,
  assignsParameters: true,
  goesOn: () => false,
  statement,
  primary,
  infix,
  suffix,
  clauses,
};

function statement(parser: Parser): boolean {
  const { kind, text } = peek(parser);
  if (kind === "mark" && text === "@") {
    take(parser);
    const callee = expression(parser);
    const made: Expression = { kind: "call", callee, args: [{ value: plain }] };
    parser.program.steps.push(made);
    const decorated = decoratedName(parser);
    if (decorated !== undefined) bind(parser.program, decorated, { kind: "value", of: made });
    return true;
  }
  if (kind !== "name") return false;
  const follows = peek(parser, 1);
  if (/^(print|exec)$/.test(text) && /^(text|number)$/.test(follows.kind) && !follows.newLine) {
    oldStatement(parser, text);
    return true;
  }
  if (!keywords.has(text) || /^(not|lambda|await)$/.test(text)) return plainStatement(parser);
  take(parser);
  keywordStatement(parser, text);
  return true;
}

/** The name of what stands behind decorators. */
function decoratedName(parser: Parser): string | undefined {
  for (let ahead = 0; ; ahead += 1) {
    const { kind, text } = peek(parser, ahead);
    if (kind === "end" || text === ";") return undefined;
    if (kind === "name" && /^(def|class)$/.test(text)) return peek(parser, ahead + 1).text;
  }
}

/** `print "x"` and `exec "x"` of Python 2. */
function oldStatement(parser: Parser, name: string): void {
  take(parser);
  const args = [{ value: expression(parser) }];
  while (accept(parser, ",")) args.push({ value: expression(parser) });
  parser.program.steps.push({ kind: "call", callee: { kind: "name", name }, args });
}

function keywordStatement(parser: Parser, keyword: string): void {
  const { program } = parser;
  const step = (): void => {
    program.steps.push(list(parser));
  };
  switch (keyword) {
    case "import":
      imports(parser);
      break;
    case "from":
      importsFrom(parser);
      break;
    case "async":
      statement(parser);
      break;
    case "def":
      definition(parser);
      break;
    case "class":
      classHead(parser);
      break;
    case "if":
    case "elif":
    case "while":
      program.compound = true;
      step();
      expect(parser, ":");
      break;
    case "else":
    case "try":
    case "finally":
      program.compound = true;
      expect(parser, ":");
      break;
    case "for":
      program.compound = true;
      loopHead(parser);
      expect(parser, ":");
      break;
    case "with":
      withHead(parser);
      break;
    case "except":
      program.compound = true;
      accept(parser, "*");
      if (!isNext(parser, ":")) step();
      if (accept(parser, "as")) bind(program, takeName(parser), { kind: "anything" });
      expect(parser, ":");
      break;
    case "global":
    case "nonlocal":
      takeName(parser);
      while (accept(parser, ",")) takeName(parser);
      break;
    case "pass":
    case "break":
    case "continue":
      break;
    case "raise":
    case "return":
    case "yield":
    case "assert":
    case "del":
      accept(parser, "from");
      if (!isOver(parser)) {
        step();
        if (keyword === "del") change(program, program.steps.at(-1) ?? plain);
        if (/^(return|yield)$/.test(keyword)) program.returned.push(program.steps.at(-1) ?? plain);
      }
      if (accept(parser, "from")) step();
      break;
    default:
      throw unexpected(parser);
  }
}

/** An assignment or a value; a type may be said of its target. */
function plainStatement(parser: Parser): boolean {
  const { program } = parser;
  const targets = [list(parser)];
  if (accept(parser, ":")) program.steps.push(expression(parser, strengths.choice));
  const operator = peek(parser);
  if (operator.kind === "mark" && /^[^=!<>:]+=$/.test(operator.text)) {
    take(parser);
    program.steps.push(assigned(parser, targets[0] as Expression, operator.text, list(parser)));
  } else {
    while (accept(parser, "=")) targets.push(list(parser));
    const value = targets.pop() as Expression;
    if (targets.length === 0) program.steps.push(value);
    for (const target of targets) program.steps.push(assigned(parser, target, "=", value));
  }
  if (!isOver(parser)) throw unexpected(parser);
  return true;
}

function imports(parser: Parser): void {
  const { program } = parser;
  do {
    const name = dotted(parser);
    program.libraries.add(name);
    const [root = ""] = name.split(".");
    if (accept(parser, "as")) bind(program, takeName(parser), { kind: "library", name });
    else bind(program, root, { kind: "library", name: root });
  } while (accept(parser, ","));
}

function importsFrom(parser: Parser): void {
  const { program } = parser;
  let name = "";
  while (isNext(parser, ".") || isNext(parser, "...")) name += take(parser).text;
  if (!isNext(parser, "import")) name += dotted(parser);
  expect(parser, "import");
  program.libraries.add(name);
  const bracket = accept(parser, "(");
  do {
    if (bracket && isNext(parser, ")")) break;
    if (accept(parser, "*")) {
      bind(program, `${name}.*`, { kind: "library", name });
      continue;
    }
    const part = takeName(parser);
    const as = accept(parser, "as") ? takeName(parser) : part;
    bind(program, as, { kind: "library", name: `${name}.${part}` });
  } while (accept(parser, ","));
  if (bracket) expect(parser, ")");
}

function dotted(parser: Parser): string {
  let name = takeName(parser);
  while (accept(parser, ".")) name += `.${takeName(parser)}`;
  return name;
}

function definition(parser: Parser): void {
  const { program } = parser;
  program.compound = true;
  const name = takeName(parser);
  expect(parser, "(");
  const made: FunctionExpression = {
    kind: "function",
    parameters: parameters(parser, ")"),
    results: program.returned,
  };
  expect(parser, ")");
  if (accept(parser, "->")) program.steps.push(expression(parser, strengths.choice));
  expect(parser, ":");
  define(program, name, made);
}

function classHead(parser: Parser): void {
  const name = takeName(parser);
  parser.program.compound = true;
  bind(parser.program, name, { kind: "anything" });
  if (accept(parser, "("))
    for (const { value } of callArguments(parser, ")")) parser.program.steps.push(value);
  expect(parser, ":");
}

function withHead(parser: Parser): void {
  const bracket = isNext(parser, "(") && bracketIsWith(parser) && accept(parser, "(");
  do {
    const value = expression(parser);
    if (accept(parser, "as")) bindTarget(parser.program, expression(parser, 9), value);
    parser.program.steps.push(value);
  } while (accept(parser, ",") && !isNext(parser, ")"));
  if (bracket) expect(parser, ")");
  expect(parser, ":");
}

/** Whether `with (` opens a list of values with `as` behind them. */
function bracketIsWith(parser: Parser): boolean {
  let depth = 0;
  for (let ahead = 0; ; ahead += 1) {
    const token = peek(parser, ahead);
    if (token.kind === "end") return false;
    if (token.kind === "mark" && /^[([{]$/.test(token.text)) depth += 1;
    if (token.kind === "mark" && /^[)\]}]$/.test(token.text)) depth -= 1;
    if (depth === 1 && token.kind === "name" && token.text === "as") return true;
    if (depth === 0) return isMark(peek(parser, ahead + 1), ":") === false;
  }
}
