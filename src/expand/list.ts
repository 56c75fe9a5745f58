import { joinTaint, noTaint } from "../base/taint.ts";
import { concat, known, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { Separators } from "./ifs.ts";
import type { Parameter } from "./lookup.ts";
import type { Piece, Place } from "./piece.ts";

/** What stands behind the name of a list: nothing, an operator on the list, or on its elements. */
export type ListForm = "bare" | "list" | "elements";

/**
 * The pieces of `$@`, `$*` and whole arrays. Where the word becomes one text, `@` is joined by
 * spaces and `*` by the first character of IFS; behind an operator bash may join `@` by IFS too.
 */
export function emitList(
  parameter: Exclude<Parameter, { kind: "one" }>,
  place: Place,
  separators: Separators,
  form: ListForm,
): Piece[] {
  const { star } = parameter;
  if (place.operand && !place.joined && !star && !isSpaceOrNone(separators)) {
    const values = parameter.kind === "list" ? parameter.items : [parameter.item];
    return [{ kind: "many", value: ownWay(values), unevenWord: true }];
  }
  if (parameter.kind === "unknown-list") return emitUnknown(parameter, place);
  const { items } = parameter;
  if (place.joined || (star && place.quoted)) {
    if (!place.quoted && form === "elements" && isEscaped(items, separators))
      return [{ kind: "text", value: ownWay(items), role: "result" }];
    const joined = joinItems(items, joinerOf(star, place, separators, form));
    return [{ kind: "text", value: joined, role: place.quoted ? "quoted" : "result" }];
  }
  if (place.quoted) return items.length === 0 ? [{ kind: "absent" }] : separate(items, "quoted");
  if (separators.known && separators.first === "" && form === "elements")
    return [{ kind: "many", value: ownWay(items) }];
  if (!separators.known || separators.first === "") return separate(items, "result");
  // Why: unquoted, both are joined by the first separator and split again.
  const joiner = known(separators.first);
  return items.flatMap((value, at): Piece[] => [
    ...(at === 0 ? [] : [{ kind: "text", value: joiner, role: "result" } as const]),
    { kind: "text", value, role: "result" },
  ]);
}

const isSpaceOrNone = (separators: Separators): boolean =>
  separators.known && (separators.first === " " || separators.first === "");

// Why: without separators bash leaves an escape character of its own before some of the spaces.
const isEscaped = (items: readonly Value[], separators: Separators): boolean =>
  (!separators.known || separators.first === "") &&
  items.some((item) => textsOf(item)?.every((text) => !text.includes(" ")) !== true);

const ownWay = (items: readonly Value[]): Value =>
  unknown(
    "bash joins the elements in its own way here",
    items.map((item) => item.taint).reduce(joinTaint, noTaint),
  );

function emitUnknown(
  { item, star }: Extract<Parameter, { kind: "unknown-list" }>,
  place: Place,
): Piece[] {
  const why = whyOf(item) ?? "the number of elements is not known";
  if (!place.joined && place.quoted && !star) return [{ kind: "many", value: item }];
  const value = unknown(why, item.taint, item.unset);
  return [{ kind: "text", value, role: place.quoted ? "quoted" : "result" }];
}

function separate(items: readonly Value[], role: "quoted" | "result"): Piece[] {
  return items.flatMap((value, at): Piece[] => [
    ...(at === 0 ? [] : [{ kind: "break" } as const]),
    { kind: "text", value, role },
  ]);
}

function joinerOf(star: boolean, place: Place, separators: Separators, form: ListForm): Value {
  const first = separators.known ? known(separators.first) : unknown(separators.why);
  const bySpace = known(" ");
  if (place.element) return first;
  if (separators.known && separators.first === " ") return bySpace;
  const uneven = unknown("bash joins the elements by a space or by IFS here");
  if (star) return place.hereDocument ? uneven : first;
  const isEmpty = separators.known && separators.first === "";
  return form === "bare" || (isEmpty && !place.hereDocument) ? bySpace : uneven;
}

const joinItems = (items: readonly Value[], joiner: Value): Value =>
  items.reduce<Value>(
    (joined, item, at) => (at === 0 ? item : concat(concat(joined, joiner), item)),
    known(""),
  );
