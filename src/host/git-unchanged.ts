import { createHash } from "node:crypto";
import type { FileSystem } from "../world/file-system.ts";
import { encode, hasEscapes, isEncodable } from "./bytes.ts";
import type { GitIndex } from "./git-index.ts";
import { readRegularFile } from "./regular-file.ts";

/** Most files that one question looks at. */
const filesMax = 400;

/** Largest file, and most bytes in all, that one question reads. */
const bytesMax = 8_388_608;

/**
 * Whether every file at or below `relative` has the content that the index has for it. Content is
 * compared by hash: times and index flags prove nothing. Undefined past the limits.
 */
export function isUnchanged(
  files: FileSystem,
  root: string,
  relative: string,
  index: GitIndex,
  hashBytes: 20 | 32,
): boolean | undefined {
  const open = [relative];
  let seen = 0;
  let bytesLeft = bytesMax;
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    seen += 1;
    if (seen > filesMax) return undefined;
    const path = name === "" ? root : `${root}/${name}`;
    const facts = files.lstat(path);
    if (facts === undefined || !isEncodable(name)) return false;
    if (facts.type === "directory") {
      const entries = files.list(path, filesMax);
      if (entries === undefined) return undefined;
      for (const entry of entries) open.push(name === "" ? entry.name : `${name}/${entry.name}`);
      continue;
    }
    bytesLeft -= facts.size;
    if (bytesLeft < 0) return undefined;
    const wanted = index.blob(encode(name));
    const content = facts.type === "symlink" ? linkTarget(files, path) : contentOf(path);
    if (wanted === undefined || content === undefined) return false;
    if (!hashOf(content, hashBytes).equals(wanted)) return false;
  }
  return true;
}

const contentOf = (path: string): Uint8Array | undefined =>
  readRegularFile(hasEscapes(path) ? Buffer.from(encode(path)) : path, bytesMax);

function linkTarget(files: FileSystem, path: string): Uint8Array | undefined {
  const target = files.readlink(path);
  return target === undefined ? undefined : encode(target);
}

/** Source: gitformat-pack(5) and git-hash-object(1) 2.39: `blob SIZE NUL content`. */
function hashOf(content: Uint8Array, hashBytes: 20 | 32): Buffer {
  const hash = createHash(hashBytes === 20 ? "sha1" : "sha256");
  return hash.update(`blob ${content.length}\0`).update(content).digest();
}
