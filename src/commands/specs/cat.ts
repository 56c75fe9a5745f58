import { concat, known, unknown, type Value } from "../../base/value.ts";
import { textOf } from "../argument.ts";
import { type CommandSpec, defineCommand } from "../define-command.ts";

/** cat(1): prints files, or standard input. */
export const cat: CommandSpec = defineCommand({
  names: ["cat", "gcat"],
  source: "GNU coreutils 9.1 cat(1); POSIX.1-2024 XCU cat",
  inert: true,
  options: {
    "show-all": { short: "A" },
    "number-nonblank": { short: "b" },
    "end-nonprinting": { short: "e", shortOnly: true },
    "show-ends": { short: "E" },
    number: { short: "n" },
    "squeeze-blank": { short: "s" },
    "tab-nonprinting": { short: "t", shortOnly: true },
    "show-tabs": { short: "T" },
    unbuffered: { short: "u", shortOnly: true },
    "show-nonprinting": { short: "v" },
    help: {},
    version: {},
  },
  *effects(inv, resolve) {
    if (inv.has("help") || inv.has("version")) return;
    let printed: Value = inv.operands.length === 0 ? resolve.stdin : known("");
    for (const operand of inv.operands) {
      if (textOf(operand) === "-") {
        printed = concat(printed, resolve.stdin);
        continue;
      }
      for (const target of resolve.paths(operand, true)) {
        yield { kind: "read", target, use: "flows", at: operand.at };
        printed = concat(printed, resolve.content(target));
      }
    }
    const marked = inv.given.length > 0;
    const value = marked ? unknown("cat numbers or marks its lines", printed.taint) : printed;
    yield { kind: "stdout", value };
  },
});
