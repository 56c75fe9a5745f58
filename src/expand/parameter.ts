import { either, known, unknown, type Value } from "../base/value.ts";
import type { ParameterExpansion, ParameterOperator } from "../syntax/nodes.ts";
import { separatorsOf } from "./ifs.ts";
import { resolveIndirect } from "./indirect.ts";
import { emitList } from "./list.ts";
import { literalWord, lookUp, type Parameter, shuffled } from "./lookup.ts";
import { expandConditional } from "./operator/conditional.ts";
import { lengthOf } from "./operator/length.ts";
import { changeCase, removeMatch } from "./operator/pattern-removal.ts";
import { replaceMatches } from "./operator/replace.ts";
import { sliceList, substringOf } from "./operator/substring.ts";
import { transformText } from "./operator/transform.ts";
import { type Expansion, type Piece, type Place, resultPiece } from "./piece.ts";

/** Why a value is not known where bash stops instead of expanding. */
const whyStops = "the shell stops at this expansion";

/** `$name` and `${…}`: the pieces that a parameter expansion makes. */
export function expandParameter(
  part: ParameterExpansion,
  place: Place,
  expansion: Expansion,
): Piece[] {
  const { operator } = part;
  if (operator?.kind === "bad") {
    const printed = operator.newer && expansion.context.substitute(operator.newer);
    return [resultPiece(unknown(`${whyStops}: it is malformed`, printed?.taint), place)];
  }
  const parameter = parameterOf(part, expansion);
  if (operator === undefined) return emit(parameter, part, place, expansion);
  switch (operator.kind) {
    case "length":
      return [resultPiece(lengthOf(parameter), place, true)];
    case "names":
    case "keys":
      if (operator.kind === "names") return expandNames(part.name, operator.all, place, expansion);
      return emit(keysOf(parameter, operator.all === "*"), part, place, expansion);
    case "default":
    case "assign":
    case "error":
    case "alternative": {
      const asItIs = emit(withoutUnset(parameter), part, place, expansion);
      return expandConditional({ parameter, part, operator, asItIs, place, expansion });
    }
    default:
      return emit(applyOperator(parameter, operator, part, expansion), part, place, expansion);
  }
}

function parameterOf(part: ParameterExpansion, expansion: Expansion): Parameter {
  const { name, subscript, operator, span } = part;
  // Why: `${!a[@]}` is the keys of the array, and no indirection.
  if (operator?.kind === "keys") return lookUp(expansion, name, literalWord(operator.all, span));
  return part.indirect ? resolveIndirect(part, expansion) : lookUp(expansion, name, subscript);
}

/** The value of a scalar where it stands without any operator, the unset case included. */
function scalarValue(
  parameter: Extract<Parameter, { kind: "one" }>,
  name: string,
  nounset: boolean,
): Value {
  if (parameter.value === undefined)
    return nounset ? unknown(`${whyStops}: ${name} is unset`) : known("", [], [name]);
  if (!parameter.mayBeUnset || nounset) return parameter.value;
  return either(parameter.value, known("", [], [name]));
}

type ValueOperator = Extract<
  ParameterOperator,
  { kind: "substring" | "replace" | "case" | "transform" } | { longest: boolean }
>;

function applyOperator(
  parameter: Parameter,
  operator: ValueOperator,
  part: ParameterExpansion,
  expansion: Expansion,
): Parameter {
  if (operator.kind === "substring" && parameter.kind === "list")
    return sliceList(parameter, operator, part.subscript === undefined, expansion);
  const change = changeOf(operator, expansion);
  if (parameter.kind !== "one" && tellsArray(operator, parameter, part, expansion))
    return {
      kind: "unknown-list",
      item: unknown("it tells of the whole array", taintOfList(parameter)),
      star: parameter.star,
    };
  switch (parameter.kind) {
    case "list":
      return { ...parameter, items: parameter.items.map(change) };
    case "unknown-list":
      return { ...parameter, item: change(parameter.item) };
    case "one":
      if (parameter.value === undefined && tellsAttributes(operator) && isSetOrNot(part, expansion))
        return { ...parameter, value: unknown("it tells the attributes of the variable") };
      return parameter.value === undefined
        ? parameter
        : { kind: "one", value: change(parameter.value), mayBeUnset: parameter.mayBeUnset };
  }
}

/** `${a[@]@A}` and its like are not made of one element after the other. */
function tellsArray(
  operator: ValueOperator,
  list: List,
  part: ParameterExpansion,
  { context }: Expansion,
): boolean {
  if (operator.kind !== "transform" || !/^[aAkK]$/.test(operator.letter)) return false;
  const isEmpty = list.kind === "list" && list.items.length === 0;
  if (isEmpty) return part.indirect || context.variable(part.name) !== undefined;
  return operator.letter !== "a";
}

const taintOfList = (list: List): Value["taint"] =>
  (list.kind === "list" ? list.items : [list.item]).flatMap((item) => item.taint);

/** `${x@a}` and `${x@A}` tell of a variable that is declared, even where it has no value. */
const tellsAttributes = (operator: ValueOperator): boolean =>
  operator.kind === "transform" && /^[aA]$/.test(operator.letter);

const isSetOrNot = (part: ParameterExpansion, { context }: Expansion): boolean =>
  part.indirect || part.subscript !== undefined || context.variable(part.name) !== undefined;

function changeOf(operator: ValueOperator, expansion: Expansion): (value: Value) => Value {
  switch (operator.kind) {
    case "remove-prefix":
    case "remove-suffix":
      return removeMatch(operator, expansion);
    case "replace":
      return replaceMatches(operator, expansion);
    case "case":
      return changeCase(operator, expansion);
    case "substring":
      return substringOf(operator, expansion);
    default:
      return transformText(operator.letter, expansion);
  }
}

// Why: whether it is set is for the operator to say, so here it counts as set.
const withoutUnset = (parameter: Parameter): Parameter =>
  parameter.kind === "one" && parameter.value ? { ...parameter, mayBeUnset: false } : parameter;

type List = Exclude<Parameter, { kind: "one" }>;

function keysOf(parameter: Parameter, star: boolean): Parameter {
  if (parameter.kind === "list") {
    const keys = parameter.keys.map((key) => known(key));
    return { ...parameter, items: parameter.associative ? shuffled(keys) : keys, star };
  }
  if (parameter.kind === "one" && parameter.value === undefined) return listOf([], star);
  return { kind: "unknown-list", item: unknown("the keys of the array are not known"), star };
}

const listOf = (items: readonly Value[], star: boolean): List => ({
  kind: "list",
  items,
  keys: items.map((_, index) => String(index)),
  star,
  associative: false,
});

// Why: bash has variables of its own whose names begin so, set or not.
const ownNames: readonly string[] = [
  ...["_", "BASH", "COLUMNS", "COMP", "COPROC", "DIRSTACK", "EPOCH", "EUID", "FUNCNAME", "GROUPS"],
  ...["HISTCMD", "HOSTNAME", "HOSTTYPE", "IFS", "LINENO", "LINES", "MACHTYPE", "MAPFILE", "OLDPWD"],
  ...["OPTARG", "OPTERR", "OPTIND", "OSTYPE", "PATH", "PIPESTATUS", "PPID", "PS1", "PS2", "PS4"],
  ...["PWD", "RANDOM", "READLINE", "REPLY", "SECONDS", "SHELL", "SHLVL", "SRANDOM", "TERM", "UID"],
];

const mayBeOwn = (prefix: string): boolean =>
  ownNames.some((name) => name.startsWith(prefix) || prefix.startsWith(name));

function expandNames(prefix: string, all: "@" | "*", place: Place, expansion: Expansion): Piece[] {
  const star = all === "*";
  const names = expansion.context.variableNames()?.filter((name) => name.startsWith(prefix));
  const sure = names?.every((name) => expansion.context.variable(name)?.mayBeUnset === false);
  const list: List =
    names === undefined || !sure || mayBeOwn(prefix)
      ? { kind: "unknown-list", item: unknown("the names of all variables are not known"), star }
      : listOf(
          names.toSorted().map((name) => known(name)),
          star,
        );
  return emitList(list, place, separatorsOf(expansion.context), "list");
}

/** Operators that bash applies to one element after the other, and then joins them its own way. */
const perElement: ReadonlySet<string> = new Set([
  ...["remove-prefix", "remove-suffix", "replace", "case", "transform"],
]);

function emit(
  parameter: Parameter,
  part: ParameterExpansion,
  place: Place,
  expansion: Expansion,
): Piece[] {
  const { nounset } = expansion.context.options;
  if (parameter.kind !== "one")
    return emitList(
      parameter,
      place,
      separatorsOf(expansion.context),
      part.operator === undefined
        ? "bare"
        : perElement.has(part.operator.kind)
          ? "elements"
          : "list",
    );
  const value = scalarValue(parameter, part.name, nounset);
  return [resultPiece(value, place, parameter.number ?? false)];
}
