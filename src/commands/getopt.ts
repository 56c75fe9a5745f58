import { concat, known, partial, prefixOf, suffixOf, type Value, whyOf } from "../base/value.ts";
import { type Argument, mayBeOption, textOf } from "./argument.ts";

/** One option of a command, under the name by which its spec asks for it. */
export interface OptionSpec {
  /** Letters, each an alias: `rR`. */
  readonly short?: string;
  /** Long names besides the option's own name. */
  readonly long?: readonly string[];
  /** Long form is not accepted under the option's own name. */
  readonly shortOnly?: boolean;
  /** `optional` ones are only taken from the same word: `--color=auto`, `-i.bak`. */
  readonly argument?: "required" | "optional";
}

/** How a command reads its argument vector. */
export interface Grammar<Name extends string = string> {
  readonly options: Readonly<Record<Name, OptionSpec>>;
  /** Options end at the first operand, as POSIX says; else they may stand anywhere, as GNU does. */
  readonly stopAtOperand?: boolean;
  /** Long options begin with one dash too, and short ones are not clustered: `find -name`. */
  readonly oneDash?: boolean;
  /** `-5` and `+5` are this option with the argument `5`. */
  readonly numeric?: NoInfer<Name>;
  /** Options that are not declared change nothing that the spec is about. */
  readonly lenient?: boolean;
}

/** An argument vector, read by a grammar. The command's own name is not among the operands. */
export interface Parsed<Name extends string = string> {
  readonly operands: readonly Argument[];
  /** Index in the argument vector of each operand. */
  readonly operandIndexes: readonly number[];
  has(name: Name): boolean;
  /** Argument of the last occurrence. */
  value(name: Name): Argument | undefined;
  /** Arguments of all occurrences, in order. */
  values(name: Name): readonly Argument[];
  /** Names of the options in the order in which they were given. */
  readonly given: readonly string[];
  /** Options that the command does not have; each completes "because …". */
  readonly doubts: readonly string[];
  /** Arguments that may turn out to be options; each completes "because …". */
  readonly perhapsOptions: readonly string[];
}

interface Occurrence<Name> {
  readonly name: Name;
  readonly argument?: Argument;
}

/**
 * Reads an argument vector as getopt_long(3) does: clusters, attached and separate
 * option-arguments, `--`, unambiguous abbreviations.
 * Source: POSIX.1-2024 XBD 12.2; glibc 2.36 getopt_long(3).
 */
export function getopt<Name extends string>(
  argv: readonly Argument[],
  grammar: Grammar<Name>,
): Parsed<Name> {
  const table = tableOf(grammar);
  const occurrences: Occurrence<Name>[] = [];
  const operands: Argument[] = [];
  const operandIndexes: number[] = [];
  const doubts: string[] = [];
  const perhapsOptions: string[] = [];
  const take = (argument: Argument, index: number): void => {
    operands.push(argument);
    operandIndexes.push(index);
  };
  let index = 0;
  const next = (): Argument | undefined => {
    index += 1;
    return argv[index];
  };
  const declare = (name: Name, attached: Value | undefined, from: Argument): void => {
    const spec = grammar.options[name];
    if (attached !== undefined && spec.argument)
      occurrences.push({ name, argument: { value: attached, many: false, at: from.at } });
    else if (spec.argument === "required") {
      const argument = next();
      if (argument?.many) doubts.push("it is not known how many arguments there are");
      occurrences.push(argument ? { name, argument } : { name });
    } else occurrences.push({ name });
  };

  for (; index < argv.length; index += 1) {
    const argument = argv[index] as Argument;
    const word = textOf(argument);
    if (word === "--") {
      for (index += 1; index < argv.length; index += 1) take(argv[index] as Argument, index);
      break;
    }
    if (word === undefined && !knownOptionName(argument)) {
      if (mayBeOption(argument) && !grammar.lenient)
        perhapsOptions.push(
          `an argument may be an option: ${whyOf(argument.value) ?? "it is one of several"}`,
        );
      take(argument, index);
      if (grammar.stopAtOperand) {
        takeRest(argv, index + 1, take);
        break;
      }
      continue;
    }
    const text = word ?? prefixOf(argument.value);
    if (!isOption(text, grammar)) {
      take(argument, index);
      if (grammar.stopAtOperand) {
        takeRest(argv, index + 1, take);
        break;
      }
      continue;
    }
    if (grammar.numeric && /^[-+][0-9]/.test(text)) {
      occurrences.push({
        name: grammar.numeric,
        argument: { ...argument, value: known(text.slice(1)) },
      });
    } else if (text.startsWith("--") || grammar.oneDash) {
      readLong(text, argument, table, declare, doubts, grammar);
    } else readCluster(text, argument, table, declare, doubts, grammar);
  }

  const byName = (name: Name): readonly Occurrence<Name>[] =>
    occurrences.filter((one) => one.name === name);
  return {
    operands,
    operandIndexes,
    doubts,
    perhapsOptions,
    given: occurrences.map((one) => one.name),
    has: (name) => occurrences.some((one) => one.name === name),
    value: (name) => byName(name).at(-1)?.argument,
    values: (name) => byName(name).flatMap((one) => (one.argument ? [one.argument] : [])),
  };
}

function takeRest(
  argv: readonly Argument[],
  from: number,
  take: (argument: Argument, index: number) => void,
): void {
  for (let index = from; index < argv.length; index += 1) take(argv[index] as Argument, index);
}

/** `--output=<unknown>` and `-o<unknown>` still name their option. */
function knownOptionName(argument: Argument): boolean {
  const prefix = prefixOf(argument.value);
  if (argument.many || argument.value.kind !== "partial") return false;
  return prefix.startsWith("--") ? prefix.includes("=") : /^-[A-Za-z]/.test(prefix);
}

const isOption = (text: string, grammar: Grammar): boolean =>
  text.length > 1 &&
  (text.startsWith("-") || (grammar.numeric !== undefined && /^\+[0-9]/.test(text)));

interface Table<Name> {
  readonly short: ReadonlyMap<string, Name>;
  readonly long: ReadonlyMap<string, Name>;
}

const tables = new WeakMap<object, Table<string>>();

function tableOf<Name extends string>(grammar: Grammar<Name>): Table<Name> {
  const cached = tables.get(grammar);
  if (cached) return cached as Table<Name>;
  const short = new Map<string, Name>();
  const long = new Map<string, Name>();
  for (const [name, spec] of Object.entries<OptionSpec>(grammar.options)) {
    for (const letter of spec.short ?? "") short.set(letter, name as Name);
    if (!spec.shortOnly) long.set(name, name as Name);
    for (const other of spec.long ?? []) long.set(other, name as Name);
  }
  const table = { short, long };
  tables.set(grammar, table);
  return table;
}

type Declare<Name> = (name: Name, attached: Value | undefined, from: Argument) => void;

function readLong<Name extends string>(
  text: string,
  argument: Argument,
  table: Table<Name>,
  declare: Declare<Name>,
  doubts: string[],
  grammar: Grammar<Name>,
): void {
  const body = text.slice(text.startsWith("--") ? 2 : 1);
  const equals = body.indexOf("=");
  const written = equals < 0 ? body : body.slice(0, equals);
  const attached =
    equals < 0 ? undefined : after(argument.value, text.length - body.length + equals + 1);
  const name = table.long.get(written) ?? abbreviated(written, table, grammar);
  if (name !== undefined) declare(name, attached, argument);
  else if (!grammar.lenient)
    doubts.push(`it has no option ${text.slice(0, text.length - body.length)}${written}`);
}

function abbreviated<Name extends string>(
  written: string,
  table: Table<Name>,
  grammar: Grammar<Name>,
): Name | undefined {
  if (grammar.oneDash || written === "") return undefined;
  const found = new Set<Name>();
  for (const [long, name] of table.long) if (long.startsWith(written)) found.add(name);
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function readCluster<Name extends string>(
  text: string,
  argument: Argument,
  table: Table<Name>,
  declare: Declare<Name>,
  doubts: string[],
  grammar: Grammar<Name>,
): void {
  for (let at = 1; at < text.length; at += 1) {
    const letter = text[at] as string;
    const name = table.short.get(letter);
    if (name === undefined) {
      if (!grammar.lenient) doubts.push(`it has no option -${letter}`);
      continue;
    }
    if (grammar.options[name].argument) {
      const rest = after(argument.value, at + 1);
      const empty = rest.kind === "known" && rest.text === "";
      declare(name, empty ? undefined : rest, argument);
      return;
    }
    declare(name, undefined, argument);
  }
}

/** What follows the first `length` known characters of a value. */
function after(value: Value, length: number): Value {
  if (value.kind === "known") return known(value.text.slice(length), value.taint, value.unset);
  const tail = partial(
    prefixOf(value).slice(length),
    suffixOf(value),
    whyOf(value) ?? "it is one of several",
    value,
  );
  return concat(known(""), tail);
}
