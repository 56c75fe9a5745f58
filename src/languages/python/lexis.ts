import { anyOf } from "../../base/any-of.ts";
import { bytesEscapes, pythonEscapes } from "../reading/escapes.ts";
import { braceEnd, type Hole, quoted } from "../reading/quoted.ts";
import type { Lexis, Scanned } from "../reading/token.ts";

const opening = /(?:[rRbBuU]|[fF][rR]?|[rR][fFbB]|[bB][rR])?("""|'''|"|')/y;

/** How Python is split into tokens. */
export const pythonLexis: Lexis = {
  blank: /(?:[ \t\f\r\n]|\\\r?\n|#[^\r\n]*)+/y,
  name: /[A-Za-z_][A-Za-z_0-9]*/y,
  number: /(?:0[xXoObB][0-9a-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?)[jJ]?/y,
  mark: anyOf(
    /->|:=|\*\*=|\/\/=|<<=|>>=|[-+*/%&|^@!=<>]=/y,
    /\*\*|\/\/|<<|>>|\.\.\.|[-+*/%&|^~@<>=()[\]{},:.;]/,
  ),
  joining: "([{",
  literal(text, at): Scanned {
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (match === null) return undefined;
    const close = match[1] as string;
    const prefix = match[0].slice(0, -close.length).toLowerCase();
    const literal = quoted(text, at + match[0].length, {
      close,
      escapes: prefix.includes("r") ? "none" : prefix.includes("b") ? bytesEscapes : pythonEscapes,
      lines: close.length === 3,
      ...(prefix.includes("f") ? { hole: formatHole } : {}),
    });
    // Why: `\N{…}`, and quotes behind a backslash in a raw text, are too rare to be followed.
    const raw = prefix.includes("r") && /\\['"]/.test(text.slice(at, literal?.end));
    return literal === undefined || raw ? "unreadable" : literal;
  },
};

/** `{expression!r:format}` of a formatted text; doubled braces are no hole. */
function formatHole(text: string, at: number): Hole | undefined {
  const sign = text.slice(at, at + 2);
  if (sign === "{{" || sign === "}}") return { code: JSON.stringify(sign[0]), end: at + 2 };
  if (text[at] !== "{") return undefined;
  const end = braceEnd(text, at + 1);
  if (end === undefined) return undefined;
  const inside = text.slice(at + 1, end - 1);
  const [, code = "", format = ""] =
    /^((?:[^!:=]|[!=<>]=|\[[^\]]*\]|\([^)]*\)|:=)*?)\s*=?(?:![rsa])?(:.*)?$/s.exec(inside) ?? [];
  const inner = [...format.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]);
  return { code: [code, ...inner].filter((one) => one !== "").join(";"), end };
}
