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
import {
  bind,
  type CallArgument,
  define,
  type Expression,
  type FunctionExpression,
  plain,
  textExpression,
} from "../reading/expression.ts";
import {
  argument,
  bindTarget,
  call,
  callArguments,
  commonOperators,
  expression,
  items,
  member,
  nameUse,
  strengths,
} from "../reading/parser.ts";
import { bracedBody, pairsOf, plainStatement, type StatementWords } from "../reading/statements.ts";
import { perlLexis } from "./lexis.ts";

const keywords = namesIn(
  "my our local state sub if elsif else unless while until for foreach return use no package",
  "require do eval and or not xor x eq ne lt gt le ge cmp last next redo BEGIN END continue",
);

const words: StatementWords = {
  heads: namesIn("if elsif unless while until"),
  alone: namesIn("else continue last next redo BEGIN END"),
  returns: namesIn("return"),
  braces: true,
};

/** How Perl 5 is read. */
export const perlSyntax: Syntax = {
  lexis: perlLexis,
  operators: new Map([
    ...commonOperators,
    ...["eq", "ne", "lt", "gt", "le", "ge", "cmp", "=~", "!~"].map((one) => [one, 8] as const),
    ["and", strengths.words],
    ["or", strengths.words],
    ["xor", strengths.words],
    ["//", 4],
    [".", 11],
    ["x", 12],
    ["..", 6],
    ["...", 6],
    ["=>", strengths.assignment],
  ]),
  prefixes: new Set(
    "! - + ~ not \\ @ % $ & ++ -- -e -d -f -r -w -x -s -z -l defined ref".split(" "),
  ),
  keywords,
  dotsJoin: true,
  goesOn: () => true,
  statement,
  primary,
  infix,
  suffix,
};

function statement(parser: Parser): boolean {
  const { program } = parser;
  const { kind, text } = peek(parser);
  const word = kind === "name" ? text : "";
  if (word === "sub" && peek(parser, 1).kind === "name") {
    take(parser);
    const name = takeName(parser);
    program.compound = true;
    const made: FunctionExpression = {
      kind: "function",
      parameters: [],
      results: program.returned,
    };
    define(program, name, made);
    return true;
  }
  if (word === "use" || word === "no") {
    take(parser);
    if (peek(parser).kind === "number") take(parser);
    else {
      const name = takeName(parser);
      program.libraries.add(name);
      if (/^(lib|overload|re)$/.test(name)) program.doubts.push(`it says use ${name}`);
    }
    if (!isOver(parser)) program.steps.push(expression(parser));
    return true;
  }
  if (word === "package") {
    take(parser);
    takeName(parser);
    return true;
  }
  if (word === "for" || word === "foreach") {
    take(parser);
    loopHead(parser);
    return true;
  }
  if (word === "do" || word === "eval") {
    if (isMark(peek(parser, 1), "{")) {
      take(parser);
      program.compound = true;
      return true;
    }
  }
  if (/^(__END__|__DATA__|format)$/.test(word)) throw unexpected(parser);
  return plainStatement(parser, words);
}

/** `my $x (values)`, `(values)`, `(first; condition; step)`. */
function loopHead(parser: Parser): void {
  const { program } = parser;
  program.compound = true;
  if (/^(my|our)$/.test(peek(parser).text)) take(parser);
  const name = isNext(parser, "(") ? "$_" : normal(takeName(parser));
  expect(parser, "(");
  const values: Expression[] = [];
  while (!accept(parser, ")")) {
    if (peek(parser).kind === "end") throw unexpected(parser);
    if (accept(parser, ";") || accept(parser, ",")) continue;
    values.push(expression(parser));
  }
  program.steps.push(...values);
  for (const one of values)
    bindTarget(program, { kind: "name", name }, { kind: "element", of: listOf(one) });
}

/** A value that is gone through is itself, or what it holds. */
const listOf = (value: Expression): Expression =>
  value.kind === "text" || value.kind === "number" ? { kind: "list", items: [value] } : value;

/** One name for a variable in all its forms: `$x`, `@x`, `$x[0]`. */
const normal = (name: string): string =>
  name.replace(/^[$@%&]#?\{?(?:\^?)(\w[\w:]*)\}?$/, (_, bare: string) => `$${bare}`);

function primary(parser: Parser): Expression | undefined {
  const token = peek(parser);
  const { kind, text } = token;
  if (isMark(token, "[")) {
    take(parser);
    return pairsOf(items(parser, "]"));
  }
  if (isMark(token, "(")) {
    take(parser);
    const inner = items(parser, ")");
    const [only] = inner;
    return inner.length === 1 && only && pairsOf(inner).kind === "list" ? only : pairsOf(inner);
  }
  if (isMark(token, "{")) {
    take(parser);
    const all = items(parser, "}");
    return pairsOf(all);
  }
  if (kind !== "name") return undefined;
  if (/^[$@%&]/.test(text)) {
    take(parser);
    if (text.startsWith("&")) return nameUse(parser, text.slice(1));
    return nameUse(
      parser,
      /^[$@]#?\$/.test(text) ? normal(text.replace(/^.#?/, "")) : normal(text),
    );
  }
  if (isMark(peek(parser, 1), "=>")) return textExpression(take(parser).text);
  switch (text) {
    case "my":
    case "our":
    case "local":
    case "state":
      take(parser);
      return expression(parser, 14);
    case "sub":
      take(parser);
      parser.program.compound = true;
      bracedBody(parser);
      return { kind: "function", parameters: [], results: parser.program.returned };
    case "do":
    case "eval":
      if (!isMark(peek(parser, 1), "{")) break;
      take(parser);
      parser.program.compound = true;
      bracedBody(parser);
      return plain;
    case "STDIN":
    case "STDOUT":
    case "STDERR":
      take(parser);
      return nameUse(parser, text);
    case "require":
      break;
    default:
      if (keywords.has(text)) throw unexpected(parser);
  }
  take(parser);
  return bareword(parser, text);
}

const blocks = /^(map|grep|sort|any|all|first|reduce)$/;

/** A function with its arguments, a library, or a file handle. */
function bareword(parser: Parser, name: string): Expression {
  const callee = nameUse(parser, name);
  if (isNext(parser, "->") || isNext(parser, "::")) return callee;
  const bracket = isNext(parser, "(") && accept(parser, "(");
  const args: CallArgument[] = [];
  if (blocks.test(name) && isNext(parser, "{")) {
    const from = parser.program.steps.length;
    bracedBody(parser);
    const results = parser.program.steps.slice(from);
    args.push({ value: { kind: "function", parameters: ["$_"], results } });
    accept(parser, ",");
  }
  // Why: a block before the arguments gives the program that is run.
  if (/^(system|exec)$/.test(name) && isNext(parser, "{")) throw unexpected(parser);
  const handle = /^(print|printf|say)$/.test(name) ? handleOf(parser) : undefined;
  if (bracket) args.push(...callArguments(parser, ")"));
  else if (beginsArgument(parser) || (args.length > 0 && isNext(parser, "("))) {
    do {
      if (!beginsArgument(parser) && !isNext(parser, "(") && !isNext(parser, "-")) break;
      args.push(argument(parser));
    } while (accept(parser, ","));
  } else if (/^[A-Z]/.test(name) && handle === undefined && args.length === 0) return callee;
  const made = call(parser, handle ? member(handle, "print") : callee, args);
  const [first] = args;
  if (/^(open|opendir|sysopen|socket|accept)$/.test(name) && first)
    bindTarget(parser.program, first.value, made);
  if (blocks.test(name))
    for (const { value } of args.slice(1))
      bind(parser.program, "$_", { kind: "value", of: { kind: "element", of: value } });
  return made;
}

/** The handle that is printed to: `print STDERR "x"`, `print $file "x"`, `print {$file} "x"`. */
function handleOf(parser: Parser): Expression | undefined {
  const [token, next] = [peek(parser), peek(parser, 1)];
  if (isMark(token, "{")) {
    take(parser);
    const handle = expression(parser);
    expect(parser, "}");
    return handle;
  }
  if (token.kind !== "name") return undefined;
  const isHandle =
    /^[A-Z][A-Z0-9_]*$/.test(token.text) &&
    !isMark(next, "(") &&
    !isMark(next, ",") &&
    !isMark(next, ".");
  const isVariable = /^\$\w+$/.test(token.text) && /^(text|words|command)$/.test(next.kind);
  const followed = isVariable || (isHandle && next.kind !== "end");
  if (!followed && !(isVariable || isHandle)) return undefined;
  return nameUse(parser, normal(take(parser).text));
}

function beginsArgument(parser: Parser): boolean {
  const token = peek(parser);
  switch (token.kind) {
    case "text":
    case "number":
    case "command":
    case "words":
    case "pattern":
      return true;
    case "name":
      return !/^(x|eq|ne|lt|gt|le|ge|cmp|and|or|xor|if|unless|while|until|for|foreach)$/.test(
        token.text,
      );
    case "mark":
      return /^(\\|\[|@|%|&|-[edfrwxszl]|\$)$/.test(token.text);
    default:
      return false;
  }
}

/** `value if condition`, `value for values`. */
function infix(parser: Parser, left: Expression, strengthMin: number): Expression | undefined {
  const { kind, text } = peek(parser);
  if (kind !== "name" || strengthMin > 0) return undefined;
  if (!/^(if|unless|while|until|for|foreach)$/.test(text)) return undefined;
  take(parser);
  parser.program.compound = true;
  const condition = expression(parser);
  if (text.startsWith("for"))
    bindTarget(
      parser.program,
      { kind: "name", name: "$_" },
      { kind: "element", of: listOf(condition) },
    );
  return { kind: "operation", operator: "either", operands: [condition, left] };
}

/** `->method(…)`, `->[0]`, `->{key}`, `{key}`, and steps of one. */
function suffix(parser: Parser, left: Expression): Expression | undefined {
  const token = peek(parser);
  if (isMark(token, "->")) {
    take(parser);
    if (isNext(parser, "[") || isNext(parser, "(")) return { kind: "derived", from: [left] };
    if (isNext(parser, "{")) return subscript(parser, left);
    if (isNext(parser, "@") || isNext(parser, "%")) {
      take(parser);
      accept(parser, "*");
      return left;
    }
    const name = takeName(parser);
    if (name.startsWith("$")) throw unexpected(parser);
    const part = member(left, name);
    return call(parser, part, accept(parser, "(") ? callArguments(parser, ")") : []);
  }
  const isVariable = left.kind === "index" || (left.kind === "name" && left.name.startsWith("$"));
  if (isMark(token, "{") && isVariable && !token.spaced) return subscript(parser, left);
  if (isMark(token, "(") && isVariable) {
    take(parser);
    return { kind: "call", callee: left, args: callArguments(parser, ")") };
  }
  if (isMark(token, "++") || isMark(token, "--")) {
    take(parser);
    return { kind: "derived", from: [left] };
  }
  return undefined;
}

function subscript(parser: Parser, left: Expression): Expression {
  expect(parser, "{");
  const isBare =
    peek(parser).kind === "name" && isMark(peek(parser, 1), "}") && /^\w/.test(peek(parser).text);
  const key = isBare ? textExpression(take(parser).text) : expression(parser);
  while (accept(parser, ",")) parser.program.steps.push(expression(parser));
  expect(parser, "}");
  return { kind: "index", of: left, keys: [key] };
}
