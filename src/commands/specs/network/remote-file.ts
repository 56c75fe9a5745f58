import { concat, known, partial, prefixOf, textsOf, type Value } from "../../../base/value.ts";
import type { Target } from "../../../effects/target.ts";
import type { Argument } from "../../argument.ts";
import type { Resolve } from "../../define-command.ts";

/**
 * Whether an operand names a file of another host, as scp(1) and rsync(1) tell it: a colon before
 * any slash.
 */
export function isRemote(operand: Argument): boolean {
  const texts = textsOf(operand.value) ?? [prefixOf(operand.value)];
  return texts.some((text) =>
    /^([^/:]*@)?(\[[^\]]*\]|[^/:[\]]+):|^(rsync|scp|sftp):\/\//.test(text),
  );
}

/** Where a file ends up that is copied to `destination`: in it where that is a folder. */
export function landing(
  source: Argument,
  destination: Argument,
  resolve: Resolve,
): readonly Target[] {
  const places = resolve.paths(destination, true);
  const inside = places.some(
    ({ path, written }) =>
      written.endsWith("/") ||
      (path.kind === "known" && resolve.world.files.stat(path.text)?.type === "directory"),
  );
  if (!inside) return places;
  const name = baseName(source.value);
  const value = concat(concat(destination.value, known("/")), name);
  return resolve.paths({ ...destination, value }, true);
}

/** Everything below a folder, of which the names are not known. */
export const below = (folder: Argument, why: string): Argument => ({
  ...folder,
  value: concat(concat(folder.value, known("/")), partial("", "", why)),
});

function baseName(value: Value): Value {
  const texts = textsOf(value);
  const [text] = texts ?? [];
  if (text === undefined || texts?.length !== 1)
    return partial("./", "", "the name of the file is not known");
  const name = text.replace(/\/+$/, "").split(/[/:]/).at(-1) ?? "";
  return /[*?[]/.test(name) ? partial("./", "", "a pattern on another host names it") : known(name);
}
