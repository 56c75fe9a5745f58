import { arithmetic } from "./arithmetic.ts";
import { pick } from "./random.ts";
import { apart, inside, type Outer, rarer, type Writer } from "./writer.ts";

/** One to three parts of a word, or of whatever is expanded. */
export function parts(writer: Writer): string {
  let text = part(writer);
  for (let more = writer.left > 0 ? writer.random(3) : 0; more > 0; more -= 1) text += part(writer);
  return text;
}

function part(writer: Writer): string {
  const { random, outer, coverage, left, steered } = writer;
  const names = left > 0 ? kindsIn(outer, writer) : leafNames;
  const kind =
    wantedOf(writer, names) ??
    (steered || random(8) === 0
      ? rarer(writer, names, coverage.pairs, `${outer} > `)
      : usual(writer, names));
  writer.left -= 1;
  writer.used.pairs.push(`${outer} > ${kind}`);
  return kinds[kind]?.(writer) ?? "";
}

function wantedOf(writer: Writer, names: readonly string[]): string | undefined {
  const { wanted } = writer;
  writer.wanted = undefined;
  return wanted !== undefined && names.includes(wanted) ? wanted : undefined;
}

/** A kind that is written often, by people too. */
function usual({ random }: Writer, names: readonly string[]): string {
  const kind = pick(random, everyday);
  return names.includes(kind) ? kind : "literal";
}

const everyday: readonly string[] = [
  ...["literal", "literal", "literal", "literal", "single-quoted", "escape", "name", "braced"],
  ...["double-quoted", "double-quoted", "command", "default", "special", "glob", "sign"],
  ...["remove", "replace", "arithmetic", "backquotes", "dollar-single-quoted", "subscript"],
];

/** Everything that a text of this kind may directly hold. */
export function kindsIn(
  outer: Outer,
  { extglob, quoted }: { readonly extglob: boolean; readonly quoted: boolean },
): readonly string[] {
  return extglob ? allowed(outer, quoted) : allowed(outer, quoted).filter(notPattern);
}

const notPattern = (kind: string): boolean => kind !== "extended-pattern";

function allowed(outer: Outer, quoted: boolean): readonly string[] {
  // Why: a `"` would end the string.
  if (outer === "double-quoted" || outer === "localized" || (quoted && outer === "old-arithmetic"))
    return kindNames.filter((one) => one !== "double-quoted" && one !== "localized");
  // Why: our reader does not understand it in double quotes.
  return quoted ? kindNames.filter((one) => one !== "process") : kindNames;
}

/** A part of this kind, with parts in it. */
export const nestedPart = (writer: Writer, kind: string): string => nested[kind]?.(writer) ?? "";

type Write = (writer: Writer) => string;

const leaves: Readonly<Record<string, Write>> = {
  literal: ({ random, outer }) => pick(random, literals[outer] ?? plain),
  escape: ({ random }) =>
    pick(random, ["\\ ", "\\a", "\\\\", '\\"', "\\'", "\\$", "\\`", "\\;", "\\(", "\\}", "\\&"]),
  "single-quoted": ({ random }) =>
    pick(random, ["'s'", "'s q'", "''", "'$x'", "'\\'", "'`'", "';'", "'#'", "'}'", "'('"]),
  "dollar-single-quoted": ({ random, quoted }) =>
    pick(
      random,
      quoted
        ? ["$'e'", "$'\\n'", "$'a b'"]
        : ["$'e'", "$'\\n'", "$'a b'", "$'\\x41'", "$'\\t#'", "$'$x'", "$'\\'f'"],
    ),
  name: ({ random }) => pick(random, ["$x", "$xy_1", "$_"]),
  special: ({ random }) => pick(random, ["$@", "$*", "$#", "$?", "$-", "$$", "$!", "$0", "$12"]),
  braced: ({ random }) => pick(random, ["${x}", "${12}", "${@}", "${?}", "${x[1]}", "${x[@]}"]),
  length: ({ random }) => pick(random, ["${#x}", "${#}", "${#x[*]}", "${##}", "${#@}"]),
  names: ({ random }) => pick(random, ["${!x}", "${!x@}", "${!x*}", "${!x[@]}", "${!}"]),
  transform: ({ random }) => pick(random, ["${x@Q}", "${@@P}", "${x[@]@A}", "${x@u}"]),
  glob: ({ random }) => pick(random, ["*", "?", "[a-z]", "[!b]", "~", "~/", "{1,2}", "{a..c}"]),
  sign: ({ random }) => pick(random, ["$", "!", "=", "%", "#", "@", "+", ":", "^", ",", "-", "."]),
  continuation: () => "\\\n",
};

const nested: Readonly<Record<string, Write>> = {
  "double-quoted": (writer) => `"${inside(writer, "double-quoted", parts, true)}"`,
  localized: (writer) => `$"${inside(writer, "localized", parts, true)}"`,
  command: (writer) => substitution(writer, "$(", "command"),
  backquotes: (writer) => backquoted(writer, apart(writer, "backquotes", writer.grammar.script)),
  process: (writer) => substitution(writer, pick(writer.random, ["<(", "<(", ">("]), "process"),
  arithmetic: (writer) => `$((${inside(writer, "arithmetic", arithmetic, true)}))`,
  "old-arithmetic": (writer) => `$[${inside(writer, "old-arithmetic", arithmetic, true)}]`,
  default: (writer) => {
    const operator = pick(writer.random, [":-", "-", ":=", "=", ":?", "?", ":+", "+"]);
    return `\${x${operator}${inside(writer, "default", parts)}}`;
  },
  remove: (writer) => {
    const operator = pick(writer.random, ["#", "##", "%", "%%"]);
    return `\${x${operator}${inside(writer, "remove", parts)}}`;
  },
  replace: (writer) => {
    const operator = pick(writer.random, ["/", "//", "/#", "/%"]);
    const replacement = writer.random(4) === 0 ? "" : `/${inside(writer, "replace", parts)}`;
    return `\${x${operator}${inside(writer, "replace", parts)}${replacement}}`;
  },
  "case-change": (writer) => {
    const operator = pick(writer.random, ["^", "^^", ",", ",,", "~"]);
    return `\${x${operator}${inside(writer, "case-change", parts)}}`;
  },
  substring: (writer) => {
    const of = (): string => inside(writer, "substring", arithmetic, true);
    const length = writer.random(2) === 0 ? "" : `:${of()}`;
    return `\${${pick(writer.random, ["x", "@", "x[@]"])}:${of()}${length}}`;
  },
  subscript: (writer) => {
    if (writer.assigning) return "${x[1]}";
    const operator = pick(writer.random, ["", "", "", ":-a", "#b", "@Q"]);
    const sign = operator === "" ? pick(writer.random, ["", "", "#", "!"]) : "";
    return `\${${sign}x[${inside(writer, "subscript", parts)}]${operator}}`;
  },
  "extended-pattern": (writer) => {
    const operator = pick(writer.random, ["?", "*", "+", "@", "!"]);
    const other = writer.random(2) === 0 ? "" : `|${inside(writer, "extended-pattern", parts)}`;
    return `${operator}(${inside(writer, "extended-pattern", parts)}${other})`;
  },
};

const kinds: Readonly<Record<string, Write>> = { ...leaves, ...nested };
const leafNames = Object.keys(leaves);
const kindNames = Object.keys(kinds);

/** Why: `$((` and `<((` would begin something else. */
function substitution(writer: Writer, open: string, outer: Outer): string {
  const written = apart(writer, outer, writer.grammar.script);
  // Why: our reader understands few substitutions that begin with `time`.
  const timed = writer.random(4) > 0 && /^\s*time\b/.test(written);
  const body = timed ? `ls; ${written.trimStart()}` : written;
  const first = body.startsWith("(") ? " " : "";
  return `${open}${first}${body}${writer.random(3) === 0 && !body.endsWith("\n") ? "\n" : ""})`;
}

/** A text between backquotes. */
export function backquoted({ random }: Writer, body: string): string {
  const escaped = random(2) === 0 ? /[\\`]/g : /[\\`$]/g;
  return `\`${body.replace(escaped, "\\$&")}\``;
}

const plain = ["a", "-rf", "/x", "b=c", "w", "é", "y-z", "1", "x.c", "ls", "in", "-"];
const quotedText = ["a", "b c", "'", "it's", " ; ", "<", "(", ")", "}", "# h", "\n", "&&"];
const braceText = ["a", "b c", "/", ":", "<", " # ", "{", "&", "\n", ";"];
const numbers = ["1", "x", "2*3", "y+1", "(1+2)", "x<y", "x=5", "x?1:2", "a[1]", " z "];

const literals: Readonly<Partial<Record<Outer, readonly string[]>>> = {
  "double-quoted": quotedText,
  localized: quotedText,
  "here-document": [...quotedText, '"', "$ ", "\n\t", "\n\n"],
  arithmetic: numbers,
  "old-arithmetic": numbers,
  "arithmetic-command": numbers,
  substring: ["1", "x", " -1", "y+1", "(1+2)", "x*5", "a[1]"],
  default: braceText,
  remove: [...braceText, "*."],
  replace: ["a", "b c", "<", " # ", "{", "&", "*"],
  "case-change": braceText,
  subscript: ["1", "x", "@", "*", "y+1", "b c", "-1"],
  "assigned-subscript": ["1", "x", "y+1", "k", "-1", "a]b["],
  regex: ["a", ".", "^a", "a$", "(a|b)", "[[:space:]]+", "x*", "a{2}", "()"],
  pattern: ["a", "*", "?x", "[a-z]", "@(a|b)", "!(a)*"],
};
