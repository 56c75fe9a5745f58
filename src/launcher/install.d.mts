import type { InstallRecord } from "./record.d.mts";

/** Which form of the launcher was made, and one line about it for people. */
export interface MadeLauncher {
  readonly launcher: InstallRecord["launcher"];
  readonly says: string;
}

/** Makes the launcher of a package and its record; `guardsh setup` renews both with it. */
export declare function install(options?: {
  readonly root?: string;
  readonly compiler?: string | undefined;
}): MadeLauncher & { readonly record: InstallRecord };

/** Puts `guardsh` into `folder`, whole or not at all, and says which form it is. */
export declare function makeLauncher(options: {
  readonly root: string;
  readonly folder: string;
  readonly compiler: string | undefined;
}): MadeLauncher;
