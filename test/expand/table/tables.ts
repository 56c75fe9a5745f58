import { readFileSync } from "node:fs";
import type { Setup } from "../../support/real-bash.ts";

/** Words under one setup, each with the fields that bash 5.2 makes of it. */
export interface Table {
  readonly title: string;
  readonly setup: Setup;
  readonly rows: readonly Row[];
}

/** A word with its fields, or `refused`: bash reports an error and runs nothing. */
export interface Row {
  readonly word: string;
  readonly fields: readonly string[] | "refused";
  /** The fields are not known exactly; they have to be covered all the same. */
  readonly doubt?: true;
}

/** The files that all tables are about. */
export const tableFiles: readonly string[] = [
  ...["a.txt", "b.txt", "B.TXT", "it's", "sp ace", ".hid", ".x.txt", "d/", "d/x.txt", "d/y.c"],
  ...["d/e/", "d/e/z.txt", "d/.dot", "q[1]", "star*", "-rf", "n1", "n2", "n10"],
  ...["link-free/", "link-free/k"],
];

/** All tables. A line with a title and a setup begins one; the lines behind it are its rows. */
export const tables: readonly Table[] = [
  ...["quotes", "parameters", "operators", "arithmetic", "braces", "tildes", "globs"],
  ...["options", "ifs"],
].flatMap((name) => readTables(new URL(`./${name}.jsonl`, import.meta.url)));

function readTables(file: URL): Table[] {
  const found: { title: string; setup: Setup; rows: Row[] }[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "") continue;
    const read = JSON.parse(line) as { title: string; setup: Setup } | Row;
    if ("title" in read) found.push({ ...read, rows: [] });
    else found.at(-1)?.rows.push(read);
  }
  return found;
}
