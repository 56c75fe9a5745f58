/**
 * What a command of the command line reads from and writes to, so that tests can stand in for it.
 */
export interface CommandIo {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly environ: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** Folder of the launcher and its install record. */
  readonly installFolder: string;
  /** Files and folders that belong to guardsh itself. */
  readonly guardPaths: readonly string[];
  /** Folder of what guardsh remembers; absent where there is no home to keep it in. */
  readonly stateFolder?: string;
  /** Why it may be an agent that asks, and no person; undefined when nothing speaks for that. */
  readonly agentBecause?: () => string | undefined;
}
