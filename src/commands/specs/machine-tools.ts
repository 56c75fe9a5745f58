import type { CommandSpec } from "../define-command.ts";
import { factTools } from "./facts/facts.ts";
import { processLists } from "./processes/list.ts";
import { signalTools } from "./processes/signal.ts";

/** Programs that tell of the machine and its processes, and those that signal them. */
export const machineTools: readonly CommandSpec[] = [...factTools, ...processLists, ...signalTools];
