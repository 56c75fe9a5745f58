import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { posix } from "node:path";

/** What bash does before it expands a word, in the terms of `FakeContextOptions`. */
export interface Setup {
  readonly variables?: Readonly<
    Record<string, string | readonly string[] | { readonly keys: Readonly<Record<string, string>> }>
  >;
  readonly positional?: readonly string[];
  /** Names for `shopt -s`, and `noglob`, `nounset` for `set -o`. */
  readonly options?: readonly string[];
}

/** A word under a setup. */
export interface BashCase {
  readonly setup: Setup;
  readonly word: string;
}

/** The bash to compare with; undefined where it is missing or not version 5.2. */
export const realBash: string | undefined = (() => {
  const path = "/bin/bash";
  if (!existsSync(path)) return undefined;
  const { stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return stdout.includes("version 5.2.") ? path : undefined;
})();

/** Calls back with a throw-away directory that holds the files; `name/` is a directory itself. */
export function withFiles<T>(names: readonly string[], use: (directory: string) => T): T {
  const directory = mkdtempSync(posix.join(tmpdir(), "expand-"));
  try {
    for (const name of names) {
      const path = posix.join(directory, name);
      mkdirSync(name.endsWith("/") ? path : posix.dirname(path), { recursive: true });
      if (!name.endsWith("/")) writeFileSync(path, "");
    }
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The fields of each word as bash has them, each in a subshell; undefined where bash refuses. */
export function bashFields(
  cases: readonly BashCase[],
  directory: string,
): (readonly string[] | undefined)[] {
  const lines = cases.map(
    ({ setup, word }, at) => `printf '\\1%s\\0' ${at}; ( ${setupText(setup)} fields ${word}\n)`,
  );
  const script = [
    "shopt -s extglob",
    "fields() { printf '\\2\\0'; [ \"$#\" -eq 0 ] || builtin printf '%s\\0' \"$@\"; }",
    ...lines,
  ].join("\n");
  const { stdout } = spawnSync(realBash ?? "bash", ["-s"], {
    cwd: directory,
    input: `${script}\n`,
    env: { HOME: "/home/dev", PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const found = new Map<number, readonly string[]>();
  for (const part of stdout.split("\u0001").slice(1)) {
    const [at = "", mark, ...fields] = part.split("\0");
    if (mark === "\u0002") found.set(Number(at), fields.slice(0, -1));
  }
  return cases.map((_, at) => found.get(at));
}

function setupText({ variables = {}, positional = [], options = [] }: Setup): string {
  const settings = options.map((name) =>
    name.startsWith("no") && name !== "nocaseglob" ? `set -o ${name};` : `shopt -s ${name};`,
  );
  const assignments = Object.entries(variables).map(([name, value]) => {
    if (typeof value === "string") return `${name}=${quote(value)};`;
    if (isArray(value)) return `${name}=(${value.map(quote).join(" ")});`;
    const entries = Object.entries(value.keys).map(([key, one]) => `[${quote(key)}]=${quote(one)}`);
    return `declare -A ${name}=(${entries.join(" ")});`;
  });
  const set = `set -- ${positional.map(quote).join(" ")};`;
  const extglob = options.includes("extglob") ? "" : "shopt -u extglob;";
  return [extglob, ...settings, set, ...assignments].join(" ");
}

const isArray = (value: unknown): value is readonly string[] => Array.isArray(value);

/** A text in quotes that bash reads back as it is. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
