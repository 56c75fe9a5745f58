import type { FileSystem } from "../world/file-system.ts";

/**
 * Short name of the checked-out branch: what HEAD in `directory` points to, whether or not that
 * branch has a commit yet.
 */
export function headBranch(files: FileSystem, directory: string): string | undefined {
  const target = files.readlink(`${directory}/HEAD`) ?? symbolicTarget(files, `${directory}/HEAD`);
  const branch = target?.startsWith(heads) ? target.slice(heads.length) : undefined;
  // Why: where references are kept in tables, HEAD is a file that names this impossible branch.
  return branch === ".invalid" ? undefined : branch;
}

/**
 * The branch that the remote calls its HEAD; else main or master, whichever the remote or, failing
 * that, the repository has.
 */
export function defaultBranchOf(
  files: FileSystem,
  commonDirectory: string,
  remote: string,
): string | undefined {
  const remoteRefs = `refs/remotes/${remote}/`;
  const target = symbolicTarget(files, `${commonDirectory}/${remoteRefs}HEAD`);
  if (target?.startsWith(remoteRefs)) return target.slice(remoteRefs.length);
  for (const folder of [remoteRefs, heads])
    for (const name of usualDefaults)
      if (hasRef(files, commonDirectory, folder + name)) return name;
  const current = headBranch(files, commonDirectory);
  return current !== undefined && usualDefaults.includes(current) ? current : undefined;
}

const heads = "refs/heads/";
const usualDefaults: readonly string[] = ["main", "master"];
const refBytesMax = 4096;
const packedRefsBytesMax = 16_777_216;

function symbolicTarget(files: FileSystem, path: string): string | undefined {
  return /^ref:\s*(\S+)\s*$/.exec(files.read(path, refBytesMax) ?? "")?.[1];
}

function hasRef(files: FileSystem, commonDirectory: string, ref: string): boolean {
  if (files.stat(`${commonDirectory}/${ref}`)?.type === "file") return true;
  const packed = files.read(`${commonDirectory}/packed-refs`, packedRefsBytesMax);
  return packed?.includes(` ${ref}\n`) ?? false;
}
