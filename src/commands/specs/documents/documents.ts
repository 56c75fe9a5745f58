import type { CommandSpec } from "../../define-command.ts";
import { converters } from "./converters.ts";
import { typesetting } from "./typesetting.ts";
import { viewers } from "./viewers.ts";

/** Programs that set, convert, print and show documents. */
export const documentTools: readonly CommandSpec[] = [...converters, ...typesetting, ...viewers];
