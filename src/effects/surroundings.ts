import type { World } from "../world/world.ts";
import { isBelow } from "./locate.ts";

/** The places of one request that decisions are about; all absolute and real. */
export interface Surroundings {
  readonly home: string | undefined;
  /** Top of the project that the request started in; undefined outside any. */
  readonly project: string | undefined;
  /** The project's repository directory, `.git`. */
  readonly repository: string | undefined;
  readonly temporary: readonly string[];
  readonly guard: readonly string[];
  /** Hosts of the remotes of the project's repository, in lower case. */
  readonly remoteHosts: readonly string[];
}

function hostsOf(remotes: ReadonlyMap<string, string>): readonly string[] {
  return [...remotes.values()].flatMap((url) => {
    const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?([^:/?#\s]+)[:/]/i.exec(url);
    return match?.[1] ? [match[1].toLowerCase()] : [];
  });
}

const markers = [
  "package.json",
  "pyproject.toml",
  "Cargo.toml",
  "go.mod",
  "pom.xml",
  "build.gradle",
  "composer.json",
  "Gemfile",
  "Makefile",
  "CMakeLists.txt",
];

/**
 * Finds the project: the git worktree of the starting directory, else the nearest folder with a
 * manifest. It is never `/`, a home or what holds one.
 */
export function surroundings(world: World): Surroundings {
  const { files, users, environ } = world;
  const homeOf = environ.get("HOME") || users.home();
  const home = homeOf?.startsWith("/") ? (files.realpath(homeOf) ?? homeOf) : undefined;
  const ownHome = users.home();
  const real = world.directory === undefined ? undefined : files.realpath(world.directory);
  const tooWide = (path: string): boolean =>
    path === "/" ||
    [home, ownHome].some((one) => one !== undefined && one !== "" && isBelow(one, path)) ||
    temporaryRoots.includes(path);
  const repository = real === undefined ? undefined : world.git.repository(real);
  const fixed = real === undefined ? undefined : (repository?.root ?? markedAbove(real, world));
  const found = fixed !== undefined && !tooWide(fixed) ? fixed : undefined;
  const { start } = world.ledger;
  // Why: a repository or a manifest that the session has put above its project does not widen it.
  const isWidened = start?.project !== undefined && found !== undefined && found !== start.project;
  const project = isWidened && isBelow(start.project, found) ? start.project : found;
  // Why: a remote that the session has added or repointed is not the project's own.
  const remotes = start?.project === project ? start?.remotes : undefined;
  return {
    home,
    project,
    repository: project !== undefined ? repository?.directory : undefined,
    temporary: temporaryFolders(world),
    guard: world.guardPaths,
    remoteHosts:
      project === undefined || repository === undefined
        ? []
        : hostsOf(remotes ?? repository.remotes),
  };
}

const temporaryRoots = ["/tmp", "/var/tmp", "/dev/shm", "/private/tmp", "/private/var/tmp"];

/** Why: TMPDIR is the caller's word; it only counts where temporary files are kept anyway. */
function temporaryFolders(world: World): readonly string[] {
  const named = world.environ.get("TMPDIR")?.replace(/\/+$/, "");
  if (named === undefined) return temporaryRoots;
  const real = world.files.realpath(named) ?? named;
  const fits =
    /^\/(private\/)?var\/folders\/[^/]+\/[^/]+\/T$/.test(real) || /^\/run\/user\/\d+$/.test(real);
  return fits ? [...temporaryRoots, real] : temporaryRoots;
}

function markedAbove(from: string, world: World): string | undefined {
  for (let at = from; at !== "/" && at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const entries = markers.some((name) => world.files.lstat(`${at}/${name}`) !== undefined);
    if (entries) return at;
  }
  return undefined;
}
