import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { hostUsers } from "./users.ts";

/** Where this installation of guardsh is and keeps what it knows; from `install.json`. */
export interface Installation {
  readonly version: string;
  /** Folder of the launcher and its record. */
  readonly folder: string;
  readonly bundle: string;
  readonly shells: { readonly bash?: string; readonly sh?: string; readonly zsh?: string };
  /** What `sh` is, as found at install. */
  readonly shIs: "bash" | "dash" | "unknown";
  readonly config: string | undefined;
  readonly state: string | undefined;
}

/**
 * Reads the install record that the launcher has checked already. Folders that it does not name are
 * those below the home of the account, never of the environment.
 *
 * @throws when there is no record or it is not one.
 */
export function readInstallation(record: string): Installation {
  const json: Record<string, unknown> = JSON.parse(readFileSync(record, "utf8"));
  const text = (name: string): string | undefined => {
    const value = json[name];
    return typeof value === "string" ? value : undefined;
  };
  const home = hostUsers().home();
  const below = (path: string): string | undefined =>
    home === undefined ? undefined : posix.join(home, path);
  const bundle = text("bundle");
  if (bundle === undefined) throw new Error(`${record} names no bundle; run guardsh setup`);
  const [bash, sh, zsh] = [text("bash"), text("sh"), text("zsh")];
  const shIs = text("shIs");
  return {
    version: text("guardsh") ?? "unknown",
    folder: posix.dirname(record),
    bundle,
    shells: { ...(bash ? { bash } : {}), ...(sh ? { sh } : {}), ...(zsh ? { zsh } : {}) },
    shIs: shIs === "bash" || shIs === "dash" ? shIs : "unknown",
    config: text("config") ?? below(".config/guardsh"),
    state: text("state") ?? below(".local/state/guardsh"),
  };
}

/** Files and folders that belong to guardsh: its programs, record, policy and state. */
export const guardPathsOf = (installation: Installation): readonly string[] =>
  [
    installation.folder,
    posix.dirname(installation.bundle),
    installation.config,
    installation.state,
  ].filter((path) => path !== undefined);
