import { choice, either as eitherValue, known, textsOf, type Value } from "../../base/value.ts";
import type { ParameterExpansion, Word } from "../../syntax/nodes.ts";
import {
  isName,
  literalWord,
  lookUp,
  type Parameter,
  subscriptKey,
  wholeArray,
} from "../lookup.ts";
import { type Expansion, type Piece, type Place, resultPiece, textPlace } from "../piece.ts";
import { placeNamed, targetName } from "../reference.ts";

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
      if (present === "yes") return asItIs();
      wordPieces(conditional);
      if (present === "maybe") return asItIs();
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

function wordPieces(conditional: Conditional): Piece[] {
  const { operator, place } = conditional;
  const parts = operator.word.parts;
  const pieces = ofWord(conditional).pieces(parts, { ...place, operand: !place.quoted });
  const uneven = pieces.find((piece) => piece.kind === "many" && piece.unevenWord);
  if (uneven?.kind === "many") {
    const taint = pieces.flatMap((piece) => ("value" in piece ? piece.value.taint : []));
    return [{ ...uneven, value: { ...uneven.value, taint } }];
  }
  // Why: in quotes the word makes a field, even of a list without elements.
  return place.quoted && pieces.every(({ kind }) => kind === "absent")
    ? [resultPiece(known(""), place)]
    : pieces;
}

/** Where it is not known whether the word counts, what it assigns is doubtful. */
const ofWord = ({ parameter, operator, expansion }: Conditional): Expansion =>
  presence(parameter, operator.colon) === "maybe" ? expansion.doubtful() : expansion;

function assignWord(conditional: Conditional, present: Presence): Value {
  const { operator, part, place, expansion } = conditional;
  const { context } = expansion;
  const inner = { ...textPlace, quoted: place.quoted };
  const value = ofWord(conditional).text(operator.word.parts, inner);
  if (part.subscript && wholeArray(part.subscript)) return value;
  const written = part.indirect ? pointedName(part, expansion) : part.name;
  if (written !== undefined && !isName(placeNamed(written).name ?? "")) return value;
  const target = placeNamed(written === undefined ? undefined : targetName(context, written));
  const { name } = target;
  const subscript =
    (part.indirect ? undefined : part.subscript) ??
    (target.subscript === undefined ? undefined : literalWord(target.subscript, part.span));
  if (name === undefined) {
    context.assign(undefined, undefined, value);
    return value;
  }
  const associative = context.variable(name)?.associative ?? false;
  const key = subscript && subscriptKey(expansion, subscript, associative);
  const [index = "?", ...more] = key ? (textsOf(key) ?? []) : [];
  const before = lookUp(expansion, name, subscript);
  const old = before.kind === "one" ? before.value : undefined;
  const after = present === "maybe" && old ? eitherValue(old, value) : value;
  context.assign(name, key ? (more.length > 0 ? "?" : index) : undefined, after);
  // Why: what it expands to is what an integer variable, or one with a case, has made of it.
  const kept = lookUp(expansion, name, subscript);
  return kept.kind === "one" && kept.value !== undefined ? kept.value : value;
}

/** The name that `${!name:=word}` assigns to; undefined when it is not known. */
function pointedName(part: ParameterExpansion, expansion: Expansion): string | undefined {
  if (expansion.context.variable(part.name)?.nameref) return undefined;
  const pointer = lookUp(expansion, part.name, part.subscript);
  if (pointer.kind !== "one" || pointer.mayBeUnset || !pointer.value) return undefined;
  const [text, ...more] = textsOf(pointer.value) ?? [];
  return more.length === 0 ? text : undefined;
}
