import { parseCacheTree } from "./git-cache-tree.ts";

/** What a git index says of a path and of what lies below it. */
export interface GitIndex {
  /**
   * Whether there is an entry for `path` or below it, relative to the worktree; "" is the worktree.
   * Undefined when all such entries are marked: assume-unchanged, skip-worktree or intent-to-add.
   */
  tracks(path: Uint8Array): boolean | undefined;
  /**
   * Whether an entry at `path` or below it may have been staged since the last commit; undefined
   * when the index does not tell.
   */
  staged(path: Uint8Array): boolean | undefined;
  /** Object id of the merged, unmarked entry of exactly this name. */
  blob(path: Uint8Array): Uint8Array | undefined;
}

/**
 * Reads a git index of version 2, 3 or 4; undefined when it is none, is damaged, or continues in
 * another file (split index).
 *
 * Source: gitformat-index(5) 2.39.
 */
export function parseGitIndex(bytes: Uint8Array, hashBytes: 20 | 32): GitIndex | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 12 + hashBytes || file.toString("latin1", 0, 4) !== "DIRC") return undefined;
  const version = file.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const entries = readEntries(file, version, hashBytes);
  const extensions = entries && extensionsOf(file, entries.end, hashBytes);
  if (!entries || !extensions) return undefined;
  const tree = extensions.get("TREE");
  const cacheTree = tree && parseCacheTree(tree, hashBytes);
  return {
    staged: (path) => cacheTree?.staged(Buffer.from(path).toString("latin1")),
    tracks: (path) => tracks(entries, Buffer.from(path)),
    blob: (path) => blob(file, entries, Buffer.from(path), hashBytes),
  };
}

interface Entries {
  /** Holds the names, one after the other or with other data between them. */
  readonly names: Buffer;
  /** Start and end of each name in `names`, in index order. */
  readonly bounds: Uint32Array;
  /** Where the object id of each entry stands in the file; 0 for those of an unfinished merge. */
  readonly ids: Uint32Array;
  /** 1 for entries that do not tell whether their content can be had back. */
  readonly marked: Uint8Array;
  readonly count: number;
  /** The index has entries for whole directories. */
  readonly sparse: boolean;
  /** Where the entries end in the file. */
  readonly end: number;
}

const nameBytesMax = 67_108_864;
const directoryMode = 0o040000;

function readEntries(file: Buffer, version: number, hashBytes: number): Entries | undefined {
  const count = file.readUInt32BE(8);
  const fixedBytes = 40 + hashBytes + 2;
  const last = file.length - hashBytes;
  if (count > (last - 12) / (fixedBytes + 1)) return undefined;
  const bounds = new Uint32Array(count * 2);
  const ids = new Uint32Array(count);
  const marked = new Uint8Array(count);
  const unpack = version === 4 ? unpacker(file) : undefined;
  let sparse = false;
  let at = 12;
  for (let index = 0; index < count; index += 1) {
    if (at + fixedBytes > last) return undefined;
    const mode = file.readUInt32BE(at + 24);
    const flags = file.readUInt16BE(at + fixedBytes - 2);
    const extended = version >= 3 && (flags & 0x4000) !== 0;
    const moreFlags = extended ? file.readUInt16BE(at + fixedBytes) : 0;
    if ((flags & 0x8000) !== 0 || (moreFlags & 0x6000) !== 0) marked[index] = 1;
    if ((flags & 0x3000) === 0) ids[index] = at + 40;
    if ((mode & 0o170000) === directoryMode) sparse = true;
    const nameAt = at + fixedBytes + (extended ? 2 : 0);
    const end = unpack
      ? unpack.take(nameAt, bounds, index)
      : plainName(file, at, nameAt, bounds, index);
    if (end === undefined || end > last) return undefined;
    at = end;
  }
  return { names: unpack?.names() ?? file, bounds, ids, marked, count, sparse, end: at };
}

/** Notes where a name of version 2 or 3 is, and gives the start of the next entry. */
function plainName(
  file: Buffer,
  entryAt: number,
  nameAt: number,
  bounds: Uint32Array,
  index: number,
): number | undefined {
  const end = file.indexOf(0, nameAt);
  if (end < 0) return undefined;
  bounds[index * 2] = nameAt;
  bounds[index * 2 + 1] = end;
  // Why: entries are padded with one to eight NULs to a multiple of eight bytes.
  return entryAt + ((end - entryAt + 8) & ~7);
}

/** Version 4: each name says how much of the one before it falls away, and what comes instead. */
function unpacker(file: Buffer): {
  take(at: number, bounds: Uint32Array, index: number): number | undefined;
  names(): Buffer;
} {
  let names = Buffer.alloc(file.length * 2);
  let length = 0;
  let previousStart = 0;
  return {
    names: () => names,
    take(at, bounds, index) {
      const drop = readVarint(file, at);
      const end = drop ? file.indexOf(0, drop.end) : -1;
      if (!drop || end < 0) return undefined;
      const keep = length - previousStart - drop.value;
      const start = length;
      const size = keep + (end - drop.end);
      if (keep < 0 || start + size > nameBytesMax) return undefined;
      while (names.length < start + size) names = Buffer.concat([names], names.length * 2 + size);
      names.copy(names, start, previousStart, previousStart + keep);
      file.copy(names, start + keep, drop.end, end);
      length = start + size;
      previousStart = start;
      bounds[index * 2] = start;
      bounds[index * 2 + 1] = length;
      return end + 1;
    },
  };
}

/** Source: git 2.39 varint.c, decode_varint: the offset encoding of pack files. */
function readVarint(file: Buffer, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let at = start; at < file.length; at += 1) {
    const byte = file[at] ?? 0;
    value = at === start ? byte & 0x7f : (value + 1) * 128 + (byte & 0x7f);
    if (value > nameBytesMax) return undefined;
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
  }
  return undefined;
}

/** Extensions in capitals may be skipped; of the others only sparse directories are understood. */
function extensionsOf(
  file: Buffer,
  start: number,
  hashBytes: number,
): ReadonlyMap<string, Buffer> | undefined {
  const last = file.length - hashBytes;
  const found = new Map<string, Buffer>();
  let at = start;
  while (at < last) {
    if (at + 8 > last) return undefined;
    const signature = file.toString("latin1", at, at + 4);
    if (!/^[A-Z]/.test(signature) && signature !== "sdir") return undefined;
    const end = at + 8 + file.readUInt32BE(at + 4);
    found.set(signature, file.subarray(at + 8, end));
    at = end;
  }
  return at === last ? found : undefined;
}

const slash = Buffer.from("/");

function tracks(entries: Entries, path: Buffer): boolean | undefined {
  const below = path.length === 0 ? path : Buffer.concat([path, slash]);
  let isMarked = false;
  for (const wanted of path.length === 0 ? [path] : [path, below]) {
    for (let index = lowerBound(entries, wanted); index < entries.count; index += 1) {
      const name = nameAt(entries, index);
      const matches =
        wanted === below ? name.subarray(0, below.length).equals(below) : name.equals(path);
      if (!matches) break;
      if (entries.marked[index] !== 1) return true;
      isMarked = true;
    }
  }
  if (isMarked || (entries.sparse && isBelowEntry(entries, path))) return undefined;
  return false;
}

function blob(
  file: Buffer,
  entries: Entries,
  path: Buffer,
  hashBytes: number,
): Uint8Array | undefined {
  const index = lowerBound(entries, path);
  if (index >= entries.count || !nameAt(entries, index).equals(path)) return undefined;
  const at = entries.ids[index] ?? 0;
  if (at === 0 || entries.marked[index] === 1) return undefined;
  return file.subarray(at, at + hashBytes);
}

/** Whether a sparse index has one entry for a directory above the path. */
function isBelowEntry(entries: Entries, path: Buffer): boolean {
  for (let end = path.indexOf(slash); end >= 0; end = path.indexOf(slash, end + 1)) {
    const folder = path.subarray(0, end + 1);
    const index = lowerBound(entries, folder);
    if (index < entries.count && nameAt(entries, index).equals(folder)) return true;
  }
  return false;
}

function lowerBound(entries: Entries, wanted: Buffer): number {
  let low = 0;
  let high = entries.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Buffer.compare(nameAt(entries, middle), wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const nameAt = (entries: Entries, index: number): Buffer =>
  entries.names.subarray(entries.bounds[index * 2], entries.bounds[index * 2 + 1]);
