/**
 * What a letter behind a backslash stands for in `$'…'`, in `echo -e` and in printf.
 * Source: bash 5.2 manual, ANSI-C Quoting and Bash Builtins.
 */
export const escapeLetters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};
