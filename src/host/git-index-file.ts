import type { FileSystem } from "../world/file-system.ts";
import { encode, hasEscapes, isEncodable } from "./bytes.ts";
import { type GitIndex, parseGitIndex } from "./git-index.ts";
import { readRegularFile } from "./regular-file.ts";
import { unchangedFiles } from "./unchanged-files.ts";

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
  return recent(`${hashBytes}:${path}`, facts, () => {
    const bytes = readRegularFile(hasEscapes(path) ? Buffer.from(encode(path)) : path, bytesMax);
    return bytes && parseGitIndex(bytes, hashBytes);
  });
}

const bytesMax = 67_108_864;
const recent = unchangedFiles<GitIndex | undefined>(4);
