import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Resolve } from "../../define-command.ts";
import { optionList } from "../../option-list.ts";
import { contents, reads } from "../../roles.ts";

/** Programs that run another with settings of a file in its environment, or show them. */
export const settingsWrappers: readonly CommandSpec[] = [
  defineCommand({
    names: ["dotenv", "dotenvx", "env-cmd"],
    source: "dotenv-cli 8 dotenv; dotenvx 1; env-cmd 10; python-dotenv 1.0 dotenv",
    lenient: true,
    stopAtOperand: true,
    options: optionList(
      "e= f|file= env-file= c=? p= v= o override expand overload quiet|q verbose debug strict",
      "r|rc-file= environments= fallback silent no-override x|expand-envs use-shell convention=",
    ),
    *effects(inv, resolve) {
      const files = [...inv.values("e"), ...inv.values("f"), ...inv.values("env-file")];
      yield* reads(files, "used", resolve);
      const [first, ...rest] = inv.operands;
      const verb = textOf(first);
      if (inv.has("p")) yield* shown(files, inv.at, resolve);
      else if (/^(get|list|ls|decrypt|printenv)$/.test(verb ?? ""))
        yield* shown(files, inv.at, resolve);
      else if (/^(set|unset|encrypt|help|version)$/.test(verb ?? "")) return;
      else if (first)
        yield { kind: "execution", argv: verb === "run" ? behind(rest) : inv.operands };
    },
  }),
];

/** `run -f file -- command`: what stands behind the options of `run`. */
function behind(operands: readonly Argument[]): readonly Argument[] {
  const end = operands.findIndex((one) => textOf(one) === "--");
  return end < 0 ? operands : operands.slice(end + 1);
}

function* shown(files: readonly Argument[], at: Argument["at"], resolve: Resolve): Iterable<Deed> {
  const usual = { value: known(".env"), many: false, at };
  const all = files.length > 0 ? files : [usual];
  yield* reads(all, "flows", resolve);
  yield { kind: "stdout", value: contents(all, resolve) };
}
