import { evaluate, type Verdict } from "../engine/evaluate.ts";
import { environFrom } from "../host/environ.ts";
import { guardPathsOf, type Installation } from "../host/install-record.ts";
import { loadBashTreeReader } from "../host/tree-sitter.ts";
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

/** Judges one start of a shell. */
export function judge(
  request: LauncherRequest,
  installation: Installation,
  read: ReadDescriptor,
  ledger: Ledger,
): Judgement {
  const environ = environFrom(request.environ, request.personality === "zsh" ? "first" : "last");
  const directory = workingDirectory(request, environ);
  const refuse = (id: string, why: string): Judgement => ({
    allowed: false,
    status: refusalStatus,
    text: plainRefusal(id, why),
    command: undefined,
    directory,
    verdict: undefined,
    world: undefined,
  });
  const twice = ambiguousVariable(environ);
  if (twice !== undefined)
    return refuse("run-opaque-code", `${twice} is in the environment twice, with different values`);
  const guardPaths = guardPathsOf(installation);
  const world = hostWorld({ environ, directory, guardPaths, ledger });
  const asked = askedFor(request, environ, installation, read);
  if (asked.kind === "unclear") return refuse(asked.id, asked.why);
  const verdict = evaluate({ run: asked.run, world, tree: loadBashTreeReader() });
  const allowed = verdict.decision === "allow";
  return {
    allowed,
    status: allowed ? 0 : refusalStatus,
    text: allowed ? "" : refusalText(verdict),
    command: asked.run.text,
    directory,
    verdict,
    world,
  };
}
