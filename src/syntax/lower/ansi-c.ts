const simple: Readonly<Record<string, string>> = {
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
  "'": "'",
  '"': '"',
  "?": "?",
};

/**
 * What stands between the quotes of `$'…'`, decoded as bash does; it ends at `\0`.
 * Source: bash 5.2 manual, ANSI-C Quoting.
 */
export function decodeDollarQuoted(inside: string): string {
  if (!inside.includes("\\")) return inside;
  let text = "";
  let at = 0;
  while (at < inside.length) {
    const slash = inside.indexOf("\\", at);
    if (slash < 0) return text + inside.slice(at);
    text += inside.slice(at, slash);
    const [length, decoded] = decodeEscape(inside, slash + 1);
    if (decoded === "\0") return text;
    text += decoded;
    at = slash + 1 + length;
  }
  return text;
}

/** The length of an escape without its backslash, and what it stands for. */
function decodeEscape(text: string, at: number): [number, string] {
  const letter = text.charAt(at);
  const plain = simple[letter];
  if (plain !== undefined) return [1, plain];
  if (letter === "c" && at + 1 < text.length)
    return [2, String.fromCharCode(text.charCodeAt(at + 1) & 0x1f)];
  const [digits, base] = digitsOf(text, at, letter);
  if (digits === "") return [1, `\\${letter}`];
  const code = Number.parseInt(digits, base);
  const length = digits.length + (base === 8 ? 0 : 1);
  if (letter === "u" || letter === "U")
    return [length, code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd"];
  return [length, String.fromCharCode(code & 0xff)];
}

const lengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function digitsOf(text: string, at: number, letter: string): [string, number] {
  const length = lengths[letter];
  if (length === undefined) return [/^[0-7]{0,3}/.exec(text.slice(at, at + 3))?.[0] ?? "", 8];
  const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 1, at + 1 + length));
  return [digits?.[0] ?? "", 16];
}
