import type { Resolve } from "../commands/define-command.ts";
import { contentOf } from "./content.ts";
import type { Analysis } from "./context.ts";
import { variableOf } from "./expander.ts";
import { originOf } from "./program.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";
import { targetsOf } from "./targets.ts";

/** What a spec may ask of the place where its command stands. */
export const resolveFor = (state: State, streams: Streams, analysis: Analysis): Resolve => ({
  world: analysis.world,
  here: analysis.here,
  directory: state.directory,
  stdin: streams.stdin,
  stdinGiven: streams.stdinGiven,
  variable: (name) => {
    const variable = variableOf(state, name, analysis);
    return variable?.exported ? variable.value : undefined;
  },
  paths: (argument, follow) => targetsOf(argument, follow, state, analysis),
  content: (target) => contentOf(target, state, analysis, streams.stdin),
  origin: ({ path }) => (path.kind === "known" ? originOf(path.text, state, analysis) : "unknown"),
});
