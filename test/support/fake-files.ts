import { posix } from "node:path";
import { encode } from "../../src/host/bytes.ts";
import type { DirectoryEntry, FileFacts, FileSystem } from "../../src/world/file-system.ts";

/** What lies at a path of a fake file system; a plain string is the text of a file. */
export type FakeFile =
  | string
  | ({ readonly text: string } & FakeDetails)
  | ({ readonly dir: true } & FakeDetails)
  | ({ readonly symlink: string } & FakeDetails)
  | ({ readonly special: "fifo" | "socket" | "block-device" | "character-device" } & FakeDetails);

/** Facts that a test may want to differ from the defaults. */
export interface FakeDetails {
  /** Permission bits; by default 0644 for files and 0755 for directories. */
  readonly mode?: number;
  /** Owner; by default the user below the user's home and the temporary folders, else root. */
  readonly uid?: number;
  /** Number of hard links. */
  readonly links?: number;
  /** Size in bytes that is reported although the text is shorter. */
  readonly size?: number;
  readonly changedNs?: bigint;
  /** Files on different devices are on different mounts. */
  readonly device?: number;
}

/** Who looks at the fake file system. */
export interface FakeViewer {
  readonly uid: number;
  /** Paths below these belong to the viewer unless their details say otherwise. */
  readonly owns: readonly string[];
}

/**
 * A file system in memory that answers as the kernel does: symbolic links, `..`, trailing slashes,
 * loops, permissions. Directories above a given path are there without being given.
 *
 * @throws {Error} when a path is not absolute and normal, or lies below something that is no
 * directory.
 */
export function fakeFiles(
  content: ReadonlyMap<string, FakeFile>,
  { uid, owns }: FakeViewer,
): FileSystem {
  const root = directoryEntity(1, {}, 0);
  const seen = new Map<Entity, FileFacts>();
  for (const [path, file] of content) plant(path, file);

  return {
    lstat: (path) => factsOf(find(path, false)?.entity),
    stat: (path) => factsOf(find(path, true)?.entity),
    readlink: (path) => find(path, false)?.entity.target,
    realpath: (path) => find(path, true)?.path,
    list(path, entriesMax) {
      const entity = find(path, true)?.entity;
      if (!entity?.entries || entity.entries.size > entriesMax) return undefined;
      if (!permits(entity, 0o4)) return undefined;
      return [...entity.entries].map(
        ([name, entry]): DirectoryEntry => ({ name, type: entry.type }),
      );
    },
    read(path, bytesMax) {
      const entity = find(path, true)?.entity;
      if (entity?.text === undefined || !permits(entity, 0o4)) return undefined;
      return encode(entity.text).length > bytesMax ? undefined : entity.text;
    },
  };

  function plant(path: string, file: FakeFile): void {
    if (!path.startsWith("/") || posix.normalize(path) !== path || path === "/")
      throw new Error(`not an absolute, normal path: ${path}`);
    const names = path.slice(1).split("/");
    const last = names.pop() ?? "";
    let at = root;
    let folder = "";
    for (const name of names) {
      folder += `/${name}`;
      if (!at.entries) throw new Error(`${path} lies below something that is no directory`);
      const next =
        at.entries.get(name) ?? directoryEntity(newInode(), { device: at.device }, ownerOf(folder));
      at.entries.set(name, next);
      at = next.target === undefined ? next : (find(folder, true)?.entity ?? next);
    }
    if (!at.entries) throw new Error(`${path} lies below something that is no directory`);
    const planted = entityOf(file, newInode(), ownerOf(path), at.device);
    const earlier = at.entries.get(last);
    // Why: a directory may be given after what it holds.
    if (planted.entries && earlier?.entries)
      for (const [name, entry] of earlier.entries) planted.entries.set(name, entry);
    at.entries.set(last, planted);
  }

  function find(path: string, follow: boolean): Found | undefined {
    if (!path.startsWith("/") || path.includes("\0")) return undefined;
    const trail: Found[] = [{ path: "/", entity: root }];
    const left = path.split("/").reverse();
    let linksLeft = symlinksMax;
    while (left.length > 0) {
      const name = left.pop() ?? "";
      const here = trail.at(-1);
      if (!here?.entity.entries) return undefined;
      if (name === "" || name === ".") continue;
      if (!permits(here.entity, 0o1)) return undefined;
      if (name === "..") {
        if (trail.length > 1) trail.pop();
        continue;
      }
      const entity = here.entity.entries.get(name);
      if (!entity) return undefined;
      const isLast = left.length === 0;
      if (entity.target === undefined || (isLast && !follow)) {
        trail.push({ path: posix.join(here.path, name), entity });
        continue;
      }
      linksLeft -= 1;
      if (linksLeft < 0) return undefined;
      if (entity.target.startsWith("/")) trail.length = 1;
      left.push(...entity.target.split("/").reverse());
    }
    return trail.at(-1);
  }

  function permits(entity: Entity, bit: number): boolean {
    if (uid === 0) return true;
    return (entity.mode & (entity.uid === uid ? bit << 6 : bit)) !== 0;
  }

  function factsOf(entity: Entity | undefined): FileFacts | undefined {
    if (!entity) return undefined;
    const facts = seen.get(entity) ?? {
      type: entity.type,
      device: entity.device,
      inode: entity.inode,
      size: entity.size ?? encode(entity.text ?? entity.target ?? "").length,
      mode: entity.mode,
      uid: entity.uid,
      links: entity.links,
      changedNs: entity.changedNs,
    };
    seen.set(entity, facts);
    return facts;
  }

  function newInode(): number {
    inodes += 1;
    return inodes;
  }

  function ownerOf(path: string): number {
    return owns.some((folder) => path === folder || path.startsWith(`${folder}/`)) ? uid : 0;
  }
}

interface Found {
  readonly path: string;
  readonly entity: Entity;
}

interface Entity extends Required<Omit<FakeDetails, "size">> {
  readonly type: FileFacts["type"];
  readonly inode: number;
  readonly size?: number | undefined;
  readonly text?: string;
  readonly target?: string;
  readonly entries?: Map<string, Entity>;
}

/** As Linux: MAXSYMLINKS. */
const symlinksMax = 40;
const changedNs = 1_767_225_600_000_000_000n;
let inodes = 1;

const directoryEntity = (inode: number, details: FakeDetails, uid: number): Entity => ({
  type: "directory",
  entries: new Map(),
  inode,
  mode: details.mode ?? 0o755,
  uid: details.uid ?? uid,
  links: details.links ?? 2,
  device: details.device ?? 1,
  changedNs: details.changedNs ?? changedNs,
  size: details.size ?? 4096,
});

function entityOf(file: FakeFile, inode: number, uid: number, device: number): Entity {
  const details: FakeDetails = typeof file === "string" ? {} : file;
  if (typeof file !== "string" && "dir" in file)
    return directoryEntity(inode, { device, ...details }, uid);
  const common = {
    inode,
    uid: details.uid ?? uid,
    links: details.links ?? 1,
    device: details.device ?? device,
    changedNs: details.changedNs ?? changedNs,
    size: details.size,
  };
  if (typeof file === "string" || "text" in file) {
    const text = typeof file === "string" ? file : file.text;
    return { type: "file", ...common, text, mode: details.mode ?? 0o644 };
  }
  if ("symlink" in file)
    return { type: "symlink", ...common, target: file.symlink, mode: details.mode ?? 0o777 };
  return { type: file.special, ...common, mode: details.mode ?? 0o666 };
}
