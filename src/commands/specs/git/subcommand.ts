import { type CommandSpec, defineCommand } from "../../define-command.ts";

/** A subcommand that reads the repository and prints; none of its options changes anything. */
export const reading = (name: string): CommandSpec =>
  defineCommand({
    names: [name],
    source: `git 2.39 git-${name}(1)`,
    inert: true,
    lenient: true,
    options: {
      output: { argument: "required" },
      "open-files-in-pager": { short: "O", argument: "optional" },
    },
    *effects(inv, resolve) {
      const file = inv.value("output");
      if (file)
        for (const target of resolve.paths(file, true))
          yield { kind: "write", target, how: "truncate", at: file.at };
      const pager = name === "grep" ? inv.value("open-files-in-pager") : undefined;
      if (pager)
        yield {
          kind: "shell-text",
          shell: "sh",
          text: pager.value,
          positional: [],
          options: [],
          at: pager.at,
        };
    },
  });

/** A subcommand that changes the repository in ways that git can undo. */
export const recoverable = (name: string): CommandSpec =>
  defineCommand({
    names: [name],
    source: `git 2.39 git-${name}(1)`,
    inert: true,
    lenient: true,
    options: { exec: { short: "x", argument: "required" } },
    *effects(inv) {
      const text = name === "rebase" ? inv.values("exec") : [];
      for (const one of text)
        yield {
          kind: "shell-text",
          shell: "sh",
          text: one.value,
          positional: [],
          options: [],
          at: one.at,
        };
    },
  });
