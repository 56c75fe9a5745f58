import { entryOf, isListing, unknown, type Value } from "../base/value.ts";
import { type Argument, textOf } from "../commands/argument.ts";
import type { Field } from "../expand/context.ts";
import { expandWords } from "../expand/expand.ts";
import type { SimpleCommand, Word } from "../syntax/nodes.ts";
import { runAliased } from "./aliases.ts";
import { assign, concealsHistory } from "./assign.ts";
import type { Analysis } from "./context.ts";
import { declarationFields, isDeclaration } from "./declaration.ts";
import { redefinesCommand } from "./evaluated.ts";
import { type Expander, expander } from "./expander.ts";
import { hiddenBy } from "./hidden.ts";
import { leave } from "./list.ts";
import { loads } from "./loaders.ts";
import { changesLocale } from "./locale.ts";
import { anyOf, mapStates, maybe, type Outcome, succeeded } from "./outcome.ts";
import { runsLater } from "./prompts.ts";
import { redirect } from "./redirect.ts";
import { keepRedirections } from "./redirect-exec.ts";
import { type State, scalar } from "./state.ts";
import type { Streams } from "./stream.ts";

/** Expands and runs one simple command. */
export function runSimple(
  command: SimpleCommand,
  state: State,
  outer: Streams,
  analysis: Analysis,
): Outcome {
  const streams = keepRedirections(state, outer);
  if (state.options.noexec) return succeeded(state);
  const words = expander(state, streams, analysis);
  const argv = argumentsOf(command.words, words);
  if (words.stopped()) return leave("exit", words.state(), "failure");
  if (argv.length === 0) return assignOnly(command, words, streams, analysis);
  const [first] = command.words;
  const [name] = argv;
  const how = first && name ? hiddenBy(first, name) : undefined;
  if (how !== undefined)
    analysis.effects.push({
      kind: "hidden",
      name: textOf(name) ?? "",
      how,
      at: first?.span ?? command.span,
      by: "shell",
    });
  // Why: bash opens files before it makes assignments, and expands their names without them.
  const open = redirect(command.redirections, words, streams, analysis);
  const before = words.state();
  for (const assignment of command.assignments) {
    assign(assignment, words, true);
    const { value } = words.state().variables.get(assignment.name) ?? {};
    loads(assignment.name, value, assignment.span, words.state(), analysis);
    runsLater(assignment.name, value, words.state(), streams, analysis);
  }
  const inner = words.state();
  const passed = new Set(command.assignments.map((one) => one.name));
  const call = { argv, external: false, outer: streams, at: command.span, passed };
  const plain = analysis.run.argv(call, inner, open.streams, analysis);
  const aliased = runAliased(command, argv, inner, open.streams, analysis);
  const outcome = aliased ? anyOf([plain, aliased]) : plain;
  const closed = open.close(outcome);
  if (command.assignments.length === 0) return closed;
  const scoped = inner.functions.has(textOf(name) ?? "");
  return withoutTemporary(closed, before, inner, passed, scoped);
}

/** Fields of all words, each with the place of the word that it comes from. */
function argumentsOf(words: readonly Word[], expansion: Expander): readonly Argument[] {
  const argv: Argument[] = [];
  for (const [index, word] of words.entries()) {
    const fields = isDeclaration(words, index)
      ? declarationFields(word, argv, expansion)
      : expandWords([word], expansion.context);
    for (const field of fields) argv.push({ ...field, value: splitEntry(field), at: word.span });
  }
  return argv;
}

/** Field splitting takes a listing apart into its entries. */
const splitEntry = (field: Field): Value =>
  field.many && isListing(field.value) ? entryOf(field.value) : field.value;

/** Without a command name, assignments and redirections act on the shell itself. */
function assignOnly(
  command: SimpleCommand,
  words: Expander,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  for (const assignment of command.assignments) {
    assign(assignment, words, false);
    const { value } = words.state().variables.get(assignment.name) ?? {};
    loads(assignment.name, value, assignment.span, words.state(), analysis);
    runsLater(assignment.name, value, words.state(), streams, analysis);
    redefinesCommand(assignment.name, assignment.span, analysis);
    changesLocale(assignment.name, value, assignment.span, analysis);
    if (concealsHistory(assignment.name, value))
      analysis.effects.push({ kind: "conceal", what: "history", at: assignment.span, by: "shell" });
  }
  const open = redirect(command.redirections, words, streams, analysis);
  const state = words.state();
  const certain = command.words.length === 0 && !hasSubstitution(command);
  return open.close(certain ? succeeded(state) : maybe(state));
}

/** The status of `x=$(false)` is that of the substitution. */
const hasSubstitution = (command: SimpleCommand): boolean =>
  command.redirections.length > 0 || command.assignments.some((one) => /[`(]/.test(one.raw));

/**
 * Assignments in front of a command end with it. What a builtin has made of such a variable may
 * stay or not; in a function (`scoped`) they are local variables, and it goes.
 */
function withoutTemporary(
  outcome: Outcome,
  before: State,
  inner: State,
  passed: ReadonlySet<string>,
  scoped: boolean,
): Outcome {
  return mapStates(outcome, (state) => {
    const variables = new Map(state.variables);
    for (const name of passed) {
      const variable = inner.variables.get(name);
      const old = before.variables.get(name);
      if (old === variable) continue;
      const now = variables.get(name);
      if (scoped ? state.outer?.has(name) : now !== variable)
        variables.set(name, {
          ...scalar(unknown(`${name} may be what it was before the command`), now),
          mayBeUnset: true,
        });
      else if (before.variables.has(name)) variables.set(name, old);
      else variables.delete(name);
    }
    return { ...state, variables };
  });
}
