import type { Member } from "./element.ts";

/** A bracket expression that was read, with the offset behind its `]`. */
export interface Bracket {
  readonly negated: boolean;
  readonly members: readonly Member[];
  readonly end: number;
  /** Why its meaning depends on more than the text; absent in the ordinary case. */
  readonly doubt?: string;
}

/**
 * Reads the bracket expression whose `[` stands at `start`; undefined when there is none, so that
 * the `[` is an ordinary character. Source: POSIX.1-2024 XBD 9.3.5, bash 5.2 sm_loop.c.
 */
export function readBracket(source: string, start: number): Bracket | undefined {
  let at = start + 1;
  const negated = source[at] === "!" || source[at] === "^";
  if (negated) at += 1;
  const first = at;
  const members: Member[] = [];
  let doubt: string | undefined;
  for (;;) {
    const character = source[at];
    if (character === undefined) return undefined;
    if (character === "]" && at > first)
      return { negated, members, end: at + 1, ...(doubt === undefined ? {} : { doubt }) };
    if (character === "[" && (source[at + 1] === "." || source[at + 1] === "=")) {
      doubt = "the pattern names a collating element";
    }
    const name = classAt(source, at);
    if (name !== undefined) {
      if (!classes.has(name)) doubt = "the pattern names an unknown character class";
      members.push({ kind: "class", name });
      at += name.length + 4;
      continue;
    }
    const from = memberAt(source, at);
    if (from === undefined) return undefined;
    at = from.end;
    const ranged = source[at] === "-" && source[at + 1] !== "]" && source[at + 1] !== undefined;
    const to = ranged ? memberAt(source, at + 1) : from;
    if (to === undefined) return undefined;
    if (ranged && source[at + 1] === "[") doubt = "the pattern names a collating element";
    if (to.text < from.text) doubt = "the pattern has a range that runs backwards";
    members.push({ kind: "range", from: from.text, to: to.text });
    at = to.end;
  }
}

/** Whether the members hold this one character; ranges go by code point, as `globasciiranges`. */
export function bracketHolds(members: readonly Member[], character: string): boolean {
  return members.some((member) =>
    member.kind === "class"
      ? (classes.get(member.name)?.test(character) ?? false)
      : member.from <= character && character <= member.to,
  );
}

// Why: what is not ASCII belongs to a class or not by locale; the matcher reports that as doubt.
const classes: ReadonlyMap<string, RegExp> = new Map([
  ["alnum", /^[0-9A-Za-z]$/],
  ["alpha", /^[A-Za-z]$/],
  ["ascii", /^[\0-\x7f]$/],
  ["blank", /^[ \t]$/],
  ["cntrl", /^\p{Cc}$/u],
  ["digit", /^[0-9]$/],
  ["graph", /^[!-~]$/],
  ["lower", /^[a-z]$/],
  ["print", /^[ -~]$/],
  ["punct", /^[!-/:-@[-`{-~]$/],
  ["space", /^[ \t\n\v\f\r]$/],
  ["upper", /^[A-Z]$/],
  ["word", /^[0-9A-Za-z_]$/],
  ["xdigit", /^[0-9A-Fa-f]$/],
]);

function classAt(source: string, at: number): string | undefined {
  if (source[at] !== "[" || source[at + 1] !== ":") return undefined;
  const end = source.indexOf(":]", at + 2);
  const name = end < 0 ? "" : source.slice(at + 2, end);
  return /^[a-z]+$/.test(name) ? name : undefined;
}

function memberAt(source: string, at: number): { text: string; end: number } | undefined {
  const start = source[at] === "\\" ? at + 1 : at;
  const code = source.codePointAt(start);
  if (code === undefined) return undefined;
  const text = String.fromCodePoint(code);
  return { text, end: start + text.length };
}
