import { type CommandSpec, defineCommand } from "../define-command.ts";
import { destinations } from "./destination.ts";

/** mv(1): sources get another name; what was at the destination is lost. */
export const mv: CommandSpec = defineCommand({
  names: ["mv", "gmv"],
  source: "GNU coreutils 9.1 mv(1); POSIX.1-2024 XCU mv",
  options: {
    backup: { argument: "optional" },
    keep: { short: "b", shortOnly: true },
    force: { short: "f" },
    interactive: { short: "i" },
    "no-clobber": { short: "n" },
    "strip-trailing-slashes": {},
    suffix: { short: "S", argument: "required" },
    "target-directory": { short: "t", argument: "required" },
    "no-target-directory": { short: "T" },
    update: { short: "u" },
    verbose: { short: "v" },
    context: { short: "Z" },
    help: {},
    version: {},
  },
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    for (const { source, target } of destinations(inv, resolve)) {
      for (const from of resolve.paths(source, false)) {
        yield { kind: "delete", target: from, recursive: true, moved: true, at: source.at };
        const content = resolve.content(from);
        if (!target) continue;
        const makes = { kind: "moved", from } as const;
        yield { kind: "write", target, how: "truncate", content, makes, at: source.at };
      }
    }
  },
});
