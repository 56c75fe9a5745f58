import { anyOf } from "../base/any-of.ts";
import { known, textsOf } from "../base/value.ts";
import { hostClass, hostOf } from "../effects/hosts.ts";
import type { PushEffect } from "../effects/system-effects.ts";
import type { Repository } from "../world/git.ts";
import { type Detector, defineDetector, type Scene } from "./define-detector.ts";

type MessageId =
  | "default"
  | "forced"
  | "forcedDefault"
  | "everything"
  | "tags"
  | "elsewhere"
  | "unknown";

/** Flags pushes that change what others build on. */
export const pushCommits: Detector<MessageId> = defineDetector({
  id: "push-commits",
  meta: {
    title: "Push to a shared branch",
    description:
      "Pushes to the default or a release branch, pushes tags, rewrites or deletes what is " +
      "published, or " +
      "pushes to a remote that the project does not have. A feature branch to the own " +
      "remote is everyday work.",
    messages: {
      default: "pushes to {{branch}}, which others build on",
      forced: "rewrites or deletes {{branch}} at the remote",
      forcedDefault: "rewrites or deletes {{branch}}, which others build on",
      everything: "rewrites or deletes every branch or tag at the remote",
      tags: "pushes tags or all branches",
      elsewhere: "pushes to {{host}}, which is no remote of the project",
      unknown: "pushes branches that are not known before it runs",
    },
    examples: {
      flagged: ["git push origin main", "git push --force origin main", "git push --tags"],
      clean: ["git push -u origin feature", "git fetch --all"],
    },
    references: ["git-push(1)"],
  },
  *detect(scene) {
    for (const effect of scene.effects) {
      if (effect.kind !== "push") continue;
      const repository = scene.world.git.repository(scene.world.directory ?? "/");
      const elsewhere = otherHost(effect, repository, scene);
      if (elsewhere) yield { messageId: "elsewhere", data: { host: elsewhere }, at: effect.at };
      const found = kindOf(effect, repository);
      if (found)
        yield { messageId: found.messageId, data: { branch: found.branch }, at: effect.at };
    }
  },
});

const release = anyOf(
  /^(main|master|trunk|develop|production|prod|stable|release(s|[/-].*)?|hotfix\/.*)$/,
  /^(v?\d+(\.[\dx]+)*)$/,
);

function kindOf(
  effect: PushEffect,
  repository: Repository | undefined,
): { readonly messageId: MessageId; readonly branch: string } | undefined {
  const rewrites = effect.force === "yes" || effect.deletes;
  const { branches } = effect;
  if (branches === "all" || branches === "tags")
    return { messageId: rewrites ? "everything" : "tags", branch: branches };
  if (branches === "unknown") return { messageId: "unknown", branch: "…" };
  const names = branches === "current" ? [repository?.branch ?? "HEAD"] : branches;
  const shared = names.find((name) => name === repository?.defaultBranch || release.test(name));
  if (shared !== undefined)
    return {
      messageId: rewrites || effect.force === "lease" ? "forcedDefault" : "default",
      branch: shared,
    };
  const [first] = names;
  if ((rewrites || effect.force === "lease") && first !== undefined)
    return { messageId: "forced", branch: first };
  return undefined;
}

/** The host of a push to an address that is not the project's own. */
function otherHost(
  effect: PushEffect,
  repository: Repository | undefined,
  scene: Scene,
): string | undefined {
  const remote = effect.remote ?? known("origin");
  const names = textsOf(remote);
  const isName = (name: string): boolean =>
    repository?.remotes.has(name) === true || /^[\w.-]+$/.test(name);
  if (names?.every(isName) === true)
    return names
      .flatMap((name) => repository?.remotes.get(name) ?? [])
      .filter((address) => isNewRemote(address, scene))
      .map((address) => hostOf(known(address)))[0];
  const place = hostClass(remote, scene.here);
  return place === "own" || place === "loopback" ? undefined : hostOf(remote);
}

/** Whether the session has added or repointed a remote, and not just spelled it in another way. */
function isNewRemote(address: string, { here, world }: Scene): boolean {
  const { start } = world.ledger;
  if (start === undefined || start.project !== here.project) return false;
  return ![...start.remotes.values()].some((one) => placeOfRemote(one) === placeOfRemote(address));
}

/** `git@host:a/b.git` and `https://host/a/b` are the same repository. */
const placeOfRemote = (address: string): string =>
  address
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/^[^@/]*@/, "")
    .replace(/^([^:/]+):(\d+\/|\/)?/, "$1/")
    .replace(/(\.git)?\/*$/, "")
    .toLowerCase();
