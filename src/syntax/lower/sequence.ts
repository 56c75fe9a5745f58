import { cover } from "../../base/span.ts";
import type { AndOr, Command, List, ListItem, Pipeline, SimpleCommand } from "../nodes.ts";
import { doubt } from "./lowering.ts";

/** What lists and pipelines are made of: a command, or an operator between two, in source order. */
export type Item =
  | { readonly kind: "command"; readonly command: Command }
  | {
      readonly kind: "operator";
      readonly operator: "&&" | "||" | "|" | "|&" | ";" | "&" | "\n" | "!";
      readonly at: number;
    };

/** A place in the items. */
interface Place {
  readonly items: readonly Item[];
  at: number;
}

/**
 * Builds lists, and-or lists and pipelines by the precedence of bash, whatever the nesting was in
 * which tree-sitter gave them.
 * @throws Doubt when two commands or two operators stand side by side.
 */
export function buildList(items: readonly Item[]): List {
  const place: Place = { items, at: 0 };
  const built: ListItem[] = [];
  skipNewlines(place);
  while (place.at < items.length) {
    const andOr = buildAndOr(place);
    const separator = operatorAt(place);
    if (place.at < items.length) {
      if (separator !== ";" && separator !== "&" && separator !== "\n")
        doubt("an operator is missing", andOr.span.end, andOr.span.end);
      place.at += 1;
    }
    built.push({ andOr, background: separator === "&" });
    skipNewlines(place);
  }
  return { items: built };
}

function operatorAt(place: Place): string | undefined {
  const item = place.items[place.at];
  return item?.kind === "operator" ? item.operator : undefined;
}

function skipNewlines(place: Place): void {
  while (operatorAt(place) === "\n") place.at += 1;
}

function buildAndOr(place: Place): AndOr {
  const first = buildPipeline(place);
  const pipelines = [first];
  const operators: ("&&" | "||")[] = [];
  for (;;) {
    const operator = operatorAt(place);
    if (operator !== "&&" && operator !== "||") break;
    place.at += 1;
    skipNewlines(place);
    operators.push(operator);
    pipelines.push(buildPipeline(place));
  }
  const last = pipelines.at(-1) ?? first;
  return { pipelines, operators, span: cover(first.span, last.span) };
}

interface Prefix {
  negated: boolean;
  timed: boolean;
}

function buildPipeline(place: Place): Pipeline {
  const prefix: Prefix = { negated: false, timed: false };
  while (operatorAt(place) === "!") {
    prefix.negated = !prefix.negated;
    place.at += 1;
  }
  const first = withoutPrefix(commandAt(place), prefix);
  const commands = [first];
  const operators: ("|" | "|&")[] = [];
  for (;;) {
    const operator = operatorAt(place);
    if (operator !== "|" && operator !== "|&") break;
    place.at += 1;
    skipNewlines(place);
    operators.push(operator);
    commands.push(withoutReserved(commandAt(place)));
  }
  const last = commands.at(-1) ?? first;
  return { ...prefix, commands, operators, span: cover(first.span, last.span) };
}

function commandAt(place: Place): Command {
  const item = place.items[place.at];
  if (item?.kind !== "command") return doubt("a command is missing", item?.at ?? 0, item?.at ?? 0);
  place.at += 1;
  return item.command;
}

/** `time` and `!` in front of a simple command, which tree-sitter gives as its words. */
function withoutPrefix(command: Command, prefix: Prefix): Command {
  if (command.kind !== "simple" || startsWithAssignment(command)) return withoutReserved(command);
  let taken = 0;
  for (;;) {
    const raw = keywordAt(command, taken);
    if (raw === "!") prefix.negated = !prefix.negated;
    else if (raw === "time") prefix.timed = true;
    else break;
    taken += 1;
    if (raw === "time" && keywordAt(command, taken) === "-p") taken += 1;
    if (raw === "time" && keywordAt(command, taken) === "--") taken += 1;
  }
  if (taken === 0) return withoutReserved(command);
  const words = command.words.slice(taken);
  const first = command.assignments[0] ?? words[0];
  const span = { start: first?.span.start ?? command.span.end, end: command.span.end };
  if (first === undefined || (command.redirections[0]?.span.start ?? span.start) < span.start)
    doubt("a reserved word stands alone", command.span.start, command.span.end);
  return withoutReserved({ ...command, words, span });
}

/** A word of the command as bash compares it with its reserved words. */
const keywordAt = (command: SimpleCommand, at: number): string | undefined =>
  command.words[at]?.raw.replaceAll("\\\n", "");

/** Assignments may also follow `time`, which is still among the words. */
function startsWithAssignment({ assignments, words }: SimpleCommand): boolean {
  const [first] = assignments;
  const [word] = words;
  if (first === undefined) return false;
  return word === undefined || first.span.start < word.span.start;
}

/** `time` is not among them: it is one only in front of a pipeline. */
const reserved = new Set(
  "! [[ case coproc do done elif else esac fi for function if in select then until while { }".split(
    " ",
  ),
);

/**
 * A command whose name is a reserved word is not what tree-sitter takes it for; only `coproc`
 * before a simple command is.
 */
function withoutReserved(command: Command): Command {
  if (command.kind !== "simple" || startsWithAssignment(command)) return command;
  const name = keywordAt(command, 0);
  const { span } = command;
  if (command.assignments.length > 0)
    doubt("a word stands before assignments", span.start, span.end);
  if (name === undefined || !reserved.has(name)) return command;
  if (name === "coproc" && command.words.length > 1) return coprocess(command);
  // Why: a reserved word behind a redirection is an ordinary word.
  if ((command.redirections[0]?.span.start ?? span.end) < (command.words[0]?.span.start ?? 0))
    return command;
  return doubt("tree-sitter takes a reserved word for a command", span.start, span.end);
}

function coprocess(command: SimpleCommand): Command {
  const words = command.words.slice(1);
  const start = words[0]?.span.start ?? command.span.start;
  const body: SimpleCommand = { ...command, words, span: { start, end: command.span.end } };
  if (command.redirections.some((one) => one.span.start < start))
    doubt("a redirection stands before coproc", command.span.start, command.span.end);
  return { kind: "coprocess", name: "COPROC", body: withoutReserved(body), span: command.span };
}
