import { known } from "../../../base/value.ts";
import { type Argument, textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Resolve } from "../../define-command.ts";
import { getopt } from "../../getopt.ts";
import { optionList } from "../../option-list.ts";
import { code, shellText } from "../../roles.ts";
import { plainTool } from "../plain-tool.ts";

/** Commands of tmux that run shell text, and the options of theirs that take an argument. */
const running: readonly (readonly [RegExp, string])[] = [
  [/^(new|new-session)$/, "A d D E P X c= e= f= F= n= s= t= x= y="],
  [
    /^(neww|new-window|splitw|split-window|respawnp|respawn-pane|respawnw|respawn-window)$/,
    "a b d h v f I k P S Z c= e= F= l= n= p= t=",
  ],
  [
    /^(run|run-shell|if|if-shell|pipep|pipe-pane|popup|display-popup)$/,
    "b C F I O B E N c= d= t= w= h= x= y= e= s= S= T=",
  ],
];

/** tmux(1): a terminal whose windows run shell text. */
export const tmux: CommandSpec = plainTool({
  names: "tmux",
  source: "tmux 3.3 tmux(1)",
  stopAtOperand: true,
  options: "2 C D l N u v V c= f= L= S= T=",
  idle: ["V"],
  *effects(inv, resolve) {
    for (const one of inv.values("c")) yield shellText(one.value, one.at);
    for (const one of inv.values("f"))
      for (const target of resolve.paths(one, true))
        yield code("tmux", resolve.content(target), one.at);
    yield* commands(inv.operands, resolve);
    // Why: without a command it opens a shell and waits for what is typed.
    if (inv.operands.length === 0 && !inv.has("c"))
      yield { kind: "execution", argv: [{ value: known("sh"), many: false, at: inv.at }] };
  },
});

function* commands(words: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  let rest = words;
  while (rest.length > 0) {
    const end = rest.findIndex((one) => textOf(one) === ";");
    const one = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? [] : rest.slice(end + 1);
    yield* command(one, resolve);
  }
}

function* command([name, ...argv]: readonly Argument[], resolve: Resolve): Iterable<Deed> {
  if (name === undefined) return;
  const word = textOf(name);
  const options = running.find(([pattern]) => pattern.test(word ?? ""))?.[1];
  if (word === undefined)
    yield { kind: "opaque", why: "the command of tmux is not known", at: name.at };
  else if (options !== undefined) {
    const { operands } = getopt(argv, {
      options: optionList(options),
      lenient: true,
      stopAtOperand: true,
    });
    const [only] = operands;
    if (operands.length > 1 && !/^if/.test(word)) yield { kind: "execution", argv: operands };
    else
      for (const one of operands.length > 1 ? operands : only ? [only] : [])
        yield shellText(one.value, one.at);
  } else if (/^(source|source-file)$/.test(word)) {
    for (const file of argv)
      for (const target of resolve.paths(file, true))
        yield code("tmux", resolve.content(target), file.at);
  } else if (/^(send|send-keys|send-prefix|paste-buffer|pasteb)$/.test(word)) {
    const { operands } = getopt(argv, {
      options: optionList("F H K l M R X c= N= t="),
      lenient: true,
    });
    const keys = operands.filter(
      (one) => !/^(Enter|C-\w|M-\w|Escape|Space|Tab|Up|Down|BSpace|q)$/.test(textOf(one) ?? "x"),
    );
    for (const one of keys) yield shellText(one.value, one.at);
  } else if (
    /^(set-hook|bind|bind-key|set|set-option)$/.test(word) &&
    /run|shell|hook/.test(argv.map((one) => textOf(one) ?? "run").join(" "))
  )
    yield { kind: "opaque", why: "tmux is told to run something later", at: name.at };
}
