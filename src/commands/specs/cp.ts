import { withTaint } from "../../base/value.ts";
import { type CommandSpec, defineCommand } from "../define-command.ts";
import { wholeTaint } from "./carried.ts";
import { destinations } from "./destination.ts";

/** cp(1): copies sources over destinations. */
export const cp: CommandSpec = defineCommand({
  names: ["cp", "gcp"],
  source: "GNU coreutils 9.1 cp(1); POSIX.1-2024 XCU cp",
  options: {
    archive: { short: "a" },
    "attributes-only": {},
    backup: { argument: "optional" },
    keep: { short: "b", shortOnly: true },
    "copy-contents": {},
    "no-dereference-preserve": { short: "d", shortOnly: true },
    force: { short: "f" },
    interactive: { short: "i" },
    "follow-command-line": { short: "H", shortOnly: true },
    link: { short: "l" },
    dereference: { short: "L" },
    "no-clobber": { short: "n" },
    "no-dereference": { short: "P" },
    "same-attributes": { short: "p", shortOnly: true },
    preserve: { argument: "optional" },
    "no-preserve": { argument: "required" },
    parents: {},
    recursive: { short: "rR" },
    reflink: { argument: "optional" },
    "remove-destination": {},
    sparse: { argument: "required" },
    "strip-trailing-slashes": {},
    "symbolic-link": { short: "s" },
    suffix: { short: "S", argument: "required" },
    "target-directory": { short: "t", argument: "required" },
    "no-target-directory": { short: "T" },
    update: { short: "u" },
    verbose: { short: "v" },
    "one-file-system": { short: "x" },
    context: { short: "Z", argument: "optional" },
    help: {},
    version: {},
  },
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    for (const { source, target } of destinations(inv, resolve)) {
      for (const from of resolve.paths(source, true)) {
        yield { kind: "read", target: from, use: "flows", at: source.at };
        if (!target) continue;
        const how = inv.has("attributes-only") ? "metadata" : "truncate";
        const whole = inv.has("recursive") || inv.has("archive") ? wholeTaint(from, resolve) : [];
        const content = withTaint(resolve.content(from), whole);
        yield { kind: "write", target, how, content, at: source.at };
      }
    }
  },
});
