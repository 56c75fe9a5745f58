import { textOf } from "../../argument.ts";
import type { CommandSpec, Invocation } from "../../define-command.ts";
import { textTool } from "./text-tool.ts";
import { translated } from "./translate.ts";

const coreutils = "GNU coreutils 9.1";

/** Programs that work on the columns and characters of lines. */
export const columnTools: readonly CommandSpec[] = [
  textTool({
    names: "cut gcut",
    source: `${coreutils} cut(1)`,
    options: [
      "bytes|b= characters|c= delimiter|d= fields|f= n complement only-delimited|s",
      "output-delimiter= zero-terminated|z",
    ],
    measures: (inv) => onlyNames(inv),
    result: (text, inv) => cutFields(text, inv),
  }),
  textTool({
    names: "paste gpaste",
    source: `${coreutils} paste(1)`,
    options: "delimiters|d= serial|s zero-terminated|z",
    result: (text, inv) => joinedLines(text, inv),
  }),
  textTool({
    names: "tr gtr",
    source: `${coreutils} tr(1)`,
    options: "complement|c|C delete|d squeeze-repeats|s truncate-set1|t",
    stopAtOperand: true,
    operands: "none",
    result: (text, inv) =>
      inv.has("complement") || inv.has("squeeze-repeats") || inv.has("truncate-set1")
        ? undefined
        : translated(text, inv.operands.map(textOf), inv.has("delete")),
  }),
  textTool({
    names: "fold gfold",
    source: `${coreutils} fold(1)`,
    options: "bytes|b spaces|s width|w=",
    numeric: "width",
  }),
  textTool({
    names: "fmt gfmt",
    source: `${coreutils} fmt(1)`,
    options:
      "crown-margin|c prefix|p= split-only|s tagged-paragraph|t uniform-spacing|u width|w= goal|g=",
    numeric: "width",
  }),
  textTool({
    names: "expand gexpand",
    source: `${coreutils} expand(1)`,
    options: "initial|i tabs|t=",
    numeric: "tabs",
  }),
  textTool({
    names: "unexpand gunexpand",
    source: `${coreutils} unexpand(1)`,
    options: "all|a first-only tabs|t=",
    numeric: "tabs",
  }),
  textTool({
    names: "pr",
    source: `${coreutils} pr(1)`,
    options: [
      "across|a show-control-chars|c columns= double-space|d date-format|D=",
      "expand-tabs|e=? form-feed|F|f header|h= output-tabs|i=? join-lines|J length|l=",
      "merge|m number-lines|n=? first-line-number|N= indent|o= no-file-warnings|r",
      "separator|s=? sep-string|S=? omit-header|t omit-pagination|T show-nonprinting|v",
      "width|w= page-width|W= pages=",
    ],
    numeric: "columns",
  }),
  textTool({
    names: "ptx",
    source: `${coreutils} ptx(1)`,
    options: [
      "auto-reference|A traditional|G flag-truncation|F= macro-name|M= format= O T",
      "right-side-refs|R sentence-regexp|S= word-regexp|W= break-file|b= ignore-case|f",
      "gap-size|g= ignore-file|i= only-file|o= references|r typeset-mode|t width|w=",
    ],
    reads: ["break-file", "ignore-file", "only-file"],
  }),
  textTool({
    names: "numfmt gnumfmt",
    source: `${coreutils} numfmt(1)`,
    options: [
      "debug delimiter|d= field= format= from= from-unit= grouping header=? invalid=",
      "padding= round= suffix= to= to-unit= zero-terminated|z",
    ],
    operands: "none",
  }),
  textTool({
    names: "column",
    source: "util-linux 2.38 column(1)",
    options: [
      "columns|c= fillrows|x h json|J keep-empty-lines|L output-separator|o= output-width=",
      "separator|s= table|t table-columns|N= table-columns-limit|l= table-empty-lines",
      "table-header-repeat|e table-hide|H= table-name|n= table-noextreme|E=",
      "table-noheadings|d table-order|O= table-right|R= table-truncate|T= table-wrap|W=",
      "table-maxout|m tree|r= tree-id|i= tree-parent|p= V",
    ],
  }),
  textTool({
    names: "colrm col colcrt",
    source: "util-linux 2.38 colrm(1), col(1)",
    options: "no-backspaces|b fine|f pass|p tabs|h spaces|x lines|l= H V",
    operands: "none",
  }),
  textTool({
    names: "strings",
    source: "GNU binutils 2.40 strings(1)",
    options: [
      "all|a data|d print-file-name|f bytes|n= radix|t= o encoding|e= target|T=",
      "output-separator|s= include-all-whitespace|w unicode|U= h v|V",
    ],
    numeric: "bytes",
  }),
];

type Cut = Pick<
  Invocation<"bytes" | "characters" | "complement" | "delimiter" | "fields" | "only-delimited">,
  "given" | "has" | "value"
>;

/** `cut -d= -f1` of a file of assignments prints their names. */
const onlyNames = (inv: Pick<Cut, "has" | "value">): boolean =>
  textOf(inv.value("delimiter")) === "=" &&
  textOf(inv.value("fields")) === "1" &&
  !inv.has("complement");

function cutFields(text: string, inv: Pick<Cut, "has" | "value">): string | undefined {
  const delimiter = inv.has("delimiter") ? textOf(inv.value("delimiter")) : "\t";
  const list = ranges(textOf(inv.value("fields")));
  if (inv.has("complement") || inv.has("bytes") || inv.has("characters")) return undefined;
  if (delimiter?.length !== 1 || list === undefined || !text.endsWith("\n")) return undefined;
  return text.replace(/([^\n]*)\n/g, (whole, line: string) => {
    const fields = line.split(delimiter);
    if (fields.length === 1) return inv.has("only-delimited") ? "" : whole;
    const chosen = fields.filter((_, index) => list.some(([a, b]) => a <= index + 1 && index < b));
    return `${chosen.join(delimiter)}\n`;
  });
}

/** `1,3-5,7-` as pairs of first and last. */
function ranges(list: string | undefined): readonly (readonly [number, number])[] | undefined {
  const parts = list?.split(",").map((one) => /^(\d*)(-?)(\d*)$/.exec(one));
  if (!parts?.every((one) => one !== null && one[0] !== "" && one[0] !== "-")) return undefined;
  return parts.map((one) => {
    const [, from, dash, to] = one as RegExpExecArray;
    const first = Number(from || 1);
    if (!dash) return [first, first] as const;
    return [first, to ? Number(to) : Number.POSITIVE_INFINITY] as const;
  });
}

type Paste = Pick<Invocation<"delimiters" | "serial" | "zero-terminated">, "has" | "value"> & {
  readonly operands: readonly unknown[];
};

/** `paste -s -d,` of one input. */
function joinedLines(text: string, inv: Paste): string | undefined {
  const delimiter = inv.has("delimiters") ? textOf(inv.value("delimiters")) : "\t";
  if (!inv.has("serial") || inv.has("zero-terminated") || inv.operands.length > 1) return undefined;
  if (delimiter?.length !== 1 || delimiter === "\\" || !text.endsWith("\n")) return undefined;
  return `${text.slice(0, -1).replaceAll("\n", delimiter)}\n`;
}
