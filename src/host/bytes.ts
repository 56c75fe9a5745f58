/** A text that stands for no bytes, so that it names nothing outside the engine. */
export class UnencodableTextError extends Error {
  override readonly name = "UnencodableTextError";
  readonly code = "UNENCODABLE_TEXT";
  /** UTF-16 code-unit offset of the first code unit that stands for no byte. */
  readonly at: number;

  constructor(at: number) {
    super(`the text holds a lone surrogate at ${at} that stands for no byte`);
    this.at = at;
  }
}

/**
 * The engine string of some bytes: UTF-8 where they are UTF-8, and the lone surrogate U+DC00 + byte
 * for each byte that is not. Two different byte strings never decode to the same text.
 *
 * Source: PEP 383 (`surrogateescape`); which bytes are UTF-8: Unicode 16, table 3-7.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeWithEscapes(bytes);
  }
}

/**
 * The bytes of an engine string: `encode(decode(bytes))` equals `bytes`. Escapes that expansion put
 * side by side may together be UTF-8; they encode to those bytes, as the shell would join them.
 *
 * @throws {UnencodableTextError} when the text has lone surrogates outside U+DC80 to U+DCFF.
 */
export function encode(text: string): Uint8Array {
  if (!hasEscapes(text)) return encoder.encode(text);
  const foreign = foreignSurrogate.exec(text);
  if (foreign) throw new UnencodableTextError(foreign.index);
  return bytesOf(text);
}

/** Whether `encode` has bytes for this text. */
export const isEncodable = (text: string): boolean => !foreignSurrogate.test(text);

/** Whether the text has lone surrogates, so that it cannot be handed to Node as a string. */
export const hasEscapes = (text: string): boolean => loneSurrogate.test(text);

// Why: without ignoreBOM a leading U+FEFF would be dropped, and two names would become one.
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
// Why: with the `u` flag a surrogate pair is one character, so that only lone ones match.
const loneSurrogate = /[\uD800-\uDFFF]/u;
const foreignSurrogate = /[\uD800-\uDC7F\uDD00-\uDFFF]/u;

const escapeBase = 0xdc00;

function decodeWithEscapes(bytes: Uint8Array): string {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (start < at) parts.push(strict.decode(bytes.subarray(start, at)));
    parts.push(String.fromCharCode(escapeBase + (bytes[at] ?? 0)));
    at += 1;
    start = at;
  }
  if (start < at) parts.push(strict.decode(bytes.subarray(start, at)));
  return parts.join("");
}

/** Length in bytes of the well-formed UTF-8 sequence at `at`; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < lowestSecond(first) || second > highestSecond(first)) return 0;
  for (let index = 2; index < length; index += 1)
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Overlong forms are no UTF-8. */
function lowestSecond(first: number): number {
  if (first === 0xe0) return 0xa0;
  return first === 0xf0 ? 0x90 : 0x80;
}

/** Surrogates and what is above U+10FFFF are no UTF-8. */
function highestSecond(first: number): number {
  if (first === 0xed) return 0x9f;
  return first === 0xf4 ? 0x8f : 0xbf;
}

function bytesOf(text: string): Uint8Array {
  // Why: three bytes hold every UTF-16 code unit, so that the buffer never has to grow.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const run of text.split(/([\uDC80-\uDCFF])/u)) {
    const unit = run.length === 1 ? run.charCodeAt(0) : 0;
    if (unit >= 0xdc80 && unit <= 0xdcff) {
      bytes[length] = unit - escapeBase;
      length += 1;
    } else length += encoder.encodeInto(run, bytes.subarray(length)).written;
  }
  return bytes.slice(0, length);
}
