import { known } from "../../base/value.ts";
import { textOf } from "../argument.ts";
import { type CommandSpec, type Deed, defineCommand, type Invocation } from "../define-command.ts";
import { shells } from "./shells.ts";

/** guardsh(1): a shell, unless the first word is one of its own commands. */
export const guardsh: CommandSpec = defineCommand({
  names: ["guardsh"],
  source: "docs of this package",
  inert: true,
  options: {},
  stopAtOperand: true,
  *effects(inv, resolve) {
    const [first] = inv.argv;
    const word = first && textOf(first);
    if (first !== undefined && word === undefined)
      yield { kind: "opaque", why: "the command of guardsh is not known", at: first.at };
    else if (word !== undefined && changing.test(word)) yield* changes(inv, resolve.here.guard);
    else if (word === undefined || !telling.test(word))
      yield* shells.effects({ ...inv, name: "bash" }, resolve);
  },
});

const changing = /^(approve|broker|judge|policy|reject|setup|task|trust-startup)$/;

const telling = /^(--version|ast|check|completions|doctor|explain|help|log|tickets|watch|why)$/;

/** Whoever is being judged has no say in what the guard trusts, permits or remembers. */
function* changes(inv: Invocation, guard: readonly string[]): Iterable<Deed> {
  const path = guard.at(-1);
  if (path === undefined) yield { kind: "opaque", why: "it changes guardsh itself", at: inv.at };
  else
    yield {
      kind: "write",
      target: { written: path, path: known(path), followed: true },
      how: "edit",
      at: inv.at,
    };
}
