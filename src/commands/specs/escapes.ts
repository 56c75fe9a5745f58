import { escapeLetters } from "../../base/escape-letters.ts";
import { known, partial, unknown, type Value } from "../../base/value.ts";

/** Who replaces escapes: `echo -e`, `printf %b` for its argument, printf for its format. */
export type EscapeRules = "echo" | "argument" | "format";

/**
 * The text with its escapes replaced; `\c` ends it except in a format. Not known where the bytes
 * that an escape stands for depend on the locale.
 */
export function unescaped(value: Value, rules: EscapeRules): Value {
  if (value.kind === "choice") return unknown("it is one of several texts", value.taint);
  if (value.kind === "unknown") return value;
  // Why: a backslash in what is not known may change what stands behind it.
  if (value.kind === "partial")
    return partial(value.prefix.replace(/\\.*$/s, ""), "", value.why, value);
  const cut = rules === "format" ? undefined : /^(?:[^\\]|\\[^c]|\\$)*/s.exec(value.text)?.[0];
  let sure = true;
  const text = (cut ?? value.text).replace(escapes[rules], (whole, code: string) => {
    const decoded = rules === "echo" && /^[1-7]$/.test(code) ? undefined : decode(code);
    if (decoded !== undefined && decoded > "\x7f") sure = false;
    return decoded ?? (rules === "format" && /^["'?]$/.test(code) ? code : whole);
  });
  return sure
    ? known(text, value.taint, value.unset)
    : unknown("the bytes of an escape depend on the locale", value.taint, value.unset);
}

const hexadecimal = "x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}";
const escapes: Readonly<Record<EscapeRules, RegExp>> = {
  echo: new RegExp(`\\\\(0[0-7]{0,3}|${hexadecimal}|.)`, "gs"),
  argument: new RegExp(`\\\\(0[0-7]{0,3}|[1-7][0-7]{0,2}|${hexadecimal}|.)`, "gs"),
  format: new RegExp(`\\\\([0-7]{1,3}|${hexadecimal}|.)`, "gs"),
};

function decode(code: string): string | undefined {
  const letter = escapeLetters[code];
  if (letter !== undefined) return letter;
  if (/^[0-7]+$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
  if (/^[xuU][0-9a-fA-F]/.test(code)) {
    const point = Number.parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
  }
  return undefined;
}
