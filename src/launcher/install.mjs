// Makes bin/guardsh for this machine and writes the install record. Run by npm before any build, so
// it is plain JavaScript and needs nothing but Node.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileLauncher, findCompiler } from "./compile.mjs";
import { launcherFolder, writeRecord } from "./record.mjs";

const packageRoot = join(import.meta.dirname, "..", "..");

/**
 * Makes the launcher of the package in `root` and its record. The best form that works here is
 * taken: built with a compiler, else prebuilt for this platform, else the script.
 */
export function install({ root = packageRoot, compiler = findCompiler() } = {}) {
  const folder = launcherFolder(root);
  const made = makeLauncher({ root, folder, compiler });
  cacheCode(root);
  return { ...made, record: writeRecord({ root, folder, launcher: made.launcher }) };
}

/** Renews V8's code cache for the Node of this machine; without one it only starts slower. */
function cacheCode(root) {
  const entry = join(root, "dist", "guardsh.cjs");
  if (existsSync(entry)) spawnSync(process.execPath, [entry, "--make-cache"], { stdio: "ignore" });
}

/** Puts `guardsh` into `folder`, whole or not at all, and says which form it is. */
export function makeLauncher({ root, folder, compiler }) {
  const draftFolder = mkdtempSync(join(folder, ".making-"));
  const draft = join(draftFolder, "guardsh");
  try {
    const made = compiled(compiler, draft) ?? prebuilt(root, draft) ?? script(root, draft);
    chmodSync(draft, 0o755);
    renameSync(draft, join(folder, "guardsh"));
    return made;
  } finally {
    rmSync(draftFolder, { recursive: true, force: true });
  }
}

function compiled(compiler, draft) {
  const built = compiler && compileLauncher(compiler, draft);
  if (!built || !starts(draft)) return undefined;
  const how = built.isStatic ? "statically" : "dynamically, so loader variables reach it";
  return { launcher: "compiled", says: `launcher built with ${compiler}, linked ${how}` };
}

function prebuilt(root, draft) {
  const platform = `${process.platform}-${process.arch}`;
  const source = join(root, "prebuilds", platform, "guardsh");
  if (!existsSync(source)) return undefined;
  copyFileSync(source, draft);
  chmodSync(draft, 0o755);
  if (!starts(draft)) return undefined;
  return { launcher: "prebuilt", says: `prebuilt launcher for ${platform}` };
}

function script(root, draft) {
  copyFileSync(join(root, "src", "launcher", "guardsh.bash"), draft);
  const says =
    "no compiler and no prebuilt launcher: the script form, which loader variables reach";
  return { launcher: "script", says };
}

/** Why this proves it: a launcher that runs at all says that it has no record, and stops. */
function starts(draft) {
  const ran = spawnSync(draft, ["-c", "exit 0"], { env: {}, stdio: ["ignore", "ignore", "pipe"] });
  return (
    ran.status === 126 && ran.stderr.toString().startsWith("guardsh: blocked [install-record]")
  );
}

function missingNatives() {
  const load = createRequire(import.meta.url);
  return ["node-pty", "tree-sitter", "tree-sitter-bash"].filter((name) => {
    try {
      load(name);
      return false;
    } catch {
      return true;
    }
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  const { says } = install();
  process.stdout.write(`guardsh: ${says}\n`);
  const missing = missingNatives();
  if (missing.length > 0)
    process.stdout.write(
      `guardsh: not built here: ${missing.join(", ")}; what needs them is off\n`,
    );
}
