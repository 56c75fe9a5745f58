import { joinTaint, type Taint } from "../../../base/taint.ts";
import { known, made, someOf, type Value } from "../../../base/value.ts";
import { placeOf } from "../../../effects/place.ts";
import { isSecretFolder } from "../../../effects/secret-paths.ts";
import type { Target } from "../../../effects/target.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, listing, madeFrom, reads } from "../../roles.ts";

const common =
  "regexp|e= file|f= ignore-case|i invert-match|v word-regexp|w line-regexp|x count|c " +
  "files-with-matches|l max-count|m= only-matching|o quiet|q no-messages byte-offset|b " +
  "with-filename|H line-number|n null after-context|A= before-context|B= context|C= " +
  "line-buffered null-data version|V";

/** grep(1) and its kin: print the lines, names or counts of what matches a pattern. */
export const grep: CommandSpec = defineCommand({
  names: "grep ggrep egrep fgrep rgrep zgrep zegrep zfgrep bzgrep xzgrep zstdgrep".split(" "),
  source: "GNU grep 3.8 grep(1); gzip 1.12 zgrep(1)",
  numeric: "context",
  inert: true,
  options: optionList(
    `${common} silent s extended-regexp|E fixed-strings|F basic-regexp|G perl-regexp|P y`,
    "no-ignore-case color|colour=? files-without-match|L no-filename|h label=",
    "initial-tab|T Z binary-files= a|text devices|D= directories|d= exclude= exclude-from=",
    "exclude-dir= include= recursive|r dereference-recursive|R binary|U",
    "I unix-byte-offsets|u z help",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    yield* reads([inv.value("file"), inv.value("exclude-from")], "used", resolve);
    const { patterns, files } = patternAndFiles(inv);
    const recursive =
      inv.has("recursive") ||
      inv.has("dereference-recursive") ||
      inv.name === "rgrep" ||
      textOf(inv.value("directories")) === "recurse";
    const listed = inv.has("files-with-matches") || inv.has("files-without-match");
    const silent = inv.has("count") || inv.has("quiet") || inv.has("silent");
    yield* search({
      files: files.length === 0 && recursive ? [here(inv)] : files,
      implied: files.length === 0 && recursive,
      recursive,
      shows: listed ? "names" : silent ? "counts" : shown(inv, patterns),
      isCount: inv.has("count") && !listed && !inv.has("with-filename"),
      inverts: inv.has("invert-match"),
      end: inv.has("null") || inv.has("Z") ? "\0" : "\n",
      by: inv.name,
      resolve,
    });
  },
});

/** rg(1), ripgrep: searches folders unless it is given files; `--pre` runs a program on each. */
export const ripgrep: CommandSpec = defineCommand({
  names: ["rg", "ripgrep"],
  source: "ripgrep 14 rg(1)",
  options: optionList(
    `${common} case-sensitive|s auto-hybrid-regex no-auto-hybrid-regex binary no-binary`,
    "block-buffered no-block-buffered color= colors= column no-column context-separator=",
    "no-context-separator count-matches crlf no-crlf debug dfa-size-limit= encoding|E=",
    "no-encoding engine= field-context-separator= field-match-separator= files",
    "files-without-match fixed-strings|F no-fixed-strings follow|L no-follow generate=",
    "glob|g= glob-case-insensitive heading hidden|. no-hidden hostname-bin=",
    "hyperlink-format= iglob= ignore ignore-dot ignore-vcs ignore-file=",
    "ignore-file-case-insensitive include-zero json no-json no-line-buffered",
    "max-columns|M= max-columns-preview max-depth|maxdepth|d= max-filesize= mmap no-mmap",
    "multiline|U no-multiline multiline-dotall no-config no-filename|I no-heading",
    "no-ignore no-ignore-dot no-ignore-exclude no-ignore-files no-ignore-global",
    "no-ignore-messages no-ignore-parent no-ignore-vcs no-line-number|N no-require-git",
    "no-unicode one-file-system passthru|passthrough path-separator= pcre2|P no-pcre2",
    "pcre2-version pre= no-pre pre-glob= pretty|p regex-size-limit= replace|r=",
    "search-zip|z no-search-zip smart-case|S sort= sortr= sort-files stats no-stats",
    "stop-on-nonmatch text|a no-text threads|j= trace trim no-trim type|t= type-add=",
    "type-clear= type-list type-not|T= unrestricted|u vimgrep 0 help|h",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version") || inv.has("type-list")) return;
    const listsFiles = inv.has("files");
    yield* reads([inv.value("file"), ...inv.values("ignore-file")], "used", resolve);
    const asked = patternAndFiles(inv);
    const files = listsFiles ? inv.operands : asked.files;
    for (const program of [...inv.values("pre"), ...inv.values("hostname-bin")])
      if (textOf(program) !== "")
        yield { kind: "execution", argv: [program, ...files], perhaps: true };
    const names = listsFiles || inv.has("files-with-matches") || inv.has("files-without-match");
    const counts = inv.has("count") || inv.has("count-matches") || inv.has("quiet");
    const implied = files.length === 0 && !(resolve.stdinGiven && !listsFiles);
    yield* search({
      files: implied ? [here(inv)] : files,
      implied,
      recursive: true,
      shows: names ? "names" : counts ? "counts" : shown(inv, asked.patterns),
      isCount: false,
      inverts: inv.has("invert-match"),
      end: inv.has("null") || inv.has("0") ? "\0" : "\n",
      by: "rg",
      resolve,
    });
  },
});

/** ag(1) and ack(1): search folders; `--pager` runs a program. */
export const ag: CommandSpec = defineCommand({
  names: ["ag", "ack", "ack-grep"],
  source: "the_silver_searcher 2.2 ag(1); ack 3.6 ack(1)",
  inert: true,
  options: optionList(
    `${common} pager= depth= ignore= path-to-ignore|p= G= g= file-search-regex= workers=`,
    "output= ackrc= ignore-dir= ignore-file= type|t= files-without-matches|L hidden a u z",
    "s S Q F R r 1 help|h",
  ),
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    const pager = inv.value("pager");
    if (pager)
      yield {
        kind: "shell-text",
        shell: "sh",
        text: pager.value,
        positional: [],
        options: [],
        at: pager.at,
      };
    const names = inv.has("g") || inv.has("file");
    const { files } = names ? { files: inv.operands } : patternAndFiles(inv);
    const implied = files.length === 0 && !(resolve.stdinGiven && !names);
    const lists = names || inv.has("files-with-matches") || inv.has("files-without-matches");
    yield* search({
      files: implied ? [here(inv)] : files,
      implied,
      recursive: true,
      shows: lists ? "names" : inv.has("count") ? "counts" : "lines",
      isCount: false,
      inverts: inv.has("invert-match"),
      end: inv.has("null") ? "\0" : "\n",
      by: inv.name,
      resolve,
    });
  },
});

const here = (inv: Pick<Invocation, "at">): Argument => ({
  value: known("."),
  many: false,
  at: inv.at,
});

type Patterns = Pick<Invocation<"regexp" | "file">, "has" | "values" | "operands">;

/** The first operand is the pattern unless an option gives one. */
function patternAndFiles(inv: Patterns): {
  readonly patterns: readonly Argument[];
  readonly files: readonly Argument[];
} {
  if (inv.has("regexp") || inv.has("file"))
    return { patterns: inv.values("regexp"), files: inv.operands };
  return { patterns: inv.operands.slice(0, 1), files: inv.operands.slice(1) };
}

type Shows = "lines" | "changed lines" | "names" | "counts";

type Output = Pick<
  Invocation<"only-matching" | "line-number" | "with-filename" | "byte-offset" | "context">,
  "has"
>;

function shown(inv: Output, patterns: readonly Argument[]): Shows {
  if (inv.has("only-matching")) {
    const text = patterns.length === 1 ? textOf(patterns[0]) : undefined;
    return text !== undefined && matchesNames.test(text) ? "counts" : "changed lines";
  }
  const marked = ["line-number", "with-filename", "byte-offset", "context"] as const;
  return marked.some((name) => inv.has(name)) ? "changed lines" : "lines";
}

/** Patterns that match no more than the name before `=`: `^[^=]*`, `^[A-Z_]+`. */
const matchesNames = /^\^\(?(\[\^=\]|\[[\w-]+\]|\\w)(\*|\\?\+|\[[\w-]+\]\*)\)?=?$/;

interface Search {
  readonly files: readonly Argument[];
  /** The working directory is searched because nothing was named. */
  readonly implied: boolean;
  readonly recursive: boolean;
  readonly shows: Shows;
  /** A number is all that it prints of a file. */
  readonly isCount: boolean;
  /** It leaves out what matches, and so keeps nearly everything. */
  readonly inverts: boolean;
  readonly end: "\n" | "\0";
  readonly by: string;
  readonly resolve: Resolve;
}

function* search(what: Search): Iterable<Deed> {
  const { files, recursive, shows, by, resolve } = what;
  const folders = recursive ? files.filter((one) => isFolder(one, resolve)) : [];
  const plain = files.filter((one) => !folders.includes(one));
  const quiet = shows === "names" || shows === "counts";
  yield* reads(plain, quiet ? "measured" : "flows", resolve);
  const swept = folders.flatMap((one) => resolve.paths(one, true));
  for (const target of swept)
    yield { kind: "read", target, use: "measured", at: folders[0]?.at ?? { start: 0, end: 0 } };
  if (shows === "names") yield { kind: "stdout", value: names(what, folders, plain) };
  else if (shows === "counts") yield { kind: "stdout", value: counted(what) };
  else {
    const input = files.length === 0 ? resolve.stdin : contents(plain, resolve);
    const taint = swept.map((one) => sweptUp(one, resolve)).reduce(joinTaint, []);
    const value = madeFrom(input, by, taint);
    const keeps = shows === "lines" && files.length < 2 && folders.length === 0;
    const entries = keeps && input.kind === "unknown" ? input.entries : undefined;
    const left = entries && !what.inverts ? someOf(entries) : entries;
    const kept = left && value.kind === "unknown" ? { ...value, entries: left } : value;
    yield { kind: "stdout", value: kept };
  }
}

/** One file has one count; of `-o` with a pattern for names, and of several files, it is lines. */
function counted({ files, recursive, isCount, by, resolve }: Search): Value {
  const value = madeFrom({ ...resolve.stdin, taint: [] }, by);
  const isOne = isCount && !recursive && files.length < 2 && !files.some((one) => one.many);
  return isOne ? made("digits", `it is counted by ${by}`, value.taint) : value;
}

function names(
  { implied, end, by }: Search,
  folders: readonly Argument[],
  plain: readonly Argument[],
): Value {
  const why = `it lists what ${by} finds`;
  const [folder, ...more] = folders;
  const text = implied ? "./" : textOf(folder)?.replace(/\/*$/, "/");
  if (text === undefined || more.length > 0 || plain.length > 0) return madeFrom(known(""), by);
  return listing({ under: text, end }, why);
}

const isFolder = (argument: Argument, resolve: Resolve): boolean =>
  resolve
    .paths(argument, true)
    .some(
      ({ path }) =>
        path.kind === "known" && resolve.world.files.stat(path.text)?.type === "directory",
    );

/**
 * A search that sweeps up secrets with all the rest is confidential; one among secrets is secret.
 */
function sweptUp({ path, written }: Target, resolve: Resolve): readonly Taint[] {
  if (path.kind !== "known") return [];
  const { here: places, world } = resolve;
  if (isSecretFolder(path.text, places.home)) return [{ label: "secret", source: written }];
  const entries = world.files.list(path.text, entriesMax) ?? [];
  const holds = entries.some(
    ({ name }) => placeOf(`${path.text.replace(/\/$/, "")}/${name}`, places).class === "secret",
  );
  return holds ? [{ label: "confidential", source: `what is below ${written}` }] : [];
}

const entriesMax = 2000;
