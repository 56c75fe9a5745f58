import { runCommand } from "../../../src/analysis/command.ts";
import type { Analysis } from "../../../src/analysis/context.ts";
import { inherit } from "../../../src/analysis/inherited.ts";
import { runArgv } from "../../../src/analysis/run.ts";
import { runReading } from "../../../src/analysis/shell.ts";
import { plainStart } from "../../../src/analysis/shell-start.ts";
import { defaultOptions, type State } from "../../../src/analysis/state.ts";
import { callersInput, nowhere } from "../../../src/analysis/stream.ts";
import { limits } from "../../../src/base/limits.ts";
import { known } from "../../../src/base/value.ts";
import { textOf } from "../../../src/commands/argument.ts";
import { commandSpec } from "../../../src/commands/registry.ts";
import { surroundings } from "../../../src/effects/surroundings.ts";
import type { Field } from "../../../src/expand/context.ts";
import { hostFiles } from "../../../src/host/files.ts";
import { plainBash } from "../../../src/syntax/dialect.ts";
import { read } from "../../../src/syntax/reader/reader.ts";
import { environOf } from "../../../src/world/environ.ts";
import type { World } from "../../../src/world/world.ts";
import { fakeWorld } from "../../support/fake-world.ts";

/** The fields of each `probe …` that the engine sees a program run, on whichever way. */
export interface EngineProbes {
  readonly probes: readonly (readonly Field[])[];
  /** The engine has said that there is something that it could not follow. */
  readonly opaque: boolean;
}

/** The environment of a program, in the engine and in bash. */
export const probeEnvironment: Readonly<Record<string, string>> = {
  HOME: "/home/dev",
  PATH: "/nonexistent",
  LC_ALL: "C.UTF-8",
};

/** What the engine makes of a program in a directory of this machine. Runs nothing. */
export function engineProbes(text: string, directory: string): EngineProbes {
  const world: World = {
    ...fakeWorld(),
    files: hostFiles(),
    environ: environOf(new Map(Object.entries(probeEnvironment))),
    directory,
  };
  const probes: (readonly Field[])[] = [];
  const analysis: Analysis = {
    world,
    here: surroundings(world),
    effects: [],
    dialect: plainBash,
    read: (one, dialect) => ({ scripts: [read(one, dialect)], status: "agreed" }),
    spec: commandSpec,
    run: {
      command: runCommand,
      argv: (call, state, streams, within) => {
        if (textOf(call.argv[0]) !== "probe") return runArgv(call, state, streams, within);
        probes.push(call.argv.slice(1));
        return { success: [state], failure: [], jumps: [] };
      },
      inherit,
    },
    budget: { commands: limits.commandsMax, depth: limits.runDepthMax },
    calling: new Map(),
    scripts: [],
    substituted: new Map(),
  };
  const streams = {
    stdin: callersInput,
    stdinGiven: false,
    stdout: nowhere,
    stderr: nowhere,
    others: new Map(),
    certain: true,
    optional: false,
    beside: false,
    tested: false,
  };
  const at = { start: 0, end: text.length };
  const state = inherit(plainStart, plainBash, text, startState(directory), streams, analysis);
  runReading(analysis.read(text, plainBash), [state], streams, at, analysis, text);
  return { probes, opaque: analysis.effects.some(({ kind }) => kind === "opaque") };
}

const startState = (directory: string): State => ({
  directory,
  variables: new Map(),
  functions: new Map(),
  positional: [],
  zero: known("bash"),
  status: known("0"),
  options: defaultOptions,
  written: new Map(),
  overlay: new Map(),
  locals: undefined,
});
