import { anyOf } from "../../base/any-of.ts";
import { unknown } from "../../base/value.ts";
import { type Argument, textOf } from "../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../define-command.ts";
import { code } from "../roles.ts";

/** How an interpreter takes the code that it runs. */
interface Interpreter {
  readonly names: readonly string[];
  readonly language: string;
  readonly source: string;
  /** Options whose argument is code. */
  readonly inline: RegExp;
  /** Other options that take the next word. */
  readonly taking: RegExp;
  /** Options that only print something about the interpreter. */
  readonly harmless: RegExp;
}

const interpreters: readonly Interpreter[] = [
  {
    names: [
      "python",
      "python2",
      "python3",
      "pypy",
      "pypy3",
      "python3.9",
      "python3.10",
      "python3.11",
      "python3.12",
      "python3.13",
    ],
    language: "python",
    source: "Python 3.11 python(1)",
    inline: /^-[bBdEiIOqsSuvxPR]*c$/,
    taking: /^-[WXQ]$|^--check-hash-based-pycs$/,
    harmless: /^(-V+|--version|-h|--help(-all|-env|-xoptions)?)$/,
  },
  {
    names: ["node", "nodejs", "bun", "tsx", "ts-node"],
    language: "javascript",
    source: "Node.js 20 node(1)",
    inline: /^(-e|-p|-pe|-pi|--eval|--print|-c)$/,
    taking: anyOf(
      /^(-r|--require|--import|-C|--conditions|--loader|--experimental-loader|--env-file)$/,
      /^(--title|--icu-data-dir|--openssl-config)$/,
    ),
    harmless: /^(-v|--version|-h|--help)$/,
  },
  {
    names: ["perl"],
    language: "perl",
    source: "perl 5.36 perlrun(1)",
    inline: /^-[a-zA-DF-HJ-Z0-9]*[eE]$/,
    taking: /^-[IM]$/,
    harmless: /^(-v|-V|--version|-h|--help)$/,
  },
  {
    names: ["ruby", "jruby"],
    language: "ruby",
    source: "ruby 3.1 ruby(1)",
    inline: /^-[a-df-zA-Z0-9]*e$/,
    taking: /^-[CEIr]$/,
    harmless: /^(-v|--version|-h|--help)$/,
  },
  {
    names: ["php"],
    language: "php",
    source: "php 8.2 php(1)",
    inline: /^-[rBRE]$|^--(run|process-begin|process-code|process-end)$/,
    taking: /^-[cdFtSz]$/,
    harmless: /^(-v|--version|-h|--help|-i|-m)$/,
  },
  {
    names: [
      "lua",
      "luajit",
      "lua5.3",
      "lua5.4",
      "tclsh",
      "expect",
      "Rscript",
      "R",
      "julia",
      "osascript",
      "guile",
      "groovy",
      "scala",
      "elixir",
      "erl",
      "ghc",
      "octave",
      "jshell",
      "jrunscript",
      "irb",
      "ipython",
      "gawk-python",
    ],
    language: "inline",
    source: "the manuals of the interpreters",
    inline: /^(-e|-c|--eval|-E|-eval|-x)$/,
    taking: /^(-l|-r|-i)$/,
    harmless: /^(-v|-V|--version|-h|--help)$/,
  },
];

/** Interpreters: code in an option, a script file, or standard input. */
export const interpreterSpecs: readonly CommandSpec[] = interpreters.map((one) =>
  defineCommand({
    names: one.names,
    source: one.source,
    inert: true,
    options: {},
    stopAtOperand: true,
    *effects(inv, resolve) {
      yield* interpreted(one, inv.argv, inv.at, resolve);
    },
  }),
);

function* interpreted(
  one: Interpreter,
  argv: readonly Argument[],
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] as Argument;
    const word = textOf(argument);
    if (word === undefined) {
      yield* script(one, argument, resolve);
      return;
    }
    if (one.harmless.test(word)) return;
    if (one.inline.test(word)) {
      const text = argv[index + 1];
      if (text) yield code(one.language, text.value, text.at);
      return;
    }
    const attached =
      /^(--(?:eval|print|run))=(.*)$/s.exec(word) ??
      (word.startsWith("-c") ? /^(-c)(.+)$/s.exec(word) : null);
    if (attached && one.inline.test(attached[1] as string)) {
      yield code(
        one.language,
        {
          ...argument.value,
          kind: "known",
          text: attached[2] as string,
          taint: argument.value.taint,
          unset: [],
        },
        argument.at,
      );
      return;
    }
    if (word === "-m" && one.language === "python") {
      yield { kind: "run", program: (argv[index + 1] ?? argument).value, origin: "installed", at };
      return;
    }
    if (word === "-" || word === "--") break;
    if (one.taking.test(word)) index += 1;
    else if (!word.startsWith("-")) {
      yield* script(one, argument, resolve);
      return;
    }
  }
  const why = `${one.language} reads code that cannot be seen from here`;
  yield code(one.language, resolve.stdinGiven ? resolve.stdin : unknown(why), at);
}

/** A script file is a program of wherever it comes from. */
function* script(one: Interpreter, file: Argument, resolve: Resolve): Iterable<Deed> {
  for (const target of resolve.paths(file, true)) {
    const origin = resolve.origin(target);
    const content = resolve.content(target);
    if (content.taint.length > 0) yield code(one.language, content, file.at);
    else yield { kind: "run", program: file.value, file: target, origin, at: file.at };
  }
}
