/**
 * Whether what a git index holds is what a tree of the repository holds, folder by folder, as its
 * cache-tree extension says. Source: gitformat-index(5) 2.39, "Cache tree".
 */
export interface CacheTree {
  /**
   * Whether an entry at `path` or below it may have been staged since the folder was last written
   * as a tree; relative to the worktree, each byte a character, "" is the worktree.
   */
  staged(path: string): boolean;
}

/** Reads the content of the extension `TREE`; undefined when it is damaged. */
export function parseCacheTree(bytes: Buffer, hashBytes: 20 | 32): CacheTree | undefined {
  const valid = new Map<string, boolean>();
  let at = 0;
  const read = (parent: string): boolean => {
    const end = bytes.indexOf(0, at);
    const line = end < 0 ? -1 : bytes.indexOf(10, end);
    if (line < 0 || valid.size > foldersMax) return false;
    const name = bytes.toString("latin1", at, end);
    const [, count, folders] =
      /^(-?\d+) (\d+)$/.exec(bytes.toString("latin1", end + 1, line)) ?? [];
    if (count === undefined || folders === undefined) return false;
    const path = parent === "" ? name : `${parent}/${name}`;
    valid.set(path, !count.startsWith("-"));
    at = line + 1 + (count.startsWith("-") ? 0 : hashBytes);
    for (let index = 0; index < Number(folders); index += 1) if (!read(path)) return false;
    return true;
  };
  if (!read("") || at !== bytes.length) return undefined;
  return {
    staged(path) {
      for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
        if (valid.get(folder) === true) return false;
        if (folder === "") return true;
      }
    },
  };
}

const foldersMax = 100_000;
