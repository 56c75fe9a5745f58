import { limits } from "../../../base/limits.ts";
import { concat, known, textsOf, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand } from "../../define-command.ts";
import { unescaped } from "../escapes.ts";

/** printf(1): prints its format, filled with its arguments, as often as these last. */
export const printf: CommandSpec = defineCommand({
  names: ["printf", "gprintf"],
  source: "GNU coreutils 9.1 printf(1); POSIX.1-2024 XCU printf",
  inert: true,
  stopAtOperand: true,
  options: {},
  *effects(inv) {
    yield { kind: "stdout", value: printed(inv.argv) };
  },
});

/** What printf prints for its operands: the format and what fills it. */
export function printed(operands: readonly Argument[]): Value {
  const words = textOf(operands[0]) === "--" ? operands.slice(1) : operands;
  const [format, ...rest] = words;
  if (words === operands && /^-./.test(textOf(format) ?? ""))
    return unknown("printf takes its format for an option");
  return format ? filled(format, rest) : known("");
}

function filled(format: Argument, rest: readonly Argument[]): Value {
  const written = textOf(format);
  const pieces = written === undefined ? undefined : piecesOf(written);
  if (pieces === undefined || rest.some((one) => one.many)) return computed([format, ...rest]);
  const takes = pieces.some((one) => one.letter !== "");
  let text: Value = known("", format.value.taint);
  let index = 0;
  for (let round = 0; round < limits.unrollMax; round += 1) {
    for (const piece of pieces) {
      const argument = piece.letter === "" ? undefined : rest[index];
      if (piece.letter !== "") index += 1;
      text = concat(text, printedPiece(piece, argument));
    }
    if (!takes || index >= rest.length) return text;
  }
  return computed([format, ...rest]);
}

const computed = (words: readonly Argument[]): Value =>
  unknown(
    "printf formats it",
    words.flatMap((one) => one.value.taint),
  );

/** Literal text (no letter), or a conversion. */
interface Piece {
  readonly letter: string;
  readonly plain: boolean;
  readonly text: string;
}

function piecesOf(format: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  const parts = /%%|%([-+ #0]*)(\d*)(\.\d+)?([a-zA-Z])|%|[^%]+/gs;
  for (const [whole, flags, width, precision, letter] of format.matchAll(parts)) {
    if (whole === "%") return undefined;
    if (letter === undefined) {
      const literal = unescaped(known(whole === "%%" ? "%" : whole), "format");
      if (literal.kind !== "known") return undefined;
      pieces.push({ letter: "", plain: true, text: literal.text });
    } else {
      const plain = `${flags ?? ""}${width ?? ""}${precision ?? ""}` === "";
      pieces.push({ letter, plain, text: whole });
    }
  }
  return pieces;
}

function printedPiece({ letter, plain, text }: Piece, argument: Argument | undefined): Value {
  if (letter === "") return known(text);
  const value = argument?.value ?? known("");
  if (!plain) return unknown("printf formats it", value.taint);
  if (letter === "s") return value;
  if (letter === "b") return unescaped(value, "argument");
  if (letter === "d" || letter === "i") return numbered(value);
  // Why: of an empty text it prints the NUL at its end.
  if (letter === "c" && textsOf(value)?.length === 1)
    return known([...(textsOf(value)?.[0] ?? "")][0] ?? "\0", value.taint);
  return unknown("printf formats it", value.taint);
}

function numbered(value: Value): Value {
  const [text, ...more] = textsOf(value) ?? [];
  return text !== undefined && more.length === 0 && /^(-?[1-9]\d{0,14}|0|)$/.test(text)
    ? known(text || "0", value.taint)
    : unknown("printf formats it", value.taint);
}
