import { limits } from "../../../base/limits.ts";
import { textsOf, unknown, type Value } from "../../../base/value.ts";
import { hostClass } from "../../../effects/hosts.ts";
import type { PushEffect } from "../../../effects/system-effects.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation, Resolve } from "../../define-command.ts";
import { addressOf, transport } from "./address.ts";
import { subcommand } from "./subcommand.ts";
import { repositoryOf } from "./worktree.ts";

/** git-push(1): changes branches and tags of another repository. */
export const push: CommandSpec = subcommand({
  names: "push",
  options: [
    "all branches mirror delete|d tags follow-tags dry-run|n porcelain force|f",
    "force-with-lease=? force-if-includes repo= set-upstream|u thin verbose|v quiet|q",
    "progress push-option|o= receive-pack|exec= atomic signed=? recurse-submodules= prune",
    "verify no-verify ipv4|4 ipv6|6",
  ],
  runs: ["receive-pack"],
  *effects(inv, resolve) {
    const [first, ...rest] = inv.operands;
    const remote = first ?? inv.value("repo");
    const to = addressOf(remote, resolve);
    const at = inv.at;
    yield* transport(to, remote?.at ?? at);
    const sends = isKnownPlace(to, remote, resolve) ? {} : { sends: history() };
    yield { kind: "connect", to, ...sends, at };
    if (inv.has("dry-run")) return;
    const parts = pushed(inv.perhapsOptions.length > 0, rest, given(inv));
    for (const part of parts)
      yield { kind: "push", ...(remote ? { remote: remote.value } : {}), ...part, at };
    if (inv.has("no-verify")) yield* unverified("pre-push", "push", inv, resolve);
  },
});

/** Skipping a hook matters where there is one. */
export function* unverified(
  hook: string,
  key: string,
  inv: Pick<Invocation, "at">,
  resolve: Resolve,
): Iterable<Deed> {
  const repository = repositoryOf(resolve);
  const { files } = resolve.world;
  if (repository !== undefined) {
    const { directory, root } = repository;
    const text = files.read(`${directory}/config`, limits.fileBytesMax) ?? "";
    const set = /^\s*hookspath\s*=\s*(.*?)\s*$/im.exec(text)?.[1];
    const named = set === undefined ? [] : [set.startsWith("/") ? set : `${root}/${set}`];
    const folders = [`${directory}/hooks`, `${root}/.husky`, ...named];
    if (!folders.some((folder) => files.stat(`${folder}/${hook}`))) return;
  }
  const value = unknown("it skips the hooks");
  const setting = `${key} --no-verify`;
  yield { kind: "configure", tool: "git", key: setting, value, meaning: "weakens", at: inv.at };
}

/** Places that may have the history. A name that leads nowhere sends nothing. */
const isKnownPlace = (to: Value, remote: Argument | undefined, resolve: Resolve): boolean =>
  remote === undefined ||
  (textsOf(to)?.every((text) => /^[\w.-]+$/.test(text) || /^(\.{0,2}\/|file:)/.test(text)) ??
    false) ||
  /^(own|loopback|forge)$/.test(hostClass(to, resolve.here));

const history = (): Value =>
  unknown("it is what the repository holds", [
    { label: "confidential", source: "the history of the project" },
  ]);

type Pushed = Pick<PushEffect, "branches" | "force" | "deletes">;

interface Given {
  readonly force: PushEffect["force"];
  readonly deletes: boolean;
  readonly whole: "all" | "mirror" | undefined;
  readonly prune: boolean;
  readonly tags: boolean;
}

const given = (inv: Invocation<never>): Given => {
  const has = (name: string): boolean => inv.given.includes(name);
  return {
    force: has("force") ? "yes" : has("force-with-lease") ? "lease" : "no",
    deletes: has("delete"),
    whole: has("mirror") ? "mirror" : has("all") || has("branches") ? "all" : undefined,
    prune: has("prune"),
    tags: has("tags") || has("follow-tags"),
  };
};

function* pushed(doubt: boolean, refspecs: readonly Argument[], how: Given): Iterable<Pushed> {
  const { force, deletes } = how;
  if (doubt) yield { branches: "unknown", force, deletes };
  if (how.whole === "mirror") yield { branches: "all", force: "yes", deletes: true };
  else if (how.whole === "all") yield { branches: "all", force, deletes };
  if (how.tags) yield { branches: "tags", force, deletes };
  if (how.prune) yield { branches: "unknown", force, deletes: true };
  if (refspecs.length === 0) {
    if (how.whole === undefined && !how.prune && !how.tags)
      yield { branches: "current", force, deletes };
    return;
  }
  for (let index = 0; index < refspecs.length; index += 1) {
    const refspec = refspecs[index] as Argument;
    const texts = refspec.many ? undefined : textsOf(refspec.value);
    if (texts === undefined) yield { branches: "unknown", force, deletes };
    else if (texts.length === 1 && texts[0] === "tag" && textOf(refspecs[index + 1])) {
      yield { branches: "tags", force, deletes };
      index += 1;
    } else for (const text of texts) yield refspecOf(text, how);
  }
}

/** Source: git 2.39 git-push(1), `<refspec>`. */
function refspecOf(text: string, { force: all, deletes: every }: Given): Pushed {
  const force = text.startsWith("+") ? "yes" : all;
  const plain = text.replace(/^\+/, "");
  if (plain === ":") return { branches: "all", force, deletes: every };
  const colon = plain.indexOf(":");
  const source = colon < 0 ? plain : plain.slice(0, colon);
  const there = colon < 0 ? plain : plain.slice(colon + 1);
  const deletes = every || (colon >= 0 && source === "");
  if (/^refs\/tags\//.test(there)) {
    const named = there.slice("refs/tags/".length);
    const one = deletes && !named.includes("*");
    return { branches: one ? [`tags/${named}`] : "tags", force, deletes };
  }
  const name = there.replace(/^refs\/heads\//, "");
  if (name.includes("*")) return { branches: "all", force, deletes };
  if (/^(HEAD|@)$/.test(name)) return { branches: "current", force, deletes };
  return { branches: [name], force, deletes };
}
