/** What a character means to the word scanner when it is not quoted. */
export const ordinary = 0;
/** Ends a word: blanks, newline and the operators' characters. */
export const breaking = 1;
/** Has to be looked at: quotes, `$`, `[`, `(`, `|`, `<`, `>` and the beginnings of patterns. */
export const special = 2;

const classes: Uint8Array = new Uint8Array(128);
for (const character of " \t\n;&)") classes[character.charCodeAt(0)] = breaking;
for (const character of "\\'\"`$[<>(|@*+?!") classes[character.charCodeAt(0)] = special;

/** The class of a UTF-16 code unit; everything outside ASCII is an ordinary character. */
export const classOf = (code: number): number =>
  code < 128 ? (classes[code] ?? ordinary) : ordinary;

const nameCharacters: Uint8Array = new Uint8Array(128);
for (let code = 48; code < 58; code += 1) nameCharacters[code] = 1;
for (let code = 65; code < 91; code += 1) {
  nameCharacters[code] = 2;
  nameCharacters[code + 32] = 2;
}
nameCharacters[95] = 2;

/** A letter or `_`: begins a name. */
export const beginsName = (code: number): boolean =>
  code >= 0 && code < 128 && nameCharacters[code] === 2;

/** A letter, digit or `_`. */
export const inName = (code: number): boolean =>
  code >= 0 && code < 128 && nameCharacters[code] !== 0;

/** An ASCII digit. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** `@ * + ? !` before `(` begin an extended pattern. */
export const beginsPattern = (code: number): boolean =>
  code === 64 || code === 42 || code === 43 || code === 63 || code === 33;

/** `@ * # ? - $ !`: the special parameters besides `0`. */
export const isSpecialParameter = (code: number): boolean =>
  code === 64 ||
  code === 42 ||
  code === 35 ||
  code === 63 ||
  code === 45 ||
  code === 36 ||
  code === 33;

/** The character code of `\n`. */
export const newline = 10;
/** The character code of `\`. */
export const backslash = 92;
/** The character code of `'`. */
export const singleQuote = 39;
/** The character code of `"`. */
export const doubleQuote = 34;
/** The character code of a backquote. */
export const backquote = 96;
/** The character code of `$`. */
export const dollar = 36;
/** The character code of `(`. */
export const openParenthesis = 40;
/** The character code of `)`. */
export const closeParenthesis = 41;
/** The character code of `{`. */
export const openBrace = 123;
/** The character code of `}`. */
export const closeBrace = 125;
/** The character code of `[`. */
export const openBracket = 91;
/** The character code of `]`. */
export const closeBracket = 93;
/** The character code of `<`. */
export const lessThan = 60;
/** The character code of `>`. */
export const greaterThan = 62;

/** Whether an odd number of backslashes stands before `end`. */
export function endsWithBackslash(text: string, end: number): boolean {
  let count = 0;
  while (text.charCodeAt(end - 1 - count) === backslash) count += 1;
  return count % 2 === 1;
}
