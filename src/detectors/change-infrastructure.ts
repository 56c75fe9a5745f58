import { textsOf } from "../base/value.ts";
import { placeOf } from "../effects/place.ts";
import type { Surroundings } from "../effects/surroundings.ts";
import type { ContainerEffect } from "../effects/system-effects.ts";
import { type Detector, defineDetector, type Sighting } from "./define-detector.ts";

type MessageId =
  | "change"
  | "destroy"
  | "attended"
  | "removeContainers"
  | "mount"
  | "hostMount"
  | "privileged";

/**
 * Flags changes to live infrastructure: clusters, clouds, containers with a way to this machine.
 */
export const changeInfrastructure: Detector<MessageId> = defineDetector({
  id: "change-infrastructure",
  meta: {
    title: "Change of infrastructure",
    description:
      "Changes or destroys what runs elsewhere: clusters, cloud resources, hosts; or " +
      "starts a container " +
      "that reaches into this machine. Others depend on it, and an undo is rarely at hand.",
    messages: {
      change: "changes {{system}}: {{object}}",
      destroy: "destroys {{system}}: {{object}}",
      attended: "destroys {{system}} after asking: {{object}}",
      removeContainers: "removes {{object}}",
      mount: "lets a container reach {{object}} of this machine",
      hostMount: "gives a container {{object}} of this machine",
      privileged: "gives a container the rights of this machine",
    },
    examples: {
      flagged: [
        "kubectl delete namespace prod",
        "terraform apply -auto-approve",
        "docker run -v /:/host alpine",
      ],
      clean: ["kubectl get pods", "terraform plan", "echo kubectl delete ns prod"],
    },
    references: ["MITRE ATT&CK T1485", "MITRE ATT&CK T1611"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      const { at } = effect;
      if (effect.kind === "infrastructure") {
        const data = { system: effect.system, object: effect.object };
        yield {
          messageId: effect.act === "destroy" && effect.attended ? "attended" : effect.act,
          data,
          at,
        };
      } else if (effect.kind === "container") yield* containers(effect, here);
    }
  },
});

function* containers(effect: ContainerEffect, here: Surroundings): Iterable<Sighting<MessageId>> {
  const { at } = effect;
  if (effect.act === "remove") {
    yield { messageId: "removeContainers", data: { object: effect.what }, at };
    return;
  }
  if (effect.privileged) yield { messageId: "privileged", data: {}, at };
  const official = isOfficialImage(effect.image);
  for (const { source, readonly } of effect.mounts) {
    const object = source.written;
    const paths = textsOf(source.path);
    if (paths === undefined) {
      yield { messageId: "mount", data: { object }, at };
      continue;
    }
    for (const path of paths) {
      const place = placeOf(path, here);
      const inside = place.class === "project" || place.class === "temporary";
      if (inside && official) continue;
      const severe = !readonly && !inside && place.class !== "elsewhere" && !/\.sock$/.test(path);
      yield { messageId: severe ? "hostMount" : "mount", data: { object }, at };
    }
  }
}

/** An image without a registry and a user in its name is an official one, or was built here. */
const isOfficialImage = (image: ContainerEffect["image"]): boolean =>
  image !== undefined && (textsOf(image)?.every((name) => !name.includes("/")) ?? false);
