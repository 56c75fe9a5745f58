import { textsOf } from "../base/value.ts";
import type { WriteEffect } from "../effects/effect.ts";
import { placeOf } from "../effects/place.ts";
import type { MachineEffect } from "../effects/system-effects.ts";
import { type Detector, defineDetector } from "./define-detector.ts";

type MessageId = MachineEffect["part"] | "device";

/** Flags changes to the machine as a whole: disks, kernel, power, network, services. */
export const changeMachine: Detector<MessageId> = defineDetector({
  id: "change-machine",
  meta: {
    title: "Change of the machine",
    description:
      "Formats or overwrites a disk, restarts the machine, changes its kernel, network, " +
      "firewall or " +
      "services, or lowers its protection. It concerns everybody who uses the machine.",
    messages: {
      power: "{{what}}",
      kernel: "{{what}}",
      disk: "{{what}}",
      mount: "{{what}}",
      network: "{{what}}",
      firewall: "{{what}}",
      service: "{{what}}",
      security: "{{what}}",
      clock: "{{what}}",
      device: "writes to the device {{path}}",
    },
    examples: {
      flagged: ["reboot", "ufw disable", "echo x > /dev/sda", "cat image.iso > /dev/nvme0n1"],
      clean: ["echo x > /dev/null", "cat /proc/cpuinfo", "echo done > /dev/tty"],
    },
    references: ["MITRE ATT&CK T1561", "MITRE ATT&CK T1529", "MITRE ATT&CK T1562"],
  },
  *detect({ effects, here }) {
    for (const effect of effects) {
      if (effect.kind === "machine")
        yield { messageId: effect.part, data: { what: effect.what }, at: effect.at };
      else if (effect.kind === "write")
        for (const path of devices(effect))
          if (placeOf(path, here).class === "device")
            yield { messageId: "device", data: { path }, at: effect.at };
    }
  },
});

const devices = (effect: WriteEffect): readonly string[] =>
  (textsOf(effect.target.path) ?? []).filter((path) => path.startsWith("/dev/"));
