import * as posix from "node:path/posix";
import { known } from "../../base/value.ts";
import type { Target } from "../../effects/target.ts";
import type { Argument } from "../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../define-command.ts";

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
      for (const target of resolve.paths(operand, true)) {
        if (inv.has("parents"))
          for (const one of parents(target, resolve)) yield made(one, operand);
        yield made(target, operand);
      }
  },
});

const made = (target: Target, { at }: Argument): Deed => ({
  kind: "write",
  target,
  how: "create",
  content: known(""),
  makes: { kind: "directory" },
  at,
});

/** Folders above the target that are not there, the outermost first. */
function parents({ path, ...target }: Target, { world }: Resolve): readonly Target[] {
  if (path.kind !== "known") return [];
  const missing: Target[] = [];
  let at = posix.dirname(path.text);
  while (at !== "/" && at !== "." && world.files.lstat(at) === undefined) {
    missing.unshift({ ...target, path: known(at), written: at });
    at = posix.dirname(at);
  }
  return missing;
}
