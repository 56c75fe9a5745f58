import { known, textsOf } from "../../../base/value.ts";
import { isArtefact } from "../../../effects/artefacts.ts";
import { isBelow } from "../../../effects/locate.ts";
import type { Target } from "../../../effects/target.ts";
import type { Repository } from "../../../world/git.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { Resolve } from "../../define-command.ts";
import { ignoredBelow, isIgnored } from "./ignored.ts";

/** Most entries of a worktree that one question looks at. */
const entriesMax = 3000;

/** Most files whose content one question compares. */
const comparedMax = 800;

/** The repository that git works in; undefined when there is none or it is not known which. */
export const repositoryOf = ({ directory, world }: Resolve): Repository | undefined =>
  directory === undefined ? undefined : world.git.repository(directory);

/** What git would lose: these files; none; or that cannot be told. */
export type Loss = readonly Target[] | "unknown";

/** Tracked files at or below the paths whose content is not what the index holds. */
export function changedFiles(paths: Paths, resolve: Resolve): Loss {
  const repository = repositoryOf(resolve);
  if (repository === undefined || paths === "unknown") return "unknown";
  const lost: Target[] = [];
  let compared = 0;
  const walk = walkBelow(paths === "all" ? [repository.root] : paths, repository, resolve);
  for (const { path, type } of walk) {
    if (path === undefined) return "unknown";
    const tracked = repository.tracks(path);
    if (type === "directory") {
      if (tracked === false) walk.skip();
      continue;
    }
    if (tracked === false) continue;
    compared += 1;
    if (compared > comparedMax) return "unknown";
    if (tracked === undefined || repository.unchanged(path) !== true)
      lost.push(fileTarget(path, repository));
  }
  return lost;
}

/** Changed files, and the paths at or below which something may be staged that no commit has. */
export function uncommitted(paths: Paths, resolve: Resolve): Loss {
  const repository = repositoryOf(resolve);
  const changed = changedFiles(paths, resolve);
  if (repository === undefined || paths === "unknown" || changed === "unknown") return "unknown";
  const all = paths === "all" ? [repository.root] : paths;
  const staged = all.filter((path) => repository.staged(path) !== false);
  return [...changed, ...staged.map((path) => fileTarget(path, repository))];
}

/** Which of the files that git does not track are meant. */
export interface Untracked {
  /** `without`: not those that are ignored. `only`: only those. */
  readonly ignored: "without" | "with" | "only";
  /** Folders of which nothing is tracked are entered: `clean -d`. */
  readonly folders: boolean;
  /** More ignore patterns: `clean -e`. */
  readonly exclude: readonly string[];
}

/** Untracked files at or below the paths that nothing can make again. */
export function untrackedFiles(paths: Paths, which: Untracked, resolve: Resolve): Loss {
  const repository = repositoryOf(resolve);
  if (repository === undefined || paths === "unknown") return "unknown";
  const { files } = resolve.world;
  const lost: Target[] = [];
  const starts = paths === "all" ? [resolve.directory ?? repository.root] : paths;
  const rules = ignoredBelow(repository, files, which.exclude);
  const walk = walkBelow(starts, repository, resolve);
  for (const { path, type } of walk) {
    if (path === undefined) return "unknown";
    const tracked = repository.tracks(path);
    if (tracked === undefined) return "unknown";
    const remade = isArtefact(path, repository.root, files);
    if (type === "directory") {
      const skipped =
        remade ||
        (tracked === false && !which.folders && !starts.includes(path)) ||
        (which.ignored === "without" && isIgnored(rules, path, true));
      if (skipped) walk.skip();
      continue;
    }
    if (tracked || remade) continue;
    const ignored = which.ignored === "with" ? undefined : isIgnored(rules, path, false);
    if (ignored === undefined || ignored === (which.ignored === "only"))
      lost.push(fileTarget(path, repository));
  }
  return lost;
}

/** Real paths that pathspecs stand for: all of the worktree, these, or not known. */
export type Paths = readonly string[] | "all" | "unknown";

/**
 * The places that pathspecs name. A pattern stands for the folder in which it is looked for.
 * Source: git 2.39 gitglossary(7), pathspec.
 */
export function pathspecs(operands: readonly Argument[], resolve: Resolve): Paths {
  const repository = repositoryOf(resolve);
  const found: string[] = [];
  for (const operand of operands) {
    const text = textOf(operand);
    if (operand.many || repository === undefined || text === undefined) return "unknown";
    if (/^:(!|\^|\(exclude\))/.test(text)) continue;
    if (/^:\([^)]*\)/.test(text) && !/^:\((top|literal|glob)\)/.test(text)) return "all";
    const top = /^:(\/|\(top\))/.test(text);
    const plain = text.replace(/^:(\/|\((top|literal|glob)\))/, "");
    const special = plain.search(/[*?[\\]/);
    const base = special < 0 ? plain : plain.slice(0, plain.lastIndexOf("/", special) + 1);
    const from = top ? `${repository.root}/${base}` : base === "" ? "." : base;
    for (const { path } of resolve.paths({ ...operand, value: known(from) }, false)) {
      const texts = textsOf(path);
      if (texts === undefined) return "unknown";
      found.push(...texts);
    }
  }
  return found.length === 0 && operands.length > 0 ? "all" : found;
}

interface Walked {
  /** Undefined: there is too much to look at. */
  readonly path: string | undefined;
  readonly type: "directory" | "file";
}

interface Walk extends Iterable<Walked> {
  /** The directory that came last is not entered. */
  skip(): void;
}

function walkBelow(starts: readonly string[], repository: Repository, resolve: Resolve): Walk {
  const { files } = resolve.world;
  let skipped = false;
  return {
    skip: () => {
      skipped = true;
    },
    *[Symbol.iterator]() {
      const open = starts.filter((path) => isBelow(path, repository.root));
      let seen = 0;
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        seen += 1;
        if (seen > entriesMax) {
          yield { path: undefined, type: "file" };
          return;
        }
        if (isBelow(path, repository.directory) || path.endsWith("/.git")) continue;
        const facts = files.lstat(path);
        if (facts === undefined) continue;
        skipped = false;
        yield { path, type: facts.type === "directory" ? "directory" : "file" };
        if (facts.type !== "directory" || skipped) continue;
        const entries = files.list(path, entriesMax);
        if (entries === undefined) yield { path: undefined, type: "file" };
        for (const { name } of entries ?? []) open.push(`${path}/${name}`);
      }
    },
  };
}

const fileTarget = (path: string, { root }: Repository): Target => ({
  written: path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path,
  path: known(path),
  followed: false,
});
