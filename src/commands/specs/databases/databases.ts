import type { CommandSpec } from "../../define-command.ts";
import { databaseAdministration, migrationTools } from "./administration.ts";
import { databaseClients } from "./clients.ts";

/** Programs that talk to databases and look after them. */
export const databaseTools: readonly CommandSpec[] = [
  ...databaseAdministration,
  ...databaseClients,
  ...migrationTools,
];
