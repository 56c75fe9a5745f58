import { readlinkSync } from "node:fs";
import type { ShellRun } from "../analysis/analyse.ts";
import { evaluate, type Verdict } from "../engine/evaluate.ts";
import { decode } from "../host/bytes.ts";
import { environFrom } from "../host/environ.ts";
import { guardPathsOf, type Installation } from "../host/install-record.ts";
import { bashTreeReader } from "../host/tree-sitter.ts";
import { workingDirectory } from "../host/working-directory.ts";
import { hostWorld } from "../host/world.ts";
import type { LauncherRequest } from "../protocol/protocol.ts";
import type { Ledger } from "../world/ledger.ts";
import type { World } from "../world/world.ts";
import { ambiguousVariable } from "./environment.ts";
import { plainRefusal, refusalStatus, refusalText } from "./refusal.ts";
import { askedFor, type ReadDescriptor } from "./request.ts";

/** What the launcher is told, and what goes on record. */
export interface Judgement {
  readonly allowed: boolean;
  readonly status: number;
  /** For standard error, when it is refused. */
  readonly text: string;
  /** The text that was judged; undefined when there was none. */
  readonly command: string | undefined;
  readonly directory: string | undefined;
  readonly verdict: Verdict | undefined;
  /** What it was judged in; undefined when it was refused before. */
  readonly world: World | undefined;
}

/** What a shell would run and in which world, or why that cannot be told. */
export type Prepared =
  | {
      readonly kind: "run";
      readonly run: ShellRun;
      readonly directory: string | undefined;
      /** The machine as it is now. */
      readonly world: (ledger: Ledger) => World;
    }
  | {
      readonly kind: "unclear";
      readonly id: string;
      readonly why: string;
      readonly directory: string | undefined;
    };

/** Works out what a start of a shell is about. */
export function prepare(
  request: LauncherRequest,
  installation: Installation,
  read: ReadDescriptor,
): Prepared {
  const environ = environFrom(request.environ, request.personality === "zsh" ? "first" : "last");
  const directory = workingDirectory(request, environ);
  const twice = ambiguousVariable(environ);
  if (twice !== undefined) {
    const why = `${twice} is in the environment twice, with different values`;
    return { kind: "unclear", id: "run-opaque-code", why, directory };
  }
  const guardPaths = guardPathsOf(installation);
  const asked = askedFor(request, environ, installation, read);
  if (asked.kind === "unclear") return { ...asked, directory };
  const world = (ledger: Ledger): World => hostWorld({ environ, directory, guardPaths, ledger });
  const file = inputFile(request);
  const run = file === undefined ? asked.run : { ...asked.run, file };
  return { kind: "run", run, directory, world };
}

/**
 * The file that is the program on standard input, as the kernel calls it. The launcher, which is
 * waiting, still has it open. Linux only.
 */
function inputFile({ kind, inputType, pid }: LauncherRequest): string | undefined {
  if (kind !== "stdin" || inputType !== "file") return undefined;
  try {
    return decode(readlinkSync(`/proc/${pid}/fd/0`, "buffer"));
  } catch {
    return undefined;
  }
}

/** Judges one start of a shell. */
export function judge(
  request: LauncherRequest,
  installation: Installation,
  read: ReadDescriptor,
  ledger: Ledger,
): Judgement {
  const prepared = prepare(request, installation, read);
  if (prepared.kind === "unclear") return unjudged(prepared.id, prepared.why, prepared.directory);
  const { run, directory } = prepared;
  const world = prepared.world(ledger);
  const verdict = evaluate({ run, world, tree: bashTreeReader });
  return judged(verdict, run.text, directory, world);
}

/** What is told of a verdict. */
export function judged(
  verdict: Verdict,
  command: string,
  directory: string | undefined,
  world: World,
): Judgement {
  const allowed = verdict.decision === "allow";
  const status = allowed ? 0 : refusalStatus;
  const text = allowed ? "" : refusalText(verdict);
  return { allowed, status, text, command, directory, verdict, world };
}

/** A refusal of what nobody could judge. */
export const unjudged = (id: string, why: string, directory: string | undefined): Judgement => ({
  allowed: false,
  status: refusalStatus,
  text: plainRefusal(id, why),
  command: undefined,
  directory,
  verdict: undefined,
  world: undefined,
});
