import { known, mapText, prefixOf, textsOf, type Value } from "../../../base/value.ts";
import type { Argument } from "../../argument.ts";
import type { Deed, Resolve } from "../../define-command.ts";
import { code, shellText } from "../../roles.ts";
import { repositoryOf } from "./worktree.ts";

/** The address that the name of a remote stands for, where that is known; else the word itself. */
export function addressOf(remote: Argument | undefined, resolve: Resolve): Value {
  const remotes = repositoryOf(resolve)?.remotes;
  const fallback = known("origin");
  return mapText(remote?.value ?? fallback, (text) => remotes?.get(text) ?? text);
}

/** What an address makes git run by itself: `ext::COMMAND`, and options in the place of a host. */
export function* transport(address: Value, at: Argument["at"]): Iterable<Deed> {
  for (const text of textsOf(address) ?? [prefixOf(address)]) {
    const helper = /^([A-Za-z0-9+.-]+)::(.*)$/s.exec(text);
    if (helper?.[1] === "ext")
      yield shellText(known((helper[2] ?? "").replace(/%S|%G\S*|%V\S*/g, "")), at);
    else if (helper?.[1] === "fd") continue;
    else if (helper) yield code(`git-remote-${helper[1]}`, address, at);
    else if (/^([a-z+]+:\/\/)?([^@/]*@)?-/.test(text))
      yield { kind: "opaque", why: "an option stands in the place of a host", at };
  }
}

/** What variables of the environment make a subcommand run. */
export function* environmentPrograms(
  subcommand: string,
  resolve: Resolve,
  at: Argument["at"],
): Iterable<Deed> {
  for (const [name, subcommands] of Object.entries(users)) {
    const value = resolve.variable(name);
    if (value === undefined || !subcommands.test(subcommand)) continue;
    const texts = textsOf(value);
    // Why: an empty text means the default, `:` and `true` nothing at all.
    if (texts?.every((text) => /^(|:|true|cat|less|vi|vim|nano|code --wait)$/.test(text))) continue;
    yield shellText(value, at);
  }
  for (const name of [
    "GIT_EXEC_PATH",
    "GIT_TEMPLATE_DIR",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
  ]) {
    const value = resolve.variable(name);
    const harmless = value !== undefined && textsOf(value)?.every((text) => /^0?$/.test(text));
    if (value !== undefined && !harmless)
      yield {
        kind: "opaque",
        why: `${name} changes what git runs`,
        at,
      };
  }
}

const talks =
  /^(clone|fetch|pull|push|ls-remote|submodule|archive|remote|lfs|fetch-pack|send-pack)$/;
const edits = /^(commit|rebase|merge|tag|notes|config|cherry-pick|revert|am|branch|add)$/;

/** Variables whose text git hands to a shell, and who uses them. Source: git 2.39 git(1). */
const users: Readonly<Record<string, RegExp>> = {
  GIT_SSH_COMMAND: talks,
  GIT_SSH: talks,
  GIT_PROXY_COMMAND: talks,
  GIT_ASKPASS: talks,
  GIT_EXTERNAL_DIFF: /^(diff|log|show|stash|format-patch|whatchanged)$/,
  GIT_PAGER:
    /^(log|diff|show|blame|grep|shortlog|reflog|branch|tag|stash|config|help|whatchanged)$/,
  GIT_EDITOR: edits,
  VISUAL: edits,
  EDITOR: edits,
  GIT_SEQUENCE_EDITOR: /^rebase$/,
};
