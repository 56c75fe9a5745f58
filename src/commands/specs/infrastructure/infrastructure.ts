import type { CommandSpec } from "../../define-command.ts";
import { cloudTools } from "./clouds.ts";
import { docker, imageTools } from "./containers.ts";
import { clusterTools, kubectl } from "./kubernetes.ts";
import { machines } from "./machines.ts";
import { provisioningTools } from "./provisioning.ts";

/** Programs that manage containers, clusters, clouds and what is made of files. */
export const infrastructureTools: readonly CommandSpec[] = [
  ...cloudTools,
  ...clusterTools,
  ...imageTools,
  ...machines,
  ...provisioningTools,
  docker,
  kubectl,
];
