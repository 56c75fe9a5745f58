/**
 * The members of `{x..y}` and `{x..y..step}`, each as its characters: undefined when the text is no
 * sequence, `too many` past the limit and where the letters pass through punctuation.
 */
export function expandSequence(
  items: readonly unknown[],
  countMax: number,
): string[][] | "too many" | undefined {
  if (!items.every((item) => typeof item === "string")) return undefined;
  const text = items.join("");
  const [, from, to, step] = /^(.+?)\.\.(.+?)(?:\.\.([-+]?[0-9]+))?$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const numbers = integer.test(from) && integer.test(to);
  const letters = /^[A-Za-z]$/.test(from) && /^[A-Za-z]$/.test(to);
  if (!numbers && !letters) return undefined;
  if ([from, to, step ?? ""].some((one) => one.length > 15)) return "too many";
  const by = Math.abs(Number(step ?? "1")) || 1;
  const [first, last] = numbers
    ? [Number(from), Number(to)]
    : [from.charCodeAt(0), to.charCodeAt(0)];
  if (Math.abs(last - first) / by >= countMax) return "too many";
  // Why: between `Z` and `a` stand a backslash and a backquote, which are parsed again.
  if (letters && first < 91 !== last < 91) return "too many";
  const width = numbers && (padded.test(from) || padded.test(to)) ? widest(from, to) : 0;
  const members: string[][] = [];
  const sign = first <= last ? 1 : -1;
  for (let at = first; sign * at <= sign * last; at += sign * by)
    members.push([...(numbers ? padTo(at, width) : String.fromCharCode(at))]);
  return members;
}

const integer = /^[-+]?[0-9]+$/;
const padded = /^[-+]?0[0-9]/;
const widest = (a: string, b: string): number => Math.max(a.length, b.length);

function padTo(value: number, width: number): string {
  const digits = String(Math.abs(value));
  return value < 0 ? `-${digits.padStart(width - 1, "0")}` : digits.padStart(width, "0");
}
