import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Texts that the bench judges, under a name. */
export interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/** The labelled corpora beside the project, and the project's own short list. */
export function corpora(
  project: string,
  names: readonly string[] = ["benign", "mutating", "dangerous"],
): readonly Corpus[] {
  const own = readFileSync(join(project, "test/bench/commands.txt"), "utf8");
  const lines = own.split("\n").filter((text) => text !== "" && !text.startsWith("# "));
  const folder = join(project, "../shared/corpus");
  const others = names
    .map((name) => ({ name, path: join(folder, `${name}.jsonl`) }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, texts: textsIn(readFileSync(path, "utf8")) }));
  return [{ name: "commands.txt", texts: lines }, ...others];
}

function textsIn(rows: string): readonly string[] {
  return rows
    .split("\n")
    .filter((row) => row !== "")
    .flatMap((row) => {
      const { command }: { readonly command?: unknown } = JSON.parse(row);
      return typeof command === "string" ? [command] : [];
    });
}
