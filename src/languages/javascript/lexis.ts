import { anyOf } from "../../base/any-of.ts";
import { javascriptEscapes } from "../reading/escapes.ts";
import { bracedHole, quoted } from "../reading/quoted.ts";
import { type CodeToken, expectsValue, type Lexis, type Scanned } from "../reading/token.ts";

const operators =
  /^(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|yield|await|default)$/;

/** How JavaScript is split into tokens, and TypeScript where it looks the same. */
export const javascriptLexis: Lexis = {
  blank: /(?:^#![^\n]*|[\s\ufeff]|\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?\*\/)+/y,
  name: /#?[A-Za-z_$][\w$]*/y,
  number: /(?:0[xXoObB][0-9a-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?)n?/y,
  // Why: `<!--` and `-->` begin comments in scripts.
  mark: anyOf(
    />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?/y,
    /\?\.(?!\d)|\+\+|--(?!>)|\*\*|<<|>>|[-+*/%&|^]=|<(?!!--)|[-+*/%&|^!~?:=>(){}[\],;.@]/,
  ),
  joining: "([",
  literal(text, at, before): Scanned {
    const letter = text[at];
    if (letter === "'" || letter === '"')
      return (
        quoted(text, at + 1, { close: letter, escapes: javascriptEscapes, lines: false }) ??
        "unreadable"
      );
    if (letter === "`")
      return (
        quoted(text, at + 1, {
          close: "`",
          escapes: javascriptEscapes,
          lines: true,
          hole: bracedHole("$"),
        }) ?? "unreadable"
      );
    return letter === "/" ? slash(text, at, before) : undefined;
  },
};

const pattern = /\/(?![*/])(?:[^\\/[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+\/[a-z]*/y;

/** A slash begins a pattern, or divides. */
function slash(text: string, at: number, before: CodeToken | undefined): Scanned {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (expectsValue(before, operators))
    return match ? { kind: "pattern", parts: [], end: at + match[0].length } : "unreadable";
  // Why: behind `)` and `}` both are possible, and in a pattern quotes are no quotes.
  const unclear = before?.kind === "mark" && /^[)}]$/.test(before.text);
  return unclear && match !== null && /['"`]|\/[/*]/.test(match[0]) ? "unreadable" : undefined;
}
