import type { CommandSpec } from "../../define-command.ts";
import { forgeTools } from "./forges.ts";
import { corepack, npx, packageManagers } from "./javascript.ts";
import { pythonManagers } from "./python.ts";
import { moreToolchains } from "./releases.ts";
import { toolchains } from "./toolchains.ts";

/** Package managers, build drivers and forges. */
export const managers: readonly CommandSpec[] = [
  packageManagers,
  npx,
  corepack,
  ...pythonManagers,
  ...toolchains,
  ...moreToolchains,
  ...forgeTools,
];
