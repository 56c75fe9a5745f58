import { known, unknown } from "../../base/value.ts";
import { type Argument, textOf } from "../../commands/argument.ts";
import { maybe } from "../outcome.ts";
import type { Builtin } from "./builtin.ts";

/**
 * `echo`: that of dash and of zsh decodes `\n` and its like without being told to.
 * Source: dash(1) 0.5.12, zshbuiltins(1) 5.9.
 */
export const echo: Builtin = (call) => {
  const { argv, state, streams, analysis, at } = call;
  const { shell } = analysis.dialect;
  const isPlain = argv.every((one) => textOf(one)?.includes("\\") === false);
  if (shell === "unknown-sh" && !isPlain) {
    const taint = argv.flatMap((one) => one.value.taint);
    const value = unknown("it depends on the shell whether echo decodes its operands", taint);
    streams.stdout.put(value, streams.certain, at, "echo");
    return maybe(state);
  }
  const word = (text: string): Argument => ({ value: known(text), many: false, at });
  const decodes = (shell === "dash" || shell === "zsh") && !isPlain;
  const options = textOf(argv[0]) === "-n" ? argv.slice(0, 1) : [];
  const whole = decodes ? [word("-e"), ...argv.slice(options.length)] : argv.slice(options.length);
  const inner = { argv: [word("echo"), ...options, ...whole], external: true, at };
  return analysis.run.argv(inner, state, streams, analysis);
};
