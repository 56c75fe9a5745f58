import { anyOf } from "../../base/any-of.ts";
import { patternEscapes, perlEscapes } from "../reading/escapes.ts";
import { matchAt } from "../reading/lexer.ts";
import { braceEnd, type Hole, quoted } from "../reading/quoted.ts";
import {
  type CodeToken,
  expectsValue,
  type Lexis,
  type Literal,
  type Scanned,
  type WrittenPart,
} from "../reading/token.ts";

const operators = anyOf(
  /^(?:if|unless|while|until|and|or|not|return|split|grep|map|join|push|print|say|x|eq|ne|lt|gt)$/,
  /^(?:le|ge|cmp|when|unshift|die|elsif|foreach|for)$/,
);

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<", ">"],
]);

/** How Perl is split into tokens; a slash that may be two things is not read. */
export const perlLexis: Lexis = {
  blank: /(?:\s|#[^\n]*)+/y,
  name: anyOf(
    /[$@%&](?:::)?[A-Za-z_]\w*(?:::\w+)*|\$#?\{[A-Za-z_]\w*\}|[$@]\{\^\w+\}|\$#\w+|\$#?\$\w+/y,
    /@\$\w+|\$\d+|\$[&`'+!@/\\,;.<>"$|](?!\w)|\$\^[A-HJ-Z]|[A-Za-z_]\w*(?:::\w+)*/,
  ),
  number: /0[xXbB][0-9a-fA-F_]+|\d[\d_]*(?:\.(?!\.)\d*)?(?:[eE][-+]?\d+)?|\.\d+/y,
  mark: anyOf(
    /\*\*=|<=>|\.\.\.|&&=|\|\|=|\/\/=|<<=|>>=|=>|->|==|!=|=~|!~|<=|>=|&&|\|\||\/\/|::|\.\./y,
    /\+\+|--|\*\*|<<|>>|-[edfrwxszl](?=\s*[$"'(])|[-+*/%&|^.x]=|[-+*/%&|^!~?:=<>(){}[\],;.\\@$]/,
  ),
  joining: "",
  literal,
};

const heredoc = /^<<~?(?:\s*["']|[A-Za-z_])/;

const quoteWord = /(?:qw|qq|qx|qr|tr|[qmsy])(?=\s*[^\w\s,;)}=]|\s*=[^>=~])/y;

function literal(text: string, at: number, before: CodeToken | undefined): Scanned {
  const letter = text[at] as string;
  const isPart = before?.kind === "mark" && before.text === "->";
  if (letter === "'")
    return quoted(text, at + 1, { close: "'", escapes: "few", lines: true }) ?? "unreadable";
  if (letter === '"' || letter === "`") {
    const kind = letter === "`" ? "command" : "text";
    const quoting = {
      close: letter,
      escapes: perlEscapes,
      lines: true,
      hole: variableHole,
    } as const;
    return quoted(text, at + 1, quoting, kind) ?? "unreadable";
  }
  const isKey =
    before?.kind === "mark" && before.text === "{" && /^\w+\s*\}/.test(text.slice(at, at + 20));
  const word =
    isPart || isKey || /\w/.test(text[at - 1] ?? "") ? undefined : matchAt(quoteWord, text, at);
  if (word !== undefined) return quoteLike(word, text, at + word.length);
  const isValue = expectsValue(before, operators);
  if (letter === "/") return slash(text, at, before, isValue);
  if (letter !== "<") return undefined;
  if (heredoc.test(text.slice(at, at + 40)) && (isValue || /^<<\S/.test(text.slice(at))))
    return "unreadable";
  const handle = isValue ? matchAt(/<(?:\$?\w*)>/y, text, at) : undefined;
  if (handle === undefined) return undefined;
  // Why: reading from a handle gives what it has been opened for.
  const code = handle.slice(1, -1) || "STDIN";
  return { kind: "pattern", parts: [{ code }], end: at + handle.length };
}

function slash(text: string, at: number, before: CodeToken | undefined, isValue: boolean): Scanned {
  if (isValue) return pattern(text, at + 1, "/");
  const isSure =
    before?.kind === "number" || /^[$@%]/.test(before?.text ?? "") || before?.text === "]";
  const line = text.slice(at + 1).split("\n")[0] ?? "";
  return isSure || !/['"`/]/.test(line) ? undefined : "unreadable";
}

/** A pattern up to its delimiter, with its flags. */
function pattern(text: string, from: number, close: string, nests?: string): Scanned {
  const read = part(text, from, close, nests);
  if (read === undefined || runsCode(text.slice(from, read.end))) return "unreadable";
  const flags = matchAt(/[a-z]*/y, text, read.end) ?? "";
  return { kind: "pattern", parts: read.parts, end: read.end + flags.length };
}

const runsCode = (text: string): boolean => /\(\?\??\{/.test(text);

const part = (text: string, from: number, close: string, nests?: string): Literal | undefined =>
  quoted(
    text,
    from,
    { close, escapes: patternEscapes, lines: true, hole: patternHole, ...(nests ? { nests } : {}) },
    "pattern",
  );

function quoteLike(word: string, text: string, from: number): Scanned {
  const blank = matchAt(/\s*/y, text, from) ?? "";
  const open = text[from + blank.length] ?? "";
  if (open === "#" && blank !== "") return "unreadable";
  const close = closers.get(open) ?? open;
  const nests = close === open ? undefined : open;
  const start = from + blank.length + 1;
  if (word === "m" || word === "qr") return pattern(text, start, close, nests);
  if (word === "s" || word === "tr" || word === "y")
    return substitution(word, text, start, open, close);
  const isPlain = word === "q" || word === "qw";
  const kind = word === "qw" ? "words" : word === "qx" ? "command" : "text";
  return (
    quoted(
      text,
      start,
      {
        close,
        ...(nests ? { nests } : {}),
        escapes: isPlain ? "few" : perlEscapes,
        lines: true,
        ...(isPlain ? {} : { hole: variableHole }),
      },
      kind,
    ) ?? "unreadable"
  );
}

/** `s/a/b/flags`, where `b` is code with the flag `e`. */
function substitution(
  word: string,
  text: string,
  from: number,
  open: string,
  close: string,
): Scanned {
  const nests = close === open ? undefined : open;
  const first = part(text, from, close, nests);
  if (first === undefined) return "unreadable";
  let at = first.end;
  if (nests) {
    at += (matchAt(/\s*/y, text, at) ?? "").length;
    if (text[at] !== open) return "unreadable";
    at += 1;
  }
  const second = part(text, at, close, nests);
  if (second === undefined || runsCode(text.slice(from, first.end))) return "unreadable";
  const flags = matchAt(/[a-z]*/y, text, second.end) ?? "";
  if (/e.*e/.test(flags)) return "unreadable";
  const replaced: readonly WrittenPart[] =
    word === "s" && flags.includes("e") ? [{ code: text.slice(at, second.end - 1) }] : second.parts;
  const parts = word === "s" ? [...first.parts, ...replaced] : [];
  return { kind: "pattern", parts, end: second.end + flags.length };
}

/** In a pattern, `$` before a bracket or at the end is no variable. */
function patternHole(text: string, at: number): Hole | undefined {
  const next = text[at + 1] ?? "";
  return /^[$@]$/.test(text[at] ?? "") && /[A-Za-z_{]/.test(next)
    ? variableHole(text, at)
    : undefined;
}

/** `$name`, `$name[0]{key}`, `${name}`, `@name`, `@{[ code ]}`. */
function variableHole(text: string, at: number): Hole | undefined {
  const sign = text[at];
  if (sign !== "$" && sign !== "@") return undefined;
  const plain = matchAt(
    /[$@](?:\w+(?:::\w+)*|\{\w+\})(?:(?:->)?(?:\[[^\]"']*\]|\{[^}]*\}))*/y,
    text,
    at,
  );
  const index =
    plain === undefined
      ? undefined
      : matchAt(/(?:->)?\[(?:[^\]"'\n]|"[^"\n]*"|'[^'\n]*')*\]/y, text, at + plain.length);
  if (plain !== undefined && index !== undefined)
    return {
      code: `${plain.replace(/^([$@])\{(\w+)\}/, "$1$2")};${index.replace(/^(?:->)?\[|\]$/g, "")}`,
      end: at + plain.length + index.length,
    };
  if (plain !== undefined)
    return { code: plain.replace(/^([$@])\{(\w+)\}/, "$1$2"), end: at + plain.length };
  if (text[at + 1] !== "{") return undefined;
  const end = braceEnd(text, at + 2);
  return end === undefined ? undefined : { code: text.slice(at + 2, end - 1), end };
}
