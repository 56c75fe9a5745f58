import type { CommandSpec } from "../../define-command.ts";
import { archivers } from "./archivers.ts";
import { compressorTools } from "./compressors.ts";
import { tar } from "./tar.ts";

/** Programs that pack, compress and unpack files. */
export const archiveTools: readonly CommandSpec[] = [...archivers, ...compressorTools, tar];
