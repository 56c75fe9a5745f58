// Bundles the fuzzer as dist/ is bundled and runs it; the arguments are passed on:
// --minutes N, --cases N, --seed S, --texts FILE (JSON lines with "command"), --verbose. With
// --expansion what words and variables become is compared, and not how texts are read.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// Why below node_modules: git and the tools look past it.
const folder = join(import.meta.dirname, "../../../node_modules/.cache/guardsh");
const args = process.argv.slice(2);
const entry = args.includes("--expansion") ? "../../expand/oracle/main.ts" : "main.ts";
const bundle = join(folder, `fuzz-${process.pid}.mjs`);

mkdirSync(folder, { recursive: true });
process.once("exit", () => rmSync(bundle, { force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
await build({
  entryPoints: [join(import.meta.dirname, entry)],
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  define: { "import.meta.url": JSON.stringify(import.meta.resolve("../oracle.ts")) },
  logLevel: "warning",
});
const { main } = await import(pathToFileURL(bundle).href);
process.exitCode = await main(bundle, args);
