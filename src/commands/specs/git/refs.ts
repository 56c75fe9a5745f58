import { limits } from "../../../base/limits.ts";
import type { Resolve } from "../../define-command.ts";
import { repositoryOf } from "./worktree.ts";

/** All references of a repository, `refs/heads/main`, with the commits that they name. */
export type Refs = ReadonlyMap<string, string>;

/** Most references that are looked at. */
const refsMax = 2000;

/** The references of the repository; undefined when they cannot be read. */
export function refsOf(resolve: Resolve): Refs | undefined {
  const repository = repositoryOf(resolve);
  if (repository === undefined) return undefined;
  const { files } = resolve.world;
  const shared = files.read(`${repository.directory}/commondir`, 4096)?.trim();
  const folder = shared === undefined ? repository.directory : `${repository.directory}/${shared}`;
  const refs = new Map<string, string>();
  const packed = files.read(`${folder}/packed-refs`, limits.fileBytesMax) ?? "";
  for (const line of packed.split("\n")) {
    const match = /^([0-9a-f]{40,64}) (refs\/\S+)$/.exec(line);
    if (match) refs.set(match[2] as string, match[1] as string);
  }
  const open = ["refs"];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const entries = files.list(`${folder}/${name}`, refsMax);
    if (refs.size > refsMax) return undefined;
    for (const entry of entries ?? []) {
      const path = `${name}/${entry.name}`;
      if (entry.type === "directory") open.push(path);
      else {
        const sha = files.read(`${folder}/${path}`, 4096)?.trim();
        if (sha !== undefined && /^[0-9a-f]{40,64}$/.test(sha)) refs.set(path, sha);
      }
    }
  }
  // Why: a repository may keep its references in another form than files (reftable).
  return refs.size === 0 ? undefined : refs;
}

/** Whether a reference exists and no other one names the same commit. */
export function onlyHolder(name: string, refs: Refs): boolean {
  const sha = refs.get(name);
  if (sha === undefined) return false;
  for (const [other, held] of refs)
    if (held === sha && other !== name && other !== "refs/stash") return false;
  return true;
}

/** Whether moving the current branch away would leave commits that only the reflog names. */
export function currentIsOnlyHolder(resolve: Resolve): boolean {
  const repository = repositoryOf(resolve);
  const refs = refsOf(resolve);
  if (repository === undefined || refs === undefined) return true;
  const name = `refs/heads/${repository.branch}`;
  return repository.branch === undefined || !refs.has(name) || onlyHolder(name, refs);
}
