// Bundles the Node side into dist/: one entry, and chunks for what only some commands need.
import { rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: { guardsh: "src/cli/main.ts" },
  outdir: "dist",
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
