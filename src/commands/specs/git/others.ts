import { known, made, textsOf, unknown, type Value } from "../../../base/value.ts";
import { isSecretPath } from "../../../effects/secret-paths.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { contents, madeFrom, reads, shellText, writes } from "../../roles.ts";
import { addressOf } from "./address.ts";
import { recoverable, subcommand } from "./subcommand.ts";

/** A subcommand that prints something of the repository, whatever its options are. */
const reading = (name: string): CommandSpec =>
  subcommand({
    names: name,
    options: "output= ext-diff textconv",
    inert: true,
    lenient: true,
    writes: ["output"],
    *effects(inv, resolve) {
      yield* shown(inv.operands, name, resolve);
      if (name === "rev-parse" && /^(--short(=\d+)? )?(HEAD|@)$/.test(wordsOf(inv.argv)))
        yield { kind: "stdout", value: made("plain", "it is the name of a commit") };
      if (name === "rev-list" && /(^| )--count( |$)/.test(wordsOf(inv.argv)))
        yield { kind: "stdout", value: made("digits", "it counts commits") };
    },
  });

const wordsOf = (argv: readonly Argument[]): string =>
  argv.map((one) => textOf(one) ?? "…").join(" ");

/** Contents of secret files, in the worktree or of a commit, that come out. */
function* shown(operands: readonly Argument[], name: string, resolve: Resolve): Iterable<Deed> {
  if (!/^(annotate|blame|cat-file|diff|grep|log|show|whatchanged)$/.test(name)) return;
  const { home } = resolve.here;
  const files = operands.flatMap((operand) => {
    const path = textOf(operand)?.replace(/^[^:]*:(?!\/)(?=.)/, "");
    const file = path === undefined ? operand : { ...operand, value: known(path) };
    const secret = resolve
      .paths(file, true)
      .some(({ path: one }) => textsOf(one)?.some((text) => isSecretPath(text, home)));
    return secret ? [file] : [];
  });
  if (files.length === 0) return;
  yield* reads(files, "flows", resolve);
  yield { kind: "stdout", value: madeFrom(contents(files, resolve), `git ${name}`) };
}

/** `bisect run` runs a command at each commit that it tries. */
const bisect = subcommand({
  names: "bisect",
  options: "",
  inert: true,
  lenient: true,
  stopAtOperand: true,
  *effects(inv) {
    const [verb, ...argv] = inv.operands;
    const [only] = argv;
    if (textOf(verb) !== "run" || only === undefined) return;
    if (argv.length === 1) yield shellText(only.value, only.at);
    else yield { kind: "execution", argv, perhaps: true };
  },
});

/** Serves repositories to whoever connects. */
const daemon = subcommand({
  names: "daemon",
  options: [
    "strict-paths base-path= base-path-relaxed interpolated-path= export-all inetd",
    "listen= port= init-timeout= timeout= max-connections= syslog log-destination=",
    "user-path=? verbose reuseaddr detach pid-file= user= group= enable= disable=",
    "allow-override= forbid-override= informative-errors access-hook=",
  ],
  runs: ["access-hook"],
  writes: ["pid-file"],
  *effects(inv) {
    const address = inv.value("listen");
    yield {
      kind: "listen",
      offers: "files",
      ...(address ? { address: address.value } : {}),
      at: inv.at,
    };
  },
});

/** Sends patches by mail. */
const sendEmail = subcommand({
  names: "send-email",
  options: [
    "to= cc= bcc= from= subject= in-reply-to= compose annotate smtp-server=",
    "smtp-server-port= smtp-user= smtp-pass=? smtp-encryption= sendmail-cmd= to-cmd=",
    "cc-cmd= header-cmd= dry-run batch-size= confirm= quiet suppress-cc=",
  ],
  lenient: true,
  runs: ["sendmail-cmd", "to-cmd", "cc-cmd", "header-cmd"],
  *effects(inv, resolve) {
    const server = inv.value("smtp-server");
    const text = textOf(server);
    if (server && (text === undefined || text.startsWith("/"))) {
      yield { kind: "execution", argv: [server] };
    }
    if (inv.has("dry-run")) return;
    yield* reads(inv.operands, "used", resolve);
    const to: Value = server?.value ?? unknown("the mail server is the configured one");
    yield { kind: "connect", to, sends: unknown("it is what the patches hold"), at: inv.at };
  },
});

/** Hands out user names and passwords. */
const credential = (name: string): CommandSpec =>
  subcommand({
    names: name,
    options: "file= timeout= socket=",
    lenient: true,
    *effects(inv) {
      if (!/^(fill|get)$/.test(textOf(inv.operands[0]) ?? "")) return;
      const source = "git's stored credentials";
      yield { kind: "stdout", value: unknown("git knows it", [{ label: "secret", source }]) };
    },
  });

/** git-lfs(1): large files, kept at the remote. */
const lfs = subcommand({
  names: "lfs",
  options: "",
  lenient: true,
  *effects(inv, resolve) {
    const [verb, remote] = inv.operands;
    if (/^(push|pull|fetch|clone|lock|locks|unlock)$/.test(textOf(verb) ?? ""))
      yield { kind: "connect", to: addressOf(remote, resolve), at: inv.at };
  },
});

/** Writes one patch file for each commit. */
const formatPatch = subcommand({
  names: "format-patch",
  options: "output-directory|o= output= stdout",
  lenient: true,
  inert: true,
  writes: ["output"],
  *effects(inv, resolve) {
    if (!inv.has("stdout") && !inv.has("output"))
      yield* writes(inv.values("output-directory"), "create", resolve);
  },
});

/** Bridges to other version control systems. */
const bridge = (name: string): CommandSpec =>
  subcommand({
    names: name,
    options: "",
    lenient: true,
    *effects(inv: Invocation<never>) {
      yield { kind: "connect", to: unknown("another version control system"), at: inv.at };
    },
  });

const readers = [
  "annotate blame bugreport cat-file check-attr check-ignore check-mailmap",
  "check-ref-format cherry column count-objects describe diagnose diff diff-files",
  "diff-index diff-tree fast-export fmt-merge-msg for-each-ref for-each-repo fsck",
  "get-tar-commit-id hash-object help log ls-files ls-tree mailinfo mailsplit",
  "merge-base merge-tree name-rev patch-id range-diff request-pull rev-list rev-parse",
  "shortlog show show-branch show-index show-ref status stripspace var verify-commit",
  "verify-pack verify-tag version whatchanged",
];

const changers = [
  "cherry-pick citool commit-graph commit-tree fast-import gui index-pack",
  "interpret-trailers maintenance merge-file merge-index mktag mktree",
  "multi-pack-index mv pack-objects pack-refs prune-packed quiltimport read-tree repack",
  "replace rerere revert send-pack sparse-checkout stage symbolic-ref unpack-file",
  "unpack-objects update-index update-server-info upload-pack write-tree",
];

/** Subcommands that read, those whose changes git can undo, and those that do something else. */
export const others: readonly CommandSpec[] = [
  ...readers.join(" ").split(" ").map(reading),
  ...changers.join(" ").split(" ").map(recoverable),
  subcommand({
    names: "grep",
    options: "open-files-in-pager|O=? f= e= A= B= C= m= max-count= max-depth= threads=",
    inert: true,
    lenient: true,
    runs: ["open-files-in-pager"],
    reads: ["f"],
    effects: (inv, resolve) => shown(inv.operands, "grep", resolve),
  }),
  subcommand({
    names: "difftool",
    options: "extcmd|x= tool|t= dir-diff|d no-prompt|y gui|g",
    inert: true,
    lenient: true,
    runs: ["extcmd"],
  }),
  recoverable("mergetool"),
  subcommand({
    names: "apply",
    options:
      "directory= p= C= whitespace= unsafe-paths check stat numstat summary include= exclude=",
    lenient: true,
    idle: ["check", "stat", "numstat", "summary"],
    *effects(inv) {
      if (inv.has("unsafe-paths"))
        yield { kind: "opaque", why: "the patch may name any file", at: inv.at };
    },
  }),
  subcommand({
    names: "instaweb",
    options: "local|l httpd|d= module-path|m= port|p= browser|b= start stop restart",
    runs: ["httpd"],
    idle: ["stop"],
    *effects(inv) {
      const local = inv.has("local") ? { address: known("127.0.0.1") } : {};
      yield { kind: "listen", offers: "files", ...local, at: inv.at };
    },
  }),
  bisect,
  daemon,
  sendEmail,
  credential("credential"),
  credential("credential-store"),
  credential("credential-cache"),
  lfs,
  formatPatch,
  bridge("svn"),
  bridge("p4"),
  bridge("cvsimport"),
  bridge("archimport"),
];
