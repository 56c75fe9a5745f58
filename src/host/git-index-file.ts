import type { FileSystem } from "../world/file-system.ts";
import { encode, hasEscapes, isEncodable } from "./bytes.ts";
import { type GitIndex, parseGitIndex } from "./git-index.ts";
import { readRegularFile } from "./regular-file.ts";

/**
 * The index in a file: "none" when there is no such file, undefined when it cannot be told what it
 * holds. The last few are kept for later requests for as long as their files are the same.
 */
export function indexOf(
  files: FileSystem,
  path: string,
  hashBytes: 20 | 32,
): GitIndex | "none" | undefined {
  const facts = files.stat(path);
  if (!facts) return files.lstat(path) || !isEncodable(path) ? undefined : "none";
  // Why: git replaces the file by a renamed one, which changes inode and status change time.
  const version = `${facts.device}:${facts.inode}:${facts.size}:${facts.changedNs}:${hashBytes}`;
  const cached = recent.get(path);
  if (cached?.version === version) return cached.index;
  const bytes = readRegularFile(hasEscapes(path) ? Buffer.from(encode(path)) : path, bytesMax);
  const index = bytes && parseGitIndex(bytes, hashBytes);
  recent.delete(path);
  recent.set(path, { version, index });
  const [oldest] = recent.keys();
  if (recent.size > recentMax && oldest !== undefined) recent.delete(oldest);
  return index;
}

const bytesMax = 67_108_864;
const recentMax = 4;

const recent = new Map<
  string,
  { readonly version: string; readonly index: GitIndex | undefined }
>();
