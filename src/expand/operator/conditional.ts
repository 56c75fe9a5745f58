import { choice, either as eitherValue, known, textsOf, type Value } from "../../base/value.ts";
import type { ParameterExpansion, Word } from "../../syntax/nodes.ts";
import { lookUp, type Parameter, subscriptKey, targetName, wholeArray } from "../lookup.ts";
import { type Expansion, type Piece, type Place, resultPiece, textPlace } from "../piece.ts";

/** Everything that `${x:-word}` and its like are made from. */
export interface Conditional {
  readonly parameter: Parameter;
  readonly part: ParameterExpansion;
  readonly operator: {
    readonly kind: "default" | "assign" | "error" | "alternative";
    readonly colon: boolean;
    readonly word: Word;
  };
  /** The pieces of the parameter as though it were set. */
  readonly asItIs: readonly Piece[];
  readonly place: Place;
  readonly expansion: Expansion;
}

/** `${x-word}`, `${x=word}`, `${x?word}`, `${x+word}` and the forms with a colon. */
export function expandConditional(conditional: Conditional): Piece[] {
  const { operator, place } = conditional;
  const present = presence(conditional.parameter, operator.colon);
  const asItIs = (): Piece[] => presentPieces(conditional);
  switch (operator.kind) {
    case "default":
      return either(present, asItIs, () => wordPieces(conditional));
    case "assign":
      return either(present, asItIs, () => [resultPiece(assignWord(conditional, present), place)]);
    case "error":
      // Why: where it is unset the shell stops, so what follows sees it set.
      wordPieces(conditional);
      if (present !== "no") return asItIs();
      conditional.expansion.context.stop();
      return [...conditional.asItIs];
    case "alternative":
      return either(
        present,
        () => wordPieces(conditional),
        () => nothing(conditional),
      );
  }
}

type Presence = "yes" | "no" | "maybe";

function presence(parameter: Parameter, colon: boolean): Presence {
  if (parameter.kind === "unknown-list") return "maybe";
  if (parameter.kind === "list") {
    const { items } = parameter;
    if (items.length === 0) return "no";
    if (!colon) return "yes";
    const [first, ...more] = items.map(emptiness);
    if (more.length === 0) return first === "yes" ? "no" : first === "no" ? "yes" : "maybe";
    return [first, ...more].includes("no") ? "yes" : "maybe";
  }
  const { value, mayBeUnset } = parameter;
  if (value === undefined) return "no";
  const empty = colon ? emptiness(value) : "no";
  if (empty === "yes") return "no";
  return mayBeUnset || empty === "maybe" ? "maybe" : "yes";
}

function emptiness(value: Value): Presence {
  const texts = textsOf(value);
  if (texts === undefined) return value.kind === "partial" ? "no" : "maybe";
  if (texts.every((text) => text === "")) return "yes";
  return texts.includes("") ? "maybe" : "no";
}

function either(present: Presence, yes: () => Piece[], no: () => Piece[]): Piece[] {
  if (present === "yes") return yes();
  if (present === "no") return no();
  return [{ kind: "alternatives", options: [yes(), no()] }];
}

// Why: with a colon, the empty text is not among the values that are used as they are.
function presentPieces({ parameter, operator, asItIs, place }: Conditional): Piece[] {
  if (!operator.colon || parameter.kind !== "one" || parameter.value?.kind !== "choice")
    return [...asItIs];
  const { value } = parameter;
  const texts = value.texts.filter((text) => text !== "");
  return [resultPiece(choice(texts, value), place, parameter.number ?? false)];
}

// Why: an empty expansion in quotes is a field, except that of a list without elements.
function nothing({ parameter, place, part }: Conditional): Piece[] {
  const list = parameter.kind === "list" && (part.name === "@" || part.subscript !== undefined);
  if (place.quoted && list && !parameter.star) return [{ kind: "absent" }];
  return [resultPiece(known(""), place)];
}

function wordPieces({ operator, place, expansion }: Conditional): Piece[] {
  return expansion.pieces(operator.word.parts, { ...place, operand: !place.quoted });
}

function assignWord(conditional: Conditional, present: Presence): Value {
  const { operator, part, place, expansion } = conditional;
  const value = expansion.text(operator.word.parts, { ...textPlace, quoted: place.quoted });
  const name = part.indirect ? undefined : targetName(expansion, part.name);
  if (name === undefined || (part.subscript && wholeArray(part.subscript))) return value;
  const associative = expansion.context.variable(name)?.associative ?? false;
  const key = part.subscript && subscriptKey(expansion, part.subscript, associative);
  const [index] = key ? (textsOf(key) ?? []) : [];
  const before = lookUp(expansion, name, part.subscript);
  const old = before.kind === "one" ? before.value : undefined;
  const after = present === "maybe" && old ? eitherValue(old, value) : value;
  expansion.context.assign(name, key ? (index ?? "?") : undefined, after);
  return value;
}
