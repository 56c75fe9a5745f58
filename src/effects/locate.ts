import * as posix from "node:path/posix";
import type { FileSystem } from "../world/file-system.ts";

const { dirname, basename } = posix;

/**
 * The real path of an absolute one: symbolic links resolved component by component, as the kernel
 * does (`link/..` is the parent of what the link leads to). The last component is resolved only
 * with `follow`. Components that do not exist are kept as they are written.
 */
export function locate(path: string, follow: boolean, files: FileSystem): string {
  const trailing = /\/\.?$/.test(path);
  const plain = !path.includes("/.") && !path.includes("//") && !trailing;
  const clean = plain ? path : withoutEmptyParts(path);
  if (follow || trailing) return existing(clean, files);
  const last = basename(clean);
  if (last === ".." || last === "." || last === "") return existing(clean, files);
  const parent = existing(dirname(clean), files);
  return parent === "/" ? `/${last}` : `${parent}/${last}`;
}

/** Whether `path` is `directory` or lies below it; both absolute and without `.` and `..`. */
export const isBelow = (path: string, directory: string): boolean =>
  path === directory || directory === "/" || path.startsWith(`${directory}/`);

/** Resolves the longest part that exists and keeps the rest, in which `..` is taken lexically. */
function existing(path: string, files: FileSystem): string {
  const whole = files.realpath(path);
  if (whole !== undefined) return whole;
  const parts = path.split("/").filter((part) => part !== "");
  let at = "/";
  for (const [index, part] of parts.entries()) {
    if (part === "..") {
      at = dirname(at);
      continue;
    }
    const next = at === "/" ? `/${part}` : `${at}/${part}`;
    const real = files.realpath(next) ?? danglingLink(next, files);
    if (real === undefined) {
      const rest = parts.slice(index).join("/");
      return posix.normalize(`${at}/${rest}`).replace(/(?<=.)\/$/, "");
    }
    at = real;
  }
  return at;
}

/**
 * Where a symbolic link points whose target does not exist: writing through it creates the target.
 */
function danglingLink(path: string, files: FileSystem): string | undefined {
  const target = files.readlink(path);
  return target === undefined ? undefined : posix.resolve(dirname(path), target);
}

const withoutEmptyParts = (path: string): string =>
  `/${path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")}`;
