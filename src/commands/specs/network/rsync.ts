import { known, prefixOf, type Value } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { reads, shellText, writes } from "../../roles.ts";
import { carried } from "../carried.ts";
import { plainTool } from "../plain-tool.ts";
import { uploads } from "./copy.ts";
import { farEnd } from "./far-end.ts";
import { below, isRemote } from "./remote-file.ts";

const options =
  "info= debug= stderr= quiet|q verbose|v no-motd checksum|c archive|a recursive|r " +
  "relative|R no-relative no-implied-dirs no-inc-recursive inc-recursive backup|b " +
  "backup-dir= suffix= update|u inplace append append-verify dirs|d old-dirs mkpath " +
  "links|l copy-links|L copy-unsafe-links safe-links munge-links copy-dirlinks|k " +
  "keep-dirlinks|K hard-links|H perms|p executability|E chmod= acls|A xattrs|X owner|o " +
  "group|g devices D specials copy-devices write-devices times|t atimes|U open-noatime " +
  "crtimes|N omit-dir-times|O omit-link-times|J super fake-super sparse|S preallocate " +
  "dry-run|n whole-file|W checksum-choice|cc= one-file-system|x block-size|B= rsh|e= " +
  "rsync-path= existing ignore-existing remove-source-files del delete delete-before " +
  "delete-during delete-delay delete-after delete-excluded ignore-missing-args " +
  "delete-missing-args ignore-errors force max-delete= max-size= min-size= max-alloc= " +
  "partial partial-dir= delay-updates prune-empty-dirs|m numeric-ids usermap= groupmap= " +
  "chown= timeout= contimeout= ignore-times|I size-only modify-window|@= temp-dir|T= " +
  "fuzzy|y compare-dest= copy-dest= link-dest= compress|z zc|compress-choice= " +
  "zl|compress-level= skip-compress= cvs-exclude|C filter|f= F exclude= exclude-from= " +
  "include= include-from= files-from= from0|0 old-args secluded-args|s|protect-args " +
  "trust-sender copy-as= address= port= sockopts= blocking-io outbuf= stats 8-bit-output|8 " +
  "human-readable|h progress P itemize-changes|i remote-option|M= out-format= log-file= " +
  "log-file-format= password-file= early-input= list-only bwlimit= stop-after= stop-at= " +
  "fsync write-batch= only-write-batch= read-batch= protocol= iconv= checksum-seed= ipv4|4 " +
  "ipv6|6 daemon config= dparam= no-detach no-D no-perms|no-p no-times|no-t no-owner|no-o " +
  "no-group|no-g no-links|no-l no-recursive|no-r no-whole-file|no-W no-compress|no-z " +
  "no-blocking-io no-human-readable|no-h no-i-r no-dirs|no-d no-acls|no-A no-xattrs|no-X " +
  "no-devices no-specials no-secluded-args no-iconv no-delete no-verbose|no-v " +
  "no-relative-names no-timeout no-bwlimit no-omit-dir-times|no-O no-one-file-system|no-x " +
  "no-super no-inplace no-append no-fuzzy no-prune-empty-dirs no-stats no-progress " +
  "no-checksum no-backup no-update no-sparse no-numeric-ids no-hard-links|no-H no-partial " +
  "V server sender";

/**
 * rsync(1): copies trees here or to and from other hosts; `--delete` takes away what the source
 * lacks.
 */
export const rsync: CommandSpec = plainTool({
  names: "rsync",
  source: "rsync 3.2.7 rsync(1)",
  options,
  idle: ["V"],
  reads: [
    "exclude-from",
    "include-from",
    "files-from",
    "password-file",
    "read-batch",
    "early-input",
    "config",
  ],
  writes: ["write-batch", "only-write-batch"],
  *effects(inv, resolve) {
    const deletes = inv.given.some((name) => /^del(ete.*)?$/.test(name));
    if (inv.has("server")) {
      // Source: rsync 3.2.7 options.c server_options: `.`, then the paths; `-e` holds only flags.
      const paths = inv.operands.slice(1);
      const gives = inv.has("sender");
      for (const path of gives ? [] : paths) yield* arrivals([], path, deletes, resolve);
      yield* farEnd("rsync", paths, gives, resolve);
      return;
    }
    for (const shell of inv.values("rsh")) yield* remoteShell(shell);
    for (const log of inv.values("log-file"))
      for (const target of resolve.paths(log, true))
        yield { kind: "write", target, how: "append", at: log.at };
    if (inv.has("daemon")) {
      yield { kind: "listen", offers: "files", at: inv.at };
      return;
    }
    const destination = inv.operands.at(-1);
    const sources = inv.operands.slice(0, -1);
    const shows = inv.has("dry-run") || inv.has("list-only") || sources.length === 0;
    if (destination === undefined) return;
    if (shows) {
      for (const one of inv.operands)
        if (isRemote(one)) yield { kind: "connect", to: one.value, at: one.at };
      yield* reads(
        sources.filter((one) => !isRemote(one)),
        "measured",
        resolve,
      );
      return;
    }
    yield* isRemote(destination)
      ? uploads(sources, destination, resolve)
      : arrivals(sources, destination, deletes, resolve);
    if (inv.has("remove-source-files"))
      for (const source of sources.filter((one) => !isRemote(one)))
        for (const target of resolve.paths(source, false))
          yield { kind: "delete", target, recursive: true, moved: true, at: source.at };
  },
});

/**
 * `-e`: rsync splits it at spaces and runs it; ssh with harmless options is what it takes anyway.
 */
function* remoteShell(shell: Argument): Iterable<Deed> {
  const { value, at } = shell;
  const plain = value.kind === "known" && /^(\S*\/)?ssh(\s|$)/.test(value.text);
  if (!plain || /command|provider|forward|-F/i.test(value.text)) yield shellText(value, at);
}

function* arrivals(
  sources: readonly Argument[],
  destination: Argument,
  deletes: boolean,
  resolve: Resolve,
): Iterable<Deed> {
  const inside = below(destination, "rsync names the files");
  const exists = resolve
    .paths(destination, true)
    .some(({ path }) => path.kind !== "known" || resolve.world.files.stat(path.text) !== undefined);
  if (deletes && exists)
    for (const target of resolve.paths(inside, false))
      yield { kind: "delete", target, recursive: true, moved: false, at: destination.at };
  for (const source of sources) {
    let content: Value | undefined;
    if (isRemote(source)) {
      // Why: what a server of its own offers is public; through ssh it is an account there.
      const served = /^rsync:|::/.test(prefixOf(source.value));
      const purpose = served ? {} : { purpose: "session" as const };
      yield { kind: "connect", to: source.value, ...purpose, at: source.at };
    } else content = yield* carried([source], resolve);
    const whole = isFile(source, resolve) || !exists ? destination : inside;
    yield* writes([whole], "truncate", resolve, isRemote(source) ? fetched(source) : content);
  }
}

const fetched = (source: Argument): Value => ({
  ...known(""),
  kind: "unknown",
  why: "another host sends it",
  taint: [
    { label: "network", source: source.value.kind === "known" ? source.value.text : "a host" },
  ],
});

const isFile = (source: Argument, resolve: Resolve): boolean =>
  resolve
    .paths(source, true)
    .some(
      ({ path }) => path.kind === "known" && resolve.world.files.stat(path.text)?.type === "file",
    );
