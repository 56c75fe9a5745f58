import { prefixOf, textsOf } from "../base/value.ts";
import type { PermissionEffect } from "../effects/effect.ts";
import { holds, placeOf } from "../effects/place.ts";
import { type Detector, defineDetector, type Scene } from "./define-detector.ts";

type MessageId = "system" | "wide" | "secret" | "guard" | "outside" | "given" | "unknown";

/** Flags permissions that are changed where they protect something. */
export const changePermission: Detector<MessageId> = defineDetector({
  id: "change-permission",
  meta: {
    title: "Change of permissions",
    description:
      "Changes mode, owner or access of a system tree, a home, a project root or a secret. " +
      "A recursive " +
      "change cannot be taken back, because nobody knows what was there before.",
    messages: {
      system: "changes the {{how}} of {{path}}, which belongs to the system",
      wide: "changes the {{how}} of {{path}} and everything below it",
      secret: "changes who can read {{path}}, which holds secrets",
      guard: "changes the {{how}} of {{path}}, which belongs to guardsh",
      outside: "changes the {{how}} of {{path}}, which is outside the project",
      given: "gives {{path}} to another user",
      unknown: "changes the {{how}} of a file that is not known",
    },
    examples: {
      flagged: ["chmod -R 777 /", "chmod 644 ~/.ssh/id_ed25519", "chown -R nobody ~"],
      clean: ["chmod +x scripts/build.sh", "chmod 600 ~/.ssh/id_ed25519", "chmod -R u+w dist"],
    },
    references: ["CWE-732", "MITRE ATT&CK T1222.002"],
  },
  *detect(scene) {
    for (const effect of scene.effects) {
      if (effect.kind !== "permission") continue;
      const { at, how } = effect;
      const paths = textsOf(effect.target.path);
      if (paths === undefined) {
        const below =
          effect.target.path.kind === "partial" &&
          // FAIL-CLOSED: `..` after what is not known may lead out of the folder that is.
          !/(^|\/)\.\.(\/|$)/.test(effect.target.path.suffix)
            ? placeOf(effect.target.path.prefix.replace(/\/$/, "") || "/", scene.here).class
            : undefined;
        if (below !== "project" && below !== "temporary")
          yield { messageId: "unknown", data: { how }, at };
        continue;
      }
      for (const path of effect.target.wholeOf && effect.recursive
        ? [effect.target.wholeOf]
        : paths) {
        const messageId = kindOf(path, effect, scene);
        if (messageId) yield { messageId, data: { path, how }, at };
      }
    }
  },
});

function kindOf(path: string, effect: PermissionEffect, scene: Scene): MessageId | undefined {
  const { here } = scene;
  const place = placeOf(path, here).class;
  const above =
    effect.recursive && (holds(path, here.home) || here.guard.some((one) => holds(path, one)));
  if (place === "guard") return "guard";
  if (path === "/" || above) return "wide";
  if (path === here.project && givesBack(effect, scene)) return undefined;
  if (path === here.home) return opens(effect) ? "wide" : undefined;
  // Why: most files of a project may be read by everybody; what others may write, they may run.
  if (path === here.project) return opensToWriters(effect) ? "wide" : undefined;
  if (place === "secret") return opens(effect) ? "secret" : undefined;
  // Why: what is somebody else's afterwards is out of this account's hands.
  if (
    place === "project" &&
    effect.how === "owner" &&
    namesOwner(effect) &&
    !givesBack(effect, scene)
  )
    return "given";
  if (
    place === "system" ||
    place === "device" ||
    (place === "start-up" && path.startsWith("/etc/"))
  )
    return "system";
  if (place === "home" || place === "elsewhere" || place === "start-up")
    return opens(effect) || effect.recursive ? "outside" : undefined;
  // Why: what every program keeps there is changed, or the bit that keeps it apart is taken away.
  if (place === "temporary" && placeOf(path, here).top)
    return effect.recursive || !keepsApart(effect) ? "outside" : undefined;
  return undefined;
}

/** The owner becomes the user whose project it is. */
function givesBack({ how, to }: PermissionEffect, { world }: Scene): boolean {
  const [text, ...more] = textsOf(to) ?? [];
  const user = text?.split(":")[0];
  if (how !== "owner" || user === undefined || user === "" || more.length > 0) return false;
  return user === String(world.users.uid) || world.users.home(user) === world.users.home();
}

/** A user is named, and not the group alone. */
const namesOwner = ({ to }: PermissionEffect): boolean => /^[^:.]/.test(prefixOf(to));

/** A mode that leaves the sticky bit of a folder for all where it is. */
const keepsApart = ({ how, to }: PermissionEffect): boolean =>
  how === "mode" && /^(0?1[0-7]{3}|[ugoa]*[+-][rwxt,ugoa+]*)$/.test(prefixOf(to));

/** Whether others than the owner get to write. */
function opensToWriters(effect: PermissionEffect): boolean {
  const to = prefixOf(effect.to);
  if (effect.how !== "mode") return opens(effect);
  if (/^[0-7]{3,4}$/.test(to)) return /[2367]$/.test(to);
  return /(^|,)([gu]*[oa][ugoa]*)?[+=][rxXst]*w/.test(to);
}

/** Whether others than the owner get rights. */
function opens(effect: PermissionEffect): boolean {
  const to = prefixOf(effect.to);
  if (effect.how === "owner" || effect.how === "access-list") return true;
  if (effect.how !== "mode") return false;
  if (/^[0-7]{3,4}$/.test(to))
    return /[1-7]/.test(to.slice(-1)) && /[2367]$|[4567]$/.test(to) && to.slice(-1) !== "1";
  return /(^|,)[ga]*o[ga]*[+=][rwx]|(^|,)a?[+=][rwxX]*[rw]/.test(to);
}
