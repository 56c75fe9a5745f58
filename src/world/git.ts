/** What a git repository says of itself, read from its files without running git. */
export interface Git {
  /** The repository whose worktree holds `path`, or undefined outside any. */
  repository(path: string): Repository | undefined;
}

/** A git repository with a worktree. */
export interface Repository {
  /** Top of the worktree, absolute and real. */
  readonly root: string;
  /** The `.git` directory itself, also where the worktree has only a `.git` file. */
  readonly directory: string;
  /** Short name of the checked-out branch; undefined when HEAD is detached. */
  readonly branch: string | undefined;
  /**
   * Branches that are the default one, as far as the repository tells: `origin/HEAD`, else main or
   * master.
   */
  readonly defaultBranch: string | undefined;
  /** Remote name to URL. */
  readonly remotes: ReadonlyMap<string, string>;
  /**
   * Whether the index holds this path (absolute) or anything below it. Undefined when that cannot
   * be told: the index cannot be read, or its entry is marked assume-unchanged or skip-worktree.
   */
  tracks(path: string): boolean | undefined;
  /**
   * Whether everything at or below this path is in the index with just this content, so that git
   * can bring it back. Undefined when there is too much to look at.
   */
  unchanged(path: string): boolean | undefined;
  /**
   * Whether what the index holds at or below this path may differ from the last commit. Undefined
   * when that cannot be told.
   */
  staged(path: string): boolean | undefined;
}
