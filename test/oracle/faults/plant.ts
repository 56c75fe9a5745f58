import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { read } from "../../../src/syntax/reader/reader.ts";
import type { Fault } from "./table.ts";

const reader = fileURLToPath(new URL("../../../src/syntax/reader/", import.meta.url));

/** How often the text of a fault stands in its file; it has to be once. */
export const timesOf = ({ file, from }: Fault): number =>
  readFileSync(join(reader, file), "utf8").split(from).length - 1;

/** The reader with a fault planted in a copy of it. */
export async function readerWith({ file, from, to }: Fault): Promise<typeof read> {
  const folder = mkdtempSync(join(tmpdir(), "guardsh-fault-"));
  const outfile = join(folder, "reader.mjs");
  try {
    await build({
      entryPoints: [join(reader, "reader.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
      plugins: [
        {
          name: "fault",
          setup: (one) =>
            one.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
              const whole = await readFile(path, "utf8");
              if (path !== join(reader, file)) return { contents: whole, loader: "ts" };
              return { contents: whole.replace(from, () => to), loader: "ts" };
            }),
        },
      ],
    });
    return (await import(pathToFileURL(outfile).href)).read;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
