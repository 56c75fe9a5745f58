import type { CommandSpec } from "../../define-command.ts";
import { accountTools } from "./accounts.ts";
import { machineTools, sysctl } from "./machine.ts";
import { mountTools } from "./mounts.ts";
import { networkingTools } from "./networking.ts";
import { serviceTools } from "./services.ts";
import { tmux } from "./tmux.ts";

/** Programs of whoever administers the machine. */
export const systemTools: readonly CommandSpec[] = [
  ...accountTools,
  ...machineTools,
  ...mountTools,
  ...networkingTools,
  ...serviceTools,
  sysctl,
  tmux,
];
