import { concat, known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { code, contents, madeFrom, reads, writes } from "../../roles.ts";
import type { PlainCode } from "./plain-tokens.ts";

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
  /** Reads a program that does no more than compute, print and open files. */
  plain?(text: string): PlainCode | undefined;
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
    } else if (one.taking?.test(word)) index += 1;
  }
  const rest = argv.slice(index);
  if (texts.length > 0) yield* inlineCode(one, texts, flags, rest, resolve);
  else if (rest[0] !== undefined && textOf(rest[0]) !== "-") {
    const [file, ...operands] = rest;
    yield* script(one, file as Argument, resolve);
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
    yield* codeOf(one, text, at, known(""), resolve);
  }
}

const frameworks: Readonly<Record<string, string>> = {
  "manage.py": "django-admin",
  artisan: "artisan",
  rails: "rails",
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
  yield* codeOf(one, text, first.at, lines, resolve);
}

/** A program text: read where it is plain; else all that can be said is that it runs. */
function* codeOf(
  one: Interpreter,
  text: Value,
  at: Argument["at"],
  input: Value,
  resolve: Resolve,
): Iterable<Deed> {
  const [only, ...others] = textsOf(text) ?? [];
  const plain = only !== undefined && others.length === 0 ? one.plain?.(only) : undefined;
  if (plain === undefined) {
    yield code(one.language, text, at);
    return;
  }
  yield { kind: "code", language: one.language, text, judged: true, at };
  const named = (how: string): readonly Argument[] =>
    plain.files
      .filter((file) => file.how === how)
      .map(({ path }) => ({ value: known(path), many: false, at }));
  yield* reads(named("read"), "flows", resolve);
  yield* writes(named("write"), "truncate", resolve);
  yield* writes(named("append"), "append", resolve);
  const read = named("read").length > 0 ? contents(named("read"), resolve) : known("");
  yield { kind: "stdout", value: madeFrom(concat(concat(input, read), text), one.language) };
}

/** A script file is a program of wherever it comes from. */
export function* script(
  { language }: Pick<Interpreter, "language">,
  file: Argument,
  resolve: Resolve,
): Iterable<Deed> {
  for (const target of resolve.paths(file, true)) {
    const content = resolve.content(target);
    if (content.taint.length > 0) yield code(language, content, file.at);
    else {
      const origin = resolve.origin(target);
      yield { kind: "run", program: file.value, file: target, origin, at: file.at };
    }
  }
}

/** A library by name is installed; one by path is a script. */
function* loaded(one: Interpreter, library: Argument, resolve: Resolve): Iterable<Deed> {
  const text = textOf(library);
  if (text === undefined || /^[./~]/.test(text)) yield* script(one, library, resolve);
}

/** A module or tool of the project's or the interpreter's own. */
export const runs = (
  program: Value,
  origin: "installed" | "project",
  at: Argument["at"],
): Deed => ({ kind: "run", program, origin, at });
