// Before packing: the script form as bin/guardsh, so that npm has a file to link on every machine,
// and a static launcher for this platform in prebuilds/, for machines without a compiler. The
// record is this machine's and not packed. `postpack` runs install.mjs, which puts the launcher
// back.
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compileLauncher, findCompiler, flagSets } from "./compile.mjs";
import { launcherFolder } from "./record.mjs";

const root = join(import.meta.dirname, "..", "..");
const platform = `${process.platform}-${process.arch}`;
const prebuilds = join(root, "prebuilds", platform);

mkdirSync(prebuilds, { recursive: true });
// Why only static ones on Linux: linked to this machine's libc they would not start elsewhere.
const sets = process.platform === "linux" ? flagSets.slice(0, 1) : flagSets;
const compiler = findCompiler();
if (!compiler || !compileLauncher(compiler, join(prebuilds, "guardsh"), sets)) {
  process.stderr.write(`guardsh: no static launcher can be built for ${platform}; not packed\n`);
  process.exitCode = 1;
}

const launcher = join(launcherFolder(root), "guardsh");
rmSync(launcher, { force: true });
copyFileSync(join(root, "src", "launcher", "guardsh.bash"), launcher);
chmodSync(launcher, 0o755);
