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

export const newline = 10;
export const backslash = 92;
export const singleQuote = 39;
export const doubleQuote = 34;
export const backquote = 96;
export const dollar = 36;
export const openParenthesis = 40;
export const closeParenthesis = 41;
export const openBrace = 123;
export const closeBrace = 125;
export const openBracket = 91;
export const closeBracket = 93;
export const lessThan = 60;
export const greaterThan = 62;
