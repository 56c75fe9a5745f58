import { type CommandSpec, defineCommand } from "../define-command.ts";

/** rm(1): operands are deleted; a symbolic link is deleted itself. */
export const rm: CommandSpec = defineCommand({
  names: ["rm", "grm"],
  source: "GNU coreutils 9.1 rm(1); POSIX.1-2024 XCU rm",
  plainOptions: true,
  options: {
    recursive: { short: "rR" },
    force: { short: "f" },
    dir: { short: "d" },
    verbose: { short: "v" },
    interactive: { argument: "optional" },
    prompt: { short: "iI", shortOnly: true },
    "one-file-system": {},
    "preserve-root": { argument: "optional" },
    "no-preserve-root": {},
    help: {},
    version: {},
  },
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    const recursive = inv.has("recursive");
    for (const operand of inv.operands)
      for (const target of resolve.paths(operand, false))
        yield { kind: "delete", target, recursive, moved: false, at: operand.at };
  },
});
