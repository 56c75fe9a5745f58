import type {
  ArrayLiteral,
  Assignment,
  ParameterExpansion,
  ParameterOperator,
  Script,
  Word,
  WordPart,
} from "../../src/syntax/nodes.ts";
import { joinText, type Reading, type Text } from "./events.ts";

type Pieces = (string | Reading)[];
type ReadScript = (script: Script) => Reading;

/** Stands for an expansion that bash refuses, of which the oracle does not know that it will. */
export const refusedMark = "\u0002";

/** Stands behind the operator in `${…}`, so that a longer one shows. */
const operatorEnd = "\u0003";

/** A word of ours in the oracle's form. */
export function renderParts(parts: readonly WordPart[], read: ReadScript): Text {
  return joinText(parts.flatMap((part) => renderPart(part, read)));
}

/** An assignment of ours in the oracle's form. */
export function renderAssignment(assignment: Assignment, read: ReadScript): Text {
  const { name, subscript, append, value } = assignment;
  return joinText([
    name,
    ...(subscript ? ["[", ...renderWord(subscript, read), "]"] : []),
    append ? "+=" : "=",
    ...(value === undefined ? [] : renderValue(value, read)),
  ]);
}

function renderValue(value: Word | ArrayLiteral, read: ReadScript): Pieces {
  if (value.kind === "word") return renderWord(value, read);
  const elements = value.elements.flatMap((element, index) => [
    index === 0 ? "" : " ",
    ...(element.subscript
      ? ["[", ...renderWord(element.subscript, read), element.append ? "]+=" : "]="]
      : []),
    ...renderWord(element.value, read),
  ]);
  return ["(", ...elements, ")"];
}

const renderWord = (word: Word, read: ReadScript): Pieces =>
  word.parts.flatMap((part) => renderPart(part, read));

function renderPart(part: WordPart, read: ReadScript): Pieces {
  switch (part.kind) {
    case "literal":
      return [part.text];
    case "escaped":
      return [`\\${part.text}`];
    case "single-quoted":
      return [`'${part.text}'`];
    case "dollar-single-quoted":
      return [part.text === "'" ? "\\'" : `'${part.text.replaceAll("'", "'\\''")}'`];
    case "double-quoted":
      return ['"', ...part.parts.flatMap((inner) => renderPart(inner, read)), '"'];
    case "parameter":
      return renderParameter(part, read);
    case "command-substitution":
      return [part.backquoted ? "`(" : "$(", ...renderScript(part.script, read), ")"];
    case "arithmetic-expansion":
      return ["$((", ...part.expression.parts.flatMap((one) => renderPart(one, read)), "))"];
    case "process-substitution":
      return [`${part.direction}(`, ...renderScript(part.script, read), ")"];
    case "extended-pattern":
      return [
        `${part.operator}(`,
        ...part.alternatives.flatMap((one, index) => [
          index === 0 ? "" : "|",
          ...renderWord(one, read),
        ]),
        ")",
      ];
  }
}

/** The oracle writes `?` for a substitution that has no end. */
function renderScript(script: Script, read: ReadScript): Pieces {
  const unclosed = script.stopped?.kind === "invalid" && script.stopped.why.startsWith("no end:");
  return [unclosed ? "?" : read(script)];
}

function renderParameter(part: ParameterExpansion, read: ReadScript): Pieces {
  const { operator } = part;
  const subscript = part.subscript ? ["[", ...renderWord(part.subscript, read), "]"] : [];
  if (operator?.kind === "bad") return [refusedMark];
  if (operator?.kind === "length") return [`\${#${part.name}`, ...subscript, "}"];
  if (operator?.kind === "names") return [`\${!${part.name}`, ...subscript, `${operator.all}}`];
  if (operator?.kind === "keys") return [`\${!${part.name}[${operator.all}]}`];
  const name = `\${${part.indirect ? "!" : ""}${part.name}`;
  if (operator === undefined) return [name, ...subscript, "}"];
  // Why: the oracle does not know for sure where the name ends in `${##-}` and its like.
  const end = /^\w/.test(part.name) ? operatorEnd : "";
  return [name, ...subscript, ...renderOperator(operator, read, end), "}"];
}

function renderOperator(operator: ParameterOperator, read: ReadScript, end: string): Pieces {
  const arithmetic = (parts: readonly WordPart[]): Pieces =>
    parts.flatMap((one) => renderPart(one, read));
  switch (operator.kind) {
    case "default":
    case "assign":
    case "error":
    case "alternative": {
      const sign = { default: "-", assign: "=", error: "?", alternative: "+" }[operator.kind];
      return [operator.colon ? `:${sign}` : sign, end, ...renderWord(operator.word, read)];
    }
    case "remove-prefix":
      return [operator.longest ? "##" : "#", end, ...renderWord(operator.pattern, read)];
    case "remove-suffix":
      return [operator.longest ? "%%" : "%", end, ...renderWord(operator.pattern, read)];
    case "substring": {
      const length = operator.length ? [":", ...arithmetic(operator.length.parts)] : [];
      return [":", ...arithmetic(operator.offset.parts), ...length];
    }
    case "replace": {
      const sign = { first: "/", all: "//", prefix: "/#", suffix: "/%" }[operator.where];
      const replacement = operator.replacement
        ? ["/", ...renderWord(operator.replacement, read)]
        : [];
      return [sign, end, ...renderWord(operator.pattern, read), ...replacement];
    }
    case "case": {
      const sign = { upper: "^", lower: ",", toggle: "~" }[operator.change];
      const pattern = operator.pattern ? renderWord(operator.pattern, read) : [];
      return [operator.all ? sign + sign : sign, end, ...pattern];
    }
    case "transform":
      return [`@${operator.letter}`];
    case "bad":
    case "length":
    case "names":
    case "keys":
      return [];
  }
}
