import { known, partial, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, madeFrom, reads, writes } from "../../roles.ts";
import { textTool } from "./text-tool.ts";

const diffutils = "GNU diffutils 3.8";

/** Programs that compare files, and patch(1), which applies what they print. */
export const compareTools: readonly CommandSpec[] = [
  textTool({
    names: "diff gdiff colordiff",
    source: `${diffutils} diff(1)`,
    options: [
      "normal brief|q report-identical-files|s c C|context= u U|unified=? ed|e rcs|n",
      "side-by-side|y width|W= left-column suppress-common-lines show-c-function|p",
      "show-function-line|F= label|L= expand-tabs|t initial-tab|T tabsize=",
      "suppress-blank-empty paginate|l recursive|r no-dereference new-file|N",
      "unidirectional-new-file ignore-file-name-case no-ignore-file-name-case exclude|x=",
      "exclude-from|X= starting-file|S= from-file= to-file= ignore-case|i",
      "ignore-tab-expansion|E ignore-trailing-space|Z ignore-space-change|b",
      "ignore-all-space|w ignore-blank-lines|B ignore-matching-lines|I= text|a",
      "strip-trailing-cr ifdef|D= line-format= old-line-format= new-line-format=",
      "unchanged-line-format= old-group-format= new-group-format= unchanged-group-format=",
      "changed-group-format= minimal|d horizon-lines= speed-large-files color=? palette= v",
    ],
    reads: ["exclude-from"],
    measures: (inv) => inv.has("brief"),
    numeric: "C",
  }),
  textTool({
    names: "diff3",
    source: `${diffutils} diff3(1)`,
    options: [
      "show-all|A ed|e show-overlap|E easy-only|3 overlap-only|x X i label|L= text|a",
      "strip-trailing-cr initial-tab|T merge|m diff-program= v",
    ],
    runs: ["diff-program"],
  }),
  textTool({
    names: "sdiff",
    source: `${diffutils} sdiff(1)`,
    options: [
      "output|o= ignore-case|i ignore-tab-expansion|E ignore-trailing-space|Z",
      "ignore-space-change|b ignore-all-space|W ignore-blank-lines|B",
      "ignore-matching-lines|I= strip-trailing-cr text|a width|w= left-column|l",
      "suppress-common-lines|s expand-tabs|t tabsize= minimal|d speed-large-files|H",
      "diff-program= v",
    ],
    writes: ["output"],
    runs: ["diff-program"],
  }),
  defineCommand({
    names: ["patch", "gpatch"],
    source: "GNU patch 2.7 patch(1)",
    options: optionList(
      "strip|p= fuzz|F= ignore-whitespace|l context|c ed|e normal|n unified|u forward|N",
      "reverse|R input|i= output|o= reject-file|r= ifdef|D= merge|m=? remove-empty-files|E",
      "set-utc|Z set-time|T quoting-style= backup|b backup-if-mismatch",
      "no-backup-if-mismatch version-control|V= prefix|B= basename-prefix|Y= suffix|z=",
      "batch|t force|f silent|quiet|s verbose dry-run posix directory|d= reject-format=",
      "binary read-only= get|g= follow-symlinks debug|x= help|h version|v",
    ),
    effects: patched,
  }),
];

type PatchNames =
  | "help"
  | "version"
  | "dry-run"
  | "input"
  | "output"
  | "reject-file"
  | "directory"
  | "strip"
  | "reverse";

interface Patch {
  has(name: PatchNames): boolean;
  value(name: PatchNames): Argument | undefined;
  readonly operands: readonly Argument[];
  readonly at: Argument["at"];
}

/** The files that patch(1) changes are its operand, or those that the patch names. */
function* patched(inv: Patch, resolve: Resolve): Iterable<Deed> {
  if (inv.has("help") || inv.has("version")) return;
  const [original, second] = inv.operands;
  const input = inv.value("input") ?? second;
  yield* reads([input, inv.has("dry-run") ? original : undefined], "used", resolve);
  if (inv.has("dry-run")) return;
  const output = inv.value("output");
  yield* writes([output, inv.value("reject-file")], "truncate", resolve);
  if (output) return;
  if (original) {
    yield* writes([original], "edit", resolve);
    return;
  }
  const text = contents(input ? [input] : [], resolve);
  if (text.kind !== "known") {
    // Why: patch refuses names outside the directory that it works in.
    const folder = inv.value("directory") ?? here(inv.at);
    yield* writes([{ ...folder, value: below(folder.value) }], "edit", resolve);
    return;
  }
  const strip = Number(textOf(inv.value("strip")) ?? "0");
  for (const name of namesIn(text.text, strip)) {
    const folder = inv.value("directory");
    const path = folder ? `${textOf(folder) ?? "."}/${name}` : name;
    yield* writes([{ value: known(path), many: false, at: inv.at }], "edit", resolve);
  }
  yield { kind: "stdout", value: madeFrom({ ...text, taint: [] }, "patch") };
}

const here = (at: Argument["at"]): Argument => ({ value: known("."), many: false, at });

const below = (folder: Value): Value =>
  folder.kind === "known"
    ? partial(`${folder.text.replace(/\/*$/, "")}/`, "", "the patch names it")
    : folder;

function namesIn(text: string, strip: number): readonly string[] {
  const names = [...text.matchAll(/^(?:\+\+\+|\*\*\*|---) ([^\t\n]+?)(?:\t.*)?$/gm)].map(
    ([, name = ""]) => name,
  );
  return [
    ...new Set(
      names
        .filter((name) => name !== "/dev/null" && !/^\d+(,\d+)? (\*{4}|-{4})$/.test(name))
        .map((name) => name.split("/").slice(strip).join("/"))
        .filter((name) => name !== ""),
    ),
  ];
}
