import { limits } from "../../../base/limits.ts";
import type { Resolve } from "../../define-command.ts";
import { repositoryOf } from "./worktree.ts";

/** What an alias of the repository or the user stands for; undefined when there is none. */
export function aliasOf(name: string, resolve: Resolve): string | undefined {
  const { files } = resolve.world;
  const repository = repositoryOf(resolve);
  const { home } = resolve.here;
  const paths = [
    ...(repository ? [`${repository.directory}/config`] : []),
    ...(home === undefined ? [] : [`${home}/.gitconfig`, `${home}/.config/git/config`]),
    "/etc/gitconfig",
  ];
  for (const path of paths) {
    const found = aliasIn(files.read(path, limits.fileBytesMax) ?? "", name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last value of `alias.NAME` in a file. Source: git 2.39 git-config(1), Syntax. */
function aliasIn(text: string, name: string): string | undefined {
  let inside = false;
  let found: string | undefined;
  for (const line of text.replace(/\\\n/g, "").split("\n")) {
    const section = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line);
    if (section) inside = /^alias$/i.test(section[1] ?? "");
    const [, key, value] = /^\s*(?:\[[^\]]*\]\s*)?([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (inside && key?.toLowerCase() === name.toLowerCase()) found = unquoted(value ?? "");
  }
  return found;
}

const unquoted = (value: string): string =>
  /^".*"$/.test(value.trim())
    ? value.trim().slice(1, -1).replace(/\\(.)/g, "$1")
    : value
        .replace(/\s+[#;].*$/, "")
        .replace(/\\(.)/g, "$1")
        .trim();
