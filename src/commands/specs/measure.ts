import { unknown } from "../../base/value.ts";
import { type CommandSpec, defineCommand } from "../define-command.ts";

/** Programs that print names, counts, sizes, facts or digests of files, and never their content. */
export const measure: CommandSpec = defineCommand({
  names: "ls wc stat du cksum md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum".split(
    " ",
  ),
  source: "GNU coreutils 9.1 ls(1), stat(1), du(1)",
  inert: true,
  lenient: true,
  options: { "files0-from": { argument: "required" } },
  *effects(inv, resolve) {
    for (const operand of inv.operands)
      for (const target of resolve.paths(operand, true))
        yield { kind: "read", target, use: "measured", at: operand.at };
    const list = inv.value("files0-from");
    const named = list ? resolve.paths(list, true) : [];
    for (const target of named) yield { kind: "read", target, use: "flows", at: inv.at };
    // Why: names that are not there are printed too, whatever they hold.
    const taint = [
      ...inv.operands.flatMap((one) => one.value.taint),
      ...named.flatMap((target) => resolve.content(target).taint),
    ];
    yield { kind: "stdout", value: unknown("it names or measures files", taint) };
  },
});
