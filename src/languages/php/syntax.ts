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
import { phpEscapes } from "../reading/escapes.ts";
import {
  bind,
  define,
  type Expression,
  type FunctionExpression,
  plain,
  textExpression,
} from "../reading/expression.ts";
import {
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
import { braceEnd, type Hole, quoted } from "../reading/quoted.ts";
import {
  bracedBody,
  pairsOf,
  plainStatement,
  type StatementWords,
  sequence,
} from "../reading/statements.ts";
import type { Lexis, Scanned } from "../reading/token.ts";

const lexis: Lexis = {
  blank:
    /(?:\s|<\?php\b|\?>\s*$|#(?!\[)(?:(?!\?>)[^\r\n])*|\/\/(?:(?!\?>)[^\r\n])*|\/\*[\s\S]*?\*\/)+/y,
  name: /\$?[A-Za-z_\x80-\xff][\w\x80-\xff]*|\\?[A-Za-z_]\w*(?:\\[A-Za-z_]\w*)+|\\[A-Za-z_]\w*/y,
  number: /0[xXbBoO][0-9a-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+/y,
  mark: anyOf(
    /<=>|\*\*=|\.\.\.|===|!==|\?\?=|<<=|>>=|\?->|->|=>|::|==|!=|<>|<=|>=|&&|\|\||\?\?|\+\+|--/y,
    /\*\*|<<|>>|[-+*/%&|^.]=|[-+*/%&|^!~?:=<>(){}[\],;.@$]/,
  ),
  joining: "",
  literal(text, at): Scanned {
    const letter = text[at];
    if (letter === "'")
      return quoted(text, at + 1, { close: "'", escapes: "few", lines: true }) ?? "unreadable";
    if (letter === '"' || letter === "`")
      return (
        quoted(
          text,
          at + 1,
          { close: letter, escapes: phpEscapes, lines: true, hole: variableHole },
          letter === "`" ? "command" : "text",
        ) ?? "unreadable"
      );
    return text.startsWith("<<<", at) || text.startsWith("?>", at) ? "unreadable" : undefined;
  },
};

/** `$name`, `$name[key]`, `$name->part`, `{$code}` and `${name}` in a text. */
function variableHole(text: string, at: number): Hole | undefined {
  const match = /\$[A-Za-z_]\w*(?:\[\w+\]|->\w+)?/y;
  match.lastIndex = at;
  const found = match.exec(text);
  if (found)
    return { code: found[0].replace(/\[([A-Za-z_]\w*)\]/, "['$1']"), end: at + found[0].length };
  const isBraced = text.startsWith("{$", at);
  if (!isBraced && !text.startsWith("${", at)) return undefined;
  const from = at + (isBraced ? 1 : 2);
  const end = braceEnd(text, from);
  if (end === undefined) return undefined;
  const code = text.slice(from, end - 1);
  const isName = /^\w+(?:\[|$)/.test(code);
  return { code: isName && !isBraced ? `$${code}` : code, end };
}

const keywords = namesIn(
  "abstract as break case catch class clone const continue declare default do else elseif",
  "enddeclare endfor endforeach endif endswitch endwhile extends final finally for foreach",
  "function global goto if implements interface instanceof insteadof namespace private",
  "protected public return static switch throw trait try use while yield",
);

const words: StatementWords = {
  heads: namesIn("if elseif while switch case catch echo print"),
  alone: namesIn(
    "else do try finally break continue endif endfor endforeach endswitch endwhile default",
  ),
  returns: namesIn("return throw yield"),
  braces: true,
};

/** How PHP is read, behind its opening tag. */
export const phpSyntax: Syntax = {
  lexis,
  operators: new Map([
    ...commonOperators,
    ["and", strengths.words],
    ["or", strengths.words],
    ["xor", strengths.words],
    [".", 11],
    ["=>", strengths.assignment],
    ["instanceof", 8],
    ["<>", 8],
  ]),
  prefixes: new Set(["!", "-", "+", "~", "@", "&", "++", "--", "new", "clone", "print", "throw"]),
  keywords,
  labels: true,
  dotsJoin: true,
  goesOn: () => true,
  statement,
  primary,
  suffix,
};

function statement(parser: Parser): boolean {
  const { program } = parser;
  const { kind, text } = peek(parser);
  const word = kind === "name" ? text.toLowerCase() : "";
  if (word === "echo" || word === "print") {
    take(parser);
    const value = sequence(parser);
    const values = value.kind === "list" ? value.items : [value];
    program.steps.push(
      call(
        parser,
        { kind: "name", name: "echo" },
        values.map((one) => ({ value: one })),
      ),
    );
    return true;
  }
  if (word === "foreach") {
    take(parser);
    loopHead(parser);
    return true;
  }
  if (word === "for") {
    take(parser);
    program.compound = true;
    expect(parser, "(");
    while (!accept(parser, ")")) {
      if (accept(parser, ";") || accept(parser, ",")) continue;
      program.steps.push(expression(parser));
    }
    return true;
  }
  if (word === "catch") {
    take(parser);
    expect(parser, "(");
    while (!accept(parser, ")")) {
      const token = take(parser);
      if (token.kind === "end") throw unexpected(parser);
      if (token.text.startsWith("$")) bind(program, token.text, { kind: "anything" });
    }
    return true;
  }
  if (word === "function" && peek(parser, 1).kind === "name") {
    take(parser);
    const name = takeName(parser);
    const made = functionHead(parser);
    define(program, name, made);
    return true;
  }
  if (
    /^(global|static|use|namespace|declare|const|class|interface|trait|abstract|final)$/.test(
      word,
    ) &&
    !isMark(peek(parser, 1), "::")
  ) {
    if (/^(global|use)$/.test(word)) {
      while (!isNext(parser, ";") && peek(parser).kind !== "end") take(parser);
      return true;
    }
    if (word === "static") {
      take(parser);
      return true;
    }
    throw unexpected(parser);
  }
  if (isMark(peek(parser), ":")) {
    take(parser);
    return true;
  }
  return plainStatement(parser, words);
}

/** `(values as key => value)`. */
function loopHead(parser: Parser): void {
  const { program } = parser;
  program.compound = true;
  expect(parser, "(");
  const values = expression(parser);
  program.steps.push(values);
  expect(parser, "as");
  const target = expression(parser);
  const [key, value] =
    target.kind === "operation" && target.operator === "=>" ? target.operands : [];
  if (key) bindTarget(program, key, { kind: "derived", from: [values] });
  bindTarget(program, value ?? target, { kind: "element", of: values });
  expect(parser, ")");
}

/** Parameters, captured names and the type of a function. */
function functionHead(parser: Parser): FunctionExpression {
  const { program } = parser;
  program.compound = true;
  accept(parser, "&");
  expect(parser, "(");
  const parameters: string[] = [];
  while (!accept(parser, ")")) {
    const token = take(parser);
    if (token.kind === "end") throw unexpected(parser);
    if (token.kind === "name" && token.text.startsWith("$")) parameters.push(token.text);
    if (isMark(token, "=")) program.steps.push(expression(parser, strengths.choice));
  }
  if (accept(parser, "use")) {
    expect(parser, "(");
    callArguments(parser, ")");
  }
  if (accept(parser, ":")) {
    accept(parser, "?");
    takeName(parser);
  }
  return { kind: "function", parameters, results: program.returned };
}

function primary(parser: Parser): Expression | undefined {
  const token = peek(parser);
  const { kind, text } = token;
  if (isMark(token, "[")) {
    take(parser);
    return pairsOf(items(parser, "]"));
  }
  if (isMark(token, "$")) throw unexpected(parser);
  if (kind !== "name") return undefined;
  const word = text.toLowerCase();
  if (/^(true|false)$/.test(word)) {
    take(parser);
    return textExpression(word);
  }
  if (/^(null|self|parent)$/.test(word)) {
    take(parser);
    return plain;
  }
  if (word === "array" && isMark(peek(parser, 1), "(")) {
    parser.at += 2;
    return pairsOf(items(parser, ")"));
  }
  if (word === "list" && isMark(peek(parser, 1), "(")) {
    parser.at += 2;
    return { kind: "list", items: items(parser, ")") };
  }
  if (word === "static" && peek(parser, 1).text.toLowerCase() === "function") take(parser);
  if (peek(parser).text.toLowerCase() === "function") {
    take(parser);
    const made = functionHead(parser);
    bracedBody(parser);
    return made;
  }
  if (word === "fn" && isMark(peek(parser, 1), "(")) {
    take(parser);
    const made = functionHead(parser);
    expect(parser, "=>");
    const result = expression(parser, strengths.assignment);
    parser.program.steps.push(result);
    return { ...made, results: [result] };
  }
  if (/^(include|include_once|require|require_once|exit|die|echo)$/.test(word)) {
    take(parser);
    const args =
      isNext(parser, ";") || peek(parser).kind === "end"
        ? []
        : [{ value: expression(parser, strengths.assignment) }];
    return call(parser, { kind: "name", name: word }, args);
  }
  if (keywords.has(word)) throw unexpected(parser);
  take(parser);
  // Why: names of functions and classes are the same in capitals, those of variables are not.
  const name = text.startsWith("$") ? text : text.replace(/^\\/, "").toLowerCase();
  return nameUse(parser, name);
}

/** `->part`, `::part`, and steps of one. */
function suffix(parser: Parser, left: Expression): Expression | undefined {
  const token = peek(parser);
  if (isMark(token, "->") || isMark(token, "?->") || isMark(token, "::")) {
    take(parser);
    if (peek(parser).kind !== "name") throw unexpected(parser);
    return member(left, takeName(parser).replace(/^\$/, ""));
  }
  if (isMark(token, "++") || isMark(token, "--")) {
    take(parser);
    return { kind: "derived", from: [left] };
  }
  return undefined;
}
