// Writes the install record: what the launcher may start, and which files those were.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

const shellFolders = ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/**
 * Where the package in `root` keeps its launcher and record. The folder is made when it is missing,
 * and nobody but its owner may write to it: the launcher would not trust its record otherwise.
 */
export function launcherFolder(root) {
  const folder = join(root, "bin");
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, statSync(folder).mode & 0o755);
  return folder;
}

/**
 * Writes `install.json` in `folder`, whole or not at all, and returns what it says. `changes`
 * replace what is found; `config` and `state` of an earlier record stay. Null for those two means:
 * below the home of the account that runs the launcher.
 */
export function writeRecord({ root, folder = launcherFolder(root), launcher, changes = {} }) {
  const path = join(folder, "install.json");
  const earlier = readRecord(path);
  const bash = findShell("bash", folder);
  const sh = findShell("sh", folder);
  const zsh = findShell("zsh", folder);
  const record = {
    version: 1,
    guardsh: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
    node: process.execPath,
    bundle: join(root, "dist", "guardsh.cjs"),
    ...membersOf("bash", bash),
    ...membersOf("sh", sh),
    shIs: sh ? dialectOf(sh) : "unknown",
    ...membersOf("zsh", zsh),
    launcher,
    config: earlier.config ?? null,
    state: earlier.state ?? null,
    ...changes,
  };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, renderRecord(record), { mode: 0o644 });
  chmodSync(draft, 0o644);
  renameSync(draft, path);
  return record;
}

/** The record as JSON, one member a line. Device and inode are exact whatever their size. */
export function renderRecord(record) {
  const lines = Object.entries(record).map(([name, value]) => {
    const text = typeof value === "bigint" ? value.toString() : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/**
 * The first real shell of this name in the system's folders, with links resolved; undefined when
 * there is none. A launcher of ours, this one or another installation's, is no shell.
 */
export function findShell(name, folder) {
  for (const candidate of shellFolders.map((at) => join(at, name))) {
    if (!existsSync(candidate)) continue;
    const path = realpathSync(candidate);
    const facts = statSync(path, { bigint: true });
    if (!facts.isFile() || isLauncher(path, facts, folder)) continue;
    return path;
  }
  return undefined;
}

function membersOf(name, path) {
  if (!path) return { [name]: null };
  const facts = statSync(path, { bigint: true });
  return {
    [name]: path,
    [`${name}Device`]: facts.dev,
    [`${name}Inode`]: facts.ino,
    [`${name}Version`]: versionOf(name, path),
  };
}

function isLauncher(path, facts, folder) {
  if (existsSync(join(dirname(path), "install.json"))) return true;
  const own = join(folder, "guardsh");
  if (!existsSync(own)) return false;
  const { dev, ino } = statSync(own, { bigint: true });
  return dev === facts.dev && ino === facts.ino;
}

function versionOf(name, path) {
  if (name === "sh") return null;
  return run(path, ["--version"]).match(/(?:version|zsh) (\S+)/)?.[1] ?? null;
}

/** Which reader `sh` needs. Why run it: on macOS its file does not say which shell it becomes. */
function dialectOf(path) {
  if (run(path, ["-c", 'echo "$BASH_VERSION"']).trim() !== "") return "bash";
  return basename(path) === "dash" ? "dash" : "unknown";
}

function run(path, words) {
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C" };
  const ran = spawnSync(path, words, { env, cwd: "/", stdio: ["ignore", "pipe", "ignore"] });
  return ran.stdout?.toString() ?? "";
}

function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}
