import { surroundings } from "../effects/surroundings.ts";
import type { SessionStart } from "../world/ledger.ts";
import type { World } from "../world/world.ts";

/** What a session begins with, as its first command finds it. */
export function sessionStart(world: World): SessionStart {
  const { project } = surroundings(world);
  const repository = project === undefined ? undefined : world.git.repository(project);
  return {
    project,
    commit: repository && headCommit(world, repository.directory),
    remotes: repository?.remotes ?? new Map(),
    path: world.environ.get("PATH"),
  };
}

/** The commit that HEAD names, directly or by a branch that has a file of its own. */
function headCommit({ files }: World, directory: string): string | undefined {
  const read = (name: string): string => files.read(`${directory}/${name}`, refBytesMax) ?? "";
  const head = read("HEAD");
  const branch = /^ref:\s*(refs\/\S+)\s*$/.exec(head)?.[1];
  return /^[0-9a-f]{40,64}$/.exec((branch === undefined ? head : read(branch)).trim())?.[0];
}

const refBytesMax = 4096;
