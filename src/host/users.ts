import { statSync } from "node:fs";
import type { Users } from "../world/users.ts";
import { decode } from "./bytes.ts";
import { readRegularFile } from "./regular-file.ts";

/** Where the accounts are read and whose process it is; tests hand in other ones. */
export interface HostUsersOptions {
  readonly passwdPath?: string;
  readonly uid?: number;
}

/**
 * Accounts from /etc/passwd itself. Name service modules are not asked, since they run code and may
 * use the network; HOME is not asked, since the command's caller chose it. An account that only a
 * directory service knows has no home here. The file is read again only after it has changed.
 *
 * Source: passwd(5).
 */
export function hostUsers(options: HostUsersOptions = {}): Users {
  const uid = options.uid ?? process.getuid?.() ?? -1;
  const accounts = accountsOf(options.passwdPath ?? "/etc/passwd");
  return {
    uid,
    home: (name) => (name === undefined ? accounts.byUid.get(uid) : accounts.byName.get(name)),
  };
}

interface Accounts {
  readonly byName: ReadonlyMap<string, string>;
  readonly byUid: ReadonlyMap<number, string>;
}

const passwdBytesMax = 4_194_304;
const noAccounts: Accounts = { byName: new Map(), byUid: new Map() };

let latest: { readonly version: string; readonly accounts: Accounts } | undefined;

function accountsOf(path: string): Accounts {
  const version = versionOf(path);
  if (version === undefined) return noAccounts;
  if (latest?.version === version) return latest.accounts;
  const content = readRegularFile(path, passwdBytesMax);
  if (!content) return noAccounts;
  const accounts = parse(decode(content));
  latest = { version, accounts };
  return accounts;
}

function versionOf(path: string): string | undefined {
  try {
    const facts = statSync(path, { bigint: true });
    return `${path}:${facts.dev}:${facts.ino}:${facts.size}:${facts.ctimeNs}`;
  } catch {
    return undefined;
  }
}

function parse(content: string): Accounts {
  const byName = new Map<string, string>();
  const byUid = new Map<number, string>();
  for (const line of content.split("\n")) {
    const [name = "", , uid = "", , , home = ""] = line.split(":");
    // Why: lines that begin with + or - belong to NIS, and a home has to be absolute to mean one.
    if (!/^[^+\-#]/.test(name) || !/^\d{1,10}$/.test(uid) || !home.startsWith("/")) continue;
    if (!byName.has(name)) byName.set(name, home);
    if (!byUid.has(Number(uid))) byUid.set(Number(uid), home);
  }
  return { byName, byUid };
}
