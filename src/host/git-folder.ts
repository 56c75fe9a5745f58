import { posix } from "node:path";
import type { FileSystem } from "../world/file-system.ts";
import { type GitConfig, isOn, lastOf, parseGitConfig } from "./git-config.ts";
import { unchangedFiles } from "./unchanged-files.ts";

/** Where a repository keeps what, as found from the top of a worktree. */
export interface GitFolder {
  /** HEAD and index of this worktree. */
  readonly directory: string;
  /** What all worktrees share: references, objects, configuration. */
  readonly commonDirectory: string;
  readonly config: GitConfig;
}

/**
 * The repository that `.git` in `root` stands for; undefined when `root` has none, so that one
 * above counts; "unusable" when there is one that cannot be believed. A `.git` file is believed
 * only when what it points to points back: else any folder could be called somebody's worktree.
 *
 * Source: gitrepository-layout(5), git-worktree(1) 2.39.
 */
export function gitFolderAt(files: FileSystem, root: string): GitFolder | "unusable" | undefined {
  const path = posix.join(root, ".git");
  const type = files.lstat(path)?.type;
  if (type === undefined) return undefined;
  if (type === "file") return linkedFolder(files, root, path) ?? "unusable";
  // FAIL-CLOSED: a symbolic link makes this folder a worktree of any repository that it names.
  if (type !== "directory") return "unusable";
  if (!isGitDirectory(files, path)) return undefined;
  const config = configOf(files, path);
  if (!config || isOn(config, "core.bare")) return "unusable";
  return worktreeOf(files, path, config, root) === root
    ? { directory: path, commonDirectory: path, config }
    : "unusable";
}

const pointerMark = "gitdir: ";
const pointerBytesMax = 8192;
const configBytesMax = 1_048_576;

function linkedFolder(files: FileSystem, root: string, path: string): GitFolder | undefined {
  const target = pointer(files, path);
  if (!target?.startsWith(pointerMark)) return undefined;
  const directory = files.realpath(posix.resolve(root, target.slice(pointerMark.length)));
  if (directory === undefined) return undefined;
  const common = pointer(files, `${directory}/commondir`);
  if (common === undefined) return submodule(files, root, directory);
  const commonDirectory = files.realpath(posix.resolve(directory, common));
  const back = pointer(files, `${directory}/gitdir`);
  if (commonDirectory === undefined || back === undefined) return undefined;
  if (files.realpath(posix.resolve(directory, back)) !== path) return undefined;
  // INVARIANT: a linked worktree is one that its own repository lists.
  if (posix.dirname(directory) !== `${commonDirectory}/worktrees`) return undefined;
  const config = isGitDirectory(files, commonDirectory) && configOf(files, commonDirectory);
  return config ? { directory, commonDirectory, config } : undefined;
}

function submodule(files: FileSystem, root: string, directory: string): GitFolder | undefined {
  const config = isGitDirectory(files, directory) && configOf(files, directory);
  if (!config || lastOf(config, "core.worktree") === undefined) return undefined;
  if (worktreeOf(files, directory, config, root) !== root) return undefined;
  return { directory, commonDirectory: directory, config };
}

/** Top of the worktree as the repository's own configuration says; `usual` when it does not. */
function worktreeOf(
  files: FileSystem,
  directory: string,
  config: GitConfig,
  usual: string,
): string | undefined {
  const worktree = lastOf(config, "core.worktree");
  return worktree === undefined ? usual : files.realpath(posix.resolve(directory, worktree));
}

/** As git tells a repository from any folder of that name. */
const isGitDirectory = (files: FileSystem, path: string): boolean =>
  files.lstat(`${path}/HEAD`) !== undefined &&
  files.stat(`${path}/objects`)?.type === "directory" &&
  files.stat(`${path}/refs`)?.type === "directory";

/** The configuration; empty without a file, undefined when git would refuse it. */
function configOf(files: FileSystem, directory: string): GitConfig | undefined {
  const path = `${directory}/config`;
  const facts = files.stat(path);
  if (facts === undefined) return files.lstat(path) ? undefined : new Map();
  return recent(path, facts, () => {
    const text = files.read(path, configBytesMax);
    return text === undefined ? undefined : parseGitConfig(text);
  });
}

const recent = unchangedFiles<GitConfig | undefined>(16);

/** The path that a file of one line holds. */
function pointer(files: FileSystem, path: string): string | undefined {
  const text = files.read(path, pointerBytesMax);
  if (text === undefined) return undefined;
  let end = text.length;
  while (end > 0 && "\r\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
