/** What a sed program does beside editing its input. */
export type SedAct =
  | { readonly kind: "write" | "read"; readonly path: string }
  | { readonly kind: "run"; readonly text: string }
  /** Runs what the input says. */
  | { readonly kind: "run-input" };

/**
 * Finds the acts of a sed program; undefined when it is not one that is understood.
 * Source: GNU sed 4.9 manual, chapters 3 and 6.
 */
export function sedActs(program: string): readonly SedAct[] | undefined {
  const acts = actsOf(program, true);
  if (acts === undefined || !program.includes("[")) return acts;
  // Why: other sed programs do not let brackets hide the delimiter; what they would do counts too.
  return [...acts, ...(actsOf(program, false) ?? [])];
}

/** `hides`: brackets of a pattern hide the delimiter in them, as GNU sed 4.9 has it. */
function actsOf(program: string, hides: boolean): readonly SedAct[] | undefined {
  const acts: SedAct[] = [];
  let at = 0;
  while (at < program.length) {
    const blank = /^[\s;{}]+/.exec(program.slice(at));
    if (blank) {
      at += blank[0].length;
      continue;
    }
    if (program[at] === "#") {
      at = endOfLine(program, at);
      continue;
    }
    const addressed = skipAddresses(program, at, hides);
    if (addressed === undefined) return undefined;
    const end = command(program, addressed, acts, hides);
    if (end === undefined) return undefined;
    at = end;
  }
  return acts;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

/** Index behind `/a/,/b/!`, blanks included. */
function skipAddresses(program: string, from: number, hides: boolean): number | undefined {
  let at: number | undefined = skipAddress(program, from, hides);
  if (at === undefined) return undefined;
  at = blanks(program, at);
  if (program[at] === ",") {
    const second: number = blanks(program, at + 1);
    const relative = /^[+~]\d+/.exec(program.slice(second));
    at = relative ? second + relative[0].length : skipAddress(program, second, hides);
    if (at === undefined || at === second) return undefined;
  }
  const rest = /^[\s!]*/.exec(program.slice(at));
  return at + (rest?.[0].length ?? 0);
}

function skipAddress(program: string, at: number, hides: boolean): number | undefined {
  const plain = /^(\d+(~\d+)?|\$)/.exec(program.slice(at));
  if (plain) return at + plain[0].length;
  const custom = program[at] === "\\";
  if (!custom && program[at] !== "/") return at;
  const open = custom ? at + 1 : at;
  const close = closing(program, open + 1, program[open] ?? "", hides);
  if (close === undefined) return undefined;
  const flags = /^[IM]*/.exec(program.slice(close + 1));
  return close + 1 + (flags?.[0].length ?? 0);
}

const blanks = (text: string, from: number): number =>
  from + (/^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0);

/** Index of the delimiter that ends a part; with `brackets`, those of a pattern hide it. */
function closing(
  text: string,
  from: number,
  delimiter: string,
  brackets: boolean,
): number | undefined {
  if (delimiter === "" || delimiter === "\n" || delimiter === "\\") return undefined;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (brackets && character === "[") at = (bracketEnd(text, at) ?? at + 1) - 1;
    else if (character === delimiter) return at;
  }
  return undefined;
}

function bracketEnd(text: string, open: number): number | undefined {
  const match = /^\[\^?\]?(\[[:.=][^\]]*[:.=]\]|[^\]])*\]/.exec(text.slice(open));
  return match ? open + match[0].length : undefined;
}

/** Reads one command from its letter on; the index behind it. */
function command(program: string, at: number, acts: SedAct[], hides: boolean): number | undefined {
  const letter = program[at] ?? "";
  const rest = program.slice(at + 1);
  if ("{}".includes(letter) && letter !== "") return at + 1;
  if ("=dDgGhHnNpPxzF".includes(letter) && letter !== "") return at + 1;
  if ("lLqQ".includes(letter) && letter !== "")
    return at + 1 + (/^[ \t]*\d*/.exec(rest)?.[0].length ?? 0);
  if (":btTv".includes(letter) && letter !== "")
    return at + 1 + (/^[^\n;}]*/.exec(rest)?.[0].length ?? 0);
  if ("aic".includes(letter) && letter !== "")
    return at + 1 + (/^(\\[\s\S]|[^\n\\])*(\n|\\$)?/.exec(rest)?.[0].length ?? 0);
  const line = /^[^\n]*/.exec(rest)?.[0] ?? "";
  if ("rRwW".includes(letter) && letter !== "") {
    acts.push({ kind: "rR".includes(letter) ? "read" : "write", path: line.trimStart() });
    return at + 1 + line.length;
  }
  if (letter === "e") {
    acts.push(line.trim() === "" ? { kind: "run-input" } : { kind: "run", text: line.trim() });
    return at + 1 + line.length;
  }
  if (letter === "s" || letter === "y") return substitution(program, at, acts, hides);
  return undefined;
}

function substitution(
  program: string,
  at: number,
  acts: SedAct[],
  hides: boolean,
): number | undefined {
  const delimiter = program[at + 1] ?? "";
  const middle = closing(program, at + 2, delimiter, hides && program[at] === "s");
  const end = middle === undefined ? undefined : closing(program, middle + 1, delimiter, false);
  if (end === undefined) return undefined;
  if (program[at] === "y") return end + 1;
  const flags = /^[gpiImMe\d]*/.exec(program.slice(end + 1))?.[0] ?? "";
  if (flags.includes("e")) acts.push({ kind: "run-input" });
  const after = end + 1 + flags.length;
  if (program[after] !== "w") return after;
  const path = /^[^\n]*/.exec(program.slice(after + 1))?.[0] ?? "";
  acts.push({ kind: "write", path: path.trimStart() });
  return after + 1 + path.length;
}
