import { arithmetic } from "./arithmetic.ts";
import { condition } from "./conditions.ts";
import { pick } from "./random.ts";
import { redirection } from "./redirections.ts";
import { assignment, blank, word, words } from "./words.ts";
import { endLine, inside, type Writer, writeOne } from "./writer.ts";

/** One to three complete lines. */
export function script(writer: Writer): string {
  let text = line(writer);
  while (writer.left > 0 && writer.random(4) === 0) text += endLine(writer) + line(writer);
  return text;
}

const line = (writer: Writer): string =>
  writeOne(writer, { name: "line", rules: lines, leaves: ["list"] });

const lines = {
  list: (writer: Writer): string => list(writer),
  "with comment": (writer: Writer): string => `${list(writer)} # it's "one`,
  "behind comment": (writer: Writer): string => `# \`two${endLine(writer)}${list(writer)}`,
  background: (writer: Writer): string => `${list(writer)} &`,
  "ended by semicolon": (writer: Writer): string => `${list(writer)};`,
  "behind blank line": (writer: Writer): string => `\n \n${list(writer)}`,
};

const list = (writer: Writer): string =>
  writeOne(writer, { name: "list", rules: lists, leaves: ["one"] });

const lists = {
  one: (writer: Writer): string => pipeline(writer),
  and: (writer: Writer): string => `${pipeline(writer)} && ${pipeline(writer)}`,
  or: (writer: Writer): string => `${pipeline(writer)}||${pipeline(writer)}`,
  sequence: (writer: Writer): string =>
    `${list(writer)}${pick(writer.random, [";", "; ", " ; "])}${list(writer)}`,
  background: (writer: Writer): string => `${pipeline(writer)} & ${list(writer)}`,
  "over lines": (writer: Writer): string => {
    const first = pipeline(writer);
    return `${first} ${pick(writer.random, ["&&", "||"])}${endLine(writer)}${pipeline(writer)}`;
  },
};

const pipeline = (writer: Writer): string =>
  writeOne(writer, { name: "pipeline", rules: pipelines, leaves: ["one"] });

const pipelines = {
  one: (writer: Writer): string => command(writer),
  "one more": (writer: Writer): string => command(writer),
  pipe: (writer: Writer): string => `${command(writer)} | ${command(writer)}`,
  "pipe both": (writer: Writer): string => `${command(writer)} |& ${command(writer)}`,
  "pipe over lines": (writer: Writer): string => {
    const first = command(writer);
    return `${first} |${endLine(writer)}${command(writer)}`;
  },
  negated: (writer: Writer): string => `! ${command(writer)}`,
  "negated twice": (writer: Writer): string => `! ! ${command(writer)}`,
  timed: (writer: Writer): string =>
    `time ${pick(writer.random, ["", "-p ", "-- ", "-p -- "])}${command(writer)}`,
};

const command = (writer: Writer): string =>
  writeOne(writer, { name: "command", rules: commands, leaves: ["simple", "prefixed"] });

const simple = (writer: Writer): string => {
  const pieces = [pick(writer.random, commandNames)];
  if (writer.random(3) > 0) pieces.push(inside(writer, writer.outer, words));
  if (writer.left > 0 && writer.random(4) === 0) pieces.push(redirection(writer));
  return pieces.join(blank(writer));
};

const commandNames = ["ls", "rm", "echo", "a\\b", '"c d"', "$x", "[", "x/y", "-f", "if1", "\\rm"];

const named =
  (...of: readonly string[]) =>
  (writer: Writer): string =>
    `${pick(writer.random, of)} ${assignment(writer)} ${word(writer)}`;

/** A list, ended so that a reserved word may follow. */
const body = (writer: Writer): string => {
  const text = list(writer);
  const end = writer.bodies.length > 0 ? endLine(writer) : pick(writer.random, ["; ", "\n", " ;"]);
  return text.endsWith("&") ? `${text} ` : text + end;
};

const loopBody = (writer: Writer): string => `do ${body(writer)}done`;
const group = (writer: Writer): string => `{ ${body(writer)}}`;
const expression = (writer: Writer): string =>
  inside(writer, "arithmetic-command", arithmetic, true);
const item = (writer: Writer, end: string): string =>
  `${pick(writer.random, ["", "("])}${word(writer)}|b) ${list(writer)}${endsLine(writer)}${end}`;
/** Why: the terminator would go into the body of a here-document. */
const endsLine = (writer: Writer): string =>
  writer.bodies.length > 0 ? endLine(writer) : pick(writer.random, [" ", "", "\n"]);

const commands = {
  simple,
  "simple again": simple,
  prefixed: (writer: Writer): string => `${assignment(writer)} ${simple(writer)}`,
  assignments: (writer: Writer): string => `${assignment(writer)} ${assignment(writer)}`,
  "redirected first": (writer: Writer): string => `${redirection(writer)} ${simple(writer)}`,
  "redirected twice": (writer: Writer): string =>
    `${simple(writer)} ${redirection(writer)} ${redirection(writer)}`,
  "only redirected": (writer: Writer): string => redirection(writer),
  declaration: named("declare", "local -a", "export", "readonly", "typeset", "alias", "eval"),
  subshell: (writer: Writer): string => `( ${list(writer)}${endsLine(writer)})`,
  group,
  "redirected group": (writer: Writer): string => `${group(writer)} ${redirection(writer)}`,
  if: (writer: Writer): string => `if ${body(writer)}then ${body(writer)}fi`,
  "if else": (writer: Writer): string =>
    `if ${body(writer)}then ${body(writer)}else ${body(writer)}fi`,
  "if elif": (writer: Writer): string =>
    `if ${body(writer)}then ${body(writer)}elif ${body(writer)}then ${body(writer)}fi`,
  while: (writer: Writer): string => `while ${body(writer)}${loopBody(writer)}`,
  until: (writer: Writer): string => `until ${body(writer)}${loopBody(writer)}`,
  for: (writer: Writer): string => `for x in ${words(writer)}; ${loopBody(writer)}`,
  "for without words": (writer: Writer): string =>
    `for x${pick(writer.random, [" ", ";", "\n", " in\n"])} ${loopBody(writer)}`,
  "for with braces": (writer: Writer): string => `for x in ${words(writer)}; ${group(writer)}`,
  "arithmetic for": (writer: Writer): string =>
    `for ((${expression(writer)}; ${expression(writer)};)); ${loopBody(writer)}`,
  select: (writer: Writer): string => `select y in ${words(writer)}; ${loopBody(writer)}`,
  case: (writer: Writer): string =>
    `case ${word(writer)} in ${item(writer, ";;")} ${item(writer, ";;")} esac`,
  "case falling through": (writer: Writer): string =>
    `case ${word(writer)} in ${item(writer, ";&")} ${item(writer, ";;&")} esac`,
  "case without end": (writer: Writer): string =>
    `case ${word(writer)} in\n*)${endsLine(writer)};; (c) ${body(writer)}esac`,
  "empty case": (writer: Writer): string => `case ${word(writer)} in esac`,
  function: (writer: Writer): string => `f() ${group(writer)}`,
  "function keyword": (writer: Writer): string =>
    `function ${pick(writer.random, ["g", "g()", "a-b", "a.b ( )"])} ${group(writer)}`,
  "function of a compound": (writer: Writer): string =>
    `h ( )\n(${list(writer)}${endsLine(writer)})`,
  coprocess: (writer: Writer): string => `coproc ${simple(writer)}`,
  "coprocess group": (writer: Writer): string => `coproc ${group(writer)}`,
  "named coprocess": (writer: Writer): string => `coproc N ${group(writer)}`,
  arithmetic: (writer: Writer): string => `((${expression(writer)}))`,
  conditional: (writer: Writer): string => `[[ ${condition(writer)} ]]`,
};
