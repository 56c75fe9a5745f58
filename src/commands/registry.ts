import type { CommandSpec } from "./define-command.ts";
import { archiveTools } from "./specs/archives/archives.ts";
import { cat } from "./specs/cat.ts";
import { consoles } from "./specs/consoles/consoles.ts";
import { cp } from "./specs/cp.ts";
import { curl } from "./specs/curl.ts";
import { databaseTools } from "./specs/databases/databases.ts";
import { documentTools } from "./specs/documents/documents.ts";
import { echo } from "./specs/echo.ts";
import { fileTools } from "./specs/file-tools.ts";
import { find } from "./specs/find.ts";
import { git } from "./specs/git.ts";
import { guardsh } from "./specs/guardsh.ts";
import { infrastructureTools } from "./specs/infrastructure/infrastructure.ts";
import { languages } from "./specs/languages/languages.ts";
import { machineTools } from "./specs/machine-tools.ts";
import { managers } from "./specs/managers/managers.ts";
import { mkdir } from "./specs/mkdir.ts";
import { mv } from "./specs/mv.ts";
import { networkTools } from "./specs/network/network.ts";
import { otherShells } from "./specs/other-shells.ts";
import { packageTools } from "./specs/packages/packages.ts";
import { projectTools } from "./specs/projects/projects.ts";
import { rm } from "./specs/rm.ts";
import { secretTools } from "./specs/secrets/secrets.ts";
import { shells } from "./specs/shells.ts";
import { sudo } from "./specs/sudo.ts";
import { systemTools } from "./specs/system/system.ts";
import { textTools } from "./specs/text-tools.ts";
import { wrappers } from "./specs/wrappers.ts";

/** Every spec, in alphabetical order. */
export const commandSpecs: readonly CommandSpec[] = [
  ...archiveTools,
  cat,
  ...consoles,
  cp,
  curl,
  ...databaseTools,
  ...documentTools,
  echo,
  ...fileTools,
  find,
  git,
  guardsh,
  ...infrastructureTools,
  ...languages,
  ...managers,
  ...machineTools,
  mkdir,
  mv,
  ...networkTools,
  otherShells,
  ...packageTools,
  ...projectTools,
  rm,
  ...secretTools,
  shells,
  sudo,
  ...systemTools,
  ...textTools,
  ...wrappers,
];

const byName = new Map(
  commandSpecs.flatMap((spec) => spec.names.map((name) => [name, spec] as const)),
);

/** The spec of the program that goes by this name. */
export const commandSpec = (name: string): CommandSpec | undefined => byName.get(name);
