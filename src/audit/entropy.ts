/**
 * Whether a word looks made by chance: at least 24 characters of the base64 alphabets, digits among
 * them, with letters, digits and cases that change as often as they do in keys and hardly in names.
 *
 * Readable on purpose, since commands are hard to follow without them: hexadecimal words of 40 and
 * 64 digits (git commits, SHA-256 digests), package integrity (`sha512-…`) and UUIDs.
 */
export function looksRandom(word: string): boolean {
  if (word.length < randomLengthMin || publicForm.test(word) || !/\d/.test(word)) return false;
  return changesOf(word) >= changesMin * word.length && entropyOf(word) >= entropyBitsMin;
}

/** Words that may look random; global. The prefix of an integrity belongs to its word. */
export const randomCandidate: RegExp = /[A-Za-z0-9+/_-]{24,}={0,2}/g;

const randomLengthMin = 24;
/** Changes of character class for each character; 0.6 in base64, 0.1 in names. */
const changesMin = 0.28;
/** Bits for each character: 3.3 in hexadecimal digits of this length, 4.2 in base64. */
const entropyBitsMin = 3;

const digest = "[0-9a-f]{40}|[0-9a-f]{64}";
const integrity = "sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2}";
const uuid = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
const publicForm = new RegExp(`^(?:${digest}|${integrity}|${uuid})$`, "i");

function changesOf(word: string): number {
  let changes = 0;
  let before = "";
  for (const char of word) {
    const now = classOf(char);
    if (now === undefined) continue;
    if (before !== "" && now !== before) changes += 1;
    before = now;
  }
  return changes;
}

function classOf(char: string): string | undefined {
  if (char >= "0" && char <= "9") return "digit";
  if (char >= "a" && char <= "z") return "lower";
  return char >= "A" && char <= "Z" ? "upper" : undefined;
}

function entropyOf(word: string): number {
  const counts = new Map<string, number>();
  for (const char of word) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / word.length) * Math.log2(count / word.length);
  return bits;
}
