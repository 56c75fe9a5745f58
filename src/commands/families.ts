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
import { gitSubcommands } from "./specs/git/subcommands.ts";
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

/** Commands that are of one kind, for the pages about them. */
export interface CommandFamily {
  /** Name of its page. */
  readonly id: string;
  readonly title: string;
  readonly specs: readonly CommandSpec[];
  /** They are subcommands of this program. */
  readonly of?: string;
}

/** Every spec, in the one family that it belongs to. */
export const commandFamilies: readonly CommandFamily[] = [
  { id: "archives", title: "Archives and compression", specs: archiveTools },
  { id: "consoles", title: "Consoles of other programs", specs: consoles },
  { id: "databases", title: "Databases", specs: databaseTools },
  { id: "documents", title: "Documents", specs: documentTools },
  {
    id: "files",
    title: "Files and folders",
    specs: [cat, cp, ...fileTools, find, mkdir, mv, rm],
  },
  { id: "git", title: "git", specs: [git] },
  {
    id: "git-subcommands",
    title: "Subcommands of git",
    specs: [...new Set(gitSubcommands.values())],
    of: "git",
  },
  { id: "guardsh", title: "guardsh itself", specs: [guardsh] },
  {
    id: "infrastructure",
    title: "Clouds, clusters and containers",
    specs: infrastructureTools,
  },
  { id: "languages", title: "Interpreters", specs: languages },
  { id: "machine", title: "Processes and facts of the machine", specs: machineTools },
  { id: "managers", title: "Package managers and forges", specs: managers },
  { id: "network", title: "Network", specs: [curl, ...networkTools] },
  { id: "packages", title: "Packages of the system", specs: packageTools },
  { id: "projects", title: "Builds, checks and editors", specs: projectTools },
  { id: "secrets", title: "Keys and secrets", specs: secretTools },
  { id: "shells", title: "Shells and other rights", specs: [shells, otherShells, sudo] },
  { id: "system", title: "The machine as a whole", specs: systemTools },
  { id: "text", title: "Text", specs: [echo, ...textTools] },
  { id: "wrappers", title: "Programs that run others", specs: wrappers },
];

/** The family that has the command, and its spec there; `git add` is one of git's own. */
export function familyOf(
  name: string,
): { readonly family: CommandFamily; readonly spec: CommandSpec } | undefined {
  for (const family of commandFamilies) {
    const own = family.of === undefined ? name : subcommandOf(family.of, name);
    const spec = family.specs.find(({ names }) => own !== undefined && names.includes(own));
    if (spec) return { family, spec };
  }
  return undefined;
}

const subcommandOf = (program: string, name: string): string | undefined =>
  name.startsWith(`${program} `) ? name.slice(program.length + 1) : undefined;

/** How a spec's options are written: `-r, -R, --recursive`; without the `--no-` ones of others. */
export function optionForms(spec: CommandSpec): readonly string[] {
  const { options, oneDash } = spec.grammar;
  const isNegated = (name: string): boolean =>
    name.startsWith("no-") && Object.hasOwn(options, name.slice("no-".length));
  const listed = Object.entries(options).filter(([name]) => !isNegated(name));
  return listed.map(([name, { short = "", long = [], shortOnly, argument }]) => {
    const dash = oneDash ? "-" : "--";
    const isLetter = name.length === 1;
    const own = shortOnly || isLetter ? [] : [`${dash}${name}`];
    const letters = [...new Set([...(isLetter && !shortOnly ? [name] : []), ...short])];
    const forms = [
      ...letters.map((one) => `-${one}`),
      ...own,
      ...long.map((one) => `${dash}${one}`),
    ];
    return `${forms.join(", ")}${argument === undefined ? "" : "=…"}`;
  });
}
