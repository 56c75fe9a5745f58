import type { Dialect } from "../syntax/dialect.ts";
import type { Analysis } from "./context.ts";
import type { ShellOptions } from "./state.ts";

type Change = Partial<Record<keyof ShellOptions, boolean>>;

const byLetter: Readonly<Record<string, keyof ShellOptions>> = {
  a: "allexport",
  f: "noglob",
  u: "nounset",
  e: "errexit",
  n: "noexec",
  r: "restricted",
  B: "braceExpand",
};

const byName: Readonly<Record<string, keyof ShellOptions>> = {
  allexport: "allexport",
  noglob: "noglob",
  nounset: "nounset",
  errexit: "errexit",
  noexec: "noexec",
  braceexpand: "braceExpand",
  pipefail: "pipefail",
};

const shopts = new Set(["nullglob", "failglob", "dotglob", "extglob", "globstar", "nocaseglob"]);

/** The options that `-euo pipefail -O extglob` and their like turn on or off. */
export function optionsFrom(words: readonly string[]): Change {
  const change: Change = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    if (!/^[-+]/.test(word) || word.startsWith("--")) continue;
    const on = word.startsWith("-");
    for (const letter of word.slice(1)) {
      const option = byLetter[letter];
      if (option) change[option] = on;
      if (letter !== "o" && letter !== "O") continue;
      index += 1;
      const name = words[index] ?? "";
      Object.assign(change, letter === "o" ? setOption(name, on) : shoptOption(name, on));
    }
  }
  return change;
}

/** `set -o name` */
export const setOption = (name: string, on: boolean): Change => {
  const option = byName[name];
  return option ? { [option]: on } : {};
};

/** `shopt -s name` */
export const shoptOption = (name: string, on: boolean): Change =>
  shopts.has(name) ? { [name]: on } : {};

/**
 * The language of a shell that the text starts, by the file that the machine has under that name.
 */
export function dialectOf(
  shell: "bash" | "sh" | "zsh" | "unknown",
  options: Change,
  analysis: Analysis,
): Dialect {
  const real = shell === "sh" ? analysis.world.sh : shell;
  return {
    shell: real === "unknown" ? "unknown-sh" : real,
    posix: shell === "sh" || shell === "unknown",
    extglob: options.extglob ?? false,
    expandAliases: shell === "sh" || shell === "unknown",
    aliases: new Map(),
  };
}
