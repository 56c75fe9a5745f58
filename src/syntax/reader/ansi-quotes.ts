import { escapeLetters } from "../../base/escape-letters.ts";

/**
 * Decodes the content of `$'…'` as bash does: the result ends at the first NUL.
 * Source: bash 5.2 manual, ANSI-C Quoting.
 */
export function decodeDollarSingleQuotes(raw: string): string {
  if (!raw.includes("\\")) return raw;
  let text = "";
  let position = 0;
  while (position < raw.length) {
    const character = raw[position] ?? "";
    if (character !== "\\") {
      text += character;
      position += 1;
      continue;
    }
    const decoded = decodeEscape(raw, position + 1);
    if (decoded.text === "\0") return text;
    text += decoded.text;
    position = decoded.end;
  }
  return joinBytes(text);
}

interface Decoded {
  readonly text: string;
  readonly end: number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  ...escapeLetters,
  "'": "'",
  '"': '"',
  "?": "?",
};

/** One escape; `start` is behind the backslash. */
function decodeEscape(raw: string, start: number): Decoded {
  const letter = raw[start];
  if (letter === undefined) return { text: "\\", end: start };
  const known = simpleEscapes[letter];
  if (known !== undefined) return { text: known, end: start + 1 };
  switch (letter) {
    case "x":
      return decodeHexByte(raw, start);
    case "u":
      return decodeCodePoint(raw, start, 4);
    case "U":
      return decodeCodePoint(raw, start, 8);
    case "c":
      return decodeControl(raw, start);
    default:
      if (letter >= "0" && letter <= "7") return decodeOctal(raw, start);
      return { text: `\\${letter}`, end: start + 1 };
  }
}

function decodeOctal(raw: string, start: number): Decoded {
  const digits = take(raw, start, 3, isOctal);
  return { text: byte(Number.parseInt(digits, 8) & 0xff), end: start + digits.length };
}

/** `\xHH`, and `\x{H…}`, of which the last two digits count. */
function decodeHexByte(raw: string, start: number): Decoded {
  const braced = raw[start + 1] === "{";
  const begin = braced ? start + 2 : start + 1;
  const digits = take(raw, begin, braced ? raw.length : 2, isHex);
  let end = begin + digits.length;
  if (digits === "") return braced ? { text: "\0", end } : { text: "\\x", end: start + 1 };
  if (braced && raw[end] === "}") end += 1;
  return { text: byte(Number.parseInt(digits.slice(-2), 16)), end };
}

function decodeCodePoint(raw: string, start: number, digitsMax: number): Decoded {
  const digits = take(raw, start + 1, digitsMax, isHex);
  if (digits === "") return { text: `\\${raw[start]}`, end: start + 1 };
  const value = Number.parseInt(digits, 16);
  return { text: characterOf(value), end: start + 1 + digits.length };
}

/** A code point; one that UTF-8 does not allow is as many U+FFFD as bash writes bytes for it. */
function characterOf(value: number): string {
  if (value >= 0xd800 && value < 0xe000) return "\ufffd".repeat(3);
  if (value <= 0x10ffff) return String.fromCodePoint(value);
  return "\ufffd".repeat(value < 0x200000 ? 4 : value < 0x4000000 ? 5 : 6);
}

function decodeControl(raw: string, start: number): Decoded {
  const letter = raw[start + 1];
  if (letter === undefined) return { text: "\\c", end: start + 1 };
  if (letter === "?") return { text: "\x7f", end: start + 2 };
  const doubled = letter === "\\" && raw[start + 2] === "\\";
  const text = String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 0x1f);
  return { text, end: start + (doubled ? 3 : 2) };
}

function take(raw: string, start: number, most: number, accepts: (one: string) => boolean): string {
  let end = start;
  while (end < raw.length && end - start < most && accepts(raw[end] ?? "")) end += 1;
  return raw.slice(start, end);
}

const isOctal = (one: string): boolean => one >= "0" && one <= "7";
const isHex = (one: string): boolean => /^[0-9a-fA-F]$/.test(one);

/** Bytes from 0x80 on are kept apart from characters until they are joined. */
const byte = (value: number): string =>
  value < 0x80 ? String.fromCharCode(value) : String.fromCharCode(bytePlane + value);
const bytePlane = 0xf700;

/** Joins bytes of escapes that form UTF-8; a byte that forms none becomes U+FFFD. */
function joinBytes(text: string): string {
  if (!/[\uf780-\uf7ff]/.test(text)) return text;
  return text.replace(/[\uf780-\uf7ff]+/g, (run) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      Uint8Array.from(run, (one) => one.charCodeAt(0) - bytePlane),
    ),
  );
}
