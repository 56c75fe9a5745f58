import { textsOf } from "../base/value.ts";
import { type Argument, textOf } from "../commands/argument.ts";
import type { Analysis, Call } from "./context.ts";
import { findProgram } from "./program.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/**
 * Judges the command that a program of which nothing is known may run for its caller: an operand
 * that names a program, with what comes behind it, as in `tool --flag rm -rf /srv`. Only a command
 * that names a path is taken for one, or a shell with its text; `tool rm name` is a subcommand of
 * the tool far more often.
 */
export function judgeCarried(call: Call, state: State, streams: Streams, analysis: Analysis): void {
  if (analysis.budget.depth <= 0) return;
  const { argv } = call;
  const start = argv.findIndex(
    (one, index) =>
      index > 0 &&
      (argv.slice(index + 1).some(isPath) || isShellText(argv.slice(index))) &&
      isProgram(one, state, analysis),
  );
  if (start < 0) return;
  analysis.budget.depth -= 1;
  const inner = { ...streams, certain: false, optional: true };
  const carried = { argv: argv.slice(start), external: true, at: call.at };
  analysis.run.argv(carried, state, inner, analysis);
  analysis.budget.depth += 1;
}

/** `sh -c text`, by whatever path. */
const isShellText = ([shell, option, text]: readonly Argument[]): boolean =>
  text !== undefined &&
  /^(.*\/)?(ba|da|z|k|mk)?sh$/.test(textOf(shell) ?? "") &&
  /^-[a-z]*c$/.test(textOf(option) ?? "");

const isPath = ({ value }: Argument): boolean =>
  textsOf(value)?.some((text) => /^(\/|\.\.?(\/|$))/.test(text)) === true;

function isProgram(argument: Argument, state: State, analysis: Analysis): boolean {
  const name = textOf(argument);
  if (name === undefined || !/^[\w/][\w./+-]*$/.test(name)) return false;
  const { specName } = findProgram(name, argument.at, state, analysis);
  return specName !== undefined && analysis.spec(specName) !== undefined;
}
