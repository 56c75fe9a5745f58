import type { CommandSpec } from "../define-command.ts";
import { fd } from "./files/fd.ts";
import { listingTools } from "./files/list.ts";
import { makingTools } from "./files/make.ts";
import { namingTools } from "./files/names.ts";
import { permissionTools } from "./files/permissions.ts";
import { splittingTools } from "./files/split.ts";
import { unmakingTools } from "./files/unmake.ts";

/** Programs that list, name, make, change and delete files. */
export const fileTools: readonly CommandSpec[] = [
  fd,
  ...listingTools,
  ...makingTools,
  ...namingTools,
  ...permissionTools,
  ...splittingTools,
  ...unmakingTools,
];
