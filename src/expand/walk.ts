import { limits } from "../base/limits.ts";
import {
  type CompiledPattern,
  compilePattern,
  matchPattern,
  unquotePattern,
} from "../pattern/pattern.ts";
import type { DirectoryEntry } from "../world/file-system.ts";
import type { ExpandContext } from "./context.ts";

/** A path that matched; not `sure` where that depends on the locale. */
export interface FoundPath {
  readonly path: string;
  readonly sure: boolean;
}

/** Paths in the order of the C locale, or why they cannot be told. */
export type Found = { readonly paths: readonly FoundPath[] } | { readonly why: string };

/**
 * All paths that match a pattern's source, as bash writes them. Reads directories only, at most
 * `limits.entriesMax` entries of them.
 */
export function findPaths(source: string, context: ExpandContext): Found {
  const filter = context.variable("GLOBIGNORE");
  if (filter !== undefined) return { why: "GLOBIGNORE hides some of the matches" };
  if (context.options.extglob && hasSlashInGroup(source))
    return { why: "the pattern has a slash inside parentheses" };
  if (!source.startsWith("/") && context.directory === undefined)
    return { why: "the working directory is not known" };
  if (source.includes("\\/") || /(?<!\\)(?:\\\\)*\\$/.test(source.slice(-64)))
    return { why: "the pattern has a backslash before a slash or at its end" };
  const special = source.search(/[*?\])]/);
  if (special >= 0 && source.includes("//", special))
    return { why: "the pattern has a doubled slash behind it" };
  const segments = collapse(source.split("/"), context.options.globstar);
  if (segments.some((segment) => segment.length > segmentLengthMax))
    return { why: "the pattern is too long" };
  const walking: Walking = { context, entriesLeft: limits.entriesMax };
  let found: FoundPath[] = [{ path: "", sure: true }];
  for (const [at, segment] of segments.entries()) {
    const last = at === segments.length - 1;
    const step = stepOf(segment, context);
    if (step.kind === "literal") {
      const tail = step.text + (last ? "" : "/");
      found = found.map(({ path, sure }) => ({ path: path + tail, sure }));
      if (last) found = found.filter(({ path }) => exists(walking, path));
      continue;
    }
    found = found.flatMap((base) =>
      step.kind === "globstar"
        ? descend(walking, base, last)
        : matchEntries(walking, base, step.pattern, last),
    );
    if (walking.why !== undefined) return { why: walking.why };
    if (found.length > limits.fieldsMax) return { why: "the pattern matches too many files" };
  }
  const paths = found.filter(({ path }) => path !== "");
  return { paths: paths.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) };
}

/** Longest pattern for one name; names have 255 bytes at most. */
const segmentLengthMax = 512;

const hasSlashInGroup = (source: string): boolean =>
  source
    .split("(")
    .slice(1)
    .some((rest) => rest.split(")", 1)[0]?.includes("/"));

interface Walking {
  readonly context: ExpandContext;
  entriesLeft: number;
  why?: string;
}

type Step =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "pattern"; readonly pattern: CompiledPattern }
  | { readonly kind: "globstar" };

function stepOf(segment: string, context: ExpandContext): Step {
  const { extglob, nocaseglob, globstar } = context.options;
  if (segment === "**" && globstar) return { kind: "globstar" };
  const pattern = compilePattern(segment, { extglob });
  // Why: a segment without a pattern is looked up as it is, also under nocaseglob.
  if (pattern.literal !== undefined) return { kind: "literal", text: unquotePattern(segment) };
  if (!nocaseglob) return { kind: "pattern", pattern };
  return { kind: "pattern", pattern: compilePattern(segment, { extglob, ignoreCase: true }) };
}

// Why: `**/**` matches no more than `**`.
const collapse = (segments: readonly string[], globstar: boolean): string[] =>
  segments.filter((one, at) => !(globstar && one === "**" && segments[at + 1] === "**"));

function absolute(walking: Walking, path: string): string {
  const { directory } = walking.context;
  if (path.startsWith("/")) return path;
  return path === "" ? (directory ?? "/") : `${directory === "/" ? "" : directory}/${path}`;
}

function exists(walking: Walking, path: string): boolean {
  const { files } = walking.context;
  const full = absolute(walking, path);
  if (path.endsWith("/")) return files.stat(full)?.type === "directory";
  return files.lstat(full) !== undefined;
}

function entriesOf(walking: Walking, path: string): readonly DirectoryEntry[] {
  const { files } = walking.context;
  const full = absolute(walking, path);
  const type = files.stat(full)?.type;
  // Why: what exists and may not be followed (links of the asking process) can hold anything.
  const hidden = type === undefined && files.lstat(full) !== undefined;
  if (type !== "directory" && !hidden) return [];
  const entries = hidden ? undefined : files.list(full, walking.entriesLeft);
  if (entries === undefined) walking.why = `the directory ${full} cannot be listed`;
  else walking.entriesLeft -= entries.length;
  return entries ?? [];
}

function matchEntries(
  walking: Walking,
  base: FoundPath,
  pattern: CompiledPattern,
  last: boolean,
): FoundPath[] {
  const found: FoundPath[] = [];
  for (const { name, type } of entriesOf(walking, base.path)) {
    const matched = matchName(walking.context, pattern, name);
    if (matched === "no") continue;
    const path = base.path + name;
    if (!last && !isDirectory(walking, path, type)) continue;
    found.push({ path: last ? path : `${path}/`, sure: base.sure && matched === "yes" });
  }
  return found;
}

function matchName(
  context: ExpandContext,
  pattern: CompiledPattern,
  name: string,
): "yes" | "no" | "doubt" {
  if (!name.startsWith(".") || context.options.dotglob) return matchPattern(pattern, name);
  const [first] = pattern.elements;
  if (first?.kind === "character") return first.text === "." ? matchPattern(pattern, name) : "no";
  if (first?.kind !== "group" || first.operator === "!") return "no";
  // Why: a group shows dot files by an alternative with a dot; how far is bash's own affair.
  return matchPattern(pattern, name) === "no" ? "no" : "doubt";
}

function isDirectory(walking: Walking, path: string, type: DirectoryEntry["type"]): boolean {
  if (type !== "symlink" && type !== "unknown") return type === "directory";
  return walking.context.files.stat(absolute(walking, path))?.type === "directory";
}

/** `**`: every path below, and as a middle segment every directory, the first one included. */
function descend(walking: Walking, base: FoundPath, last: boolean): FoundPath[] {
  if (base.path !== "" && !exists(walking, `${base.path}/`)) return [];
  const found: FoundPath[] = [base];
  const visit = (path: string, depth: number): void => {
    if (depth > limits.depthMax) walking.why = "the directories are nested too deeply";
    if (walking.why !== undefined) return;
    for (const { name, type } of entriesOf(walking, path)) {
      if (name.startsWith(".") && !walking.context.options.dotglob) continue;
      const inner = path + name;
      // Why: versions of bash differ in whether `**` enters a link to a directory.
      if (type === "symlink" && isDirectory(walking, inner, type))
        walking.why = "`**` meets a symbolic link to a directory";
      const directory = isDirectory(walking, inner, type);
      if (last) found.push({ path: inner, sure: base.sure });
      else if (directory) found.push({ path: `${inner}/`, sure: base.sure });
      if (directory) visit(`${inner}/`, depth + 1);
    }
  };
  visit(base.path, 0);
  return found;
}
