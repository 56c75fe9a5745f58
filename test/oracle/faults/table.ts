/** A fault that is planted in the reader: text of one of its files that is replaced. */
export interface Fault {
  /** What is read wrongly. */
  readonly production: string;
  /** The file in `src/syntax/reader`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const fault = (production: string, file: string, from: string, to: string): Fault => ({
  production,
  file: `${file}.ts`,
  from,
  to,
});

/** One fault for each production of the grammar, or nearly so. */
export const faults: readonly Fault[] = [
  fault(
    "and-or list",
    "lists",
    "operators.push(kind);\n    advance(cursor, places.c",
    'operators.push("&&");\n    advance(cursor, places.c',
  ),
  fault("background", "lists", 'isAt(cursor, "&") });\n    stop', "false });\n    stop"),
  fault("comment", "tokens", "else if (code === 35)", "else if (code === 0)"),
  fault(
    "line continuation",
    "tokens",
    "if (next === position) return position;",
    "return position;",
  ),
  fault("subshell", "compounds", 'kind: "subshell"', 'kind: "group"'),
  fault("group", "compounds", 'kind: "group", body', 'kind: "subshell", body'),
  fault("if", "compounds", "...(otherwise && { otherwise }),", ""),
  fault("elif", "compounds", 'while (isAt(cursor, "elif"))', "while (false)"),
  fault("until", "compounds", 'const until = isAt(cursor, "until");', "const until = false;"),
  fault("for", "loops", "words.push(currentWord(cursor));", "words.unshift(currentWord(cursor));"),
  fault("for with braces", "closing", 'isAt(cursor, "{") ? "}" : "done"', '"done"'),
  fault("arithmetic for", "loops", "init, test, step, body", "init, test: step, step: test, body"),
  fault("select", "loops", 'kind: "select"', 'kind: "for"'),
  fault("case patterns", "cases", 'if (!isAt(cursor, "|")) break;', "break;"),
  fault(
    "case terminator",
    "cases",
    "return { patterns, body, terminator };",
    'return { patterns, body, terminator: ";;" };',
  ),
  fault(
    "arithmetic command",
    "compounds",
    "readArithmeticText(cursor, from, to)",
    "readArithmeticText(cursor, from, to - 1)",
  ),
  fault(
    "condition not",
    "conditionals",
    'return { kind: "not", operand: readTerm(cursor) };',
    "return readTerm(cursor);",
  ),
  fault(
    "condition and",
    "conditionals",
    'kind: "and", left: one, right',
    'kind: "or", left: one, right',
  ),
  fault(
    "condition regex",
    "conditionals",
    'if (operator === "=~") return places.conditionRegex;',
    "",
  ),
  fault("function", "simple", 'name.raw.replaceAll("\\\\\\n", "")', '"f1"'),
  fault(
    "coprocess",
    "definitions",
    'const name = first.raw.replaceAll("\\\\\\n", "");',
    'const name = "COPROC";',
  ),
  fault("assignment", "assignments", "const append = cursor.text", "const append = !cursor.text"),
  fault("subscript of an assignment", "assignments", "...(subscripted && {", "...(false && {"),
  fault("array", "arrays", "elements.push(elementOf(cursor));", "elements[0] = elementOf(cursor);"),
  fault("descriptor", "redirections", "...(descriptor !== undefined && { descriptor }),", ""),
  fault(
    "duplicated descriptor",
    "tokens",
    'if (second === 38) operator = input ? "<&" : ">&";',
    'if (second === 38) operator = ">&";',
  ),
  fault(
    "here-document",
    "here-documents",
    "if (line === pending.delimiter) return line.length;",
    "if (line.trim() === pending.delimiter) return line.length;",
  ),
  fault(
    "tabs of a here-document",
    "redirections",
    'stripTabs: redirection.operator === "<<-"',
    "stripTabs: false",
  ),
  fault("quoted here-document", "redirections", "    quoted,\n", "    quoted: false,\n"),
  fault(
    "single quotes",
    "parts",
    "text: cursor.text.slice(start + 1, close),",
    "text: cursor.text.slice(start + 2, close),",
  ),
  fault(
    "dollar-single quotes",
    "ansi-quotes",
    "braced ? raw.length : 2",
    "braced ? raw.length : 1",
  ),
  fault(
    "double quotes",
    "parts",
    "readUntil(cursor, insideString(outer), parts, doubleQuote);",
    "readUntil(cursor, quotings.word, parts, doubleQuote);",
  ),
  fault("escape", "parts", "code === backquote ||\n", ""),
  fault(
    "named parameter",
    "dollars",
    "if (beginsName(code)) return",
    "if (beginsName(code) && code !== 95) return",
  ),
  fault(
    "subscript of a parameter",
    "parameters",
    "return { name, ...subscript, indirect };",
    "return { name, indirect };",
  ),
  fault("default", "operators", "    colon,\n", "    colon: true,\n"),
  fault("removal", "operators", "const longest = second === code;", "const longest = false;"),
  fault("replacement", "operators", 'second === 47 ? "all"', 'second === 47 ? "first"'),
  fault("change of case", "operators", "const all = second === code;", "const all = true;"),
  fault(
    "substring",
    "operators",
    "const inner = arithmeticInsideBraces(quoting);",
    "const inner = quoting;",
  ),
  fault(
    "command substitution",
    "parenthesised",
    'if (!isAt(cursor, ")")) {',
    'if (isAt(cursor, "end")) {',
  ),
  fault("backquotes", "substitutions", "  code === dollar ||\n", ""),
  fault("process substitution", "substitutions", '=== "<" ? "<" : ">"', '=== ">" ? "<" : ">"'),
  fault("arithmetic expansion", "dollars", "if (last >= 0) {", "if (false) {"),
  fault(
    "old arithmetic",
    "pairs",
    "? endOfBrackets(cursor, next + 1, closeBracket, quoted) : next",
    "? next : next",
  ),
  fault(
    "extended pattern",
    "scan",
    "return endOfChoices(cursor, next + 1);",
    "return position + 1;",
  ),
];
