import type { CommandSpec } from "../define-command.ts";
import { debuggers } from "./wrappers/debuggers.ts";
import { env } from "./wrappers/env.ts";
import { lesserWrappers } from "./wrappers/lesser.ts";
import { parallel } from "./wrappers/parallel.ts";
import { plainWrappers } from "./wrappers/plain.ts";
import { settingsWrappers } from "./wrappers/settings.ts";
import { textRunners } from "./wrappers/texts.ts";
import { xargs } from "./wrappers/xargs.ts";

/** Programs that run other programs. */
export const wrappers: readonly CommandSpec[] = [
  ...debuggers,
  env,
  ...lesserWrappers,
  parallel,
  ...plainWrappers,
  ...settingsWrappers,
  ...textRunners,
  xargs,
];
