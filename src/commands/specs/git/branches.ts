import { textOf } from "../../argument.ts";
import type { CommandSpec } from "../../define-command.ts";
import { reads } from "../../roles.ts";
import { moved } from "./discards.ts";
import { onlyHolder, refsOf } from "./refs.ts";
import { subcommand } from "./subcommand.ts";

/** git-branch(1): lists, makes, renames and deletes branches. */
const branch = subcommand({
  names: "branch",
  options: [
    "verbose|v quiet|q track|t=? set-upstream-to|u= unset-upstream color=? remotes|r",
    "contains=? no-contains=? abbrev=? all|a delete|d D move|m M copy|c C list|l",
    "show-current create-reflog edit-description force|f merged=? no-merged=? column=?",
    "sort= points-at= ignore-case|i recurse-submodules format=",
  ],
  *effects(inv, resolve) {
    const doubt = inv.perhapsOptions.length > 0;
    if (inv.has("remotes")) return;
    const deletes = inv.has("D") || (inv.has("delete") && inv.has("force"));
    if (deletes || doubt) for (const one of inv.operands) yield* moved(one, inv, resolve);
    else if (inv.has("M") || inv.has("C")) yield* moved(inv.operands.at(-1), inv, resolve);
    else if (inv.has("force")) yield* moved(inv.operands[0], inv, resolve);
  },
});

/** git-tag(1): lists, makes and deletes tags. */
const tag = subcommand({
  names: "tag",
  options: [
    "annotate|a sign|s n=? list|l delete|d verify|v force|f message|m= file|F=",
    "local-user|u= edit|e cleanup= create-reflog sort= column=? contains=? no-contains=?",
    "merged=? no-merged=? points-at= format= color=? ignore-case|i trailer=",
  ],
  reads: ["file"],
});

/** git-update-ref(1): sets or deletes a reference, whatever it is. */
const updateRef = subcommand({
  names: "update-ref",
  options: "d m= no-deref stdin z create-reflog deref",
  *effects(inv, resolve) {
    if (inv.has("stdin")) {
      yield { kind: "discard", what: "commits", at: inv.at };
      return;
    }
    const refs = refsOf(resolve);
    const name = textOf(inv.operands[0]);
    if (name === undefined || refs === undefined || name === "HEAD" || onlyHolder(name, refs))
      yield { kind: "discard", what: "commits", at: inv.at };
  },
});

/** git-notes(1): remarks on commits. */
const notes = subcommand({
  names: "notes",
  options: "ref= message|m= file|F= C= c= force|f",
  lenient: true,
  effects: (inv, resolve) => reads(inv.values("file"), "used", resolve),
});

/** Subcommands about branches, tags and other references. */
export const referring: readonly CommandSpec[] = [branch, tag, updateRef, notes];
