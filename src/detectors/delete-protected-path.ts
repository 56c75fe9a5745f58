import { textsOf, whyOf } from "../base/value.ts";
import { matchesOnlyLeftovers } from "../effects/artefacts.ts";
import type { DeleteEffect, WriteEffect } from "../effects/effect.ts";
import { holds, placeOf } from "../effects/place.ts";
import type { Target } from "../effects/target.ts";
import { type Detector, defineDetector, type Scene, type Sighting } from "./define-detector.ts";
import { deletionLoss } from "./deletion-loss.ts";

type MessageId =
  | "root"
  | "system"
  | "home"
  | "personal"
  | "project"
  | "repository"
  | "otherProject"
  | "guard"
  | "startUp"
  | "secret"
  | "unset"
  | "temporary"
  | "temporaryProject"
  | "outside"
  | "untracked"
  | "emptied"
  | "moved"
  | "unknown";

type Kind = { readonly messageId: MessageId; readonly path: string };

/**
 * Flags a deletion by what its target is: a protected place, work that is nowhere else, or unknown.
 */
export const deleteProtectedPath: Detector<MessageId> = defineDetector({
  id: "delete-protected-path",
  meta: {
    title: "Deletion of a protected path",
    description:
      "Deletes a file or tree that cannot be brought back: a system tree, a home, a " +
      "project or its " +
      "history, work that git does not have, or a target that is not known before the " +
      "command runs.",
    messages: {
      root: "deletes {{path}}, the whole file system",
      system: "deletes {{path}}, which belongs to the system",
      home: "deletes {{path}}, which is or holds a home directory",
      personal: "deletes {{path}}, in which a person keeps their own",
      project: "deletes {{path}}, which is or holds the whole project",
      repository: "deletes {{path}}, the history of a repository",
      otherProject: "deletes {{path}}, which is another project",
      guard: "deletes {{path}}, which is or holds what belongs to guardsh",
      startUp: "deletes {{path}}, which decides what runs at the next start",
      secret: "deletes {{path}}, which holds secrets",
      unset: "{{names}} unset, so the target is {{written}}: it deletes {{path}}",
      temporaryProject: "deletes {{path}}, which is a project",
      temporary: "deletes {{path}}, the temporary files of every program",
      outside: "deletes {{path}}, which is outside the project",
      untracked: "deletes {{path}}, which git cannot bring back",
      emptied: "empties {{path}}, which git cannot bring back",
      moved: "moves or replaces everything in {{path}}, hidden files included",
      unknown: "deletes {{written}}, which cannot be known before it runs: {{why}}",
    },
    examples: {
      flagged: ["rm -rf ~", 'rm -rf "$UNSET/"*', "rm -rf /etc", "rm -rf .git", "find / -delete"],
      clean: ["rm -rf ./node_modules", "rm -rf /tmp/scratch", "rm -f build.log"],
    },
    references: [
      "CWE-73",
      "MITRE ATT&CK T1485",
      "https://github.com/valvesoftware/steam-for-linux/issues/3671",
    ],
  },
  *detect(scene) {
    const seen = new Set<string>();
    for (const effect of scene.effects) {
      if (effect.kind === "write") yield* emptied(effect, scene);
      if (effect.kind !== "delete") continue;
      for (const sighting of sightings(effect, scene)) {
        const key = `${sighting.messageId} ${sighting.data["path"]} ${sighting.at.start}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield sighting;
        // Why: a pattern over a protected directory is one hazard, not one for each of its entries.
        if (effect.target.wholeOf !== undefined)
          seen.add(`${effect.target.wholeOf} ${sighting.at.start}`);
      }
    }
    yield* emptiedFolder(scene);
  },
});

/** Deletions that together take all that can be seen in the project or the home, name by name. */
function* emptiedFolder(scene: Scene): Iterable<Sighting<MessageId>> {
  const { effects, here, world } = scene;
  const deletions = effects.filter(
    (one): one is DeleteEffect => one.kind === "delete" && !one.moved && !one.empty,
  );
  const gone = new Set(deletions.flatMap((one) => textsOf(one.target.path) ?? []));
  if (gone.size < fewestOfAll) return;
  for (const [messageId, folder] of [
    ["project", here.project],
    ["home", here.home],
  ] as const) {
    if (folder === undefined || ![...gone].some((path) => isIn(path, folder))) continue;
    const names = (world.files.list(folder, entriesMax) ?? [])
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith("."));
    const at = deletions.at(-1)?.at;
    if (at && names.length >= fewestOfAll && names.every((name) => gone.has(`${folder}/${name}`)))
      yield { messageId, data: { path: folder, written: folder }, at };
  }
}

const isIn = (path: string, folder: string): boolean =>
  path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/");

/** Of fewer things than this nobody says that they are all. */
const fewestOfAll = 3;
const entriesMax = 1000;

function* sightings(effect: DeleteEffect, scene: Scene): Iterable<Sighting<MessageId>> {
  const { target, at } = effect;
  const whole =
    target.wholeOf === undefined ? undefined : protectedKind(target.wholeOf, true, scene);
  const isEach = target.path.kind === "known" && target.path.text === target.wholeOf;
  if (whole !== undefined) {
    // Why: what is moved one by one lives on, if under other names.
    yield report(effect.moved && isEach ? { ...whole, messageId: "moved" } : whole, target, at);
    return;
  }
  if (effect.moved && isEach && isOrdinary(placeOf(target.wholeOf ?? "", scene.here).class)) return;
  const paths = textsOf(target.path);
  if (paths === undefined) {
    if (!effect.empty) yield* unclear(effect, scene);
    return;
  }
  for (const path of paths) {
    if (path === "") continue;
    const loss = effect.empty ? undefined : lossKind(effect, path, scene);
    const kind = protectedKind(path, effect.recursive, scene) ?? loss;
    if (kind) yield report(kind, target, at);
  }
}

/** Cutting a file to nothing loses what deleting it would lose. */
function* emptied(effect: WriteEffect, scene: Scene): Iterable<Sighting<MessageId>> {
  const { how, content, target, at } = effect;
  if (how !== "truncate" || content?.kind !== "known" || content.text !== "") return;
  for (const path of textsOf(target.path) ?? []) {
    const facts = scene.world.files.stat(path);
    if (facts?.type !== "file" || facts.size === 0) continue;
    if (placeOf(path, scene.here).class !== "project" || !deletionLoss(path, scene)) continue;
    yield { messageId: "emptied", data: { path }, at };
  }
}

/** A path that is protected whatever is in it. `recursive`: what lies below it goes too. */
function protectedKind(path: string, recursive: boolean, scene: Scene): Kind | undefined {
  const { here } = scene;
  const kind = (messageId: MessageId): Kind => ({ messageId, path });
  if (recursive) {
    if (path === "/") return kind("root");
    if (holds(path, here.home)) return kind("home");
    if (holds(path, here.project)) return kind("project");
    if (here.guard.some((one) => holds(path, one))) return kind("guard");
  }
  const place = placeOf(path, here);
  switch (place.class) {
    case "guard":
      return kind("guard");
    case "git-directory":
      return /\/\.git\/(.*\/)?[^/]+\.lock$/.test(path) ? undefined : kind("repository");
    case "system":
    case "device":
      return kind("system");
    case "start-up":
      return kind("startUp");
    case "secret":
      return kind("secret");
    case "temporary":
      if (place.top && recursive) return kind("temporary");
      return recursive && isOtherProject(path, scene) ? kind("temporaryProject") : undefined;
    default:
      if (recursive && isPersonal(path, scene)) return kind("personal");
      if (recursive && isRepository(path, scene)) return kind("repository");
      return recursive && isOtherProject(path, scene) ? kind("otherProject") : undefined;
  }
}

/** Source: xdg-user-dirs 0.18 user-dirs.dirs(5); XDG Base Directory Specification 0.8. */
const isPersonal = (path: string, { here: { home } }: Scene): boolean =>
  home !== undefined &&
  path.startsWith(`${home}/`) &&
  /^(Desktop|Documents|Music|Movies|Pictures|Videos|Library|\.config|\.local(\/share)?)$/.test(
    path.slice(home.length + 1),
  );

const isOtherProject = (path: string, { world, here }: Scene): boolean =>
  path !== here.project && world.files.lstat(`${path}/.git`) !== undefined;

/** A repository by what is in it, whatever its name is: a bare one, or a `.git` put aside. */
const isRepository = (path: string, { world }: Scene): boolean =>
  ["HEAD", "objects", "refs"].every((one) => world.files.lstat(`${path}/${one}`) !== undefined);

/** What is not protected as a place is judged by what would be lost. */
function lossKind(effect: DeleteEffect, path: string, scene: Scene): Kind | undefined {
  if (effect.moved || effect.own) return undefined;
  if (scene.world.files.lstat(path)?.type === "symlink") return undefined;
  const { class: place } = placeOf(path, scene.here);
  // Why: of a repository only the locks that a dead git has left behind are not protected.
  if (place === "temporary" || place === "git-directory") return undefined;
  if (place !== "project") return { messageId: "outside", path };
  return deletionLoss(path, scene) ? { messageId: "untracked", path } : undefined;
}

/** A target of which only a beginning is known, or nothing at all. */
function* unclear(effect: DeleteEffect, scene: Scene): Iterable<Sighting<MessageId>> {
  const { target, at } = effect;
  const { path } = target;
  const folder =
    path.kind === "partial" && path.prefix.includes("/") ? folderOf(path.prefix) : undefined;
  if (folder !== undefined && staysBelow(target)) {
    const { class: place, top } = placeOf(folder, scene.here);
    if (place === "temporary" && !(top && path.kind === "partial" && path.prefix.endsWith("/")))
      return;
    if (target.named?.every(matchesOnlyLeftovers) === true && isOrdinary(place)) return;
    if (effect.moved && isOrdinary(place)) return;
    const isListed = path.kind === "partial" && path.entry === true;
    if (isListed && place === "project" && !top && !deletionLoss(folder, scene)) return;
    const isHome = !effect.moved && !target.named && holds(folder, scene.here.home);
    const kind = folder === "/" ? "root" : isHome ? "home" : place === "system" ? place : undefined;
    if (kind !== undefined) {
      yield report({ messageId: kind, path: `${folder === "/" ? "" : folder}/…` }, target, at);
      return;
    }
  }
  const why = whyOf(path) ?? "it has too many possible values";
  yield { messageId: "unknown", data: { written: target.written, path: target.written, why }, at };
}

const folderOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf("/")) || "/";

const staysBelow = (target: Target): boolean =>
  target.path.kind === "partial" && target.path.prefix.startsWith("/");

const isOrdinary = (place: string): boolean =>
  place === "project" || place === "home" || place === "elsewhere";

function report(kind: Kind, target: Target, at: Sighting<MessageId>["at"]): Sighting<MessageId> {
  const { unset } = target.path;
  if (unset.length === 0)
    return { ...kind, data: { path: kind.path, written: target.written }, at };
  const names = `${unset.join(" and ")} ${unset.length === 1 ? "is" : "are"}`;
  const written =
    target.wholeOf === undefined ? target.written : `${target.wholeOf.replace(/\/$/, "")}/*`;
  return { messageId: severityOf(kind), data: { names, written, path: kind.path }, at };
}

/** An unset variable is named only where it leads to something protected. */
const severityOf = ({ messageId }: Kind): MessageId =>
  messageId === "outside" || messageId === "untracked" ? messageId : "unset";
