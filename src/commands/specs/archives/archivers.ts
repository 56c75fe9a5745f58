import { known, partial, textsOf, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { contents, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { inFolders } from "../in-folder.ts";
import { plainTool } from "../plain-tool.ts";

/** Programs that keep many files in one: zip, 7z, rar, cpio, ar. */
export const archivers: readonly CommandSpec[] = [
  plainTool({
    names: "zip",
    source: "Info-ZIP 3.0 zip(1)",
    options: [
      "recurse-paths|r R update|u freshen|f delete|d move|m out|O|output-file= copy|U",
      "junk-paths|j no-extra|X quiet|q verbose|v test|T unzip-command|TT= password|P=",
      "encrypt|e exclude|x= include|i= filesync|FS fix|F fixfix|FF split-size|s=",
      "split-pause|sp split-bell split-verbose|sv archive-comment|z entry-comments|c",
      "latest-time|o from-date|t|tt= names-stdin|@ symlinks|y temp-path|b=",
      "compression-method|Z= suffixes|n= to-crlf|l from-crlf|ll adjust-sfx|A junk-sfx|J",
      "grow|g difference-archive|DF no-dir-entries|D display-bytes|db display-counts|dc",
      "display-dots|dd display-globaldots|dg display-usize|du dot-size|ds=",
      "logfile-path|lf= log-append|la log-info|li show-files|sf show-unicode|su fifo|FI",
      "no-wild|nw wild-stop-dirs|ws license|L more-help|h2 h 0 1 2 3 4 5 6 7 8 9 k paths|p",
      "S strip-extra a I w ! $ unicode|UN= show-command|sc show-debug|sd show-options|so",
    ],
    idle: ["h", "license", "more-help", "show-files"],
    writes: ["logfile-path"],
    *effects(inv, resolve) {
      // Why: -TT is one option of two letters, which getopt(3) does not have.
      const mark = inv.argv.findIndex((one) => /^-TT/.test(textOf(one) ?? ""));
      const tester = mark < 0 ? undefined : inv.argv[mark + 1];
      for (const one of tester ? [tester] : inv.values("unzip-command"))
        yield shellText(one.value, one.at);
      const [archive, ...members] = inv.operands.filter((one) => one !== tester);
      if (inv.has("delete") || archive === undefined) {
        yield* writes([...inv.operands.slice(0, 1)], "edit", resolve);
        return;
      }
      const content = yield* carried(members, resolve);
      const value = packed(content ?? resolve.stdin, "zip");
      const place = inv.value("out") ?? withSuffix(archive, ".zip");
      yield* writes([place], exists(place, resolve) ? "edit" : "create", resolve, value);
      if (textOf(archive) === "-") yield { kind: "stdout", value };
      if (inv.has("move")) yield* taken(members, resolve);
    },
  }),
  plainTool({
    names: "unzip zipinfo funzip",
    source: "Info-ZIP 6.0 unzip(1)",
    options: "p c l t v z Z f u x= d= a b C j K L M n N o O= q s U V W X D P= I= : ^ h T B",
    idle: ["h"],
    *effects(inv, resolve) {
      const archives = inv.operands.slice(0, 1);
      yield* reads(archives, inv.has("p") || inv.has("c") ? "flows" : "measured", resolve);
      const content = contents(archives, resolve);
      if (inv.has("p") || inv.has("c") || inv.name.endsWith("funzip"))
        yield { kind: "stdout", value: unpacked(content, "unzip") };
      else if (!["l", "t", "v", "z", "Z", "T"].some((name) => inv.given.includes(name)))
        if (inv.name !== "zipinfo" && archives.length > 0)
          yield* extracted(inv.values("d"), content, "unzip", inv.at, resolve);
    },
  }),
  plainTool({
    names: "7z 7za 7zr 7zz",
    source: "7-Zip 16.02 7z(1)",
    lenient: true,
    oneDash: true,
    options: "so si sdel an",
    *effects(inv, resolve) {
      const [verb, ...rest] = inv.operands;
      const files = inv.has("an") ? [] : rest.slice(0, 1);
      const members = rest.slice(files.length);
      switch (textOf(verb)) {
        case "a":
        case "u": {
          const lists = members.filter((one) => textOf(one)?.startsWith("@"));
          yield* reads(lists.map(withoutMark), "unknown", resolve);
          const content = yield* carried(members, resolve);
          const value = packed(content ?? resolve.stdin, "7z");
          if (inv.has("so")) yield { kind: "stdout", value };
          else yield* writes(files, "edit", resolve, value);
          if (inv.has("sdel")) yield* taken(members, resolve);
          return;
        }
        case "d":
        case "rn":
          yield* writes(files, "edit", resolve);
          return;
        case "e":
        case "x": {
          yield* reads(inv.has("si") ? [] : files, "flows", resolve);
          const content =
            inv.has("si") || files.length === 0 ? resolve.stdin : contents(files, resolve);
          if (inv.has("so")) yield { kind: "stdout", value: unpacked(content, "7z") };
          else yield* extracted(attached(inv.argv, "-o"), content, "7z", inv.at, resolve);
          return;
        }
        case undefined:
          if (verb) yield { kind: "opaque", why: "the command of 7z is not known", at: inv.at };
          return;
        default:
          yield* reads(files, "measured", resolve);
      }
    },
  }),
  plainTool({
    names: "rar unrar",
    source: "RAR 6.2 rar(1)",
    lenient: true,
    oneDash: true,
    options: "df dr dw",
    *effects(inv, resolve) {
      const [verb, archive, ...members] = inv.operands;
      const files = archive ? [archive] : [];
      const name = textOf(verb) ?? "x";
      if (/^(a|u|f|m|mf)$/.test(name)) {
        const content = yield* carried(members, resolve);
        yield* writes(files, "edit", resolve, packed(content ?? known(""), "rar"));
        if (/^m/.test(name) || inv.has("df")) yield* taken(members, resolve);
      } else if (/^[ex]$/.test(name)) {
        yield* reads(files, "used", resolve);
        yield* extracted(members.slice(-1), contents(files, resolve), "rar", inv.at, resolve);
      } else yield* reads(files, name === "p" ? "flows" : "measured", resolve);
    },
  }),
  plainTool({
    names: "cpio",
    source: "GNU cpio 2.13 cpio(1)",
    options: [
      "extract|i create|o pass-through|p append|A reset-access-time|a null|0 b|swap B",
      "block-size= c dot|V io-size|C= make-directories|d directory|D= pattern-file|E=",
      "nonmatching|f force-local file|F= format|H= I= link|l dereference|L",
      "preserve-modification-time|m message|M= numeric-uid-gid|n no-absolute-filenames",
      "absolute-filenames device-independent|ignore-devno|renumber-inodes reproducible O=",
      "only-verify-crc owner|R= no-preserve-owner quiet rename|r rename-batch-file=",
      "rsh-command= swap-bytes s|swap-halfwords S sparse list|t to-stdout unconditional|u",
      "verbose|v W|warning= usage",
    ],
    idle: ["usage"],
    runs: ["rsh-command"],
    reads: ["pattern-file", "rename-batch-file"],
    *effects(inv, resolve) {
      const archives = [...inv.values("file"), ...inv.values("I")];
      if (inv.has("extract") || inv.has("list")) {
        yield* reads(archives, "flows", resolve);
        const content = contents(archives, resolve);
        if (inv.has("to-stdout")) yield { kind: "stdout", value: unpacked(content, "cpio") };
        else if (!inv.has("list"))
          yield* extracted(inv.values("directory"), content, "cpio", inv.at, resolve);
      } else if (inv.has("pass-through"))
        yield* extracted(inv.operands.slice(0, 1), known(""), "cpio", inv.at, resolve);
      else {
        const names = textsOf(resolve.stdin)?.flatMap((one) => one.split("\n")) ?? [];
        const held = yield* carried(
          names
            .filter((one) => one !== "")
            .map((one) => ({ value: known(one), many: false, at: inv.at })),
          resolve,
        );
        const value = packed(held ?? resolve.stdin, "cpio");
        yield* writes([...inv.values("file"), ...inv.values("O")], "truncate", resolve, value);
        yield { kind: "stdout", value };
      }
    },
  }),
  plainTool({
    names: "ar gcc-ar llvm-ar",
    source: "GNU binutils 2.40 ar(1)",
    inert: true,
    lenient: true,
    stopAtOperand: true,
    options: "M plugin= target= output= record-libdeps=",
    loads: ["plugin"],
    *effects(inv, resolve) {
      if (inv.has("M")) {
        yield { kind: "opaque", why: "ar reads commands that are not seen", at: inv.at };
        return;
      }
      const [first, ...others] = inv.argv.filter((one) => !textOf(one)?.startsWith("--"));
      const verb = (textOf(first) ?? "x").replace(/^-/, "");
      const [archive, ...members] = others;
      const files = archive ? [archive] : [];
      if (/^[rqmds]/.test(verb)) {
        const held = yield* carried(/^[rq]/.test(verb) ? members : [], resolve);
        yield* writes(files, "edit", resolve, packed(held ?? known(""), "ar"));
      } else if (verb.startsWith("x")) {
        yield* reads(files, "used", resolve);
        yield* extracted(inv.values("output"), contents(files, resolve), "ar", inv.at, resolve);
      } else yield* reads(files, verb.startsWith("p") ? "flows" : "measured", resolve);
    },
  }),
  plainTool({
    names: "ranlib gcc-ranlib",
    source: "GNU binutils 2.40 ranlib(1)",
    options: "D U t v|V h plugin=",
    idle: ["v", "h"],
    loads: ["plugin"],
    effects: (inv, resolve) => writes(inv.operands, "edit", resolve),
  }),
];

const packed = (value: Value, by: string): Value => madeFrom(value, by);

const unpacked = (value: Value, by: string): Value =>
  madeFrom(value, by, [{ label: "decoded", source: by }]);

/** Files that the archive names, below a folder or the working directory. */
function* extracted(
  folders: readonly Argument[],
  content: Value,
  by: string,
  at: Argument["at"],
  resolve: Resolve,
): Iterable<Deed> {
  const value = partial("./", "", "the archive names the files");
  const inside = inFolders(resolve, folders.slice(-1));
  yield* writes([{ value, many: false, at }], "create", inside, unpacked(content, by));
}

function* taken(members: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  for (const member of members)
    for (const target of resolve.paths(member, false))
      yield { kind: "delete", target, recursive: true, moved: true, at: member.at };
}

const exists = (file: Argument, resolve: Resolve): boolean =>
  resolve
    .paths(file, true)
    .some(({ path }) => path.kind !== "known" || resolve.world.files.stat(path.text) !== undefined);

const withSuffix = (file: Argument, suffix: string): Argument => {
  const text = textsOf(file.value)?.[0];
  const bare = text !== undefined && text !== "-" && !/\.[^/]*$/.test(text);
  return bare ? { ...file, value: known(text + suffix) } : file;
};

const withoutMark = (file: Argument): Argument => ({
  ...file,
  value: known(textOf(file)?.slice(1) ?? ""),
});

/** What follows an option in the same word: `-opath`. */
function attached(argv: readonly Argument[], option: string): readonly Argument[] {
  return argv.flatMap((one) => {
    const text = textOf(one);
    return text?.startsWith(option) && text.length > option.length
      ? [{ ...one, value: known(text.slice(option.length)) }]
      : [];
  });
}
