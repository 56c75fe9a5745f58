/** A token of a program text in Python or JavaScript. */
export interface CodeToken {
  /** `string` tokens hold the text between the quotes, and only ever plain text. */
  readonly kind: "name" | "number" | "string" | "mark";
  readonly text: string;
}

/** Longest program that is read, in UTF-16 code units. */
const lengthMax = 4000;

/**
 * Splits a short program into tokens; undefined where it holds anything out of the ordinary: text
 * with escapes other than the common ones, comments, interpolation, characters outside ASCII names.
 */
export function codeTokens(text: string): readonly CodeToken[] | undefined {
  if (text.length > lengthMax) return undefined;
  const tokens: CodeToken[] = [];
  const pattern = new RegExp(tokenSource, "y");
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const [whole, name, number, single, double, template, mark] = match;
    at += whole.length;
    const string = single ?? double ?? template;
    if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (string !== undefined) tokens.push({ kind: "string", text: unescaped(string) });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else if (whole.includes("\n")) tokens.push({ kind: "mark", text: ";" });
  }
  return tokens;
}

const single = /'((?:[^'\\\n]|\\[nrt'"\\])*)'/.source;
const double = /"((?:[^"\\\n]|\\[nrt'"\\])*)"/.source;
// Why: text in backticks over several lines could hide what stands behind a comment.
const template = /`([^`\\$\n]*)`/.source;
const marks = /(=>|\*\*|\/\/|[=!<>]=+|&&|\|\||\?\?|\?\.|\.\.\.|[-+*/%=<>!?:;,.()[\]{}&|^~])/.source;
const tokenSource = [
  /\s+/.source,
  /([A-Za-z_$][\w$]*)/.source,
  /(\d[\w.]*)/.source,
  `(?:${single}|${double}|${template})`,
  marks,
].join("|");

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, one: string) => escapes[one] ?? one);

/** What a plain program does beside computing and printing. */
export interface PlainCode {
  readonly files: readonly { readonly path: string; readonly how: "read" | "write" | "append" }[];
}
