// Bundles the bench as dist/ is bundled and runs it; the arguments are passed on.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// Why below node_modules: the natives are found from there, and git and the tools look past it.
const folder = join(import.meta.dirname, "../../node_modules/.cache/guardsh");
const bundle = join(folder, "bench.mjs");

mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(import.meta.dirname, "bench.ts")],
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  external: ["esbuild", "node-pty", "tree-sitter", "tree-sitter-bash"],
  logLevel: "warning",
});
const { bench } = await import(pathToFileURL(bundle).href);
await bench(join(import.meta.dirname, "../.."), process.argv.slice(2));
