import { joinTaint, noTaint, type Taint } from "../base/taint.ts";
import { isArtefact } from "../effects/artefacts.ts";
import { isBelow } from "../effects/locate.ts";
import { placeOf } from "../effects/place.ts";
import { type Analysis, filesOf } from "./context.ts";
import type { State } from "./state.ts";

/** What commands before this one, of the text and of the session, have made of a file. */
export interface Earlier {
  readonly taint: readonly Taint[];
  /** Why it may hold something else than it seems to; completes "it is not known because". */
  readonly doubt?: string;
}

/**
 * What is known of where the content of a file comes from. `text` is what it holds on disk, where
 * that has been read. What git tracks in the project is not what was unpacked or cloned around it.
 */
export function earlier(path: string, state: State, analysis: Analysis, text?: string): Earlier {
  const written = state.written.get(path);
  if (written !== undefined) return { taint: written.taint };
  const { ledger } = analysis.world;
  const facts = filesOf(state, analysis).stat(path);
  const made = ledger.made(path, facts, text);
  const around = aroundOf(path, state);
  const [first] = [...(made?.perhaps ?? noTaint), ...perhapsOf(path, state)];
  if (made === undefined && around.length === 0 && first === undefined)
    return lostOf(path, state, analysis);
  if (made?.exact === true && made.taint.length > 0)
    return { taint: joinTaint(made.taint, around) };
  if (isTrackedHere(path, analysis)) return nothing;
  const taint = joinTaint(made?.taint ?? noTaint, around);
  if (taint.length > 0 || first === undefined) return { taint };
  return { taint: noTaint, doubt: `${first.source} may have sent it` };
}

/** The state's key for what may be anywhere below a folder. */
export const anywhereBelow = (folder: string): string => `${folder}/`;

const nothing: Earlier = { taint: noTaint };

/** Taint of folders that the text has made as a whole: a clone, a copy. */
function aroundOf(path: string, { written }: State): readonly Taint[] {
  if (written.size === 0) return noTaint;
  return foldersOf(path).reduce(
    (all, folder) => joinTaint(all, written.get(folder)?.taint ?? noTaint),
    noTaint,
  );
}

const perhapsOf = (path: string, { written }: State): readonly Taint[] =>
  foldersOf(path).flatMap((folder) => written.get(anywhereBelow(folder))?.taint ?? []);

function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let cut = path.lastIndexOf("/"); cut > 0; cut = path.lastIndexOf("/", cut - 1))
    folders.push(path.slice(0, cut));
  return folders;
}

function isTrackedHere(path: string, { here, world }: Analysis): boolean {
  if (here.project === undefined || !isBelow(path, here.project)) return false;
  const repository = world.git.repository(path);
  return repository?.root === here.project && repository.tracks(path) === true;
}

/** FAIL-CLOSED: without the record, whatever could have been downloaded may have been. */
function lostOf(path: string, state: State, analysis: Analysis): Earlier {
  const { here, world } = analysis;
  const { lost } = world.ledger;
  if (lost === undefined || filesOf(state, analysis).stat(path) === undefined) return nothing;
  const place = placeOf(path, here).class;
  const mayBe =
    place === "temporary" ||
    (place === "project" &&
      !isTrackedHere(path, analysis) &&
      !isArtefact(path, here.project ?? "/", world.files));
  return mayBe ? { taint: noTaint, doubt: lost } : nothing;
}
