import { type Analysed, analyse, type ShellRun } from "../analysis/analyse.ts";
import type { FilesLeft } from "../analysis/files-left.ts";
import type { Decision } from "../base/decision.ts";
import { limits } from "../base/limits.ts";
import { detectAll } from "../detectors/registry.ts";
import { type Decided, decide } from "../policy/decide.ts";
import type { Dialect } from "../syntax/dialect.ts";
import type { SyntaxTreeReader } from "../syntax/lower/tree.ts";
import { readText } from "../syntax/read.ts";
import type { World } from "../world/world.ts";
import { policyInForce } from "./policy.ts";

/** A decision with everything that led to it, the strictest finding first. */
export interface Verdict {
  readonly decision: Decision;
  readonly findings: readonly Decided[];
  /** What the command leaves of files if it runs; absent when it changes none. */
  readonly left?: FilesLeft;
}

/** What is asked about: a text as one shell would run it, in one world. */
export interface Request {
  readonly run: ShellRun;
  readonly world: World;
  /** The second reader; undefined where it could not be loaded. */
  readonly tree: SyntaxTreeReader | undefined;
}

/**
 * Decides a command by its structure: read, expand, analyse, detect, decide. The one place that
 * decides; pure but for the world that is handed in, and never throws.
 */
export function evaluate({ run, world, tree }: Request): Verdict {
  try {
    const read = (text: string, dialect: Dialect) => readText(text, dialect, tree);
    const reading = read(run.text, run.dialect);
    return verdictOn(analyse(reading, run, world, read), world);
  } catch (error) {
    // FAIL-CLOSED: a fault of ours is doubt about the command.
    return internalError(error);
  }
}

/** What the policy says of effects. */
export function verdictOn({ effects, here, left }: Analysed, world: World): Verdict {
  const { decision, findings } = decide(detectAll({ effects, here, world }), policyInForce);
  const reported = ranked(distinct(findings)).slice(0, limits.findingsMax);
  return { decision, findings: reported, ...(left ? { left } : {}) };
}

/** Each finding once: what runs in a loop is seen in every round. */
function distinct(findings: readonly Decided[]): readonly Decided[] {
  const seen = new Set<string>();
  return findings.filter(({ detector, message, span }) => {
    const sight = `${span.start}:${span.end}:${detector}:${message}`;
    return !seen.has(sight) && seen.add(sight);
  });
}

const rank: Readonly<Record<Decision, number>> = { deny: 0, ask: 1, allow: 2 };

/** The strictest first; among equals, in the order of the text. */
const ranked = (findings: readonly Decided[]): readonly Decided[] =>
  findings.length < 2
    ? findings
    : findings.toSorted(
        (a, b) => rank[a.decision] - rank[b.decision] || a.span.start - b.span.start,
      );

/** The verdict on a command that could not be judged because of a fault in guardsh itself. */
export const internalError = (error: unknown): Verdict => ({
  decision: "ask",
  findings: [
    {
      detector: "internal-error",
      messageId: "fault",
      message: `guardsh failed while judging: ${reasonOf(error)}`,
      span: { start: 0, end: 0 },
      decision: "ask",
    },
  ],
});

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
