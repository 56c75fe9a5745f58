import { known, unknown, type Value } from "../../base/value.ts";

const letters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/** The text with the escapes of `echo -e` and `printf %b` replaced; `\c` ends it. */
export function unescaped(value: Value): Value {
  if (value.kind !== "known")
    return value.kind === "choice" ? unknown("it is one of several texts", value.taint) : value;
  const cut = /^(?:[^\\]|\\[^c])*/s.exec(value.text)?.[0] ?? value.text;
  const text = cut.replace(
    /\\(0[0-7]{0,3}|[1-7][0-7]{0,2}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|.)/gs,
    (whole, code: string) => decoded(code) ?? whole,
  );
  return known(text, value.taint, value.unset);
}

function decoded(code: string): string | undefined {
  const letter = letters[code];
  if (letter !== undefined) return letter;
  if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
  if (/^[xuU][0-9a-fA-F]/.test(code)) {
    const point = Number.parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
  }
  return undefined;
}
