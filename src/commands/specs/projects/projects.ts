import type { CommandSpec } from "../../define-command.ts";
import { buildTools } from "./build.ts";
import { editors } from "./editors.ts";
import { keepers } from "./keepers.ts";
import { mediaTools } from "./media.ts";

/** Tools of the work on a project: building, editing, media, secrets, agents. */
export const projectTools: readonly CommandSpec[] = [
  ...buildTools,
  ...editors,
  ...keepers,
  ...mediaTools,
];
