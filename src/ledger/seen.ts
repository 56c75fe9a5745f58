import { limits } from "../base/limits.ts";
import type { FileSystem } from "../world/file-system.ts";
import type { Entries, FileLine } from "./entry.ts";
import { hasChangedSince, hashOf } from "./recall.ts";

/**
 * Looks at files that were recorded before they were there, so that they are known again under any
 * name. Only tainted ones matter, and of those the latest.
 */
export function seenLines(
  { byPath }: Entries,
  files: FileSystem,
  nowMs: number,
): readonly FileLine[] {
  const unseen = [...byPath.values()].filter(
    (one) => one.taint.length > 0 && one.identity === undefined && !one.path.endsWith("/"),
  );
  return unseen.slice(-seenMax).flatMap(({ path, atMs }) => {
    const facts = files.stat(path);
    if (facts?.type !== "file" || !hasChangedSince(facts, atMs)) return [];
    const { device, inode, size } = facts;
    const text = files.read(path, limits.fileBytesMax);
    const hash = text === undefined ? {} : { hash: hashOf(text) };
    return [{ v: 1, at: nowMs, seen: path, device, inode, size, ...hash } as const];
  });
}

/** Most files that one command looks at. */
const seenMax = 8;
