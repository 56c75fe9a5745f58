import { anyOf } from "../../base/any-of.ts";
import { namesIn } from "../meaning/names.ts";
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
} from "../reading/cursor.ts";
import { patternEscapes, rubyEscapes } from "../reading/escapes.ts";
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
  member,
  nameUse,
  strengths,
} from "../reading/parser.ts";
import { bracedHole, quoted } from "../reading/quoted.ts";
import { pairsOf, plainStatement, type StatementWords } from "../reading/statements.ts";
import {
  type CodeToken,
  expectsValue,
  type Lexis,
  type Literal,
  type Scanned,
} from "../reading/token.ts";

const operators = anyOf(
  /^(?:if|unless|while|until|and|or|not|return|when|case|in|then|do|else|elsif)$/,
  /^(?:puts|print|p|split|gsub|sub|match|scan)$/,
);

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<", ">"],
]);

const lexis: Lexis = {
  blank: /(?:\\\r?\n|\s|#[^\n]*)+/y,
  name: /(?:@@?|\$)?[A-Za-z_]\w*(?:[?!](?![=~]))?|\$[0-9!@&~/\\,;.<>_*$?:"]/y,
  number: /0[xXbBoO][0-9a-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?/y,
  mark: anyOf(
    /\*\*=|<=>|===|\.\.\.|&&=|\|\|=|<<=|>>=|=>|==|!=|=~|!~|<=|>=|&&|\|\||&\.|::|\.\./y,
    /->|\*\*|<<|>>|[-+*/%|&^]=|[-+*/%&|^!~?:=<>(){}[\],;.]/,
  ),
  joining: "([",
  literal,
};

function literal(text: string, at: number, before: CodeToken | undefined): Scanned {
  const letter = text[at] as string;
  const hole = bracedHole("#");
  if (letter === "'")
    return quoted(text, at + 1, { close: "'", escapes: "few", lines: true }) ?? "unreadable";
  if (letter === '"' || letter === "`")
    return (
      quoted(
        text,
        at + 1,
        { close: letter, escapes: rubyEscapes, lines: true, hole },
        letter === "`" ? "command" : "text",
      ) ?? "unreadable"
    );
  if (letter === ":" && text[at + 1] !== ":" && text[at - 1] !== ":") return symbol(text, at);
  const isValue = expectsValue(before, operators) || mayBeArgument(text, at, before);
  if (letter === "%" && isValue) return percent(text, at);
  if (letter === "/") {
    if (isValue)
      return (
        quoted(
          text,
          at + 1,
          { close: "/", escapes: patternEscapes, lines: true, hole },
          "pattern",
        ) ?? "unreadable"
      );
    return before?.kind === "mark" && before.text === "}" ? "unreadable" : undefined;
  }
  return letter === "<" &&
    /^<<(?:[~-]?["'`A-Z_]|[~-][a-z]|[a-z]\w*[ \t]*$)/m.test(text.slice(at, at + 40)) &&
    (before?.kind !== "name" || !/^<<["']/.test(text.slice(at)) || /\s/.test(text[at - 1] ?? ""))
    ? "unreadable"
    : undefined;
}

/** A space before and none after: `puts /x/`, `puts %w[a b]`. */
const mayBeArgument = (text: string, at: number, before: CodeToken | undefined): boolean =>
  before?.kind === "name" && /\s/.test(text[at - 1] ?? "") && !/[\s=]/.test(text[at + 1] ?? " ");

function symbol(text: string, at: number): Literal | undefined {
  const match = /:(?:([A-Za-z_]\w*[?!]?)|"([^"\\#]*)")/y;
  match.lastIndex = at;
  const found = match.exec(text);
  const isAfterValue = /[\w)\]"']/.test(text[at - 1] ?? "");
  if (!found || isAfterValue) return undefined;
  return { kind: "text", parts: [found[1] ?? found[2] ?? ""], end: at + found[0].length };
}

/** `%w[a b]`, `%q(text)`, `%x(command)`. */
function percent(text: string, at: number): Scanned {
  const match = /%([qQwWiIxr]?)([^\w\s])/y;
  match.lastIndex = at;
  const found = match.exec(text);
  if (!found) return "unreadable";
  const [, kind = "", open = ""] = found;
  const close = closers.get(open) ?? open;
  const isPlain = /[qwi]/.test(kind);
  const read = quoted(
    text,
    at + found[0].length,
    {
      close,
      ...(close === open ? {} : { nests: open }),
      escapes: isPlain ? "few" : rubyEscapes,
      lines: true,
      ...(isPlain ? {} : { hole: bracedHole("#") }),
    },
    /[wWiI]/.test(kind) ? "words" : kind === "x" ? "command" : kind === "r" ? "pattern" : "text",
  );
  return read ?? "unreadable";
}

const keywords = namesIn(
  "alias and begin BEGIN break case class def defined? do else elsif end END ensure for if in",
  "module next not or redo rescue retry return then undef unless until when while yield",
);

const words: StatementWords = {
  heads: namesIn("if elsif unless while until case when rescue yield"),
  alone: namesIn("else end begin ensure do then next break redo retry BEGIN END"),
  returns: namesIn("return"),
  braces: false,
};

/** How Ruby is read. */
export const rubySyntax: Syntax = {
  lexis,
  operators: new Map([
    ...commonOperators,
    ["and", strengths.words],
    ["or", strengths.words],
    ["=~", 8],
    ["!~", 8],
    ["=>", strengths.assignment],
    ["..", 6],
    ["...", 6],
  ]),
  prefixes: new Set(["!", "-", "+", "~", "not", "&", "*", "**", "defined?"]),
  keywords,
  labels: true,
  goesOn: ({ text }) => text === "." || text === "&.",
  statement,
  primary,
  infix,
  suffix,
};

function statement(parser: Parser): boolean {
  const { program } = parser;
  const { kind, text } = peek(parser);
  if (kind === "name" && text === "def") {
    take(parser);
    definition(parser);
    return true;
  }
  if (kind === "name" && /^(class|module)$/.test(text)) {
    take(parser);
    program.compound = true;
    if (accept(parser, "<<")) takeName(parser);
    else bind(program, takeName(parser), { kind: "anything" });
    if (accept(parser, "<")) program.steps.push(expression(parser));
    return true;
  }
  if (kind === "name" && text === "rescue") {
    take(parser);
    program.compound = true;
    if (peek(parser).newLine || isNext(parser, ";") || isNext(parser, "then")) return true;
    const caught = expression(parser);
    program.steps.push(caught);
    const target = caught.kind === "operation" ? caught.operands.at(-1) : undefined;
    if (target) bindTarget(program, target, plain);
    return true;
  }
  if (kind === "name" && text === "for") {
    take(parser);
    program.compound = true;
    const target = expression(parser, 9);
    expect(parser, "in");
    const values = expression(parser);
    program.steps.push(values);
    bindTarget(program, target, { kind: "element", of: values });
    return true;
  }
  if (kind === "mark" && text === "}") throw unexpected(parser);
  return plainStatement(parser, words);
}

function definition(parser: Parser): void {
  const { program } = parser;
  program.compound = true;
  let name = takeName(parser);
  if (accept(parser, ".")) name = takeName(parser);
  const parameters: string[] = [];
  const bracket = accept(parser, "(");
  while (bracket ? !accept(parser, ")") : !peek(parser).newLine && !isNext(parser, ";")) {
    if (isNext(parser, "*") || isNext(parser, "&") || isNext(parser, "**")) take(parser);
    const parameter = takeName(parser);
    parameters.push(parameter);
    if (accept(parser, "=") || accept(parser, ":"))
      program.steps.push(expression(parser, strengths.choice));
    accept(parser, ",");
  }
  accept(parser, "=");
  const made: FunctionExpression = { kind: "function", parameters, results: program.returned };
  define(program, name, made);
}

function primary(parser: Parser): Expression | undefined {
  const { kind, text } = peek(parser);
  if (kind === "mark" && text === "{") return hash(parser);
  if (kind === "mark" && text === "->") {
    take(parser);
    const names = isNext(parser, "(") ? callArguments(skip(parser), ")") : [];
    for (const { value } of names) {
      bindTarget(parser.program, value, plain);
      parser.program.steps.push(value);
    }
    return block(parser) ?? plain;
  }
  if (kind === "mark" && text === "::") {
    take(parser);
    return nameUse(parser, takeName(parser));
  }
  if (kind !== "name") return undefined;
  if (/^(nil|self|super|__FILE__|__LINE__|__dir__)$/.test(text)) {
    take(parser);
    return plain;
  }
  if (/^(true|false)$/.test(text)) return textExpression(take(parser).text);
  if (/^(if|unless|case|while|begin)$/.test(text)) {
    // Why: the value of a construct is any of what is in it; its parts are read as statements.
    take(parser);
    parser.program.compound = true;
    return text === "begin" ? plain : { kind: "derived", from: [expression(parser)] };
  }
  if (text === "end") {
    take(parser);
    return plain;
  }
  if (keywords.has(text)) return undefined;
  take(parser);
  return callOf(parser, nameUse(parser, text));
}

const skip = (parser: Parser): Parser => {
  take(parser);
  return parser;
};

/** A name or member with arguments that have no brackets around them, and with its block. */
function callOf(parser: Parser, callee: Expression): Expression {
  const args: CallArgument[] = [];
  const isBound = callee.kind === "name" && parser.program.sources.has(callee.name);
  if (isMark(peek(parser), "(") && !peek(parser).spaced) {
    take(parser);
    args.push(...callArguments(parser, ")"));
  } else if (!isBound && beginsArgument(parser)) {
    do args.push(argument(parser));
    while (accept(parser, ","));
  } else if (callee.kind === "name" && !isNext(parser, "{") && !isNext(parser, "do")) return callee;
  const body = isBound ? undefined : block(parser);
  if (body) args.push({ value: body });
  return call(parser, callee, args);
}

/** Whether what follows on the line is an argument, and not an operator. */
function beginsArgument(parser: Parser): boolean {
  const token = peek(parser);
  if (token.newLine || !token.spaced) return false;
  switch (token.kind) {
    case "text":
    case "number":
    case "command":
    case "pattern":
    case "words":
      return true;
    case "name":
      return !keywords.has(token.text) || token.text === "not" || token.text === "defined?";
    case "mark":
      return (
        /^(->|\[|::|!)$/.test(token.text) ||
        (/^[*&:-]$|^\*\*$/.test(token.text) && !peek(parser, 1).spaced && token.text !== "-")
      );
    default:
      return false;
  }
}

/** `{ |x| … }` or `do |x| … end`; what is in the latter is read as statements of the program. */
function block(parser: Parser): FunctionExpression | undefined {
  const { program } = parser;
  const isBrace = isNext(parser, "{");
  if (!isBrace && !isNext(parser, "do")) return undefined;
  take(parser);
  program.compound = true;
  const parameters: string[] = [];
  if (accept(parser, "|"))
    while (!accept(parser, "|")) {
      if (peek(parser).kind === "name") parameters.push(takeName(parser));
      else if (!/^[(),*&;]$/.test(take(parser).text)) throw unexpected(parser);
    }
  const made: FunctionExpression = { kind: "function", parameters, results: [] };
  if (!isBrace) return { ...made, results: [plain] };
  const from = program.steps.length;
  while (!accept(parser, "}")) {
    if (peek(parser).kind === "end") throw unexpected(parser);
    if (accept(parser, ";")) continue;
    statement(parser);
  }
  return { ...made, results: program.steps.slice(from) };
}

function hash(parser: Parser): Expression {
  take(parser);
  const entries: [Expression | undefined, Expression][] = [];
  for (const { name, value } of callArguments(parser, "}")) {
    const pair = pairsOf([value]);
    if (name !== undefined) entries.push([textExpression(name), value]);
    else if (pair.kind === "record")
      entries.push(...pair.entries.map(([a, b]) => [a, b] as [Expression | undefined, Expression]));
    else entries.push([undefined, value]);
  }
  return { kind: "record", entries };
}

/** `value if condition`, `value rescue other`. */
function infix(parser: Parser, left: Expression, strengthMin: number): Expression | undefined {
  const { kind, text, newLine } = peek(parser);
  if (kind !== "name" || newLine || strengthMin > 0) return undefined;
  if (!/^(if|unless|while|until|rescue)$/.test(text)) return undefined;
  take(parser);
  parser.program.compound = true;
  const condition = expression(parser);
  return { kind: "operation", operator: "either", operands: [condition, left] };
}

/** Members are calls; `A::B` is a part of a library. */
function suffix(parser: Parser, left: Expression): Expression | undefined {
  const token = peek(parser);
  if (isMark(token, "::")) {
    take(parser);
    const part = member(left, takeName(parser));
    return /^[a-z]/.test(part.name) || isMark(peek(parser), "(") ? callOf(parser, part) : part;
  }
  if (isMark(token, ".") || isMark(token, "&.")) {
    take(parser);
    if (isMark(peek(parser), "(")) return callOf(parser, left);
    const name = peek(parser).kind === "command" ? "" : takeName(parser);
    const part = member(left, name);
    if (isMark(peek(parser), "=") && !isMark(peek(parser, 1), "=")) return part;
    return callOf(parser, part);
  }
  const isDir = left.kind === "name" && left.name === "Dir";
  if (isDir && isMark(token, "[")) {
    take(parser);
    return call(parser, member(left, "glob"), callArguments(parser, "]"));
  }
  return undefined;
}
