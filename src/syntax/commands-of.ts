import type { Span } from "../base/span.ts";
import { partsInside } from "./inner-parts.ts";
import type {
  ArithmeticText,
  ArrayLiteral,
  Command,
  Condition,
  List,
  Redirection,
  Script,
  SimpleCommand,
  Word,
  WordPart,
} from "./nodes.ts";
import { writtenText } from "./written-text.ts";

/** A simple command as it was written, before any expansion; line continuations are left out. */
export interface WrittenCommand {
  readonly assignments: readonly string[];
  readonly words: readonly string[];
  readonly redirections: readonly WrittenRedirection[];
  readonly span: Span;
}

/** A redirection as it was written; of a here-document the delimiter. */
export interface WrittenRedirection {
  /** A number, or `{name}`. */
  readonly fd?: number | string;
  readonly op: string;
  readonly target: string;
}

/**
 * Every simple command that could run, in source order: those in compound commands, functions,
 * substitutions, here-documents, arithmetic and every other place that bash would expand.
 */
export function commandsOf(script: Script): WrittenCommand[] {
  const found: SimpleCommand[] = [];
  visitList(script.body, found);
  // Why: here-documents lie behind the commands that follow their redirection on the same line.
  found.sort((a, b) => a.span.start - b.span.start);
  return found.map(written);
}

function written(command: SimpleCommand): WrittenCommand {
  return {
    assignments: command.assignments.map(writtenText),
    words: command.words.map(writtenText),
    redirections: command.redirections.map(({ descriptor, operator, target }) => {
      const rest = { op: operator, target: writtenText(target) };
      if (descriptor === undefined) return rest;
      const fd = typeof descriptor === "number" ? descriptor : `{${descriptor.variable}}`;
      return { fd, ...rest };
    }),
    span: command.span,
  };
}

function visitList(list: List, found: SimpleCommand[]): void {
  for (const { andOr } of list.items)
    for (const pipeline of andOr.pipelines)
      for (const command of pipeline.commands) visitCommand(command, found);
}

function visitCommand(command: Command, found: SimpleCommand[]): void {
  switch (command.kind) {
    case "opaque":
      return;
    case "function":
    case "coprocess":
      visitCommand(command.body, found);
      return;
    case "simple":
      found.push(command);
      for (const { subscript, value } of command.assignments) {
        if (subscript !== undefined) visitWord(subscript, found);
        if (value !== undefined) visitValue(value, found);
      }
      visitWords(command.words, found);
      break;
    case "subshell":
    case "group":
      visitList(command.body, found);
      break;
    case "if":
      for (const branch of command.branches) {
        visitList(branch.condition, found);
        visitList(branch.body, found);
      }
      if (command.otherwise !== undefined) visitList(command.otherwise, found);
      break;
    case "while":
      visitList(command.condition, found);
      visitList(command.body, found);
      break;
    case "for":
    case "select":
      visitWords(command.words ?? [], found);
      visitList(command.body, found);
      break;
    case "arithmetic-for":
      for (const text of [command.init, command.test, command.step]) visitArithmetic(text, found);
      visitList(command.body, found);
      break;
    case "case":
      visitWord(command.word, found);
      for (const item of command.items) {
        visitWords(item.patterns, found);
        visitList(item.body, found);
      }
      break;
    case "arithmetic":
      visitArithmetic(command.expression, found);
      break;
    case "conditional":
      visitCondition(command.expression, found);
      break;
  }
  for (const redirection of command.redirections) visitRedirection(redirection, found);
}

function visitRedirection(redirection: Redirection, found: SimpleCommand[]): void {
  // Why: the delimiter of a here-document is never expanded.
  if (redirection.hereDocument === undefined) visitWord(redirection.target, found);
  else if (!redirection.hereDocument.quoted) visitParts(redirection.hereDocument.body, found);
}

function visitValue(value: Word | ArrayLiteral, found: SimpleCommand[]): void {
  if (value.kind === "word") visitWord(value, found);
  else
    for (const element of value.elements) {
      if (element.subscript !== undefined) visitWord(element.subscript, found);
      visitWord(element.value, found);
    }
}

function visitCondition(condition: Condition, found: SimpleCommand[]): void {
  const pending: Condition[] = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    switch (next.kind) {
      case "word":
      case "unary":
        visitWord(next.operand, found);
        break;
      case "binary":
        visitWord(next.left, found);
        visitWord(next.right, found);
        break;
      case "and":
      case "or":
        pending.push(next.right, next.left);
        break;
      case "not":
      case "parenthesised":
        pending.push(next.operand);
        break;
    }
  }
}

const visitWord = (word: Word, found: SimpleCommand[]): void => visitParts(word.parts, found);

function visitWords(words: readonly Word[], found: SimpleCommand[]): void {
  for (const word of words) visitParts(word.parts, found);
}

const visitArithmetic = (text: ArithmeticText, found: SimpleCommand[]): void =>
  visitParts(text.parts, found);

function visitParts(parts: readonly WordPart[], found: SimpleCommand[]): void {
  for (const part of parts) visitPart(part, found);
}

function visitPart(part: WordPart, found: SimpleCommand[]): void {
  switch (part.kind) {
    case "literal":
    case "escaped":
    case "single-quoted":
    case "dollar-single-quoted":
      return;
    case "double-quoted":
      visitParts(part.parts, found);
      return;
    case "parameter":
      visitParts(partsInside(part), found);
      if (part.operator?.kind === "bad" && part.operator.newer)
        visitList(part.operator.newer.body, found);
      return;
    case "command-substitution":
    case "process-substitution":
      visitList(part.script.body, found);
      return;
    case "arithmetic-expansion":
      visitArithmetic(part.expression, found);
      return;
    case "extended-pattern":
      visitWords(part.alternatives, found);
      return;
  }
}
