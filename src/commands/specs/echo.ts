import { concat, isListed, known, unknown, type Value, whyOf } from "../../base/value.ts";
import { type Argument, textOf } from "../argument.ts";
import { type CommandSpec, defineCommand } from "../define-command.ts";
import { unescaped } from "./escapes.ts";

/** echo: prints its arguments. Source: bash(1) 5.2, echo; only `-n`, `-e` and `-E` are options. */
export const echo: CommandSpec = defineCommand({
  names: ["echo"],
  source: "bash 5.2 echo; GNU coreutils 9.1 echo(1)",
  inert: true,
  options: {},
  stopAtOperand: true,
  *effects(inv) {
    let index = 0;
    let newline = true;
    let escapes = false;
    for (; /^-[neE]+$/.test(textOf(inv.argv[index]) ?? ""); index += 1) {
      const letters = textOf(inv.argv[index]) ?? "";
      if (letters.includes("n")) newline = false;
      if (/[eE]/.test(letters)) escapes = letters.lastIndexOf("e") > letters.lastIndexOf("E");
    }
    const words = inv.argv.slice(index).map(textIn);
    const [first, ...rest] = words;
    const line = rest.reduce<Value>(
      (text, one) => concat(concat(text, known(" ")), one),
      first ?? known(""),
    );
    const printed = escapes ? unescaped(line, "echo") : line;
    yield { kind: "stdout", value: newline ? concat(printed, known("\n")) : printed };
  },
});

/** Any number of fields is no known text, none of them included. */
const textIn = ({ value, many }: Argument): Value =>
  many && !isListed(value)
    ? unknown(whyOf(value) ?? "it is not known how many there are", value.taint, value.unset)
    : value;
