import { known, unknown } from "../../../base/value.ts";
import { hostOf } from "../../../effects/hosts.ts";
import { textOf } from "../../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../../define-command.ts";
import { reading, recoverable } from "./subcommand.ts";

/** git-rm(1): deletes tracked files. */
const remove = defineCommand({
  names: ["rm"],
  source: "git 2.39 git-rm(1)",
  options: {
    force: { short: "f" },
    "dry-run": { short: "n" },
    recursive: { short: "r", shortOnly: true },
    cached: {},
    "ignore-unmatch": {},
    sparse: {},
    quiet: { short: "q" },
    "pathspec-from-file": { argument: "required" },
    "pathspec-file-nul": {},
  },
  *effects(inv, resolve) {
    if (inv.has("cached") || inv.has("dry-run")) return;
    // Why: without --force git refuses to delete what it cannot bring back.
    for (const operand of inv.operands)
      for (const target of resolve.paths(operand, false))
        if (inv.has("force"))
          yield {
            kind: "delete",
            target,
            recursive: inv.has("recursive"),
            moved: false,
            at: operand.at,
          };
  },
});

/** git-clean(1): deletes untracked files. */
const clean = defineCommand({
  names: ["clean"],
  source: "git 2.39 git-clean(1)",
  options: {
    directories: { short: "d", shortOnly: true },
    force: { short: "f" },
    interactive: { short: "i" },
    "dry-run": { short: "n" },
    quiet: { short: "q" },
    exclude: { short: "e", argument: "required" },
    ignored: { short: "x", shortOnly: true },
    "only-ignored": { short: "X", shortOnly: true },
  },
  *effects(inv, resolve) {
    if (inv.has("dry-run") || !inv.has("force")) return;
    const here = { value: known("."), many: false, at: inv.at };
    for (const operand of inv.operands.length > 0 ? inv.operands : [here])
      for (const target of resolve.paths(operand, true)) {
        const { path } = target;
        const below = path.kind === "known" ? unknown("it is what git does not track") : path;
        const inside =
          path.kind === "known"
            ? ({ ...below, kind: "partial", prefix: `${path.text}/`, suffix: "" } as const)
            : path;
        yield {
          kind: "delete",
          target: { ...target, path: inside as typeof path },
          recursive: inv.has("directories"),
          moved: false,
          at: operand.at,
        };
      }
  },
});

/** git-clone(1), git-fetch(1) and their like: talk to a remote. */
const remote = (name: string): CommandSpec =>
  defineCommand({
    names: [name],
    source: `git 2.39 git-${name}(1)`,
    inert: true,
    lenient: true,
    options: {
      "upload-pack": { short: name === "clone" ? "u" : "", argument: "required" },
      "receive-pack": { long: ["exec"], argument: "required" },
      config: { short: name === "clone" ? "c" : "", argument: "required" },
      branch: { short: name === "clone" ? "b" : "", argument: "required" },
      depth: { argument: "required" },
      origin: { short: name === "clone" ? "o" : "", argument: "required" },
      template: { argument: "required" },
    },
    *effects(inv, resolve) {
      for (const program of [...inv.values("upload-pack"), ...inv.values("receive-pack")])
        yield {
          kind: "shell-text",
          shell: "sh",
          text: program.value,
          positional: [],
          options: [],
          at: program.at,
        };
      const [from, to] = inv.operands;
      if (name === "clone") yield* cloned(inv, from, to, resolve);
      else yield { kind: "connect", to: from?.value ?? known("origin"), at: inv.at };
    },
  });

function* cloned(
  inv: Invocation,
  from: Invocation["operands"][number] | undefined,
  to: Invocation["operands"][number] | undefined,
  resolve: Resolve,
): Iterable<Deed> {
  if (from === undefined) return;
  yield { kind: "connect", to: from.value, at: from.at };
  const host = hostOf(from.value);
  const name =
    (textOf(from) ?? "")
      .replace(/\/+$/, "")
      .replace(/\.git$/, "")
      .split(/[/:]/)
      .at(-1) ?? "";
  const folder = to ?? { ...from, value: known(name) };
  for (const target of resolve.paths(folder, true)) {
    const content = unknown(`${host} sends it`, [{ label: "network", source: host }]);
    yield { kind: "write", target, how: "create", content, at: inv.at };
  }
}

/** git-bisect(1) and git-submodule(1) run the command behind `run` and `foreach`. */
const running = (name: string, word: string): CommandSpec =>
  defineCommand({
    names: [name],
    source: `git 2.39 git-${name}(1)`,
    inert: true,
    lenient: true,
    stopAtOperand: true,
    options: {},
    *effects(inv) {
      const [verb, ...rest] = inv.operands;
      if (textOf(verb) !== word) return;
      const argv = rest.filter((one) => textOf(one) !== "--recursive");
      const [only] = argv;
      if (argv.length === 1 && only)
        yield {
          kind: "shell-text",
          shell: "sh",
          text: only.value,
          positional: [],
          options: [],
          at: only.at,
        };
      else yield { kind: "execution", argv, perhaps: true };
    },
  });

const readers =
  "annotate blame cat-file check-attr check-ignore check-mailmap check-ref-format cherry " +
  "column count-objects describe diff diff-files diff-index diff-tree difftool " +
  "fmt-merge-msg for-each-ref fsck get-tar-commit-id grep help hash-object instaweb " +
  "interpret-trailers log ls-files ls-tree mailinfo mailsplit merge-base merge-tree " +
  "name-rev patch-id range-diff reflog rev-list rev-parse shortlog show show-branch " +
  "show-index show-ref status stripspace symbolic-ref var verify-commit verify-pack " +
  "verify-tag version whatchanged archive bundle format-patch";

const changers =
  "add am apply branch bugreport checkout cherry-pick citool commit commit-graph " +
  "commit-tree config gc gui init maintenance merge merge-file merge-index mergetool mktag " +
  "mktree multi-pack-index mv notes pack-objects pack-refs prune prune-packed read-tree " +
  "rebase remote repack replace rerere reset restore revert sparse-checkout stage stash " +
  "switch tag update-index update-ref update-server-info worktree write-tree filter-branch " +
  "fast-import fast-export";

const talkers =
  "clone fetch ls-remote pull push fetch-pack send-pack send-email request-pull svn p4 " +
  "cvsimport lfs";

/** What is known of each subcommand of git 2.39. */
export const gitSubcommands: ReadonlyMap<string, CommandSpec> = new Map<string, CommandSpec>([
  ...readers.split(" ").map((name) => [name, reading(name)] as const),
  ...changers.split(" ").map((name) => [name, recoverable(name)] as const),
  ...talkers.split(" ").map((name) => [name, remote(name)] as const),
  ["rm", remove],
  ["clean", clean],
  ["bisect", running("bisect", "run")],
  ["submodule", running("submodule", "foreach")],
]);
