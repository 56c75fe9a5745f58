import { anyOf } from "../base/any-of.ts";
import { known, prefixOf, type Value } from "../base/value.ts";
import { textOf } from "../commands/argument.ts";
import type { Analysis, Call } from "./context.ts";
import { runShellText } from "./shell.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/**
 * Judges the commands in options of a program of which nothing is known, where the option says by
 * its name that its value runs: `--exec`, `--pre-hook`, `--password-command`, `--rsh`.
 */
export function judgeCarriedOptions(
  call: Call,
  by: string,
  state: State,
  streams: Streams,
  analysis: Analysis,
): void {
  for (const [index, argument] of call.argv.entries()) {
    const word = textOf(argument) ?? prefixOf(argument.value);
    const [, name, attached] = /^--([a-z][\w-]*)(=[\s\S]*)?$/i.exec(word) ?? [];
    if (name === undefined || !runs.test(name) || index === 0) continue;
    const next = call.argv[index + 1];
    const value: Value | undefined =
      attached === undefined ? next?.value : known(attached.slice(1), argument.value.taint);
    if (value === undefined || analysis.budget.depth <= 0) continue;
    if (attached === undefined && /^-|^$/.test(prefixOf(value) || "x")) continue;
    analysis.budget.depth -= 1;
    runShellText(
      { kind: "shell-text", shell: "sh", text: value, positional: [], options: [], at: call.at },
      by,
      state,
      { ...streams, certain: false, optional: true },
      analysis,
    );
    analysis.budget.depth += 1;
  }
}

/** Names of options whose values are commands. */
const runs = anyOf(
  /^(exec|execute|command|cmd|run-command|rsh|rcp|ssh-cmd|ssh-command|remote-shell)$/i,
  /[-_](exec|command|cmd|hook|script|pager|editor|rsh)$/i,
  /^(pager|editor|hook|askpass|use-askpass|on-[a-z-]+|filter-command)$/i,
  /^(pre|post)[-_]?(script|command|cmd|exec|run|hook|start|stop)$/i,
);
