import { textsOf, unknown } from "../base/value.ts";
import type { Environ } from "../world/environ.ts";
import { type Analysis, opaque } from "./context.ts";
import { type State, scalar, withVariable } from "./state.ts";

/** Under this name bash hands a function on to the programs that it starts. */
export const functionVariable = (name: string): string => `BASH_FUNC_${name}%%`;

/** The state in which the function is handed on. */
export const withFunctionExported = (state: State, name: string): State =>
  withVariable(state, functionVariable(name), {
    ...scalar(unknown("it is a function")),
    exported: true,
  });

/**
 * The environment of a shell that the text starts: what was inherited, changed by what the text
 * exports. `state` is the new shell's.
 */
export function innerEnviron(state: State, analysis: Analysis): Environ {
  const { environ } = analysis.world;
  const functions = new Map(environ.exportedFunctions);
  for (const name of state.functions.keys()) functions.delete(name);
  for (const [name, variable] of state.variables) {
    const texts = variable?.value && textsOf(variable.value);
    // FAIL-CLOSED: a start-up file that is not known may be any.
    if (variable?.value && texts?.length !== 1 && /^(BASH_ENV|ENV|ZDOTDIR)$/.test(name))
      opaque(analysis, `the value of ${name} is not known`, { start: 0, end: 0 });
    const called = /^BASH_FUNC_(.+)%%$/s.exec(name)?.[1];
    if (called !== undefined && texts?.[0] !== undefined) functions.set(called, texts[0]);
  }
  const get = (name: string): string | undefined => {
    // Why: a shell that bash or zsh has started is no remote shell any more.
    if (name === "SHLVL" && analysis.dialect.shell !== "dash") return "1";
    if (!state.variables.has(name)) return environ.get(name);
    const value = state.variables.get(name)?.value;
    return value && textsOf(value)?.[0];
  };
  const names = (): Iterable<string> => new Set([...environ.names(), ...state.variables.keys()]);
  return { get, names, exportedFunctions: functions };
}
