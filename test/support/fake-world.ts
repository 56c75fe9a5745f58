import { posix } from "node:path";
import { environOf } from "../../src/world/environ.ts";
import type { FileSystem } from "../../src/world/file-system.ts";
import type { Git, Repository } from "../../src/world/git.ts";
import { emptyLedger, type Ledger } from "../../src/world/ledger.ts";
import type { World } from "../../src/world/world.ts";
import { type FakeFile, fakeFiles } from "./fake-files.ts";
import { systemFiles } from "./fake-system.ts";

export type { FakeFile } from "./fake-files.ts";

/** What a test's world differs in from the usual one. */
export interface FakeWorldOptions {
  /** Path to content. Relative paths are below the project; `null` takes a usual file away. */
  readonly files?: Readonly<Record<string, FakeFile | null>>;
  /** Overlays the usual environment; `null` unsets. */
  readonly env?: Readonly<Record<string, string | null>>;
  /** Where the command starts, relative to the project; `null`: gone. By default the project. */
  readonly cwd?: string | null;
  readonly home?: string;
  /** Repositories, each overlaying the usual one; `null`: none at all. */
  readonly git?: FakeRepository | readonly FakeRepository[] | null;
  readonly uid?: number;
  /** Accounts beside the own user, root and nobody: name to home. */
  readonly users?: Readonly<Record<string, string>>;
  readonly sh?: World["sh"];
  readonly guardPaths?: readonly string[];
  /** By default no command has run before. */
  readonly ledger?: Ledger;
}

/** A repository of the fake world. */
export interface FakeRepository {
  /** Top of the worktree; by default the project. */
  readonly root?: string;
  /** `null`: detached. */
  readonly branch?: string | null;
  /** `null`: the repository does not tell. */
  readonly defaultBranch?: string | null;
  readonly remotes?: Readonly<Record<string, string>>;
  /** Paths in the index, absolute or relative to the root; without content they are empty files. */
  readonly tracked?: readonly string[];
  /** Those of them whose content is not what the index has. */
  readonly changed?: readonly string[];
  /** Those of them whose content in the index is not that of the last commit. */
  readonly staged?: readonly string[];
}

/**
 * A machine in memory for tests: user dev (1000) with home /home/dev, in the git project
 * /home/dev/project on branch feature, default main, origin git@github.com:acme/app.git, and a
 * Debian-like system with the common programs.
 */
export function fakeWorld(options: FakeWorldOptions = {}): World {
  const home = options.home ?? "/home/dev";
  const project = `${home}/project`;
  const uid = options.uid ?? 1000;
  const repositories = repositoriesOf(options.git, project);
  const content = new Map<string, FakeFile>([
    ...systemFiles(home, uid),
    [project, { dir: true }],
    ...repositories.flatMap(repositoryFiles),
  ]);
  for (const [name, file] of Object.entries(options.files ?? {})) {
    const path = posix.resolve(project, name);
    if (file === null) takeAway(content, path);
    else content.set(path, file);
  }
  const files = fakeFiles(content, { uid, owns: [home, "/tmp", "/run/user/1000"] });
  const directory = options.cwd === null ? undefined : posix.resolve(project, options.cwd ?? ".");
  const homes = new Map(
    Object.entries({ root: "/root", nobody: "/nonexistent", dev: home, ...options.users }),
  );
  return {
    environ: environOf(environment(options, home, directory)),
    files,
    users: { uid, home: (name) => (name === undefined ? home : homes.get(name)) },
    git: fakeGit(files, repositories),
    ledger: options.ledger ?? emptyLedger,
    sh: options.sh ?? "dash",
    directory,
    guardPaths: options.guardPaths ?? [
      "/opt/guardsh",
      `${home}/.config/guardsh`,
      `${home}/.local/state/guardsh`,
    ],
  };
}

interface FullRepository {
  readonly root: string;
  readonly branch: string | null;
  readonly defaultBranch: string | null;
  readonly remotes: Readonly<Record<string, string>>;
  readonly tracked: readonly string[];
  readonly changed: readonly string[];
  readonly staged: readonly string[];
}

function repositoriesOf(git: FakeWorldOptions["git"], project: string): readonly FullRepository[] {
  if (git === null) return [];
  const given: readonly FakeRepository[] = git === undefined ? [{}] : [git].flat();
  return given.map((one) => {
    const root = one.root ?? project;
    const inside = (path: string): string => posix.resolve(root, path);
    return {
      root,
      branch: one.branch === undefined ? "feature" : one.branch,
      defaultBranch: one.defaultBranch === undefined ? "main" : one.defaultBranch,
      remotes: one.remotes ?? { origin: "git@github.com:acme/app.git" },
      tracked: (one.tracked ?? ["README.md", "package.json", "src/main.ts"]).map(inside),
      changed: (one.changed ?? []).map(inside),
      staged: (one.staged ?? []).map(inside),
    };
  });
}

function repositoryFiles(repository: FullRepository): (readonly [string, FakeFile])[] {
  const { root, branch, remotes, tracked } = repository;
  const config = Object.entries(remotes).map(
    ([name, url]) => `[remote "${name}"]\n\turl = ${url}\n`,
  );
  return [
    [`${root}/.git/HEAD`, branch === null ? `${"1".repeat(40)}\n` : `ref: refs/heads/${branch}\n`],
    [`${root}/.git/config`, `[core]\n\tbare = false\n${config.join("")}`],
    [`${root}/.git/hooks`, { dir: true }],
    [`${root}/.git/objects`, { dir: true }],
    [`${root}/.git/refs/heads`, { dir: true }],
    ...tracked.map((path) => [path, ""] as const),
  ];
}

function takeAway(content: Map<string, FakeFile>, path: string): void {
  for (const other of [...content.keys()])
    if (other === path || other.startsWith(`${path}/`)) content.delete(other);
}

function environment(
  options: FakeWorldOptions,
  home: string,
  directory: string | undefined,
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>([
    ["HOME", home],
    ["USER", "dev"],
    ["LOGNAME", "dev"],
    ["SHELL", "/bin/bash"],
    ["PATH", "/usr/bin:/bin"],
    ["LANG", "C.UTF-8"],
    ["TERM", "xterm-256color"],
  ]);
  if (directory !== undefined) variables.set("PWD", directory);
  for (const [name, value] of Object.entries(options.env ?? {})) {
    if (value === null) variables.delete(name);
    else variables.set(name, value);
  }
  return variables;
}

function fakeGit(files: FileSystem, repositories: readonly FullRepository[]): Git {
  const byRoot = new Map(repositories.map((one) => [one.root, one]));
  return {
    repository(path) {
      for (let folder = existing(files, path); ; folder = posix.dirname(folder)) {
        const found = byRoot.get(folder);
        if (found) return fakeRepository(files, found);
        if (folder === "/") return undefined;
      }
    },
  };
}

function fakeRepository(files: FileSystem, one: FullRepository): Repository {
  return {
    root: one.root,
    directory: `${one.root}/.git`,
    branch: one.branch ?? undefined,
    defaultBranch: one.defaultBranch ?? undefined,
    remotes: new Map(Object.entries(one.remotes)),
    tracks(path) {
      // Why: a symbolic link is itself a tracked entry, but the way to it may lead over others.
      const real =
        path === one.root
          ? path
          : posix.join(existing(files, posix.dirname(path)), posix.basename(path));
      return one.tracked.some((entry) => entry === real || entry.startsWith(`${real}/`));
    },
    staged: (path) =>
      one.staged.some((entry) => entry === path || path === "/" || entry.startsWith(`${path}/`)),
    unchanged: (path) =>
      everyFile(files, path, (file) => one.tracked.includes(file) && !one.changed.includes(file)),
  };
}

/** Whether there is a file at or below the path, and all of them pass. */
function everyFile(files: FileSystem, path: string, passes: (path: string) => boolean): boolean {
  const facts = files.lstat(path);
  if (facts?.type !== "directory") return facts !== undefined && passes(path);
  const entries = files.list(path, 1000) ?? [];
  return entries.every(({ name }) => everyFile(files, `${path}/${name}`, passes));
}

/** The real path, as far down as it exists, with the rest appended. */
function existing(files: FileSystem, path: string): string {
  const real = files.realpath(path);
  if (real !== undefined || path === "/") return real ?? "/";
  return posix.join(existing(files, posix.dirname(path)), posix.basename(path));
}
