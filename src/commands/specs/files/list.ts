import { type Entries, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { listing, reads, writes } from "../../roles.ts";

/** Programs that list the names of files, with facts of them. */
export const listingTools: readonly CommandSpec[] = [
  defineCommand({
    names: ["ls", "gls", "dir", "vdir", "exa", "eza", "lsd"],
    source: "GNU coreutils 9.1 ls(1); eza 0.18 eza(1)",
    inert: true,
    options: optionList(
      "all|a almost-all|A author escape|b block-size= ignore-backups|B c C color=?",
      "directory|d dired|D f classify=? F file-type format= full-time g",
      "group-directories-first no-group|G human-readable|h si dereference-command-line|H",
      "dereference-command-line-symlink-to-dir hide= hyperlink=? indicator-style= inode|i",
      "ignore|I= kibibytes|k l|long dereference|L m numeric-uid-gid|n literal|N o p",
      "hide-control-chars|q show-control-chars quote-name|Q quoting-style= reverse|r",
      "recursive|R size|s S sort= time= time-style= t tabsize|T= u U v width|w= x X",
      "context|Z zero 1|oneline git icons=? tree level= header",
    ),
    *effects(inv, resolve) {
      yield* reads(inv.operands, "measured", resolve);
      const plain = inv.given.every((one) => plainListing.has(one));
      const taint = inv.operands.flatMap((one) => one.value.taint);
      const entries = plain ? entriesOf(inv.operands, inv.has("directory"), resolve) : undefined;
      const why = "it lists files";
      const value: Value = entries
        ? listing({ ...entries, end: inv.has("zero") ? "\0" : "\n" }, why, taint)
        : unknown(why, taint);
      yield { kind: "stdout", value };
    },
  }),
  defineCommand({
    names: ["tree"],
    source: "tree 2.1 tree(1)",
    inert: true,
    options: optionList("o= L= P= I= H= T= filelimit= charset= timefmt= sort= gitfile= infofile="),
    *effects(inv, resolve) {
      yield* reads(inv.operands, "measured", resolve);
      yield* writes([inv.value("o")], "truncate", resolve, unknown("it lists files"));
      yield { kind: "stdout", value: unknown("it lists files") };
    },
  }),
  defineCommand({
    names: ["locate", "mlocate", "plocate"],
    source: "plocate 1.1 plocate(1)",
    options: optionList(
      "all|A basename|b count|c database|d= existing|e follow|L nofollow|P|H ignore-case|i",
      "ignore-spaces|p limit|n|l= literal|N null|0 quiet|q regexp|r= regex statistics|S",
      "transliterate|t wholename|w help|h version|V",
    ),
    *effects(inv, resolve) {
      yield* reads([inv.value("database")], "used", resolve);
      yield { kind: "stdout", value: unknown("it lists files of the whole machine") };
    },
  }),
  defineCommand({
    names: ["updatedb", "updatedb.plocate"],
    source: "plocate 1.1 updatedb(8)",
    options: optionList(
      "add-prunefs|f= add-prunenames|n= add-prunepaths|e= add-single-prunepath=",
      "database-root|U= debug-pruning output|o= prune-bind-mounts= prunefs= prunenames=",
      "prunepaths= require-visibility|l= verbose|v help|h version|V localpaths= netpaths=",
    ),
    *effects(inv, resolve) {
      if (inv.has("help") || inv.has("version")) return;
      yield* writes([inv.value("output")], "truncate", resolve);
    },
  }),
];

const plainListing = new Set([
  "all",
  "almost-all",
  "directory",
  "color",
  "f",
  "group-directories-first",
  "ignore",
  "hide",
  "reverse",
  "S",
  "sort",
  "time",
  "t",
  "u",
  "U",
  "c",
  "v",
  "X",
  "1",
  "zero",
  "ignore-backups",
]);

/** Names as they will be taken by who reads them: from the working directory on. */
function entriesOf(
  operands: readonly Argument[],
  themselves: boolean,
  resolve: Resolve,
): Omit<Entries, "end"> | undefined {
  const isFolder = (one: Argument): boolean =>
    !themselves &&
    resolve
      .paths(one, true)
      .some(
        ({ path }) =>
          path.kind !== "known" || resolve.world.files.stat(path.text)?.type === "directory",
      );
  if (operands.length === 0 || (operands.length === 1 && isFolder(operands[0] as Argument)))
    return operands.length === 0 ? { under: "./", whole: true } : { under: "./" };
  if (operands.some(isFolder)) return undefined;
  const within = operands.every((one) => /^(?!\/|~|(.*\/)?\.\.(\/|$))/s.test(textOf(one) ?? "/"));
  if (!within) return undefined;
  const patterns = operands.map((one) => one.pattern ?? textOf(one) ?? "*");
  return { under: "./", named: [...new Set(patterns.map((one) => one.split("/").at(-1) ?? "*"))] };
}
