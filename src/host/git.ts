import { posix } from "node:path";
import { once } from "../base/once.ts";
import type { FileSystem } from "../world/file-system.ts";
import type { Git, Repository } from "../world/git.ts";
import { encode, isEncodable } from "./bytes.ts";
import { lastOf } from "./git-config.ts";
import { type GitFolder, gitFolderAt } from "./git-folder.ts";
import { indexOf } from "./git-index-file.ts";
import { defaultBranchOf, headBranch } from "./git-refs.ts";
import { remotesOf } from "./git-remotes.ts";
import { isUnchanged } from "./git-unchanged.ts";

/**
 * Git as its repositories' files tell, for one request. The environment (GIT_DIR, GIT_WORK_TREE and
 * so on) and the user's and the system's configuration are not asked. Symbolic links in `path` are
 * followed, the last one too; the search ends at the file system that `path` is on, as git's does.
 */
export function hostGit(files: FileSystem): Git {
  const known = new Map<string, Repository | undefined>();
  return {
    repository(path) {
      if (!path.startsWith("/")) return undefined;
      const folder = folderOf(files, existing(files, path));
      if (folder === undefined) return undefined;
      const cached = known.get(folder);
      if (cached || known.has(folder)) return cached;
      const found = search(files, folder);
      known.set(folder, found);
      return found;
    },
  };
}

/** The real path, as far down as it exists, with the rest appended. */
function existing(files: FileSystem, path: string): string {
  const real = files.realpath(path);
  if (real !== undefined || path === "/") return real ?? "/";
  return posix.join(existing(files, posix.dirname(path)), posix.basename(path));
}

/** The nearest directory at or above a real path. */
function folderOf(files: FileSystem, path: string): string | undefined {
  let folder = path;
  while (files.lstat(folder)?.type !== "directory") {
    if (folder === "/") return undefined;
    folder = posix.dirname(folder);
  }
  return folder;
}

function search(files: FileSystem, start: string): Repository | undefined {
  const device = files.lstat(start)?.device;
  for (let root = start; files.lstat(root)?.device === device; root = posix.dirname(root)) {
    const found = gitFolderAt(files, root);
    if (found === "unusable") return undefined;
    if (found) return repositoryOf(files, root, found);
    if (root === "/") return undefined;
  }
  return undefined;
}

/** Most questions are only about the root: what else there is to tell is read when asked for. */
function repositoryOf(files: FileSystem, root: string, folder: GitFolder): Repository {
  const { directory, commonDirectory, config } = folder;
  const hashBytes = lastOf(config, "extensions.objectformat") === "sha256" ? 32 : 20;
  const branch = once(() => headBranch(files, directory));
  const remotes = once(() => remotesOf(config));
  const defaultBranch = once(() =>
    defaultBranchOf(files, commonDirectory, mainRemote([...remotes().keys()])),
  );
  return {
    root,
    directory,
    get branch() {
      return branch();
    },
    get defaultBranch() {
      return defaultBranch();
    },
    get remotes() {
      return remotes();
    },
    tracks(path) {
      const relative = relativeTo(files, root, path);
      if (relative === undefined) return false;
      const index = indexOf(files, `${directory}/index`, hashBytes);
      return index === "none" ? false : index?.tracks(encode(relative));
    },
    unchanged(path) {
      const relative = relativeTo(files, root, path);
      if (relative === undefined) return false;
      const index = indexOf(files, `${directory}/index`, hashBytes);
      return index === "none" || index === undefined
        ? false
        : isUnchanged(files, root, relative, index, hashBytes);
    },
    staged(path) {
      const relative = relativeTo(files, root, path);
      if (relative === undefined) return false;
      const index = indexOf(files, `${directory}/index`, hashBytes);
      return index === "none" ? false : index?.staged(encode(relative));
    },
  };
}

function mainRemote(names: readonly string[]): string {
  const [only, ...others] = names;
  return only === undefined || others.length > 0 ? "origin" : only;
}

/** The path as the index would name it. A link is itself an entry, the way to it is followed. */
function relativeTo(files: FileSystem, root: string, path: string): string | undefined {
  if (!path.startsWith("/") || !isEncodable(path)) return undefined;
  const name = posix.basename(path);
  const real =
    name === "" || name === "." || name === ".."
      ? existing(files, path)
      : posix.join(existing(files, posix.dirname(path)), name);
  if (real === root) return "";
  return real.startsWith(root === "/" ? root : `${root}/`)
    ? real.slice(root === "/" ? 1 : root.length + 1)
    : undefined;
}
