import type { CommandSpec } from "../../define-command.ts";
import { accountTools } from "./accounts.ts";
import { checks } from "./checks.ts";
import { daemons } from "./daemons.ts";
import { machineTools, sysctl } from "./machine.ts";
import { maintenanceTools } from "./maintenance.ts";
import { mountTools } from "./mounts.ts";
import { networkingTools } from "./networking.ts";
import { serviceTools } from "./services.ts";
import { tmux } from "./tmux.ts";

/** Programs of whoever administers the machine. */
export const systemTools: readonly CommandSpec[] = [
  ...accountTools,
  ...checks,
  ...daemons,
  ...machineTools,
  ...maintenanceTools,
  ...mountTools,
  ...networkingTools,
  ...serviceTools,
  sysctl,
  tmux,
];
