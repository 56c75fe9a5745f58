import {
  type BigIntStats,
  constants,
  type Dirent,
  lstatSync,
  opendirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import { posix } from "node:path";
import type { DirectoryEntry, FileFacts, FileSystem } from "../world/file-system.ts";
import { decode, encode, hasEscapes, isEncodable } from "./bytes.ts";
import { readRegularFile } from "./regular-file.ts";

/**
 * The real file system for one request: what was looked up once is not looked up again. Nothing
 * here throws. What means the asking process itself (/proc/self, /dev/fd, /dev/stdin and so on) is
 * not followed, since the command would be another process.
 */
export function hostFiles(): FileSystem {
  const lstats = new Map<string, FileFacts | undefined>();
  const stats = new Map<string, FileFacts | undefined>();
  const targets = new Map<string, string | undefined>();
  const realpaths = new Map<string, string | undefined>();
  const lists = new Map<string, Bounded<readonly DirectoryEntry[]>>();
  const contents = new Map<string, Bounded<string>>();

  const files: FileSystem = {
    lstat: (path) =>
      once(lstats, path, () => attempt(path, (real) => lstatSync(real, statOptions), factsOf)),
    stat: (path) =>
      once(stats, path, () => {
        if (meansAsker(path)) return undefined;
        const facts = files.lstat(path);
        // Why: what is no link needs no second look.
        return facts?.type === "symlink"
          ? attempt(path, (real) => statSync(real, statOptions), factsOf)
          : facts;
      }),
    readlink: (path) =>
      once(targets, path, () => {
        if (files.lstat(path)?.type !== "symlink" || meansAsker(path)) return undefined;
        return attempt(path, readTarget);
      }),
    realpath: (path) =>
      once(realpaths, path, () => {
        if (meansAsker(path)) return undefined;
        const place = inRealFolder(path, realpaths);
        const type = place === undefined ? "symlink" : files.lstat(place)?.type;
        const real = type === "symlink" ? attempt(path, resolve) : type && place;
        return real !== undefined && isAskers(real) ? undefined : real;
      }),
    list: (path, entriesMax) =>
      bounded(lists, path, entriesMax, () =>
        followed(
          path,
          (real) => entries(real, entriesMax),
          (found) => ({ found, size: found.length }),
        ),
      ),
    read: (path, bytesMax) =>
      bounded(contents, path, bytesMax, () =>
        followed(
          path,
          (real) => readRegularFile(real, bytesMax),
          (bytes) => ({ found: decode(bytes), size: bytes.length }),
        ),
      ),
  };
  return files;
}

/** What there is, and how much of the limit it takes. */
interface Sized<T> {
  readonly found: T;
  readonly size: number;
}

/** An answer that depends on a limit; or that there is none up to this limit. */
type Bounded<T> = Sized<T> | { readonly triedMax: number };

// Why: bigint, for changedNs; it costs 0.4 microseconds more than numbers.
const statOptions = { bigint: true, throwIfNoEntry: false } as const;

function once<T>(cache: Map<string, T>, path: string, look: () => T): T {
  const cached = cache.get(path);
  if (cached !== undefined || cache.has(path)) return cached as T;
  const fresh = look();
  cache.set(path, fresh);
  return fresh;
}

function bounded<T>(
  cache: Map<string, Bounded<T>>,
  path: string,
  max: number,
  look: () => Sized<T> | undefined,
): T | undefined {
  const cached = cache.get(path);
  if (cached && "found" in cached) return cached.size <= max ? cached.found : undefined;
  if (cached && cached.triedMax >= max) return undefined;
  const fresh = look();
  cache.set(path, fresh ?? { triedMax: max });
  return fresh?.found;
}

/** The same entry of a folder whose real path is known already; undefined when it is not. */
function inRealFolder(
  path: string,
  realpaths: ReadonlyMap<string, string | undefined>,
): string | undefined {
  const cut = path.lastIndexOf("/");
  const name = path.slice(cut + 1);
  const folder = /^\.{0,2}$/.test(name) ? undefined : realpaths.get(path.slice(0, cut));
  return folder && (folder === "/" ? `/${name}` : `${folder}/${name}`);
}

/** As `attempt`, for calls that follow symbolic links. */
function followed<A, B = A>(
  path: string,
  look: (path: string | Buffer) => A | undefined,
  convert?: (found: A) => B,
): B | undefined {
  return meansAsker(path) ? undefined : attempt(path, look, convert);
}

function attempt<A, B = A>(
  path: string,
  look: (path: string | Buffer) => A | undefined,
  convert: (found: A) => B = (found) => found as unknown as B,
): B | undefined {
  if (!path.startsWith("/") || path.includes("\0") || !isEncodable(path)) return undefined;
  try {
    const found = look(hasEscapes(path) ? Buffer.from(encode(path)) : path);
    return found === undefined ? undefined : convert(found);
  } catch {
    return undefined;
  }
}

const askerPath = /^\/(?:proc\/(?:self|thread-self)|dev\/(?:fd|stdin|stdout|stderr))(?:\/|$)/;

const meansAsker = (path: string): boolean =>
  (path.includes("/proc") || path.includes("/dev")) && askerPath.test(posix.normalize(path));

const isAskers = (real: string): boolean =>
  real.startsWith("/proc/") && `${real}/`.startsWith(`/proc/${process.pid}/`);

function factsOf(stats: BigIntStats): FileFacts {
  const mode = Number(stats.mode);
  return {
    type: typeByFormat.get(mode & constants.S_IFMT) ?? "character-device",
    device: Number(stats.dev),
    inode: Number(stats.ino),
    size: Number(stats.size),
    mode: mode & 0o7777,
    uid: Number(stats.uid),
    links: Number(stats.nlink),
    changedNs: stats.ctimeNs,
  };
}

const typeByFormat: ReadonlyMap<number, FileFacts["type"]> = new Map([
  [constants.S_IFREG, "file"],
  [constants.S_IFDIR, "directory"],
  [constants.S_IFLNK, "symlink"],
  [constants.S_IFIFO, "fifo"],
  [constants.S_IFSOCK, "socket"],
  [constants.S_IFBLK, "block-device"],
]);

function typeOf(of: Dirent<string | Buffer>): FileFacts["type"] | undefined {
  if (of.isFile()) return "file";
  if (of.isDirectory()) return "directory";
  if (of.isSymbolicLink()) return "symlink";
  if (of.isFIFO()) return "fifo";
  if (of.isSocket()) return "socket";
  if (of.isBlockDevice()) return "block-device";
  return of.isCharacterDevice() ? "character-device" : undefined;
}

const replacement = "\uFFFD";

// Why: Node's own decoding is faster than ours and right unless it had to replace something.
function readTarget(path: string | Buffer): string {
  const target = readlinkSync(path);
  return target.includes(replacement) ? decode(readlinkSync(path, "buffer")) : target;
}

function resolve(path: string | Buffer): string {
  const real = realpathSync.native(path);
  return real.includes(replacement) ? decode(realpathSync.native(path, "buffer")) : real;
}

function entries(
  path: string | Buffer,
  entriesMax: number,
  encoding: "utf8" | "buffer" = "utf8",
): readonly DirectoryEntry[] | undefined {
  // Why: the types of Node do not tell that names are buffers under this encoding.
  const directory = opendirSync(path as string, { encoding: encoding as BufferEncoding });
  try {
    const found: DirectoryEntry[] = [];
    for (;;) {
      const entry = directory.readSync() as Dirent<string | Buffer> | null;
      if (!entry) return found;
      if (found.length >= entriesMax) return undefined;
      const name = typeof entry.name === "string" ? entry.name : decode(entry.name);
      if (encoding === "utf8" && name.includes(replacement))
        return entries(path, entriesMax, "buffer");
      found.push({ name, type: typeOf(entry) ?? "unknown" });
    }
  } finally {
    directory.closeSync();
  }
}
