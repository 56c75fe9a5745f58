/** What the install record says. */
export interface InstallRecord {
  readonly version: 1;
  readonly guardsh: string;
  readonly node: string;
  readonly bundle: string;
  readonly bash: string | null;
  readonly sh: string | null;
  readonly shIs: "dash" | "bash" | "unknown";
  readonly zsh: string | null;
  readonly launcher: "compiled" | "prebuilt" | "script";
  /** Null: below the home of the account that runs the launcher. */
  readonly config: string | null;
  readonly state: string | null;
  readonly [member: string]: string | number | bigint | null;
}

/** Where the package in `root` keeps its launcher and record. */
export declare function launcherFolder(root: string): string;

/** Writes `install.json` and returns what it says. */
export declare function writeRecord(options: {
  readonly root: string;
  readonly folder?: string;
  readonly launcher: InstallRecord["launcher"];
  readonly changes?: Readonly<Record<string, string | number | bigint | null>>;
}): InstallRecord;

/** The record as JSON, one member a line. */
export declare function renderRecord(
  record: Readonly<Record<string, string | number | bigint | null>>,
): string;

/** The first real shell of this name in the system's folders, with links resolved. */
export declare function findShell(name: string, folder: string): string | undefined;
