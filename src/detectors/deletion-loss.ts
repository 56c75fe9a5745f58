import { isArtefact } from "../effects/artefacts.ts";
import type { Scene } from "./define-detector.ts";

/**
 * Whether deleting a path of the project loses something that neither git nor a tool can bring
 * back.
 * What is missing is judged by its path, as untracked work.
 */
export function deletionLoss(path: string, { here, world }: Scene): boolean {
  if (here.project === undefined) return true;
  // Why: what the session itself has made is scratch.
  if (world.ledger.made(path, world.files.lstat(path))?.isNew === true) return false;
  if (
    isArtefact(path, here.project, world.files) &&
    world.git.repository(path)?.tracks(path) !== true
  )
    return false;
  const repository = world.git.repository(path);
  return repository?.unchanged(path) !== true;
}
