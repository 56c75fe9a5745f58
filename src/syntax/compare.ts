import { type SameScript, sameParts, sameWord, sameWords } from "./compare-words.ts";
import type {
  Assignment,
  Command,
  Condition,
  HereDocument,
  List,
  Pipeline,
  Redirection,
  Script,
  Word,
} from "./nodes.ts";

/**
 * Whether two readings of one text mean the same: the same commands, operators, words, assignments,
 * redirections, here-documents and substitutions. Spans, line continuations and the places where
 * literals are cut do not count.
 */
export const sameScript: SameScript = (a: Script, b: Script): boolean =>
  a.stopped?.kind === b.stopped?.kind && sameList(a.body, b.body);

/** Both lists have the same length, and their members are the same pair by pair. */
function sameAll<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const one = a[at];
    const other = b[at];
    if (one === undefined || other === undefined || !same(one, other)) return false;
  }
  return true;
}

/** Both are absent, or both are there and the same. */
const sameOptional = <T>(
  a: T | undefined,
  b: T | undefined,
  same: (a: T, b: T) => boolean,
): boolean => (a === undefined || b === undefined ? a === b : same(a, b));

const identical = <T>(a: T, b: T): boolean => a === b;

const sameList = (a: List, b: List): boolean =>
  sameAll(
    a.items,
    b.items,
    (one, other) =>
      one.background === other.background &&
      sameAll(one.andOr.operators, other.andOr.operators, identical) &&
      sameAll(one.andOr.pipelines, other.andOr.pipelines, samePipeline),
  );

const samePipeline = (a: Pipeline, b: Pipeline): boolean =>
  a.negated === b.negated &&
  a.timed === b.timed &&
  sameAll(a.operators, b.operators, identical) &&
  sameAll(a.commands, b.commands, sameCommand);

function sameCommand(a: Command, b: Command): boolean {
  if (a.kind === "opaque" || b.kind === "opaque") return false;
  if (a.kind === "function" || a.kind === "coprocess")
    return a.kind === b.kind && a.name === b.name && sameCommand(a.body, b.body);
  if (b.kind === "function" || b.kind === "coprocess") return false;
  return sameForm(a, b) && sameAll(a.redirections, b.redirections, sameRedirection);
}

type FormedCommand = Exclude<Command, { readonly kind: "opaque" | "function" | "coprocess" }>;

/** The same command when redirections are left out. */
function sameForm(a: FormedCommand, b: FormedCommand): boolean {
  if (a.kind === "simple")
    return (
      b.kind === "simple" &&
      sameWords(a.words, b.words, sameScript) &&
      sameAll(a.assignments, b.assignments, sameAssignment)
    );
  if (a.kind === "subshell" || a.kind === "group")
    return a.kind === b.kind && sameList(a.body, b.body);
  if (a.kind === "if")
    return (
      b.kind === "if" &&
      sameAll(
        a.branches,
        b.branches,
        (one, other) => sameList(one.condition, other.condition) && sameList(one.body, other.body),
      ) &&
      sameOptional(a.otherwise, b.otherwise, sameList)
    );
  if (a.kind === "while")
    return (
      b.kind === "while" &&
      a.until === b.until &&
      sameList(a.condition, b.condition) &&
      sameList(a.body, b.body)
    );
  return sameOtherForm(a, b);
}

function sameOtherForm(a: FormedCommand, b: FormedCommand): boolean {
  switch (a.kind) {
    case "for":
    case "select":
      return (
        b.kind === a.kind &&
        a.name === b.name &&
        sameOptional(a.words, b.words, (one, other) => sameWords(one, other, sameScript)) &&
        sameList(a.body, b.body)
      );
    case "arithmetic-for":
      return (
        b.kind === "arithmetic-for" &&
        sameParts(a.init.parts, b.init.parts, sameScript) &&
        sameParts(a.test.parts, b.test.parts, sameScript) &&
        sameParts(a.step.parts, b.step.parts, sameScript) &&
        sameList(a.body, b.body)
      );
    case "case":
      return (
        b.kind === "case" &&
        same(a.word, b.word) &&
        sameAll(
          a.items,
          b.items,
          (one, other) =>
            one.terminator === other.terminator &&
            sameWords(one.patterns, other.patterns, sameScript) &&
            sameList(one.body, other.body),
        )
      );
    case "arithmetic":
      return (
        b.kind === "arithmetic" && sameParts(a.expression.parts, b.expression.parts, sameScript)
      );
    case "conditional":
      return b.kind === "conditional" && sameCondition(a.expression, b.expression);
    default:
      return false;
  }
}

const same = (a: Word, b: Word): boolean => sameWord(a, b, sameScript);

function sameAssignment(a: Assignment, b: Assignment): boolean {
  if (a.name !== b.name || a.append !== b.append) return false;
  if (!sameOptional(a.subscript, b.subscript, same)) return false;
  if (a.value?.kind === "array" && b.value?.kind === "array")
    return sameAll(
      a.value.elements,
      b.value.elements,
      (one, other) =>
        one.append === other.append &&
        sameOptional(one.subscript, other.subscript, same) &&
        same(one.value, other.value),
    );
  if (a.value?.kind === "array" || b.value?.kind === "array") return false;
  return sameOptional(a.value, b.value, same);
}

function sameRedirection(a: Redirection, b: Redirection): boolean {
  if (a.operator !== b.operator || !sameDescriptor(a.descriptor, b.descriptor)) return false;
  if (a.hereDocument === undefined || b.hereDocument === undefined)
    return a.hereDocument === b.hereDocument && same(a.target, b.target);
  return sameDocument(a.hereDocument, b.hereDocument);
}

function sameDescriptor(a: Redirection["descriptor"], b: Redirection["descriptor"]): boolean {
  if (typeof a === "object" && typeof b === "object") return a.variable === b.variable;
  return a === b;
}

const sameDocument = (a: HereDocument, b: HereDocument): boolean =>
  a.delimiter === b.delimiter &&
  a.quoted === b.quoted &&
  a.closed === b.closed &&
  sameParts(a.body, b.body, sameScript);

/** Without recursion, because long conditions are nested as deep as they are long. */
function sameCondition(first: Condition, second: Condition): boolean {
  const pending: [Condition, Condition][] = [[first, second]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [a, b] = pair;
    if (a.kind === "word" && b.kind === "word") {
      if (!same(a.operand, b.operand)) return false;
    } else if (a.kind === "unary" && b.kind === "unary") {
      if (a.operator !== b.operator || !same(a.operand, b.operand)) return false;
    } else if (a.kind === "binary" && b.kind === "binary") {
      if (a.operator !== b.operator || !same(a.left, b.left) || !same(a.right, b.right))
        return false;
    } else if (a.kind !== b.kind) return false;
    else if ((a.kind === "and" || a.kind === "or") && (b.kind === "and" || b.kind === "or"))
      pending.push([a.left, b.left], [a.right, b.right]);
    else if (
      (a.kind === "not" || a.kind === "parenthesised") &&
      (b.kind === "not" || b.kind === "parenthesised")
    )
      pending.push([a.operand, b.operand]);
  }
  return true;
}
