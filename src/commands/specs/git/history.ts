import { textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { code } from "../../roles.ts";
import { unverified } from "./push.ts";
import { subcommand } from "./subcommand.ts";

/** Skipping the hooks of a commit: those that look at the files, and at the message. */
function* unchecked(inv: Invocation<never>, name: string, resolve: Resolve): Iterable<Deed> {
  if (!inv.given.includes("no-verify")) return;
  for (const hook of name === "merge" ? ["pre-merge-commit"] : ["pre-commit", "commit-msg"]) {
    const found = [...unverified(hook, name, inv, resolve)];
    yield* found;
    if (found.length > 0) return;
  }
}

/** Subcommands that make commits, and those that make them anew or throw them away. */
export const recording: readonly CommandSpec[] = [
  subcommand({
    names: "commit",
    options: [
      "all|a patch|p reuse-message|C= reedit-message|c= fixup= squash= reset-author short",
      "branch porcelain long null|z file|F= author= date= message|m= template|t= signoff|s",
      "trailer= verify no-verify|n allow-empty allow-empty-message cleanup= edit|e amend",
      "post-rewrite include|i only|o pathspec-from-file= pathspec-file-nul",
      "untracked-files|u=? verbose|v quiet|q dry-run status gpg-sign|S=? ahead-behind",
    ],
    reads: ["file", "template"],
    effects: (inv, resolve) => unchecked(inv as Invocation<never>, "commit", resolve),
  }),
  subcommand({
    names: "merge",
    options: [
      "n stat summary log=? squash commit edit|e cleanup= ff ff-only rerere-autoupdate",
      "verify-signatures strategy|s= strategy-option|X= message|m= file|F= into-name=",
      "verbose|v quiet|q abort quit continue allow-unrelated-histories progress",
      "gpg-sign|S=? autostash overwrite-ignore signoff no-verify verify",
    ],
    reads: ["file"],
    effects: (inv, resolve) => unchecked(inv as Invocation<never>, "merge", resolve),
  }),
  subcommand({
    names: "rebase",
    options: [
      "onto= keep-base verify no-verify ff force-rebase|f apply merge|m interactive|i",
      "continue skip abort quit edit-todo show-current-patch exec|x= root autosquash",
      "update-refs keep-empty|k empty= reapply-cherry-picks fork-point",
      "committer-date-is-author-date reset-author-date ignore-date ignore-whitespace",
      "whitespace= C= rebase-merges|r=? preserve-merges|p signoff reschedule-failed-exec",
      "allow-empty-message gpg-sign|S=? strategy|s= strategy-option|X= rerere-autoupdate",
      "autostash quiet|q verbose|v stat no-stat|n",
    ],
    runs: ["exec"],
  }),
  subcommand({
    names: "am",
    options: [
      "signoff|s keep|k keep-non-patch keep-cr scissors|c message-id|m quiet|q utf8|u",
      "3way|3 rerere-autoupdate ignore-space-change ignore-whitespace whitespace= C= p=",
      "patch-format= directory= exclude= include= reject interactive|i",
      "committer-date-is-author-date ignore-date gpg-sign|S=? continue|r|resolved skip",
      "abort quit show-current-patch=? allow-empty empty= quoted-cr= verify no-verify|n",
    ],
  }),
  subcommand({
    names: "filter-branch",
    options: [
      "setup= subdirectory-filter= env-filter= tree-filter= index-filter= parent-filter=",
      "msg-filter= commit-filter= tag-name-filter= prune-empty original= d= force|f",
      "state-branch= all",
    ],
    lenient: true,
    runs: [
      "setup",
      "env-filter",
      "tree-filter",
      "index-filter",
      "parent-filter",
      "msg-filter",
      "commit-filter",
      "tag-name-filter",
    ],
    *effects(inv) {
      yield { kind: "discard", what: "commits", at: inv.at };
    },
  }),
  subcommand({
    names: "filter-repo",
    options: [
      "analyze dry-run path= path-glob= path-regex= paths-from-file= replace-text=",
      "replace-message= mailmap= source= target= filename-callback= file-info-callback=",
      "message-callback= name-callback= email-callback= refname-callback= blob-callback=",
      "commit-callback= tag-callback= reset-callback=",
    ],
    lenient: true,
    idle: ["analyze", "dry-run"],
    *effects(inv) {
      yield { kind: "discard", what: "commits", at: inv.at };
      for (const name of inv.given)
        if (name.endsWith("-callback"))
          for (const text of (inv as Invocation<string>).values(name))
            yield code("python", text.value, text.at);
    },
  }),
  subcommand({
    names: "reflog",
    options: "expire= expire-unreachable= all dry-run|n single-worktree",
    lenient: true,
    idle: ["dry-run"],
    *effects(inv) {
      const verb = textOf(inv.operands[0]);
      const now = /^(now|all|0.*)$/.test(
        textOf(inv.value("expire")) ?? textOf(inv.value("expire-unreachable")) ?? "",
      );
      if (verb === "expire")
        yield { kind: "discard", what: now ? "history" : "commits", at: inv.at };
      else if (verb === "delete" || verb === "drop")
        yield { kind: "discard", what: "commits", at: inv.at };
    },
  }),
  subcommand({
    names: "gc",
    options: [
      "aggressive auto prune=? quiet|q force keep-largest-pack cruft max-cruft-size=",
      "expire-to= detach",
    ],
    *effects(inv) {
      if (/^(now|all|0.*)$/.test(textOf(inv.value("prune")) ?? ""))
        yield { kind: "discard", what: "commits", at: inv.at };
    },
  }),
  subcommand({
    names: "prune",
    options: "dry-run|n verbose|v progress expire= exclude-promisor-objects",
    idle: ["dry-run"],
    *effects(inv) {
      if (!inv.has("expire")) yield { kind: "discard", what: "commits", at: inv.at };
    },
  }),
];
