import { operandsOf } from "./inner-parts.ts";
import type { ParameterExpansion, ParameterOperator, Script, Word, WordPart } from "./nodes.ts";

/** How the scripts of substitutions are compared. */
export type SameScript = (a: Script, b: Script) => boolean;

/** Whether two words are the same pair by pair. */
export function sameWords(a: readonly Word[], b: readonly Word[], sameScript: SameScript): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const one = a[at];
    const other = b[at];
    if (one === undefined || other === undefined || !sameWord(one, other, sameScript)) return false;
  }
  return true;
}

/** Whether two words have the same parts. */
export const sameWord = (a: Word, b: Word, sameScript: SameScript): boolean =>
  sameParts(a.parts, b.parts, sameScript);

/** Whether word parts are the same; one literal may be several in a row on the other side. */
export function sameParts(
  a: readonly WordPart[],
  b: readonly WordPart[],
  sameScript: SameScript,
): boolean {
  if (a.length === 1 && b.length === 1) {
    const one = a[0];
    const other = b[0];
    if (one !== undefined && other !== undefined) return samePart(one, other, sameScript);
  }
  return sameRows(a, b, sameScript);
}

function sameRows(a: readonly WordPart[], b: readonly WordPart[], sameScript: SameScript): boolean {
  let left = 0;
  let right = 0;
  for (;;) {
    const one = literalAt(a, left);
    const other = literalAt(b, right);
    if (one.text !== other.text) return false;
    left = one.next;
    right = other.next;
    const part = a[left];
    const counterpart = b[right];
    if (part === undefined || counterpart === undefined) return part === counterpart;
    if (!samePart(part, counterpart, sameScript)) return false;
    left += 1;
    right += 1;
  }
}

/** The text of all literals in a row from `at` on, and the index behind them. */
function literalAt(parts: readonly WordPart[], at: number): { text: string; next: number } {
  let text = "";
  let next = at;
  for (;;) {
    const part = parts[next];
    if (part?.kind !== "literal") return { text, next };
    text += part.text;
    next += 1;
  }
}

function samePart(a: WordPart, b: WordPart, sameScript: SameScript): boolean {
  switch (a.kind) {
    case "literal":
    case "escaped":
    case "single-quoted":
    case "dollar-single-quoted":
      return a.kind === b.kind && a.text === b.text;
    case "double-quoted":
      return (
        b.kind === "double-quoted" &&
        a.localized === b.localized &&
        sameParts(a.parts, b.parts, sameScript)
      );
    case "parameter":
      return b.kind === "parameter" && sameParameter(a, b, sameScript);
    case "command-substitution":
      return (
        b.kind === "command-substitution" &&
        a.backquoted === b.backquoted &&
        sameScript(a.script, b.script)
      );
    case "process-substitution":
      return (
        b.kind === "process-substitution" &&
        a.direction === b.direction &&
        sameScript(a.script, b.script)
      );
    case "arithmetic-expansion":
      return (
        b.kind === "arithmetic-expansion" &&
        sameParts(a.expression.parts, b.expression.parts, sameScript)
      );
    case "extended-pattern":
      return (
        b.kind === "extended-pattern" &&
        a.operator === b.operator &&
        sameWords(a.alternatives, b.alternatives, sameScript)
      );
  }
}

interface WithParts {
  readonly parts: readonly WordPart[];
}

function sameOptional(
  a: WithParts | undefined,
  b: WithParts | undefined,
  sameScript: SameScript,
): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameParts(a.parts, b.parts, sameScript);
}

function sameParameter(
  a: ParameterExpansion,
  b: ParameterExpansion,
  sameScript: SameScript,
): boolean {
  if (a.name !== b.name || a.indirect !== b.indirect) return false;
  if (!sameOptional(a.subscript, b.subscript, sameScript)) return false;
  if (a.operator === undefined || b.operator === undefined) return a.operator === b.operator;
  return sameOperator(a.operator, b.operator, sameScript);
}

function sameOperator(a: ParameterOperator, b: ParameterOperator, sameScript: SameScript): boolean {
  const facts = factsOf(a);
  const otherFacts = factsOf(b);
  if (facts.length !== otherFacts.length) return false;
  if (!facts.every((fact, at) => fact === otherFacts[at])) return false;
  const [first, second] = operandsOf(a);
  const [otherFirst, otherSecond] = operandsOf(b);
  return (
    sameOptional(first, otherFirst, sameScript) && sameOptional(second, otherSecond, sameScript)
  );
}

/** Everything of an operator but the texts that are expanded. */
function factsOf(operator: ParameterOperator): readonly (string | boolean)[] {
  const { kind } = operator;
  switch (kind) {
    case "length":
    case "substring":
      return [kind];
    case "names":
    case "keys":
      return [kind, operator.all];
    case "default":
    case "assign":
    case "error":
    case "alternative":
      return [kind, operator.colon];
    case "remove-prefix":
    case "remove-suffix":
      return [kind, operator.longest];
    case "replace":
      return [kind, operator.where];
    case "case":
      return [kind, operator.change, operator.all];
    case "transform":
      return [kind, operator.letter];
    case "bad":
      return [kind, operator.raw];
  }
}
