import { choice, either, known, textsOf, unknown, type Value } from "../base/value.ts";
import type { Literal, WordPart } from "../syntax/nodes.ts";
import type { ExpandContext } from "./context.ts";
import type { Piece } from "./piece.ts";

/** Where in a word a tilde is special. */
export type TildeRule =
  /** Nowhere. */
  | "none"
  /** At the beginning. */
  | "word"
  /** At the beginning and after each `:`; the right side of an assignment. */
  | "assignment"
  /** As `word`, and in `name=value` after the `=` and each `:` behind it; operands of a command. */
  | "operand";

/**
 * Tilde expansion of the unquoted literals of a word: pieces for each literal part that holds an
 * expanded tilde, by index of the part. Parts without one are not in the map. `uneven`: bash takes
 * what follows the tilde for quoted text, expansions included.
 */
export function expandTildes(
  parts: readonly WordPart[],
  rule: TildeRule,
  context: ExpandContext,
): ReadonlyMap<number, Piece[]> | "uneven" {
  const expanded = new Map<number, Piece[]>();
  if (rule === "none") return expanded;
  let state = rule === "assignment";
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "literal") continue;
    const isLast = index === parts.length - 1;
    const opens =
      rule === "operand" && index === 0 && /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(part.text);
    if (opens) state = true;
    const place = { colons: state, equals: opens, first: index === 0, isLast };
    if (!state && index === 0 && !isLast && /^~[^/]*:[^/]*$/.test(part.text)) return "uneven";
    const pieces = expandLiteral(part, place, context);
    if (pieces) expanded.set(index, pieces);
  }
  return expanded;
}

interface LiteralPlace {
  readonly colons: boolean;
  readonly equals: boolean;
  readonly first: boolean;
  readonly isLast: boolean;
}

function expandLiteral(
  literal: Literal,
  place: LiteralPlace,
  context: ExpandContext,
): Piece[] | undefined {
  const { text } = literal;
  if (!text.includes("~")) return undefined;
  const pieces: Piece[] = [];
  let start = 0;
  const push = (end: number): void => {
    const stretch = text.slice(start, end);
    if (stretch !== "") pieces.push({ kind: "text", value: known(stretch), role: "literal" });
  };
  for (let at = text.indexOf("~"); at >= 0; at = text.indexOf("~", at + 1)) {
    if (!mayBegin(text, at, place)) continue;
    const end = endOfPrefix(text, at);
    // Why: a quoted or expanded character in the prefix makes the tilde an ordinary character.
    if (end === text.length && !place.isLast) continue;
    const value = tildeValue(text.slice(at + 1, end), context);
    if (value === undefined) continue;
    push(at);
    pieces.push({ kind: "text", value, role: "quoted" });
    start = end;
  }
  if (pieces.length === 0) return undefined;
  push(text.length);
  return pieces;
}

function mayBegin(text: string, at: number, place: LiteralPlace): boolean {
  if (at === 0) return place.first;
  if (!place.colons) return false;
  const before = text[at - 1];
  // Why: only the first `=` of `name=value` opens a value; behind it a tilde needs a colon.
  return before === ":" || (before === "=" && place.equals && text.indexOf("=") === at - 1);
}

function endOfPrefix(text: string, at: number): number {
  const length = text.slice(at).search(/[/:]/);
  return length < 0 ? text.length : at + length;
}

/** What a tilde-prefix stands for; undefined when it stays as it is written. */
function tildeValue(prefix: string, context: ExpandContext): Value | undefined {
  if (prefix === "") return homeValue(context);
  if (prefix === "+") return variableText("PWD", context);
  if (prefix === "-") return variableText("OLDPWD", context);
  if (/^[-+]?[0-9]+$/.test(prefix)) return unknown("it depends on the directory stack");
  if (prefix.includes("=")) return unknown("a tilde before an equals sign is expanded unevenly");
  if (!/^[\w.-]+$/.test(prefix)) return undefined;
  const home = context.users.home(prefix);
  return home === undefined ? undefined : known(home);
}

function homeValue(context: ExpandContext): Value {
  const home = context.users.home();
  const own = home === undefined ? unknown("the user has no known home") : known(home);
  const variable = context.variable("HOME");
  if (variable?.value === undefined) return own;
  return variable.mayBeUnset ? either(variable.value, own) : variable.value;
}

function variableText(name: string, context: ExpandContext): Value | undefined {
  const variable = context.variable(name);
  if (variable?.value === undefined) return undefined;
  if (!variable.mayBeUnset) return variable.value;
  const texts = textsOf(variable.value);
  const written = name === "PWD" ? "~+" : "~-";
  return texts === undefined
    ? unknown(`${name} may be set or not at this point`)
    : choice([...texts, written], variable.value);
}
