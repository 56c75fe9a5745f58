import { dirname } from "node:path/posix";
import { anyOf } from "../../../base/any-of.ts";
import { concat, known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { code, contents, reads, shellText, writes } from "../../roles.ts";
import { codeDeeds, readingOf } from "./code-deeds.ts";

/** How an interpreter takes the code that it runs. */
export interface Interpreter {
  /** Separated by spaces. */
  readonly names: string;
  readonly language: string;
  readonly source: string;
  /** Options whose argument, in the next word, is code. */
  readonly inline: RegExp;
  /** Options that hold their code in the same word, as their last group. */
  readonly attached?: RegExp;
  /** Other options that take the next word. */
  readonly taking?: RegExp;
  /** Options that only print something about the interpreter, or check a file. */
  readonly harmless: RegExp;
  /** Options whose argument is a file or library that is loaded first. */
  readonly loading?: RegExp;
  /** Options that make it read its operands line by line, and print: `perl -p`. */
  readonly filtering?: RegExp;
  /** Of those, the ones that write the lines back. */
  readonly editing?: RegExp;
  /**
   * A shell of another language. `alike`: plain words, redirections and lists mean what they mean
   * to sh(1). `nearly`: they may mean more.
   */
  readonly shell?: "alike" | "nearly";
  /** Words that mean something of their own, before code or a script is looked for. */
  special?(
    argv: readonly Argument[],
    at: Argument["at"],
    resolve: Resolve,
  ): Iterable<Deed> | undefined;
  /** What an option means beside that: a file that it reads, a port that it opens. */
  option?(word: string, argument: Argument, resolve: Resolve): Iterable<Deed>;
}

/** Makes the spec of an interpreter. */
export const interpreter = (one: Interpreter): CommandSpec =>
  defineCommand({
    names: one.names.split(" "),
    source: one.source,
    inert: true,
    options: {},
    stopAtOperand: true,
    *effects(inv, resolve) {
      const special = one.special?.(inv.argv, inv.at, resolve);
      if (special) yield* special;
      else yield* interpreted(one, inv.argv, inv.at, resolve);
    },
  });

function* interpreted(
  one: Interpreter,
  argv: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const texts: Argument[] = [];
  const flags: string[] = [];
  let index = 0;
  for (; index < argv.length; index += 1) {
    const argument = argv[index] as Argument;
    const word = textOf(argument);
    if (word === undefined) break;
    if (one.harmless.test(word)) return;
    if (word === "--") {
      index += 1;
      break;
    }
    if (!/^[-+]./.test(word)) break;
    flags.push(word);
    const next = argv[index + 1];
    if (one.option) yield* one.option(word, next ?? argument, resolve);
    const attached = one.attached?.exec(word)?.at(-1);
    if (one.inline.test(word)) {
      if (next) texts.push(next);
      index += 1;
    } else if (attached !== undefined)
      texts.push({ ...argument, value: known(attached, argument.value.taint) });
    else if (one.loading?.test(word) && next) {
      yield* loaded(one, next, resolve);
      index += 1;
    } else if (one.loading?.test(word.slice(0, 2)) && word.length > 2)
      yield* loaded(one, { ...argument, value: known(word.slice(2)) }, resolve);
    else if (one.taking?.test(word)) index += 1;
  }
  const rest = argv.slice(index);
  if (texts.length > 0) yield* inlineCode(one, texts, flags, rest, resolve);
  else if (rest[0] !== undefined && textOf(rest[0]) !== "-") {
    const [file, ...operands] = rest;
    yield* script(one, file as Argument, resolve, operands);
    // Why: scripts of frameworks are tools whose subcommands are known.
    const tool = frameworks[(textOf(file) ?? "").split("/").at(-1) ?? ""];
    if (tool !== undefined)
      yield {
        kind: "execution",
        argv: [{ ...(file as Argument), value: known(tool) }, ...operands],
      };
  } else {
    const why = `${one.language} reads code that cannot be seen from here`;
    const text = resolve.stdinGiven ? resolve.stdin : unknown(why);
    const { language } = one;
    const operands = rest.slice(1);
    const run = { language, text, at, input: known(""), operands, folder: resolve.directory };
    yield* codeDeeds(run, resolve);
  }
}

const frameworks: Readonly<Record<string, string>> = {
  "manage.py": "django-admin",
  artisan: "artisan",
  rails: "rails",
  "sqlmap.py": "sqlmap",
  "wfuzz.py": "wfuzz",
  "patator.py": "patator",
  "dirsearch.py": "ffuf",
};

/** Code in options; the operands are its arguments, or the files whose lines it goes through. */
function* inlineCode(
  one: Interpreter,
  texts: readonly Argument[],
  flags: readonly string[],
  operands: readonly Argument[],
  resolve: Resolve,
): Iterable<Deed> {
  const [first] = texts as [Argument, ...Argument[]];
  const text = texts
    .map(({ value }) => value)
    .reduce((left, right) => concat(concat(left, known("\n")), right));
  const has = (pattern: RegExp | undefined): boolean =>
    pattern !== undefined && flags.some((flag) => pattern.test(flag));
  if (has(one.editing)) yield* writes(operands, "edit", resolve);
  else if (has(one.filtering)) yield* reads(operands, "flows", resolve);
  const lines =
    has(one.filtering) && !has(one.editing) ? contents(operands, resolve) : resolve.stdin;
  if (one.shell && textsOf(text)?.every((only) => plainWords.test(only) && !own.test(only))) {
    yield shellText(text, first.at);
    if (one.shell === "alike") return;
  }
  const { language } = one;
  const filters = has(one.filtering);
  const folder = resolve.directory;
  const run = { language, text, at: first.at, input: lines, operands, folder, filters };
  yield* codeDeeds(run, resolve);
}

/** Words, quotes, redirections and lists. */
const plainWords = /^[\w\s./~:=@%+,'">|;&-]*$/;

/** Words that begin something of such a shell's own, and what it redirects otherwise. */
const own = anyOf(
  /\b(set|function|if|for|while|begin|end|switch|source|eval|and|or|not|exec|builtin|def)\b/,
  /&>|>&|>\?|\|&|&\||\b(let|use|where|fn|var|each|abbr|alias|command|param|begin|try)\b/,
);

/** A script file is a program of wherever it comes from; one that can be read is what it does. */
export function* script(
  { language }: Pick<Interpreter, "language">,
  file: Argument,
  resolve: Resolve,
  operands: readonly Argument[] = [],
): Iterable<Deed> {
  for (const target of resolve.paths(file, true)) {
    const content = resolve.content(target);
    const origin = resolve.origin(target);
    const folder = target.path.kind === "known" ? dirname(target.path.text) : undefined;
    const { at } = file;
    const run = { language, text: content, at, input: resolve.stdin, operands, folder };
    const isRead = origin === "foreign" && readingOf(run, resolve)?.doubts.length === 0;
    if (content.taint.length > 0) yield code(language, content, at);
    else if (isRead) yield* codeDeeds(run, resolve);
    else yield { kind: "run", program: file.value, file: target, origin, at };
  }
}

/** A library by name is installed; one by path is a script. */
function* loaded(one: Interpreter, library: Argument, resolve: Resolve): Iterable<Deed> {
  const text = textOf(library);
  if (text !== undefined && /^(data|https?):/.test(text))
    yield code(one.language, unknown("a library is given as an address"), library.at);
  else if (text === undefined || /^[./~]/.test(text)) yield* script(one, library, resolve);
}

/** A module or tool of the project's or the interpreter's own. */
export const runs = (
  program: Value,
  origin: "installed" | "project",
  at: Argument["at"],
): Deed => ({ kind: "run", program, origin, at });
