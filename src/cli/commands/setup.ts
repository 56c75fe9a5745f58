import { lstatSync, mkdirSync, readlinkSync, renameSync, symlinkSync } from "node:fs";
import { posix } from "node:path";
import { quote } from "shell-quote";
import { limits } from "../../base/limits.ts";
import { hostFiles } from "../../host/files.ts";
import { hostUsers } from "../../host/users.ts";
import { trustStartUp } from "../../ledger/ledger.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";

const usage = "usage: guardsh setup shims [DIR]\n";

/** The names under which the launcher stands in for a shell. */
const shells = ["bash", "sh", "zsh"] as const;

/**
 * `guardsh setup shims [DIR]`: makes the folder whose `bash`, `sh` and `zsh` are the launcher, and
 * prints how each agent is given it. By default the folder `shims` beside the install record.
 */
export async function runSetup(args: readonly string[], io: CommandIo): Promise<number> {
  const [what, folder, ...rest] = args;
  if (what !== "shims" || rest.length > 0) {
    io.writeError(usage);
    return exitCodes.usage;
  }
  const shims = posix.resolve(io.cwd, folder ?? posix.join(io.installFolder, "shims"));
  try {
    mkdirSync(shims, { recursive: true, mode: 0o755 });
    for (const name of shells)
      link(posix.join(shims, name), posix.join(io.installFolder, "guardsh"));
    trustStartUpFiles(io);
  } catch (error) {
    io.writeError(`guardsh setup: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.failure;
  }
  io.write(instructions(shims));
  return exitCodes.ok;
}

/** What a person's start-up files are at setup, they have been before any agent came. */
function trustStartUpFiles(io: CommandIo): void {
  const home = hostUsers().home();
  if (io.stateFolder === undefined || home === undefined || io.agentBecause?.() !== undefined)
    return;
  const files = hostFiles();
  for (const name of startUpFiles) {
    const path = files.realpath(posix.join(home, name));
    const text = path === undefined ? undefined : files.read(path, limits.fileBytesMax);
    if (path !== undefined && text !== undefined)
      trustStartUp(io.stateFolder, path, text, Date.now());
  }
}

const startUpFiles = [
  ".bash_profile",
  ".bash_login",
  ".profile",
  ".bashrc",
  ".zshenv",
  ".zprofile",
  ".zshrc",
  ".zlogin",
] as const;

/** Puts a symbolic link in the place of an older one; any other file there is left alone. */
function link(path: string, target: string): void {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts && !facts.isSymbolicLink()) throw new Error(`${path} is in the way and is no link`);
  if (facts && readlinkSync(path) === target) return;
  const fresh = `${path}.new`;
  symlinkSync(target, fresh);
  renameSync(fresh, path);
}

function instructions(shims: string): string {
  const bash = quote([posix.join(shims, "bash")]);
  const path = quote([shims]);
  const rows = [
    ["Claude Code", `export CLAUDE_CODE_SHELL=${bash}`],
    ["opencode, aider", `export SHELL=${bash}`],
    ["Gemini CLI, Codex", `export PATH=${path}:"$PATH"`],
    ["tmux", `set -g default-shell ${bash}`],
    ["make", `make SHELL=${bash}`],
    ["npm", `npm config set script-shell ${bash}`],
    ["vim", `set shell=${bash.replaceAll(" ", "\\ ")}`],
  ] as const;
  const lines = rows.map(([who, line]) => `  ${who.padEnd(18)} ${line}\n`);
  return `The shims are in ${shims}. To make them the shell of\n${lines.join("")}`;
}
