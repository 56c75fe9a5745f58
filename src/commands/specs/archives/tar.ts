import { anyOf } from "../../../base/any-of.ts";
import { known, partial, textsOf, type Value } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { type NamesIn, optionList } from "../../option-list.ts";
import { code, contents, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { inFolders } from "../in-folder.ts";
import { isRemote } from "../network/remote-file.ts";

const text = [
  "A|catenate|concatenate create|c delete diff|d|compare append|r test-label list|t",
  "update|u extract|x|get check-device listed-incremental|g= incremental|G hole-detection=",
  "ignore-failed-read level= no-check-device no-seek seek|n occurrence=? sparse-version=",
  "sparse|S add-file= directory|C= exclude= exclude-backups exclude-caches",
  "exclude-caches-all exclude-caches-under exclude-ignore= exclude-ignore-recursive=",
  "exclude-tag= exclude-tag-all= exclude-tag-under= exclude-vcs exclude-vcs-ignores",
  "no-null no-recursion no-unquote no-verbatim-files-from null verbatim-files-from",
  "recursion files-from|T= unquote exclude-from|X= anchored ignore-case no-anchored",
  "no-ignore-case no-wildcards no-wildcards-match-slash wildcards wildcards-match-slash",
  "keep-directory-symlink keep-newer-files keep-old-files|k no-overwrite-dir",
  "one-top-level=? overwrite overwrite-dir recursive-unlink remove-files skip-old-files",
  "unlink-first|U verify|W ignore-command-error no-ignore-command-error to-stdout|O",
  "to-command= atime-preserve=? clamp-mtime delay-directory-restore group= group-map=",
  "mode= mtime= touch|m no-delay-directory-restore no-same-owner|o no-same-permissions",
  "numeric-owner owner= owner-map= preserve-permissions|p|same-permissions same-owner",
  "sort= preserve-order|s|same-order acls no-acls no-selinux no-xattrs selinux xattrs",
  "xattrs-exclude= xattrs-include= force-local file|f= info-script|F|new-volume-script=",
  "tape-length|L= multi-volume|M rmt-command= rsh-command= volno-file= blocking-factor|b=",
  "read-full-records|B ignore-zeros|i record-size= format|H= old-archive|portability",
  "pax-option= posix label|V= auto-compress|a use-compress-program|I= bzip2|j xz|J lzip",
  "lzma lzop no-auto-compress zstd gzip|z|gunzip|ungzip Z|compress|uncompress backup=?",
  "hard-dereference dereference|h starting-file|K= newer-mtime= newer|N|after-date=",
  "one-file-system|l absolute-names|P suffix= strip-components|strip= transform|xform=",
  "checkpoint=? checkpoint-action= full-time index-file= check-links no-quote-chars=",
  "quote-chars= quoting-style= block-number|R show-defaults show-omitted-dirs",
  "show-snapshot-field-ranges show-transformed-names|show-stored-names totals=? utc",
  "verbose|v warning= interactive|w|confirmation restrict usage help version",
] as const;

const options = optionList(...text);
type Tar = Invocation<NamesIn<(typeof text)[number]>>;

/** tar(1): packs files into an archive and takes them out again. */
export const tar: CommandSpec = defineCommand({
  names: ["tar", "gtar", "bsdtar"],
  source: "GNU tar 1.34 tar(1)",
  // Why: the old form has no dashes, so the vector is read here and not by the grammar.
  inert: true,
  options: {},
  lenient: true,
  *effects(given, resolve) {
    const argv = dashed(given.argv);
    const parsed = getopt(argv, { options });
    for (const why of parsed.doubts) yield { kind: "opaque", why, at: given.at };
    const inv: Tar = { ...parsed, name: given.name, argv, at: given.at };
    if (inv.has("help") || inv.has("version") || inv.has("usage")) return;
    yield* programs(inv);
    yield* reads([...inv.values("exclude-from"), ...inv.values("files-from")], "used", resolve);
    yield* writes(
      [
        ...inv.values("index-file"),
        ...inv.values("listed-incremental"),
        ...inv.values("volno-file"),
      ],
      "truncate",
      resolve,
    );
    const archives = inv.values("file");
    // Why: an archive of another host is reached through a shell there.
    if (!inv.has("force-local") && !inv.has("create"))
      for (const one of archives)
        if (/^[\w.-]+@?[\w.-]*:(?!\/\/)/.test(textOf(one) ?? ""))
          yield { kind: "connect", to: one.value, purpose: "session", at: one.at };
    if (inv.has("create") || inv.has("append") || inv.has("update") || inv.has("A"))
      yield* packs(inv, archives, resolve);
    else if (inv.has("delete")) yield* writes(archives, "edit", resolve);
    else yield* unpacks(inv, archives, resolve);
  },
});

/**
 * `tar xzf a b` is `tar -x -z -f a b`: each letter takes its argument from the words that follow.
 */
function dashed(argv: readonly Argument[]): readonly Argument[] {
  const [first, ...rest] = argv;
  const letters = textOf(first);
  if (first === undefined || letters === undefined || !/^[A-Za-z]+$/.test(letters)) return argv;
  const words: Argument[] = [];
  let taken = 0;
  for (const letter of letters) {
    words.push({ ...first, value: known(`-${letter}`) });
    const argument = "gCTXfFLbHIVKN".includes(letter) ? rest[taken] : undefined;
    if (argument === undefined) continue;
    words.push(argument);
    taken += 1;
  }
  return [...words, ...rest.slice(taken)];
}

/** Options that run something: for each member, at checkpoints, as a filter, to reach a host. */
function* programs(inv: Tar): Iterable<Deed> {
  const shells = [
    ...inv.values("to-command"),
    ...inv.values("info-script"),
    ...inv.values("rsh-command"),
    ...inv.values("rmt-command"),
  ];
  for (const one of shells) yield shellText(one.value, one.at);
  for (const one of inv.values("use-compress-program")) yield* filter(one);
  for (const one of inv.values("checkpoint-action")) {
    const texts = textsOf(one.value);
    const command = texts?.map((action) => /^exec=(.*)$/s.exec(action)?.[1]);
    if (texts === undefined)
      yield { kind: "opaque", why: "what tar does at checkpoints is not known", at: one.at };
    for (const action of command ?? [])
      if (action !== undefined) yield shellText(known(action), one.at);
  }
  if (/e/.test(textOf(inv.value("transform"))?.split(/[/,|]/).at(-1) ?? ""))
    yield code("sed", inv.value("transform")?.value ?? known(""), inv.at);
}

/** `-I program`: words at spaces, with `-d` when it unpacks; the usual filters need no look. */
function* filter(program: Argument): Iterable<Deed> {
  const text = textOf(program);
  if (text !== undefined && /^[\w./=+ -]+$/.test(text)) {
    const words = text.split(/ +/).filter((word) => word !== "");
    const argv = words.map((word) => ({ ...program, value: known(word) }));
    if (!usual.test(words[0] ?? "")) yield { kind: "execution", argv, perhaps: true };
  } else yield shellText(program.value, program.at);
}

const usual = anyOf(
  /^(\/usr\/bin\/)?(p?i?gzip|pigz|l?bzip2|pbzip2|p?xz|pixz|zstd(mt)?|pzstd|lz4|lzop)$/,
  /^(\/usr\/bin\/)?(lzip|plzip|brotli)$/,
);

function* packs(inv: Tar, archives: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  const inside = inFolders(resolve, inv.values("directory"));
  const members = [...inv.operands, ...inv.values("add-file")];
  const content = yield* carried(members, inside);
  const value: Value = content ? madeFrom(content, "tar") : partial("", "", "tar packs files");
  const grows = !inv.has("create");
  yield* sent(archives, value);
  const here = archives.filter((one) => !isRemote(one) || inv.has("force-local"));
  yield* writes(here, grows ? "edit" : "truncate", resolve, value);
  if (archives.length === 0 || archives.some((one) => textOf(one) === "-"))
    yield { kind: "stdout", value };
  else yield { kind: "stdout", value: known("") };
  if (inv.has("remove-files"))
    for (const member of members)
      for (const target of inside.paths(member, false))
        yield { kind: "delete", target, recursive: true, moved: true, at: member.at };
}

function* sent(archives: readonly Argument[], value: Value): Iterable<Deed> {
  for (const archive of archives)
    if (isRemote(archive))
      yield { kind: "connect", to: archive.value, sends: value, at: archive.at };
}

function* unpacks(inv: Tar, archives: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  for (const archive of archives)
    if (isRemote(archive) && !inv.has("force-local"))
      yield { kind: "connect", to: archive.value, at: archive.at };
  const local = archives.filter((one) => !isRemote(one));
  const content = contents(local, resolve);
  const shows = inv.has("list") || inv.has("diff") || inv.has("test-label");
  yield* reads(local, inv.has("to-stdout") ? "flows" : "measured", resolve);
  if (inv.has("to-stdout")) yield { kind: "stdout", value: madeFrom(content, "tar") };
  if (shows || !inv.has("extract") || inv.has("to-stdout") || inv.has("to-command")) return;
  const inside = inFolders(resolve, [...inv.values("directory"), ...inv.values("one-top-level")]);
  const why = inv.has("absolute-names")
    ? "the archive may name any file"
    : "the archive names the files";
  const value = inv.has("absolute-names") ? partial("", "", why) : partial("./", "", why);
  yield* writes([{ value, many: false, at: inv.at }], "create", inside, madeFrom(content, "tar"));
}
