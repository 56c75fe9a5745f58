// Bundles the Node side into dist/: one program, its entry, and V8's code cache for it.
import { execFileSync } from "node:child_process";
import { copyFileSync, renameSync, rmSync } from "node:fs";
import { build } from "esbuild";

// Why beside it first: a build that fails must not leave a guard without a bundle.
const draft = `dist.${process.pid}`;
const clear = (folder) => rmSync(folder, { recursive: true, force: true });

try {
  await build({
    entryPoints: { program: "src/cli/main.ts" },
    outdir: draft,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    // Why: one CommonJS file starts sooner than modules do, and V8 can cache its code.
    format: "cjs",
    platform: "node",
    target: "node20.19",
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { "import.meta.url": "bundleUrl" },
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["node-pty", "tree-sitter", "tree-sitter-bash"],
    legalComments: "none",
    logLevel: "warning",
  });
  copyFileSync("src/cli/load.cjs", `${draft}/guardsh.cjs`);
  execFileSync(process.execPath, [`${draft}/guardsh.cjs`, "--make-cache"], { stdio: "inherit" });
  clear("dist");
  renameSync(draft, "dist");
} finally {
  clear(draft);
}
