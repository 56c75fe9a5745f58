import type { Kind, Personality } from "./protocol.ts";
import { managementWords } from "./protocol.ts";

/** How argv is read: by the option rules of bash, of dash and its kin, or of zsh. */
export type Grammar = "bash" | "dash" | "zsh";

/** What an argv asks a shell to run. */
export interface Invocation {
  readonly kind: Kind;
  /** Index in argv of the command text or the script's path. */
  readonly operandIndex?: number;
  /** The shell would run the text after `-c` and then go on with standard input. */
  readonly both: boolean;
  /** The shell prints a message of its own and runs nothing, so nobody has to be asked. */
  readonly direct: boolean;
}

/**
 * Reads argv as the shell of this grammar would; the mirror of the launcher's `argv.c`.
 * Strings hold one byte per code unit; only ASCII matters here. `terminal`: descriptor 0 is one.
 * Source: bash 5.2 shell.c; dash 0.5.12 options.c; zsh 5.9 Src/init.c.
 */
export function readInvocation(
  grammar: Grammar,
  argv: readonly string[],
  terminal: boolean,
): Invocation {
  const options = { argv, next: 1, command: false, input: false, interactive: false };
  const message = readers[grammar](options);
  if (message) return message;
  const { next, command, input } = options;
  const typed = options.interactive || terminal;
  const runs = { both: false, direct: false, operandIndex: next };
  if (command && next >= argv.length) return rejected;
  if (command) return { ...runs, kind: "command", both: input && grammar === "dash" };
  if (next < argv.length && !input) return { ...runs, kind: "script" };
  return { kind: typed ? "interactive" : "stdin", both: false, direct: false };
}

/** The personality that argv0 names: what follows the last slash, a login dash left out. */
export function personalityOf(argv0: string): Personality {
  const base = baseName(argv0);
  const name = argv0.startsWith("-") && base.startsWith("-") ? base.slice(1) : base;
  if (name === "bash" || name === "rbash") return "bash";
  return name === "sh" || name === "zsh" ? name : "guardsh";
}

/** Whether argv is a command of guardsh itself: named exactly so, and the first word says it. */
export const isManagement = (argv: readonly string[]): boolean =>
  argv[1] !== undefined &&
  baseName(argv[0] ?? "") === "guardsh" &&
  managementWords.includes(argv[1]);

interface Options {
  readonly argv: readonly string[];
  /** Index of the first argument that has not been read. */
  next: number;
  command: boolean;
  input: boolean;
  interactive: boolean;
}

const rejected: Invocation = { kind: "information", both: false, direct: true };

const readers: Readonly<Record<Grammar, (options: Options) => Invocation | undefined>> = {
  bash: readBash,
  dash: readDash,
  zsh: readZsh,
};

/** Why: the last one exists only in some builds. Where bash rejects it, it runs nothing. */
const bashFlags = new Set([
  ...["debug", "debugger", "dump-po-strings", "dump-strings", "login", "noediting", "noprofile"],
  ...["norc", "posix", "pretty-print", "restricted", "verbose"],
  "rpm-requires",
]);

function readBash(options: Options): Invocation | undefined {
  const { argv } = options;
  let informs = false;
  for (; peek(options)?.startsWith("-") && peek(options) !== "--"; options.next += 1) {
    const argument = peek(options) ?? "";
    const name = argument.slice(argument[1] === "-" ? 2 : 1);
    if (name === "help" || name === "version") informs = true;
    else if (name === "init-file" || name === "rcfile") {
      options.next += 1;
      if (options.next >= argv.length) return rejected;
    } else if (!bashFlags.has(name)) {
      if (argument[1] === "-") return rejected;
      break;
    }
  }
  if (informs) return { ...rejected, direct: argv.length === 2 };
  for (let argument = takeOption(options); argument; argument = takeOption(options)) {
    if (argument === "-" || argument === "--") return undefined;
    for (const letter of argument.slice(1)) {
      if (letter === "c") options.command = true;
      else if (letter === "s") options.input = true;
      else if (letter === "i") options.interactive = argument[0] === "-";
      else if (letter === "o" || letter === "O") takeValue(options);
      else if (!"lDabefhkmnprtuvxBCEHPT".includes(letter)) return rejected;
    }
  }
  return undefined;
}

/** Options that dash does not know are passed over: it rejects them, and its kin may have them. */
function readDash(options: Options): undefined {
  for (let argument = takeOption(options); argument; argument = takeOption(options)) {
    const on = argument[0] === "-";
    if (argument === "-" || argument === "--") return;
    for (const letter of argument.slice(1)) {
      if (letter === "c") options.command = true;
      else if (letter === "s") options.input = on;
      else if (letter === "i") options.interactive = on;
      else if (letter === "o") {
        const name = takeValue(options);
        if (name === "stdin") options.input = on;
        if (name === "interactive") options.interactive = on;
      }
    }
  }
}

function readZsh(options: Options): Invocation | undefined {
  const { argv } = options;
  let informs = false;
  let last = false;
  for (let argument = takeOption(options); argument; argument = takeOption(options)) {
    const on = argument[0] === "-";
    const letters = argument.slice(1);
    if (letters === "" || letters === "-") break;
    if (!letters.startsWith("-")) last = readZshLetters(options, letters, on);
    else if (letters === "-version" || letters === "-help") informs = true;
    else if (letters === "-emulate") takeValue(options);
    else setZshOption(options, letters.slice(1), on);
    if (options.next > argv.length) return rejected;
    if (last) break;
  }
  if (!informs) return undefined;
  return { ...rejected, direct: argv.length === 2 && argv[1]?.startsWith("-") === true };
}

/** Reads one cluster; true when it ends the options. A missing value moves past the end of argv. */
function readZshLetters(options: Options, letters: string, on: boolean): boolean {
  let last = false;
  for (const [index, letter] of [...letters].entries()) {
    if (/[ \t\n\v\f\r]/.test(letter)) break;
    if (letter === "b" || (letter === "-" && index === letters.length - 1)) last = true;
    else if (letter === "c") options.command = true;
    else if (letter === "s") options.input = on;
    else if (letter === "i") options.interactive = on;
    else if (letter === "o") {
      const attached = letters.slice(index + 1);
      if (attached === "") options.next += 1;
      setZshOption(options, attached || (options.argv[options.next - 1] ?? ""), on);
      break;
    }
  }
  return last;
}

/** Why: zsh reads option names without case, `_` and `-`, and `no` before them turns them round. */
function setZshOption(options: Options, name: string, on: boolean): void {
  const plain = name.replaceAll(/[_-]/g, "").replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (plain === "shinstdin") options.input = on;
  if (plain === "noshinstdin") options.input = !on;
  if (plain === "interactive") options.interactive = on;
  if (plain === "nointeractive") options.interactive = !on;
}

const peek = (options: Options): string | undefined => options.argv[options.next];

/** The next argument when it begins with `-` or `+`. */
function takeOption(options: Options): string | undefined {
  const argument = peek(options);
  if (!argument?.startsWith("-") && !argument?.startsWith("+")) return undefined;
  options.next += 1;
  return argument;
}

/** The next argument as the value of an option, if there is one. */
function takeValue(options: Options): string | undefined {
  const value = peek(options);
  if (value !== undefined) options.next += 1;
  return value;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
