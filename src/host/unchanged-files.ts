import type { FileFacts } from "../world/file-system.ts";

/** What was made of a file: given again for as long as the file is the same. */
export type Unchanged<T> = (path: string, facts: FileFacts, make: () => T) => T;

/**
 * Keeps what was made of the last `keptMax` files from one request to the next. A file is the same
 * while device, inode, size and status change time are; what replaces a file by renaming, as git
 * does, always changes them.
 */
export function unchangedFiles<T>(keptMax: number): Unchanged<T> {
  const recent = new Map<string, { readonly version: string; readonly made: T }>();
  return (path, facts, make) => {
    const version = `${facts.device}:${facts.inode}:${facts.size}:${facts.changedNs}`;
    const kept = recent.get(path);
    if (kept?.version === version) return kept.made;
    const made = make();
    recent.delete(path);
    recent.set(path, { version, made });
    const [oldest] = recent.keys();
    if (recent.size > keptMax && oldest !== undefined) recent.delete(oldest);
    return made;
  };
}
