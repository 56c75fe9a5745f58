import * as posix from "node:path/posix";
import { withEntry, withoutKeys } from "../base/shared-map.ts";
import type { FileFacts, FileSystem } from "../world/file-system.ts";

/** What the text has made of a path, by its real, absolute name. */
export type Overlaid =
  | { readonly kind: "directory" | "gone" }
  /** `built`: a compiler has made it of sources that are the project's or this session's. */
  | { readonly kind: "file"; readonly built?: true }
  /** A symbolic link with this target as written. */
  | { readonly kind: "link"; readonly to: string }
  /** What was at another path before it was moved here. */
  | { readonly kind: "moved"; readonly from: string }
  /** It may or may not have been changed, or by something that cannot be seen. */
  | { readonly kind: "unclear" };

/** What earlier commands of a text have made of the file system, by absolute path. */
export type Overlay = ReadonlyMap<string, Overlaid>;

/** Source: Linux path_resolution(7): more links than this are taken for a loop. */
const linksMax = 40;

const views = new WeakMap<Overlay, FileSystem>();

/** The file system as the earlier commands of the text have left it. */
export function overlaid(base: FileSystem, overlay: Overlay): FileSystem {
  if (overlay.size === 0) return base;
  const cached = views.get(overlay);
  if (cached) return cached;
  const view = viewOf(base, overlay);
  views.set(overlay, view);
  return view;
}

/** The overlay after one more change; what was known below the path is gone with it. */
export function change(overlay: Overlay, path: string, to: Overlaid): Overlay {
  const lost = to.kind === "directory" || to.kind === "file" ? [] : keysBelow(overlay, path);
  const next = withEntry(withoutKeys(overlay, lost), path, to);
  folders.set(next, withAncestors(foldersIn(overlay), path));
  return next;
}

function keysBelow(overlay: Overlay, path: string): readonly string[] {
  if (!foldersIn(overlay).has(path)) return [];
  return [...overlay.keys()].filter((other) => other.startsWith(`${path}/`));
}

/** Folders below which something may have been changed. */
type Folders = ReadonlyMap<string, true>;

// Why: a command that deletes thousands of files would look through all of them for each.
const folders = new WeakMap<Overlay, Folders>();

function foldersIn(overlay: Overlay): Folders {
  const known = folders.get(overlay) ?? [...overlay.keys()].reduce(withAncestors, new Map());
  folders.set(overlay, known);
  return known;
}

function withAncestors(above: Folders, path: string): Folders {
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  if (above.has(folder)) return above;
  const next = withEntry(above, folder, true);
  return folder === "" ? next : withAncestors(next, folder);
}

/** Whether a path leads through something that may have been changed out of sight. */
export function isUnclear(overlay: Overlay, path: string): boolean {
  if (overlay.size === 0) return false;
  for (let at = path; at !== "" && at !== "/"; at = at.slice(0, at.lastIndexOf("/")))
    if (overlay.get(at)?.kind === "unclear") return true;
  return false;
}

/** The file that a path names after moves: where it really was. */
export function identityOf(overlay: Overlay, path: string): string {
  const entry = overlay.get(path);
  return entry?.kind === "moved" ? entry.from : path;
}

/** Whether what is there now was built by the text. */
export const isBuilt = (entry: Overlaid | undefined): boolean =>
  entry?.kind === "file" && entry.built === true;

/** What has been moved to somewhere below a path. */
export const movedBelow = (overlay: Overlay, path: string): readonly string[] =>
  keysBelow(overlay, path).flatMap((at) => {
    const entry = overlay.get(at);
    return entry?.kind === "moved" ? [entry.from] : [];
  });

/** What is known of each path on some way and on another. */
export function mergedOverlay(a: Overlay, b: Overlay): Overlay {
  if (a === b) return a;
  const merged = new Map<string, Overlaid>();
  for (const path of new Set([...a.keys(), ...b.keys()])) {
    const one = a.get(path);
    const other = b.get(path);
    merged.set(path, one && other && sameEntry(one, other) ? one : { kind: "unclear" });
  }
  return merged;
}

const sameEntry = (a: Overlaid, b: Overlaid): boolean =>
  a.kind === b.kind &&
  (a.kind !== "file" || a.built === (b as typeof a).built) &&
  (a.kind !== "link" || a.to === (b as typeof a).to) &&
  (a.kind !== "moved" || a.from === (b as typeof a).from);

interface Found {
  readonly path: string;
  readonly entry: Overlaid | undefined;
}

function viewOf(base: FileSystem, overlay: Overlay): FileSystem {
  const resolve = (path: string, follow: boolean): Found | undefined =>
    walk(path, follow, base, overlay);
  const factsOf = (found: Found | undefined): FileFacts | undefined => {
    if (found === undefined) return undefined;
    const { entry } = found;
    if (entry === undefined || entry.kind === "moved" || entry.kind === "unclear")
      return base.lstat(found.path);
    if (entry.kind === "gone") return undefined;
    return madeUp(entry.kind === "link" ? "symlink" : entry.kind, base);
  };
  return {
    lstat: (path) => factsOf(resolve(path, false)),
    stat: (path) => factsOf(resolve(path, true)),
    readlink: (path) => {
      const found = resolve(path, false);
      if (found?.entry?.kind === "link") return found.entry.to;
      return found && !found.entry ? base.readlink(found.path) : undefined;
    },
    realpath: (path) => {
      const found = resolve(path, true);
      return found && factsOf(found) ? found.path : undefined;
    },
    list: (path, entriesMax) => {
      const found = resolve(path, true);
      return found && listed(found.path, entriesMax, base, overlay);
    },
    read: (path, bytesMax) => {
      const found = resolve(path, true);
      return found && (found.entry === undefined || found.entry.kind === "moved")
        ? base.read(found.path, bytesMax)
        : undefined;
    },
  };
}

/** Resolves a path component by component, links of the overlay and of the disk alike. */
function walk(
  path: string,
  follow: boolean,
  base: FileSystem,
  overlay: Overlay,
): Found | undefined {
  let parts = path.split("/").filter((part) => part !== "" && part !== ".");
  let at = "";
  let entry: Overlaid | undefined;
  let links = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as string;
    if (part === "..") {
      at = at.slice(0, Math.max(at.lastIndexOf("/"), 0));
      entry = undefined;
      continue;
    }
    const next = `${at}/${part}`;
    entry = overlay.get(next);
    const last = index === parts.length - 1;
    const to = entry ? (entry.kind === "link" ? entry.to : undefined) : base.readlink(next);
    if (to !== undefined && (!last || follow)) {
      links += 1;
      if (links > linksMax) return undefined;
      const rest = parts.slice(index + 1);
      parts = [
        ...posix
          .resolve(at === "" ? "/" : at, to)
          .split("/")
          .filter((one) => one !== ""),
        ...rest,
      ];
      at = "";
      entry = undefined;
      index = -1;
      continue;
    }
    if (entry?.kind === "gone") return last ? { path: next, entry } : undefined;
    at = entry?.kind === "moved" ? entry.from : next;
  }
  return { path: at === "" ? "/" : at, entry };
}

function listed(
  folder: string,
  entriesMax: number,
  base: FileSystem,
  overlay: Overlay,
): ReturnType<FileSystem["list"]> {
  const before = base.list(folder, entriesMax);
  const made = new Map<string, Overlaid>();
  for (const [path, entry] of overlay)
    if (path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/"))
      made.set(path.slice(folder.length + 1), entry);
  if (before === undefined && made.size === 0) return undefined;
  const kept = (before ?? []).filter(({ name }) => !made.has(name));
  const fresh = [...made].flatMap(([name, entry]) =>
    entry.kind === "gone"
      ? []
      : [
          {
            name,
            type:
              entry.kind === "directory" || entry.kind === "file"
                ? entry.kind
                : ("unknown" as const),
          },
        ],
  );
  return [...kept, ...fresh];
}

/** Facts of something that is not there yet. */
const madeUp = (type: FileFacts["type"], base: FileSystem): FileFacts => ({
  type,
  device: 0,
  inode: 0,
  size: 0,
  mode: type === "directory" ? 0o755 : 0o644,
  uid: base.lstat("/tmp")?.uid ?? 0,
  links: 1,
  changedNs: 0n,
});
