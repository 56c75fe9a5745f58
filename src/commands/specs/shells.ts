import { textsOf, unknown } from "../../base/value.ts";
import { type Argument, textOf } from "../argument.ts";
import {
  type CommandSpec,
  type Deed,
  defineCommand,
  type Invocation,
  type Resolve,
} from "../define-command.ts";

/**
 * bash(1), sh, dash(1) and zsh(1): run the text behind `-c`, a script file, or standard input.
 * Their options are read by hand, because `-c` takes the first operand and not the next word.
 */
export const shells: CommandSpec = defineCommand({
  names: ["bash", "sh", "dash", "zsh", "ash", "ksh", "mksh", "yash", "posh", "rbash", "sash"],
  source: "bash 5.2 bash(1); dash 0.5.12 dash(1); zsh 5.9 zsh(1)",
  inert: true,
  options: {},
  stopAtOperand: true,
  *effects(inv, resolve) {
    const { options, operands, unclear } = shellArguments(inv.argv);
    if (unclear) {
      yield { kind: "opaque", why: "the options of the shell are not known", at: inv.at };
      return;
    }
    if (options.some((one) => /^--(version|help)$/.test(one))) return;
    const shell = shellOf(inv.name);
    const flags = options.filter((one) => /^-[^-]/.test(one)).join("");
    const [first, ...rest] = operands;
    if (flags.includes("c")) {
      if (first === undefined) return;
      const [zero, ...positional] = rest;
      const text = first.value;
      yield {
        kind: "shell-text",
        shell,
        text,
        ...(zero ? { zero } : {}),
        positional,
        options,
        at: first.at,
      };
    } else if (first === undefined || flags.includes("s")) {
      yield* standardInput(inv, shell, operands, options, resolve);
    } else yield { kind: "shell-file", shell, file: first, positional: rest, options };
  },
});

/** Without an operand a shell runs what it reads; the caller's own input has not been seen. */
function* standardInput(
  inv: Invocation,
  shell: "bash" | "sh" | "zsh",
  positional: readonly Argument[],
  options: readonly string[],
  resolve: Resolve,
): Iterable<Deed> {
  const why = "a shell reads commands that cannot be seen from here";
  const text = resolve.stdinGiven ? resolve.stdin : unknown(why);
  yield { kind: "shell-text", shell, text, positional, options, at: inv.at };
}

const shellOf = (name: string): "bash" | "sh" | "zsh" => {
  const base = name.split("/").at(-1);
  if (base === "zsh") return "zsh";
  return base === "bash" || base === "rbash" ? "bash" : "sh";
};

const withArgument = /^--(rcfile|init-file)$/;

interface ShellArguments {
  readonly options: readonly string[];
  readonly operands: readonly Argument[];
  readonly unclear: boolean;
}

/** Splits a shell's arguments into option words (with the arguments of `-o`, `-O`) and operands. */
function shellArguments(argv: readonly Argument[]): ShellArguments {
  const options: string[] = [];
  let index = 0;
  for (; index < argv.length; index += 1) {
    const word = textOf(argv[index]);
    if (word === undefined) {
      const texts = textsOf((argv[index] as Argument).value);
      const unclear = texts === undefined || texts.some((text) => /^[-+]/.test(text));
      // Why: behind -c an unknown word is the text itself.
      const text = options.some((one) => /^-[^-]*c/.test(one));
      return { options, operands: argv.slice(index), unclear: unclear && !text };
    }
    if (word === "--" || word === "-") {
      index += 1;
      break;
    }
    if (!/^[-+]./.test(word)) break;
    options.push(word);
    const taken = withArgument.test(word)
      ? 1
      : word.startsWith("--")
        ? 0
        : (word.match(/[oO]/g) ?? []).length;
    for (let count = 0; count < taken; count += 1) {
      index += 1;
      options.push(textOf(argv[index]) ?? "");
    }
  }
  return { options, operands: argv.slice(index), unclear: false };
}
