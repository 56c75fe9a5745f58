import { partial } from "../../../base/value.ts";
import type { DiscardEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { currentIsOnlyHolder, onlyHolder, refsOf } from "./refs.ts";
import { subcommand } from "./subcommand.ts";
import {
  changedFiles,
  type Loss,
  type Paths,
  pathspecs,
  repositoryOf,
  uncommitted,
  untrackedFiles,
} from "./worktree.ts";

/** What is lost, if anything is. */
export function* discards(
  what: DiscardEffect["what"],
  lost: Loss,
  inv: Pick<Invocation, "at">,
): Iterable<Deed> {
  if (lost === "unknown") yield { kind: "discard", what, at: inv.at };
  else if (lost.length > 0) yield { kind: "discard", what, paths: lost.slice(0, 20), at: inv.at };
}

/** git-reset(1): moves the branch; with --hard the files too. */
const reset = subcommand({
  names: "reset",
  options: [
    "soft mixed hard merge keep intent-to-add|N quiet|q refresh patch|p",
    "pathspec-from-file= pathspec-file-nul recurse-submodules=?",
  ],
  *effects(inv, resolve) {
    const doubt = inv.perhapsOptions.length > 0;
    if (!doubt && !inv.has("hard") && !inv.has("merge")) return;
    yield* discards("changes", uncommitted("all", resolve), inv);
    const [commit] = inv.operands;
    const stays = commit === undefined || /^(HEAD|@)$/.test(textOf(commit) ?? "");
    if (!stays && currentIsOnlyHolder(resolve))
      yield { kind: "discard", what: "commits", at: inv.at };
  },
});

/** git-checkout(1): switches branches, or brings files back over what is there. */
const checkout = subcommand({
  names: "checkout",
  options: [
    "quiet|q progress force|f ours|2 theirs|3 b= B= track|t=? guess l detach|d orphan=",
    "merge|m conflict= patch|p ignore-skip-worktree-bits ignore-other-worktrees",
    "overwrite-ignore recurse-submodules=? overlay pathspec-from-file= pathspec-file-nul",
  ],
  *effects(inv, resolve) {
    if (inv.has("force") || inv.has("pathspec-from-file") || inv.perhapsOptions.length > 0)
      yield* discards("changes", uncommitted("all", resolve), inv);
    if (inv.has("B")) yield* moved(inv.value("B"), inv, resolve);
    if (inv.has("b") || inv.has("B") || inv.has("orphan")) return;
    const files = checkedOut(inv, resolve);
    if (files.length === 0) return;
    // Why: what comes from a commit replaces what is staged too.
    const lost = files.length < inv.operands.length ? uncommitted : changedFiles;
    yield* discards("changes", lost(pathspecs(files, resolve), resolve), inv);
  },
});

/** The operands of checkout that are files and not a commit. */
function checkedOut(inv: Invocation<never>, resolve: Resolve): readonly Argument[] {
  const end = inv.argv.findIndex((one) => textOf(one) === "--");
  const { operands, operandIndexes } = inv;
  if (end >= 0) return operands.filter((_, index) => (operandIndexes[index] ?? 0) > end);
  const [first, ...rest] = operands;
  if (first === undefined) return [];
  const text = textOf(first);
  if (text === undefined) return operands;
  if (rest.length > 0) return isCommit(text, resolve) ? rest : operands;
  return !isCommit(text, resolve) && isPath(first, text, resolve) ? operands : [];
}

const isCommit = (text: string, resolve: Resolve): boolean => {
  if (/^(HEAD|@|-|ORIG_HEAD|FETCH_HEAD)$|[~^]|@\{|^[0-9a-f]{7,64}$/.test(text)) return true;
  const refs = refsOf(resolve);
  return ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/remotes/origin/", "refs/", ""].some(
    (before) => refs?.has(`${before}${text}`),
  );
};

/** Why: a word that is neither a branch nor a file only makes git complain. */
function isPath(operand: Argument, text: string, resolve: Resolve): boolean {
  if (/^[.:]|[*?[]/.test(text)) return true;
  const repository = repositoryOf(resolve);
  return resolve
    .paths(operand, false)
    .some(
      ({ path }) =>
        path.kind !== "known" ||
        resolve.world.files.lstat(path.text) !== undefined ||
        repository?.tracks(path.text) !== false,
    );
}

/** A branch that is set to another commit. */
export function* moved(
  branch: Argument | undefined,
  inv: Pick<Invocation, "at">,
  resolve: Resolve,
): Iterable<Deed> {
  if (branch === undefined) return;
  const refs = refsOf(resolve);
  const name = textOf(branch);
  if (name === undefined || refs === undefined || onlyHolder(`refs/heads/${name}`, refs))
    yield { kind: "discard", what: "commits", at: inv.at };
}

/** git-restore(1): brings files back over what is there. */
const restore = subcommand({
  names: "restore",
  options: [
    "source|s= patch|p worktree|W staged|S quiet|q progress ours|2 theirs|3 merge|m",
    "conflict= ignore-unmerged ignore-skip-worktree-bits recurse-submodules=? overlay",
    "pathspec-from-file= pathspec-file-nul",
  ],
  *effects(inv, resolve) {
    if (inv.has("staged") && !inv.has("worktree") && inv.perhapsOptions.length === 0) return;
    const some: Paths = inv.has("pathspec-from-file") ? "all" : pathspecs(inv.operands, resolve);
    const lost = inv.has("staged") ? uncommitted : changedFiles;
    yield* discards("changes", lost(some, resolve), inv);
  },
});

/** git-switch(1): switches branches, and keeps changes unless told otherwise. */
const switching = subcommand({
  names: "switch",
  options: [
    "create|c= force-create|C= detach|d guess force|f discard-changes merge|m conflict=",
    "quiet|q progress track|t=? orphan= ignore-other-worktrees recurse-submodules=?",
    "overwrite-ignore",
  ],
  *effects(inv, resolve) {
    if (inv.has("force") || inv.has("discard-changes") || inv.perhapsOptions.length > 0)
      yield* discards("changes", uncommitted("all", resolve), inv);
    yield* moved(inv.value("force-create"), inv, resolve);
  },
});

/** git-clean(1): deletes what git does not track. */
const clean = subcommand({
  names: "clean",
  options: "d force|f interactive|i dry-run|n quiet|q exclude|e= x X",
  *effects(inv, resolve) {
    const doubt = inv.perhapsOptions.length > 0;
    if (inv.has("dry-run")) return;
    if (!doubt && !inv.has("force") && !(inv.has("interactive") && resolve.stdinGiven)) return;
    const exclude = inv.values("exclude").map((one) => textOf(one) ?? "");
    const paths = inv.operands.length === 0 ? "all" : pathspecs(inv.operands, resolve);
    const ignored = inv.has("X") ? "only" : inv.has("x") || doubt ? "with" : "without";
    const folders = inv.has("d") || doubt || inv.operands.length > 0;
    yield* discards(
      "untracked",
      untrackedFiles(paths, { ignored, folders, exclude }, resolve),
      inv,
    );
  },
});

/** git-rm(1): deletes tracked files. */
const remove = subcommand({
  names: "rm",
  options: [
    "force|f dry-run|n r cached ignore-unmatch sparse quiet|q pathspec-from-file=",
    "pathspec-file-nul",
  ],
  idle: ["cached", "dry-run"],
  *effects(inv, resolve) {
    const recursive = inv.has("r");
    const project = resolve.here.project;
    for (const operand of inv.operands)
      for (const target of resolve.paths(operand, false)) {
        // Why: without --force git refuses to delete what it cannot bring back.
        const all = target.path.kind === "known" && target.path.text === project;
        const inside = { ...target, path: partial(`${project}/`, "", "it is what git tracks") };
        if (inv.has("force") || all)
          yield {
            kind: "delete",
            target: all ? inside : target,
            recursive,
            moved: false,
            at: operand.at,
          };
      }
  },
});

/** git-stash(1): puts changes aside. */
const stash = subcommand({
  names: "stash",
  stopAtOperand: true,
  options: [
    "patch|p keep-index|k quiet|q include-untracked|u all|a staged|S message|m=",
    "pathspec-from-file= pathspec-file-nul index",
  ],
  *effects(inv, resolve) {
    const [verb] = inv.operands;
    const name = textOf(verb);
    if (name !== undefined && name !== "drop" && name !== "clear") return;
    if (verb === undefined) return;
    const refs = refsOf(resolve);
    if (refs === undefined || refs.has("refs/stash"))
      yield { kind: "discard", what: "stash", at: inv.at };
  },
});

/** git-worktree(1): more worktrees of one repository. */
const worktree = subcommand({
  names: "worktree",
  stopAtOperand: true,
  options: "",
  lenient: true,
  *effects(inv, resolve) {
    const [verb, ...argv] = inv.operands;
    const operands = argv.filter((one) => !/^-/.test(textOf(one) ?? ""));
    const forced = argv.some((one) => /^(-f+|--force)$/.test(textOf(one) ?? ""));
    if (textOf(verb) !== "remove" || !forced) return;
    for (const operand of operands)
      for (const target of resolve.paths(operand, false)) {
        const path = target.path.kind === "known" ? target.path.text : undefined;
        const gone = path !== undefined && resolve.world.files.lstat(path) === undefined;
        if (gone) continue;
        const there: Resolve = { ...resolve, directory: path };
        const changed = path === undefined ? "unknown" : changedFiles("all", there);
        const which = { ignored: "with", folders: true, exclude: [] } as const;
        const untracked = path === undefined ? "unknown" : untrackedFiles("all", which, there);
        yield* discards("changes", changed, { at: operand.at });
        yield* discards("untracked", untracked, { at: operand.at });
      }
  },
});

/** Subcommands that may throw work away. */
export const discarding: readonly CommandSpec[] = [
  reset,
  checkout,
  restore,
  switching,
  clean,
  remove,
  stash,
  worktree,
];
