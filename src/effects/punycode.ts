/**
 * The text that a label of a host name stands for, without its `xn--`; undefined where it stands
 * for none. Source: RFC 3492, 6.2, with the parameters of section 5.
 */
export function decodePunycode(label: string): string | undefined {
  const delimiter = label.lastIndexOf("-");
  const points = delimiter > 0 ? [...label.slice(0, delimiter)].map(codeOf) : [];
  let point = 128;
  let place = 0;
  let bias = 72;
  let at = delimiter > 0 ? delimiter + 1 : 0;
  while (at < label.length) {
    const before = place;
    let weight = 1;
    for (let step = base; ; step += base) {
      const digit = digitOf(label.charCodeAt(at));
      at += 1;
      if (digit === undefined) return undefined;
      place += digit * weight;
      const threshold = Math.min(Math.max(step - bias, 1), 26);
      if (digit < threshold) break;
      weight *= base - threshold;
      if (place > 0x7fffffff || weight > 0x7fffffff) return undefined;
    }
    const count = points.length + 1;
    bias = adapted(place - before, count, before === 0);
    point += Math.floor(place / count);
    place %= count;
    if (point > 0x10ffff) return undefined;
    points.splice(place, 0, point);
    place += 1;
  }
  return String.fromCodePoint(...points);
}

const base = 36;

const codeOf = (character: string): number => character.charCodeAt(0);

function digitOf(code: number): number | undefined {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : undefined;
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let step = 0;
  for (; rest > 455; step += base) rest = Math.floor(rest / (base - 1));
  return step + Math.floor((base * rest) / (rest + 38));
}
