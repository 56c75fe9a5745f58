/** Another way to write the word that stands for a field; `before` has to run first. */
export interface Spelled {
  readonly word: string;
  readonly before?: string;
}

/** Ways to write one word. */
export const spellings: Readonly<Record<string, Spelling>> = {
  "single quotes": { spell: (field) => ({ word: `'${field}'` }) },
  "double quotes": { spell: (field) => ({ word: inDoubleQuotes(field) }) },
  "double quotes in part": {
    hides: "always",
    spell: (field) => ({ word: `${inDoubleQuotes(field.slice(0, 1))}${quoted(field.slice(1))}` }),
  },
  "empty quotes inside": {
    hides: "always",
    spell: (field) => ({ word: `${quoted(field.slice(0, 1))}''${quoted(field.slice(1))}` }),
  },
  backslashes: {
    hides: "always",
    spell: (field) => ({ word: [...field].map((one) => `\\${one}`).join("") }),
  },
  "hexadecimal codes": {
    hides: "always",
    spell: (field) => ({ word: `$'${codes(field, (code) => `\\x${code.toString(16)}`)}'` }),
  },
  "octal codes": {
    hides: "always",
    spell: (field) => ({ word: `$'${codes(field, octal)}'` }),
  },
  "unicode codes": {
    hides: "always",
    spell: (field) => ({
      word: `$'${codes(field, (code) => `\\u${code.toString(16).padStart(4, "0")}`)}'`,
    }),
  },
  "translated string": {
    hides: "always",
    spell: (field) => ({ word: `$${inDoubleQuotes(field)}` }),
  },
  "line continuation": {
    hides: "always",
    spell: (field) => ({ word: inDoubleQuotes(field).replace(/^"(.)/, '"$1\\\n') }),
  },
  variable: {
    spell: (field, name) => ({ word: `"$${name}"`, before: `${name}=${quoted(field)}` }),
  },
  "variable in braces": {
    spell: (field, name) => ({ word: `"\${${name}}"`, before: `${name}=${quoted(field)}` }),
  },
  "exported variable": {
    spell: (field, name) => ({ word: `"$${name}"`, before: `export ${name}=${quoted(field)}` }),
  },
  "read-only variable": {
    spell: (field, name) => ({ word: `"$${name}"`, before: `readonly ${name}=${quoted(field)}` }),
  },
  "appended variable": {
    spell: (field, name) => ({
      word: `"$${name}"`,
      before: `${name}=${quoted(field.slice(0, 1))}; ${name}+=${quoted(field.slice(1))}`,
    }),
  },
  "default of an unset one": {
    spell: (field, name) => ({ word: `"\${${name}:-${quotedInside(field)}}"` }),
  },
  "assigning default": {
    spell: (field, name) => ({ word: `"\${${name}:=${quotedInside(field)}}"` }),
  },
  "alternative of a set one": {
    spell: (field, name) => ({
      word: `"\${${name}:+${quotedInside(field)}}"`,
      before: `${name}=1`,
    }),
  },
  substring: {
    hides: "names",
    spell: (field, name) => ({ word: `"\${${name}:1}"`, before: `${name}=${quoted(`x${field}`)}` }),
  },
  "removed prefix": {
    spell: (field, name) => ({ word: `"\${${name}#x}"`, before: `${name}=${quoted(`x${field}`)}` }),
  },
  "removed suffix": {
    spell: (field, name) => ({
      word: `"\${${name}%zz}"`,
      before: `${name}=${quoted(`${field}zz`)}`,
    }),
  },
  replacement: {
    hides: "names",
    spell: (field, name) => ({
      word: `"\${${name}/QQQ/}"`,
      before: `${name}=${quoted(`QQQ${field}`)}`,
    }),
  },
  "indirect variable": {
    spell: (field, name) => ({
      word: `"\${!${name}}"`,
      before: `${name}=${name}_; ${name}_=${quoted(field)}`,
    }),
  },
  "name reference": {
    spell: (field, name) => ({
      word: `"$${name}"`,
      before: `${name}_=${quoted(field)}; declare -n ${name}=${name}_`,
    }),
  },
  "element of an array": {
    spell: (field, name) => ({ word: `"\${${name}[1]}"`, before: `${name}=(x ${quoted(field)})` }),
  },
  "element of an associative array": {
    spell: (field, name) => ({
      word: `"\${${name}[k]}"`,
      before: `declare -A ${name}; ${name}[k]=${quoted(field)}`,
    }),
  },
  "printed into a variable": {
    spell: (field, name) => ({
      word: `"$${name}"`,
      before: `printf -v ${name} %s ${quoted(field)}`,
    }),
  },
  "read into a variable": {
    spell: (field, name) => ({
      word: `"$${name}"`,
      before: `IFS= read -r ${name} <<< ${quoted(field)}`,
    }),
  },
  "output of printf": { spell: (field) => ({ word: `"$(printf %s ${quoted(field)})"` }) },
  "output in backquotes": { spell: (field) => ({ word: `"\`printf %s ${quoted(field)}\`"` }) },
  "output of echo": {
    spell: (field) => ({
      word: isEchoOption(field) ? quoted(field) : `"$(echo ${quoted(field)})"`,
    }),
  },
  "upper case turned down": {
    hides: "always",
    spell: (field, name) =>
      field === field.toLowerCase()
        ? { word: `"\${${name},,}"`, before: `${name}=${quoted(field.toUpperCase())}` }
        : { word: quoted(field) },
  },
};

/** A named way to write a word. */
export interface Spelling {
  /** Where it is a way of hiding a command; absent: people write so. */
  readonly hides?: "names" | "always";
  /** `name` is a variable name that nothing else uses. */
  readonly spell: (field: string, name: string) => Spelled;
}

/** In single quotes where that is needed. */
export const quoted = (field: string): string =>
  /^[\w./:@%+,-]+$/.test(field) ? field : `'${field.replaceAll("'", "'\\''")}'`;

const inDoubleQuotes = (field: string): string => `"${field.replace(/["$`\\]/g, "\\$&")}"`;

const isEchoOption = (field: string): boolean => /^-[neE]+$/.test(field);

/** Inside a parameter expansion that stands in double quotes. */
const quotedInside = (field: string): string => field.replace(/["$`\\}]/g, "\\$&");

const codes = (field: string, code: (codePoint: number) => string): string =>
  [...field].map((one) => code(one.codePointAt(0) ?? 0)).join("");

const octal = (code: number): string => `\\${code.toString(8).padStart(3, "0")}`;
