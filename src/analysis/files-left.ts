import { limits } from "../base/limits.ts";
import { either, type Value } from "../base/value.ts";
import { type FileFact, howOf } from "../world/ledger.ts";
import type { World } from "../world/world.ts";
import { contentOf } from "./content.ts";
import type { Analysis } from "./context.ts";
import { anywhereBelow } from "./earlier.ts";
import { endings, type Outcome } from "./outcome.ts";
import { isBuilt, type Overlaid, type Overlay } from "./overlay.ts";
import type { State } from "./state.ts";

/** What a text leaves of files for the commands that run after it. */
export interface FilesLeft {
  readonly written: ReadonlyMap<string, Value>;
  readonly overlay: Overlay;
}

/** What is left on all ways through a text; `undefined` when it has changed no file. */
export function filesLeft(
  outcome: Outcome,
  start: State,
  analysis: Analysis,
): FilesLeft | undefined {
  const ends = [...endings(outcome), ...outcome.jumps.map((jump) => jump.state)];
  if (ends.every((one) => one.written === start.written && one.overlay === start.overlay))
    return undefined;
  const written = new Map<string, Value>();
  for (const path of keysOf(ends.map((one) => one.written)))
    written.set(path, contentLeft(path, ends, start, analysis));
  const overlay = new Map<string, Overlaid>();
  for (const path of keysOf(ends.map((one) => one.overlay)))
    overlay.set(path, entryLeft(path, ends, analysis.world));
  return { written, overlay };
}

/**
 * The same as facts that can go on record. Of files without taint only those count that are new,
 * and those that had some before.
 */
export function factsOf(left: FilesLeft, { files, ledger }: World): readonly FileFact[] {
  const facts: FileFact[] = [];
  for (const [path, { taint }] of left.written) {
    if (/^\/(dev|proc)\//.test(path)) continue;
    const known = taint.filter(({ label }) => lasting.has(label));
    const isMoved = left.overlay.get(path)?.kind === "moved";
    const isNew = !isMoved && !path.endsWith("/") && files.lstat(path) === undefined;
    const before = known.length > 0 || isNew ? undefined : ledger.made(path, files.stat(path));
    const built = isBuilt(left.overlay.get(path));
    if (known.length === 0 && !isNew && !isMoved && !built && before === undefined) continue;
    // INVARIANT: what may be left of the old content is in the taint already.
    facts.push({
      path,
      how: howOf(known),
      taint: known,
      isNew,
      ...(built ? { built: true as const } : {}),
      replaces: !path.endsWith("/"),
    });
  }
  if (facts.length <= limits.factsMax) return facts;
  const tainted = facts.filter((one) => one.taint.length > 0);
  return [...tainted.slice(0, limits.factsMax), ...tainted.slice(limits.factsMax).map(around)];
}

/** Labels that matter beyond the text that has them. */
const lasting = new Set<string>(["secret", "confidential", "network", "decoded"]);

/** FAIL-CLOSED: past the limit it is only known where such files are. */
const around = (fact: FileFact): FileFact => ({
  ...fact,
  path: anywhereBelow(fact.path.slice(0, fact.path.lastIndexOf("/"))),
  replaces: false,
});

const keysOf = (maps: readonly ReadonlyMap<string, unknown>[]): ReadonlySet<string> =>
  new Set(maps.flatMap((one) => [...one.keys()]));

/**
 * Where a way has not written a file, its old content stays; a new file is only there if written.
 */
function contentLeft(
  path: string,
  ends: readonly State[],
  start: State,
  analysis: Analysis,
): Value {
  const contents = ends.flatMap((one) => one.written.get(path) ?? []);
  const isEverywhere = contents.length === ends.length;
  const known = { kind: "known", text: path, taint: [], unset: [] } as const;
  const wasThere = !path.endsWith("/") && analysis.world.files.lstat(path) !== undefined;
  if (!isEverywhere && wasThere)
    contents.push(contentOf({ written: path, path: known, followed: true }, start, analysis));
  return contents.reduce((one, other) => either(one, other));
}

function entryLeft(path: string, ends: readonly State[], world: World): Overlaid {
  const entries = ends.map((one) => one.overlay.get(path));
  const present = entries.filter((one) => one !== undefined);
  const [first] = present;
  const isSame = first !== undefined && present.every((one) => one.kind === first.kind);
  const isSettled = present.length === entries.length || world.files.lstat(path) === undefined;
  const isPlain = first?.kind === "file" || first?.kind === "directory" || first?.kind === "gone";
  if (isSame && isSettled && (isPlain || present.every((one) => one === first))) return first;
  return { kind: "unclear" };
}
