// Bundles the Node side into dist/: one entry, and chunks for what only some commands need.
import { renameSync, rmSync } from "node:fs";
import { build } from "esbuild";

// Why beside it first: a build that fails must not leave a guard without a bundle.
const draft = `dist.${process.pid}`;
const clear = (folder) => rmSync(folder, { recursive: true, force: true });

try {
  await build({
    entryPoints: { guardsh: "src/cli/main.ts" },
    outdir: draft,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    minifySyntax: true,
    minifyWhitespace: true,
    external: ["node-pty", "tree-sitter", "tree-sitter-bash"],
    legalComments: "none",
    logLevel: "warning",
  });
  clear("dist");
  renameSync(draft, "dist");
} finally {
  clear(draft);
}
