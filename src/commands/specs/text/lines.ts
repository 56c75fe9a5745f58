import { textOf } from "../../argument.ts";
import type { CommandSpec, Invocation } from "../../define-command.ts";
import { textTool } from "./text-tool.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that choose, order or number lines. */
export const lineTools: readonly CommandSpec[] = [
  textTool({
    names: "head ghead",
    source: `${coreutils} head(1)`,
    options: "bytes|c= lines|n= quiet|q|silent verbose|v zero-terminated|z",
    numeric: "lines",
    keepsLines: (inv) => !inv.has("bytes") && inv.operands.length < 2,
    keepsSome: true,
    result: (text, inv) => firstOf(text, inv),
  }),
  textTool({
    names: "tail gtail",
    source: `${coreutils} tail(1)`,
    options: [
      "bytes|c= f|F follow=? lines|n= max-unchanged-stats= pid= quiet|q|silent retry",
      "sleep-interval|s= verbose|v zero-terminated|z",
    ],
    numeric: "lines",
    keepsLines: (inv) => !inv.has("bytes") && inv.operands.length < 2,
    keepsSome: true,
    result: (text, inv) => lastOf(text, inv),
  }),
  textTool({
    names: "tac gtac",
    source: `${coreutils} tac(1)`,
    options: "before|b regex|r separator|s=",
    keepsLines: (inv) => inv.given.length === 0,
    result: (text, inv) =>
      inv.given.length === 0 && text.endsWith("\n") ? linesOf(text).reverse().join("") : undefined,
  }),
  textTool({
    names: "rev",
    source: "util-linux 2.38 rev(1)",
    options: "zero|0 h V",
    result: (text, inv) => (inv.has("zero") ? undefined : text.replace(/[^\n]+/g, reversed)),
  }),
  textTool({
    names: "sort gsort",
    numeric: "key",
    source: `${coreutils} sort(1)`,
    options: [
      "ignore-leading-blanks|b dictionary-order|d ignore-case|f general-numeric-sort|g",
      "ignore-nonprinting|i month-sort|M human-numeric-sort|h numeric-sort|n random-sort|R",
      "random-source= reverse|r sort= version-sort|V batch-size= c|C check=?",
      "compress-program= debug files0-from= key|k= merge|m output|o= stable|s",
      "buffer-size|S= field-separator|t= temporary-directory|T= parallel= unique|u",
      "zero-terminated|z",
    ],
    writes: ["output"],
    reads: ["files0-from", "random-source"],
    runs: ["compress-program"],
    keepsLines: () => true,
    result: (text, inv) =>
      linesOf(text).length < 2 && text.endsWith("\n") && !inv.has("files0-from") && !checks(inv)
        ? text
        : undefined,
  }),
  textTool({
    names: "uniq guniq",
    source: `${coreutils} uniq(1)`,
    options: [
      "count|c repeated|d D all-repeated=? skip-fields|f= group=? ignore-case|i",
      "skip-chars|s= unique|u zero-terminated|z check-chars|w=",
    ],
    operands: "last-written",
    keepsLines: (inv) => !inv.has("count") && !inv.has("group"),
    result: (text, inv) =>
      inv.given.length === 0
        ? linesOf(text)
            .filter((line, index, lines) => line !== lines[index - 1])
            .join("")
        : undefined,
  }),
  textTool({
    names: "nl gnl",
    source: `${coreutils} nl(1)`,
    options: [
      "body-numbering|b= section-delimiter|d= footer-numbering|f= header-numbering|h=",
      "line-increment|i= join-blank-lines|l= number-format|n= no-renumber|p",
      "number-separator|s= starting-line-number|v= number-width|w=",
    ],
  }),
  textTool({
    names: "shuf gshuf",
    source: `${coreutils} shuf(1)`,
    options:
      "echo|e input-range|i= head-count|n= output|o= random-source= repeat|r zero-terminated|z",
    writes: ["output"],
    reads: ["random-source"],
    keepsLines: (inv) => !inv.has("echo") && !inv.has("input-range"),
  }),
  textTool({ names: "tsort", source: `${coreutils} tsort(1)`, options: "w" }),
  textTool({
    names: "comm gcomm",
    source: `${coreutils} comm(1)`,
    options: "1 2 3 check-order nocheck-order output-delimiter= total zero-terminated|z",
  }),
  textTool({
    names: "join gjoin",
    source: `${coreutils} join(1)`,
    options:
      "a= e= ignore-case|i j= o= t= v= 1= 2= check-order nocheck-order header zero-terminated|z",
  }),
];

/** The lines of a text, each with its end. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const reversed = (line: string): string => [...line].reverse().join("");

type Asked<Name extends string> = Pick<Invocation<Name>, "has" | "value" | "operands">;

const checks = (inv: Asked<"c" | "check">): boolean => inv.has("c") || inv.has("check");

type Portion = Asked<"bytes" | "lines" | "verbose" | "zero-terminated">;

/** A count without a suffix; 10 lines when none is given. */
function portion(inv: Portion): { unit: "lines" | "bytes"; count: string } | undefined {
  if (inv.has("verbose") || inv.has("zero-terminated") || inv.operands.length > 1) return undefined;
  const bytes = inv.has("bytes");
  const given = inv.value(bytes ? "bytes" : "lines");
  const count = given === undefined ? "10" : textOf(given);
  return count !== undefined && /^[-+]?\d{1,9}$/.test(count)
    ? { unit: bytes ? "bytes" : "lines", count }
    : undefined;
}

/** Parts of a text by its unit; bytes only where each character is one. */
function unitsOf(text: string, unit: "lines" | "bytes"): readonly string[] | undefined {
  if (unit === "lines") return linesOf(text);
  return [...text].every((one) => one <= "\x7f") ? [...text] : undefined;
}

function firstOf(text: string, inv: Portion): string | undefined {
  const part = portion(inv);
  const units = part && unitsOf(text, part.unit);
  return part && units?.slice(0, Number(part.count)).join("");
}

function lastOf(text: string, inv: Portion & Asked<"f" | "follow">): string | undefined {
  const part = portion(inv);
  const units = part && !inv.has("f") && !inv.has("follow") && unitsOf(text, part.unit);
  if (!part || !units) return undefined;
  const count = Math.abs(Number(part.count));
  if (part.count.startsWith("+")) return units.slice(Math.max(count - 1, 0)).join("");
  return count === 0 ? "" : units.slice(-count).join("");
}
