import { textsOf } from "../../../base/value.ts";
import { isSecretPath } from "../../../effects/secret-paths.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { subcommand } from "./subcommand.ts";
import { repositoryOf } from "./worktree.ts";

/**
 * git-add(1): what is added goes into commits, and with them to others. A secret that git did not
 * have before is handed over; the rest git can undo.
 */
const add = subcommand({
  names: "add stage",
  options: [
    "dry-run|n verbose|v force|f sparse interactive|i patch|p edit|e all|A update|u renormalize",
    "ignore-removal intent-to-add|N refresh ignore-errors ignore-missing chmod=",
    "pathspec-from-file= pathspec-file-nul",
  ],
  lenient: true,
  *effects(inv, resolve) {
    if (inv.has("dry-run")) return;
    for (const operand of inv.operands) yield* added(operand, resolve);
  },
});

function* added(operand: Argument, resolve: Resolve): Iterable<Deed> {
  const repository = repositoryOf(resolve);
  const { home } = resolve.here;
  for (const target of resolve.paths(operand, false)) {
    const paths = textsOf(target.path) ?? [];
    const isNew = (path: string): boolean => repository?.tracks(path) !== true;
    if (paths.some((path) => isSecretPath(path, home) && isNew(path)))
      yield { kind: "read", target, use: "unknown", at: operand.at };
  }
}

/** git-init(1): makes a repository; hooks of a template come into it. */
const init = subcommand({
  names: "init",
  options: [
    "quiet|q bare object-format= ref-format= template= separate-git-dir= initial-branch|b=",
    "shared=?",
  ],
  lenient: true,
  *effects(inv) {
    const template = inv.value("template");
    if (template && textOf(template) !== "") yield templated(template);
  },
});

/** What a template has in its `hooks` is run by the new repository. */
export const templated = (template: Argument): Deed => ({
  kind: "configure",
  tool: "git",
  key: "init.templateDir",
  value: template.value,
  meaning: "runs",
  at: template.at,
});

/** What begins a repository, and what goes into it. */
export const adding: readonly CommandSpec[] = [add, init];
