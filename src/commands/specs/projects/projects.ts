import type { CommandSpec } from "../../define-command.ts";
import { buildTools } from "./build.ts";
import { compilerTools } from "./compilers.ts";
import { editors } from "./editors.ts";
import { keepers } from "./keepers.ts";
import { lesserTools } from "./lesser.ts";
import { makers } from "./makers.ts";
import { mediaTools } from "./media.ts";
import { notebooks } from "./notebooks.ts";

/** Tools of the work on a project: building, editing, media, secrets, agents. */
export const projectTools: readonly CommandSpec[] = [
  ...buildTools,
  ...compilerTools,
  ...editors,
  ...keepers,
  ...lesserTools,
  ...makers,
  ...mediaTools,
  notebooks,
];
