import { known } from "../../base/value.ts";
import { type CommandSpec, defineCommand } from "../define-command.ts";

/** mkdir(1): makes directories. */
export const mkdir: CommandSpec = defineCommand({
  names: ["mkdir", "gmkdir"],
  source: "GNU coreutils 9.1 mkdir(1); POSIX.1-2024 XCU mkdir",
  plainOptions: true,
  options: {
    mode: { short: "m", argument: "required" },
    parents: { short: "p" },
    verbose: { short: "v" },
    context: { short: "Z", argument: "optional" },
    help: {},
    version: {},
  },
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    for (const operand of inv.operands)
      for (const target of resolve.paths(operand, true))
        yield {
          kind: "write",
          target,
          how: "create",
          content: known(""),
          makes: { kind: "directory" },
          at: operand.at,
        };
  },
});
