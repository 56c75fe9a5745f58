import { known, partial, unknown, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, defineCommand } from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { listing, reads } from "../../roles.ts";

const options = optionList(
  "hidden|H no-hidden no-ignore|I no-ignore-vcs no-ignore-parent no-require-git",
  "unrestricted|u case-sensitive|s ignore-case|i glob|g regex fixed-strings|F and=",
  "absolute-path|a list-details|l follow|L full-path|p print0|0 max-depth|maxdepth|d=",
  "min-depth= exact-depth= exclude|E= prune type|t= extension|e= size|S= changed-within=",
  "changed-before= owner|o= batch-size= ignore-file= color|c= threads|j= max-results= 1",
  "quiet|q show-errors base-directory|C= path-separator= search-path= strip-cwd-prefix=?",
  "one-file-system|mount|xdev max-buffer-time= format= hyperlink=? gen-completions=?",
  "help|h version|V",
);

/** fd(1): like find, with a pattern first; `-x` and `-X` run a command on what it finds. */
export const fd: CommandSpec = defineCommand({
  names: ["fd", "fdfind"],
  source: "fd 8.6 fd(1)",
  inert: true,
  options: {},
  *effects(inv, resolve) {
    const words = inv.argv.map((one) => textOf(one) ?? "");
    const start = words.findIndex((text) => /^(-[xX]|--exec(-batch)?)$/.test(text));
    const given = getopt(start < 0 ? inv.argv : inv.argv.slice(0, start), { options });
    for (const why of given.doubts) yield { kind: "opaque", why, at: inv.at };
    if (given.has("help") || given.has("version")) return;
    const folders = [...given.operands.slice(1), ...given.values("search-path")];
    yield* reads(folders, "measured", resolve);
    const under =
      folders.length > 1 ? undefined : beginning(folders[0] ?? given.value("base-directory"));
    if (start < 0) {
      const end = given.has("print0") ? "\0" : "\n";
      const why = "it lists what fd finds";
      const value = under === undefined ? unknown(why) : listing({ under, end }, why);
      yield { kind: "stdout", value };
      return;
    }
    const end = words.indexOf(";", start);
    const command = inv.argv.slice(start + 1, end < 0 ? undefined : end);
    const batch = /X|batch/.test(words[start] ?? "");
    const found: Argument = {
      value: partial(under ?? "", "", "it is what fd finds"),
      many: batch,
      at: inv.at,
    };
    const placed = command.some((one) => placeholder.test(textOf(one) ?? ""));
    const argv = command.map((one) => filled(one, found));
    yield { kind: "execution", argv: placed ? argv : [...argv, found], perhaps: true };
  },
});

const placeholder = /\{(|\/|\/\/|\.|\/\.)\}/;

function beginning(folder: Argument | undefined): string | undefined {
  const text = folder === undefined ? "." : textOf(folder);
  return text?.replace(/\/*$/, "/");
}

function filled(word: Argument, found: Argument): Argument {
  const text = textOf(word) ?? "";
  if (!placeholder.test(text)) return word;
  if (/^\{\.?\}$/.test(text)) return { ...found, at: word.at };
  const [before = ""] = text.split("{");
  const value: Value =
    before === "" ? unknown("it is what fd finds") : partial(before, "", "it is what fd finds");
  return {
    ...word,
    value: text.startsWith("{}") ? partial(beginningOf(found), "", "it is what fd finds") : value,
  };
}

const beginningOf = ({ value }: Argument): string =>
  value.kind === "partial" ? value.prefix : known("").text;
