/** A token of an awk program, as far as its acts are concerned. */
export interface AwkToken {
  readonly kind: "string" | "regex" | "number" | "name" | "mark" | "end";
  /** A string without quotes, escapes replaced; else as written. */
  readonly text: string;
}

/**
 * Splits an awk program into tokens; undefined when it is not one. `end` is a newline or `;`.
 * Source: POSIX.1-2024 XCU awk, lexical conventions; gawk 5.2 manual.
 */
export function awkTokens(program: string): readonly AwkToken[] | undefined {
  const tokens: AwkToken[] = [];
  let rest = program;
  while (rest !== "") {
    const skipped = /^([ \t\r]|\\\r?\n|#[^\n]*)+/.exec(rest);
    if (skipped) {
      rest = rest.slice(skipped[0].length);
      continue;
    }
    const token = readToken(rest, tokens.at(-1));
    if (token === undefined) return undefined;
    tokens.push(token.token);
    rest = rest.slice(token.length);
  }
  return tokens;
}

interface Read {
  readonly token: AwkToken;
  readonly length: number;
}

function readToken(rest: string, before: AwkToken | undefined): Read | undefined {
  const string = /^"((?:[^"\\\n]|\\[\s\S])*)"/.exec(rest);
  if (string)
    return {
      token: { kind: "string", text: unescaped(string[1] ?? "") },
      length: string[0].length,
    };
  if (rest.startsWith("/") && !endsOperand(before)) {
    const regex = /^\/((?:[^/\\\n[]|\\[^\n]|\[\^?\]?(?:[^\]\n\\]|\\[^\n]|\[:\w+:\])*\])*)\//.exec(
      rest,
    );
    return regex
      ? { token: { kind: "regex", text: regex[1] ?? "" }, length: regex[0].length }
      : undefined;
  }
  const name = /^[A-Za-z_]\w*(::\w+)?/.exec(rest);
  if (name) return { token: { kind: "name", text: name[0] }, length: name[0].length };
  const number = /^(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|^0[xX][\da-fA-F]+/.exec(rest);
  if (number) return { token: { kind: "number", text: number[0] }, length: number[0].length };
  if (/^[\n;]/.test(rest)) return { token: { kind: "end", text: rest[0] ?? "" }, length: 1 };
  const mark = /^(\|&|\|\||&&|>>|[-+*/%^!=<>]=|\*\*=?|\+\+|--|[-+*/%^!<>=~?:,(){}[\]|$@])/.exec(
    rest,
  );
  return mark ? { token: { kind: "mark", text: mark[0] }, length: mark[0].length } : undefined;
}

/** Whether `/` after this token divides. */
const endsOperand = (token: AwkToken | undefined): boolean =>
  token !== undefined &&
  (token.kind === "string" ||
    token.kind === "number" ||
    (token.kind === "name" && !keywords.has(token.text)) ||
    /^(\)|\]|\$|\+\+|--)$/.test(token.text));

const keywords = new Set(
  (
    "BEGIN END BEGINFILE ENDFILE case delete do else exit for function func if in " +
    "next nextfile print printf return switch while"
  ).split(" "),
);

const letters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\n": "",
};

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{1,3}|x[\da-fA-F]{1,2}|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return letters[code] ?? code;
  });
