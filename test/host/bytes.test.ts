import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decode,
  encode,
  hasEscapes,
  isEncodable,
  UnencodableTextError,
} from "../../src/host/bytes.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe("decode", () => {
  const rows: readonly (readonly [string, Uint8Array, string])[] = [
    ["nothing", bytes(), ""],
    ["ASCII", bytes(0x6c, 0x73), "ls"],
    ["NUL is a character", bytes(0x74, 0x00), "t\0"],
    ["two, three and four bytes", encode("é€💩"), "é€💩"],
    ["a byte order mark is kept", bytes(0xef, 0xbb, 0xbf, 0x61), "\uFEFFa"],
    ["latin-1", bytes(0x66, 0xfc, 0x72), "f\uDCFCr"],
    ["a stray continuation byte", bytes(0x80), "\uDC80"],
    ["overlong slash", bytes(0xc0, 0xaf), "\uDCC0\uDCAF"],
    ["overlong three bytes", bytes(0xe0, 0x9f, 0xbf), "\uDCE0\uDC9F\uDCBF"],
    ["an encoded surrogate", bytes(0xed, 0xb2, 0x80), "\uDCED\uDCB2\uDC80"],
    ["above U+10FFFF", bytes(0xf4, 0x90, 0x80, 0x80), "\uDCF4\uDC90\uDC80\uDC80"],
    ["cut off at the end", bytes(0x61, 0xe2, 0x82), "a\uDCE2\uDC82"],
    ["cut off before ASCII", bytes(0xe2, 0x82, 0x61), "\uDCE2\uDC82a"],
    ["valid after invalid", bytes(0xff, 0xc3, 0xa9), "\uDCFFé"],
    ["a real U+FFFD stays apart from a bad byte", bytes(0xef, 0xbf, 0xbd, 0xff), "\uFFFD\uDCFF"],
  ];
  test.each(rows)("%s", (_, input, text) => {
    expect(decode(input)).toBe(text);
    expect(encode(text)).toEqual(input);
  });

  test("encode gives back the bytes, whatever they are", () => {
    const tricky = fc.constantFrom(0x00, 0x41, 0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xff);
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.array(tricky, { maxLength: 64 }).map((values) => Uint8Array.from(values)),
    );
    fc.assert(
      fc.property(anyBytes, (input) => {
        const text = decode(input);
        expect(isEncodable(text)).toBe(true);
        expect(encode(text)).toEqual(input);
      }),
      { numRuns: 1000 },
    );
  });

  test("agrees with the platform on all valid UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decode(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });

  test("a megabyte of invalid bytes takes linear time", () => {
    const input = new Uint8Array(1_048_576).fill(0xff);
    const text = decode(input);
    expect(text.length).toBe(input.length);
    expect(encode(text).length).toBe(input.length);
  });
});

describe("encode", () => {
  const rows: readonly (readonly [string, string, number])[] = [
    ["a lone high surrogate", "ab\uD83D", 2],
    ["a low surrogate that is no escape", "\uDE00", 0],
    ["an escape for an ASCII byte", "x\uDC41", 1],
    ["a high surrogate after an escape", "\uDCFF\uD800", 1],
  ];
  test.each(rows)("refuses %s", (_, text, at) => {
    expect(isEncodable(text)).toBe(false);
    const error = thrownBy(() => encode(text));
    expect(error).toBeInstanceOf(UnencodableTextError);
    expect(error).toMatchObject({ code: "UNENCODABLE_TEXT", at });
  });

  test("joins escapes as the shell joins bytes", () => {
    expect(decode(encode("\uDCC3\uDCA9"))).toBe("é");
  });

  test("of joined texts is the joined bytes", () => {
    const unit = fc.constantFrom("a", "é", "💩", "\uDC80", "\uDCC3", "\uDCA9", "\uDCF0");
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect([...encode(left + right)]).toEqual([...encode(left), ...encode(right)]);
      }),
      { numRuns: 1000 },
    );
  });
});

test("hasEscapes tells texts that Node would garble", () => {
  expect(["é😀", "\uDCFF", "a\uD800"].map(hasEscapes)).toEqual([false, true, true]);
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
