/** Something that a shell can be asked to do, in its plainest spelling. */
export interface Act {
  readonly text: string;
  /** Its tokens: single-quoted words, plain words, operators, and words that expand. */
  readonly tokens: readonly Token[];
}

/** A token of an act. Only a literal word may be spelled otherwise. */
export interface Token {
  readonly text: string;
  readonly kind: "name" | "operand" | "other";
  /** What a literal word stands for; empty for other tokens. */
  readonly field: string;
}

/** A rewriting of an act: what it is called, its text, and whether it hides what it does. */
export interface Form {
  readonly name: string;
  readonly text: string;
  readonly hides: boolean;
}

/** Reads the plain spelling: tokens stand apart, quotes are single ones around whole words. */
export function actOf(text: string): Act {
  let expectsName = true;
  const tokens = [...text.matchAll(/'[^']*'|[^\s']+/g)].map(([token]): Token => {
    const other: Token = { text: token, kind: "other", field: "" };
    if (separators.has(token)) expectsName = true;
    if (operators.test(token) || (expectsName && assignment.test(token))) return other;
    const kind = expectsName ? "name" : "operand";
    expectsName = false;
    if (token.startsWith("'")) return { text: token, kind, field: token.slice(1, -1) };
    return literal.test(token) ? { text: token, kind, field: token } : other;
  });
  return { text, tokens };
}

/** It is one simple command of literal words, without redirections. */
export const isSimple = ({ tokens }: Act): boolean =>
  tokens.every(({ kind }) => kind !== "other") && tokens[0]?.kind === "name";

/** It is one simple command, whatever its words are. */
export const isOneCommand = ({ tokens }: Act): boolean =>
  tokens.every(({ text }) => !separators.has(text)) && tokens[0]?.kind === "name";

const separators: ReadonlySet<string> = new Set(["|", "||", "&&", ";", "&"]);
const operators = /^(?:\|\|?|&&?|;|\d?>>?(?:&\d)?|<)$/;
const assignment = /^[A-Za-z_]\w*=/;
const literal = /^[\w./:@%+,=-]+$/;
