import { concat, known, partial, textsOf, unknown, type Value } from "../../base/value.ts";
import type { Argument } from "../argument.ts";
import type { Resolve } from "../define-command.ts";

/** The same place with other working directories, one below the other, as `-C` makes them. */
export function inFolders(resolve: Resolve, folders: readonly Argument[]): Resolve {
  const [first, ...rest] = folders.map((one) => one.value);
  if (first === undefined) return resolve;
  const base = rest.reduce((left, right) => belowFolder(left, right), first);
  return {
    ...resolve,
    directory: base.kind === "known" && base.text.startsWith("/") ? base.text : undefined,
    paths: (argument, follow) =>
      resolve.paths({ ...argument, value: belowFolder(base, argument.value) }, follow),
  };
}

function belowFolder(base: Value, path: Value): Value {
  const texts = textsOf(path);
  if (texts?.every((text) => text.startsWith("/"))) return path;
  if (path.kind === "partial" && path.prefix.startsWith("/"))
    return partial(path.prefix, path.suffix, path.why, path);
  if (texts === undefined && path.kind !== "partial")
    return unknown("a path of it is not known", path.taint, path.unset);
  return concat(concat(base, known("/")), path);
}
