import { createHash } from "node:crypto";
import type { Environ } from "../world/environ.ts";
import { ancestors, type ProcessFacts, processFacts } from "./processes.ts";

/** By what the session of a command can be known again. */
export interface Identities {
  /** What names the session from now on. */
  readonly own: readonly string[];
  /** What it may have been named by before: also each ancestor, should it have been guarded. */
  readonly all: readonly string[];
}

/** The command that asks. */
export interface Asker {
  readonly pid: number;
  readonly parentPid: number;
  readonly environ: Environ;
}

/**
 * The identities of the session that a command belongs to: variables of agents, the nearest
 * ancestor that has lived for a while, the terminal, and the process itself for those that it will
 * start. Who changes a variable keeps the others, so that nobody leaves a session.
 */
export function identitiesOf(
  { pid, parentPid, environ }: Asker,
  facts: (pid: number) => ProcessFacts | undefined = processFacts,
): Identities {
  const self = facts(pid);
  const above = ancestors(parentPid, facts);
  const own = sessionVariables.flatMap((name) => {
    const value = environ.get(name);
    return value === undefined || value === "" ? [] : [`variable:${name}:${shortHash(value)}`];
  });
  const startedAt = self?.startedAt ?? Number.POSITIVE_INFINITY;
  const lasting = above.find((one) => startedAt - one.startedAt >= lastingHundredths);
  if (lasting) own.push(`ancestor:${nameOf(lasting)}`);
  const leader = self && self.terminal !== 0 ? facts(self.leader) : undefined;
  if (self && leader) own.push(`terminal:${self.terminal}:${nameOf(leader)}`);
  if (self) own.push(`guarded:${nameOf(self)}`);
  return { own, all: [...own, ...above.map((one) => `guarded:${nameOf(one)}`)] };
}

/** Whether the environment says that an agent runs the command. */
export const hasAgentMarker = (environ: Environ): boolean =>
  [...sessionVariables, ...agentMarkers].some((name) => (environ.get(name) ?? "") !== "");

/** Variables in which agents name their runs. */
const sessionVariables = [
  "CLAUDE_CODE_SESSION_ID",
  "CODEX_SESSION_ID",
  "CODEX_THREAD_ID",
  "COPILOT_AGENT_SESSION_ID",
  "CURSOR_SESSION_ID",
  "GEMINI_SESSION_ID",
  "OPENCODE_PID",
  "QWEN_SESSION_ID",
] as const;

/** Variables that say that an agent is at work, and not which run of it. */
const agentMarkers = [
  "AI_AGENT",
  "CLAUDECODE",
  "CODEX_CI",
  "COPILOT_CLI",
  "CURSOR_AGENT",
  "GEMINI_CLI",
  "OPENCODE",
] as const;

/** An ancestor of this age outlives its commands: an agent, an interactive shell, a server. */
const lastingHundredths = 500;

const nameOf = ({ pid, startedAt }: ProcessFacts): string => `${pid}:${startedAt}`;

const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);
