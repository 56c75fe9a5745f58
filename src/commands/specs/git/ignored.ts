import { limits } from "../../../base/limits.ts";
import { type CompiledPattern, compilePattern, matchPattern } from "../../../pattern/pattern.ts";
import type { FileSystem } from "../../../world/file-system.ts";
import type { Repository } from "../../../world/git.ts";

/** What the ignore files of a worktree say. */
export interface IgnoreRules {
  /** Rules of the folder's own `.gitignore`; read once. */
  of(folder: string): readonly IgnoreRule[];
  /** Top of the worktree. */
  readonly root: string;
}

interface IgnoreRule {
  /** Folder from which the pattern counts. */
  readonly base: string;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Components of a pattern with a slash; else it is compared with the last component alone. */
  readonly anchored: boolean;
  readonly parts: readonly (CompiledPattern | "**")[];
}

/** The ignore rules of a repository, and more patterns that count as if they stood at its top. */
export function ignoredBelow(
  repository: Repository,
  files: FileSystem,
  more: readonly string[],
): IgnoreRules {
  const { root, directory } = repository;
  const read = (path: string): readonly string[] =>
    (files.read(path, limits.fileBytesMax) ?? "").split("\n").slice(0, 2000);
  const rules = new Map<string, readonly IgnoreRule[]>();
  const of = (folder: string): readonly IgnoreRule[] => {
    const cached = rules.get(folder);
    if (cached) return cached;
    const lines = read(`${folder}/.gitignore`);
    const outer = folder === root ? read(`${directory}/info/exclude`) : [];
    const extra = folder === root ? more : [];
    const found = [...outer, ...lines, ...extra].flatMap((line) => ruleOf(line, folder));
    rules.set(folder, found);
    return found;
  };
  return { of, root };
}

/**
 * Whether a path is ignored, itself or by a folder above it. A pattern in doubt does not match, so
 * that its files count as work.
 * Source: git 2.39 gitignore(5).
 */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  const names = path.slice(rules.root.length + 1).split("/");
  let at = rules.root;
  for (const [index, name] of names.entries()) {
    at = `${at}/${name}`;
    if (decides(rules, at, index < names.length - 1 || isFolder)) return true;
  }
  return false;
}

function decides(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  let ignored = false;
  let folder = rules.root;
  const below = path.slice(rules.root.length + 1).split("/");
  for (const name of below) {
    for (const rule of rules.of(folder)) if (matches(rule, path, isFolder)) ignored = !rule.negated;
    folder = `${folder}/${name}`;
  }
  return ignored;
}

function matches(rule: IgnoreRule, path: string, isFolder: boolean): boolean {
  if (rule.foldersOnly && !isFolder) return false;
  const names = path.slice(rule.base.length + 1).split("/");
  return rule.anchored
    ? matchParts(rule.parts, names)
    : matchParts(rule.parts, [names.at(-1) ?? ""]);
}

function matchParts(parts: IgnoreRule["parts"], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return names.length === 0;
  if (part === "**") {
    if (rest.length === 0) return names.length > 0;
    return names.some((_, index) => matchParts(rest, names.slice(index)));
  }
  const [name, ...others] = names;
  return name !== undefined && matchPattern(part, name) === "yes" && matchParts(rest, others);
}

function ruleOf(line: string, base: string): readonly IgnoreRule[] {
  const text = line.replace(/\r$/, "").replace(/(?<!\\) +$/, "");
  if (text === "" || text.startsWith("#")) return [];
  const negated = text.startsWith("!");
  const pattern = negated ? text.slice(1) : text;
  const foldersOnly = pattern.endsWith("/");
  const body = foldersOnly ? pattern.slice(0, -1) : pattern;
  const anchored = body.includes("/");
  const parts = body
    .replace(/^\//, "")
    .split("/")
    .map((part) => (part === "**" ? part : compilePattern(part, { extglob: false })));
  if (parts.filter((part) => part === "**").length > 3) return [];
  return [{ base, negated, foldersOnly, anchored, parts }];
}
