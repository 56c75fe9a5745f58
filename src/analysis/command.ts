import { limits } from "../base/limits.ts";
import type { Command, CompoundCommand } from "../syntax/nodes.ts";
import { runArithmetic } from "./arithmetic.ts";
import { runCase, runConditional, runIf } from "./branches.ts";
import { type Analysis, opaque } from "./context.ts";
import { withFunctionExported } from "./inner-environ.ts";
import { inSubshell, runList } from "./list.ts";
import { runFor, runForArithmetic, runSelect, runWhile } from "./loops.ts";
import { maybe, type Outcome, succeeded } from "./outcome.ts";
import { redirected } from "./redirect.ts";
import { runSimple } from "./simple.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/** Runs one command of any kind from one state. */
export function runCommand(
  command: Command,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  analysis.budget.commands -= 1;
  if (analysis.budget.commands < 0) {
    // FAIL-CLOSED: what was not looked at any more is doubt, said once.
    if (analysis.budget.commands === -1)
      opaque(analysis, `it runs more than ${limits.commandsMax} commands`, command.span);
    return maybe(state);
  }
  switch (command.kind) {
    case "simple":
      return runSimple(command, state, streams, analysis);
    case "function": {
      const functions = new Map(state.functions);
      functions.set(command.name, command);
      const defined = { ...state, functions };
      const { allexport } = state.options;
      return succeeded(allexport ? withFunctionExported(defined, command.name) : defined);
    }
    case "coprocess":
      return inSubshell(state, (inner) =>
        runCommand(command.body, inner, { ...streams, certain: false, tested: true }, analysis),
      );
    case "opaque":
      opaque(analysis, command.why, command.span);
      return maybe(state);
    default:
      return redirected(command, state, streams, analysis, (from, inner) =>
        runCompound(command, from, inner, analysis),
      );
  }
}

function runCompound(
  command: CompoundCommand,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  switch (command.kind) {
    case "group":
      return runList(command.body, [state], streams, analysis);
    case "subshell":
      return inSubshell(state, (inner) => runList(command.body, [inner], streams, analysis));
    case "if":
      return runIf(command, state, streams, analysis);
    case "case":
      return runCase(command, state, streams, analysis);
    case "while":
      return runWhile(command, state, streams, analysis);
    case "for":
      return runFor(command, state, streams, analysis);
    case "select":
      return runSelect(command, state, streams, analysis);
    case "arithmetic-for":
      return runForArithmetic(command, state, streams, analysis);
    case "arithmetic":
      return runArithmetic(command.expression, state, streams, analysis);
    case "conditional":
      return runConditional(command.expression, state, streams, analysis);
  }
}
