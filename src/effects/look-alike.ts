import { misleadingPart } from "../base/misleading.ts";
import { once } from "../base/once.ts";
import { decodePunycode } from "./punycode.ts";

/**
 * Why a host name is not what it looks like: completes the sentence "the host …". Undefined where
 * it is. Source: UTS #39, 5.1 and 5.2 (restriction level "highly restrictive"), and confusables.txt
 * of Unicode 16 for what looks like a letter of ASCII; RFC 3492 for `xn--`.
 */
export function disguiseOf(host: string): string | undefined {
  const labels = host.toLowerCase().split(/[.\u3002\uff0e\uff61]/u);
  const shown = labels.map((label) => decodedLabel(label) ?? label);
  for (const label of shown) {
    if (/^\p{ASCII}*$/u.test(label)) continue;
    const part = misleadingPart(label);
    if (part !== undefined) return `holds ${part}`;
    const sign = strangeSign.exec(label)?.[0];
    if (sign !== undefined) return `holds ${sign}, which looks like punctuation`;
    if (!isOneScript(label)) return `mixes letters of several alphabets in ${label}`;
    // Why: where the last label is no ASCII either, nobody takes the whole for ASCII.
    if (looksAscii(label) && /^\p{ASCII}*$/u.test(shown.at(-1) ?? ""))
      return `is ${label}, which looks like ${inAscii(label)}`;
  }
  return undefined;
}

/** What a name looks like in ASCII where a word of it mixes ASCII with letters that look alike. */
export function lookAlikeOf(name: string): string | undefined {
  const words = name.match(/\p{L}+/gu) ?? [];
  const isMixed = (word: string): boolean =>
    /[A-Za-z]/.test(word) && /[^A-Za-z]/.test(word) && looksAscii(word.toLowerCase());
  return words.some(isMixed) ? inAscii(name.toLowerCase()) : undefined;
}

/** An address whose user name looks like the host that it is not. */
export const hidesHost = (address: string): boolean =>
  /^https?:\/\/(?:[\w-]+\.)+(?:com|org|net|io|dev|co|app|ai|sh|gov|edu)(?::[^@/]*)?@/i.test(
    address,
  );

function decodedLabel(label: string): string | undefined {
  return label.startsWith("xn--") ? decodePunycode(label.slice(4)) : undefined;
}

/** Neither a letter, mark or digit of any script nor what ASCII allows in a host name. */
const strangeSign = /[^\p{L}\p{M}\p{N}\x20-\x7e\p{Join_Control}\u00b7\u30fb]/u;

/** Alphabets that are written together in one word. */
const writtenTogether = [
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}]*$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}]*$/u,
] as const;

const alphabets = once(() =>
  scripts.split(" ").map((name) => new RegExp(`^\\p{Script_Extensions=${name}}*$`, "u")),
);

const scripts =
  "Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Syriac Thaana Devanagari Bengali " +
  "Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan " +
  "Myanmar Ethiopic Cherokee Khmer Mongolian Han Hangul Hiragana Katakana Bopomofo";

function isOneScript(label: string): boolean {
  const letters = label.replace(/[\p{Script=Common}\p{Script=Inherited}]/gu, "");
  return [...alphabets(), ...writtenTogether].some((one) => one.test(letters));
}

const looksAscii = (label: string): boolean =>
  [...label].every((one) => one < "\x80" || lookAlikes.has(one));

const inAscii = (label: string): string =>
  [...label].map((one) => lookAlikes.get(one) ?? one).join("");

/** Small letters, and the code points of what looks like each of them. */
const alike: readonly (readonly [letter: string, points: string])[] = [
  ["a", "0430 0251 03b1"],
  ["b", "044c 0185"],
  ["c", "0441 03f2 1d04 217d"],
  ["d", "0501 217e"],
  ["e", "0435 04bd 212e"],
  ["f", "0192 a799 0584"],
  ["g", "0261 0581 1d83"],
  ["h", "04bb 0570"],
  ["i", "0456 0131 0269 03b9 a647 04cf"],
  ["j", "0458 03f3"],
  ["k", "0138 03ba 043a"],
  ["l", "217c 01c0"],
  ["m", "217f"],
  ["n", "0578 057c"],
  ["o", "043e 03bf 1d0f 03c3 0585"],
  ["p", "0440 03c1 03f1"],
  ["q", "051b 0563 0566"],
  ["r", "0433 1d26 ab47"],
  ["s", "0455 a731 01bd"],
  ["t", "0442 03c4"],
  ["u", "057d 03c5 1d1c 028b"],
  ["v", "03bd 0475 1d20 2174"],
  ["w", "051d 0461 0561 1d21"],
  ["x", "0445 2179"],
  ["y", "0443 03b3 04af 028f"],
  ["z", "1d22"],
];

const lookAlikes: ReadonlyMap<string, string> = new Map(
  alike.flatMap(([letter, points]) =>
    points
      .split(" ")
      .map((one) => [String.fromCodePoint(Number.parseInt(one, 16)), letter] as const),
  ),
);
