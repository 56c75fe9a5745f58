import { known, type Value } from "../base/value.ts";
import type { Dialect } from "../syntax/dialect.ts";
import type { Environ } from "../world/environ.ts";
import type { FileSystem } from "../world/file-system.ts";
import type { ShellStart } from "./shell-start.ts";

/**
 * The files that a shell reads before its text, in order, as far as they exist. BASH_ENV and ENV
 * are not among them: their values are expanded first.
 *
 * Source: bash(1) 5.2, INVOCATION, and Debian's SYS_BASHRC; dash(1) 0.5.12; zsh(1) 5.9, STARTUP.
 */
export function startUpFiles(
  dialect: Dialect,
  start: ShellStart,
  environ: Environ,
  files: FileSystem,
): readonly string[] {
  const home = environ.get("HOME");
  const there = (path: string): boolean => files.stat(path) !== undefined;
  const inHome = (name: string): readonly string[] =>
    home === undefined ? [] : [`${home}/${name}`];
  const candidates =
    dialect.shell === "zsh"
      ? zshFiles(start, environ.get("ZDOTDIR") ?? home)
      : dialect.shell === "bash" && !dialect.posix
        ? bashFiles(start, environ, inHome, there)
        : posixFiles(start, inHome);
  return candidates.filter(there);
}

function bashFiles(
  start: ShellStart,
  environ: Environ,
  inHome: (name: string) => readonly string[],
  there: (path: string) => boolean,
): readonly string[] {
  if (start.login) {
    if (start.noProfile) return [];
    const own = [...inHome(".bash_profile"), ...inHome(".bash_login"), ...inHome(".profile")];
    return ["/etc/profile", ...own.filter(there).slice(0, 1)];
  }
  if (start.noRc || !(start.interactive || isRemoteShell(start, environ))) return [];
  return ["/etc/bash.bashrc", ...(start.rcFile === undefined ? inHome(".bashrc") : [start.rcFile])];
}

/** bash takes itself for a shell of rshd or sshd. Source: bash 5.2 shell.c, run_startup_files. */
function isRemoteShell(start: ShellStart, environ: Environ): boolean {
  const level = Number.parseInt(environ.get("SHLVL") ?? "0", 10) || 0;
  const network = environ.get("SSH_CLIENT") ?? environ.get("SSH2_CLIENT");
  return level < 1 && (start.socketInput || network !== undefined);
}

const posixFiles = (
  start: ShellStart,
  inHome: (name: string) => readonly string[],
): readonly string[] =>
  start.login && !start.noProfile ? ["/etc/profile", ...inHome(".profile")] : [];

function zshFiles(start: ShellStart, folder: string | undefined): readonly string[] {
  const both = (name: string): readonly string[] =>
    start.noRc ? [] : [`/etc/zsh/${name}`, ...(folder === undefined ? [] : [`${folder}/.${name}`])];
  return [
    "/etc/zsh/zshenv",
    ...both("zshenv").slice(1),
    ...(start.login ? both("zprofile") : []),
    ...(start.interactive ? both("zshrc") : []),
    ...(start.login ? both("zlogin") : []),
  ];
}

/**
 * The variable whose value, once expanded, names one more file: BASH_ENV, or ENV of POSIX shells.
 */
export function startUpVariable(
  dialect: Dialect,
  start: ShellStart,
  environ: Environ,
): Value | undefined {
  const posix = dialect.posix || dialect.shell === "dash" || dialect.shell === "unknown-sh";
  if (dialect.shell === "zsh" || (start.privileged && dialect.shell === "bash")) return undefined;
  if (posix ? !start.interactive : start.interactive) return undefined;
  const value = environ.get(posix ? "ENV" : "BASH_ENV");
  return value === undefined || value === "" ? undefined : known(value);
}
