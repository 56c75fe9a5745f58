import { anyOf } from "../../base/any-of.ts";
import { unknown } from "../../base/value.ts";
import { textOf } from "../argument.ts";
import { type CommandSpec, type Deed, defineCommand } from "../define-command.ts";
import { code, shellText } from "../roles.ts";
import { script } from "./languages/interpreter.ts";

/**
 * csh(1), tcsh(1) and rc(1): shells of another language. Where a text means the same to sh(1), it
 * is judged as that; anything else can only be run.
 */
export const otherShells: CommandSpec = defineCommand({
  names: ["csh", "tcsh", "bsd-csh", "rc", "es"],
  source: "tcsh 6.24 tcsh(1); rc 1.7 rc(1)",
  inert: true,
  options: {},
  stopAtOperand: true,
  *effects(inv, resolve): Iterable<Deed> {
    const words = inv.argv.map((one) => textOf(one) ?? "");
    if (words.some((one) => /^--?(version|help)$/.test(one))) return;
    const index = words.findIndex((one) => /^-[a-zA-Z]*c$/.test(one));
    const text = index < 0 ? undefined : inv.argv[index + 1];
    const file = inv.argv.find((one) => !/^-/.test(textOf(one) ?? "x"));
    if (text) {
      yield shellText(text.value, text.at);
      if (!plain.test(textOf(text) ?? "`") || own.test(textOf(text) ?? ""))
        yield code("csh", text.value, text.at);
    } else if (file && index < 0) yield* script({ language: "csh" }, file, resolve);
    else {
      const why = "a shell reads commands that cannot be seen from here";
      yield code("csh", resolve.stdinGiven ? resolve.stdin : unknown(why), inv.at);
    }
  },
});

/** Words, quotes, simple redirections and lists: the same in all of them. */
const plain = /^[\w\s./~:=@%+,'"$>|;&-]*$/;

/** Words that begin something of csh's or rc's own. */
const own = anyOf(
  /\b(set|setenv|unsetenv|foreach|switch|if|while|alias|source|eval|exec|fn|repeat|end)\b/,
  />&|@\s|[{}()*?[\]!^]/,
);
