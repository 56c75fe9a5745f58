import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { findCompiler } from "../../../src/launcher/compile.mjs";
import { makeLauncher } from "../../../src/launcher/install.mjs";
import { findShell, writeRecord } from "../../../src/launcher/record.mjs";
import { temporaryFolder } from "../../launcher/support/build.ts";

/** A whole guardsh of its own: launcher, record, bundle, shims, state. */
export interface Guarded {
  /** Where all of it is. Others can read it, as a system's installation can be. */
  readonly folder: string;
  readonly launcher: string;
  /** A folder whose `bash`, `sh` and `zsh` are the launcher. */
  readonly shims: string;
  /** A folder whose `bash`, `sh` and `zsh` are the real ones; as long a name as `shims`. */
  readonly plain: string;
  readonly state: string;
  /** Texts that were put on record so far. */
  judged(): readonly string[];
}

/** Installs guardsh as it is now in the tree. `changes` replace members of its record. */
export function installGuarded(changes: Readonly<Record<string, string | null>> = {}): Guarded {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  const project = new URL("../../..", import.meta.url).pathname;
  symlinkSync(join(project, "package.json"), join(root, "package.json"));
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
  const [bin, state, shims, plain] = ["bin", "state", "shims", "plain"].map((name) => {
    mkdirSync(join(root, name), { mode: name === "state" ? 0o700 : 0o755 });
    return join(root, name);
  }) as [string, string, string, string];
  bundle(project, root);
  const { launcher } = makeLauncher({ root: project, folder: bin, compiler: findCompiler({}) });
  const places = { config: join(root, "config"), state };
  writeRecord({ root, folder: bin, launcher, changes: { ...places, ...changes } });
  for (const name of ["bash", "sh", "zsh"]) {
    symlinkSync(join(bin, "guardsh"), join(shims, name));
    const real = findShell(name, bin);
    if (real) symlinkSync(real, join(plain, name));
  }
  return {
    folder: root,
    launcher: join(bin, "guardsh"),
    shims,
    plain,
    state,
    judged: () => commandsIn(join(state, "audit.jsonl")),
  };
}

/** Why built here: `dist` may be older than the tree, or in the middle of being rebuilt. */
function bundle(project: string, root: string): void {
  buildSync({
    entryPoints: { program: join(project, "src/cli/main.ts") },
    outdir: join(root, "dist"),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { "import.meta.url": "bundleUrl" },
    external: ["node-pty", "tree-sitter", "tree-sitter-bash"],
  });
  copyFileSync(join(project, "src/cli/load.cjs"), join(root, "dist/guardsh.cjs"));
}

function commandsIn(path: string): readonly string[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line).command);
}
