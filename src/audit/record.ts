import type { Decision } from "../base/decision.ts";
import type { Environ } from "../world/environ.ts";
import { redact, secretsOf } from "./redact.ts";

/** What is known of one decision when it is to be recorded. */
export interface Decided {
  /** When it was decided, in milliseconds since 1970. */
  readonly timeMs: number;
  readonly host: string;
  /** The process that decided. */
  readonly pid: number;
  /** Unique for each decision. */
  readonly id: string;
  /** The run of an agent or a person that the command belongs to; undefined while none is known. */
  readonly session: string | undefined;
  readonly decision: Decision;
  /** Identifiers of the findings, in order. */
  readonly findings: readonly string[];
  /** The text that was judged, as it was given. */
  readonly command: string;
  readonly directory: string | undefined;
  /** Which shell the text is for. */
  readonly shell: string;
  readonly micros: number;
  /** For the values of its secret variables only; an environment is never recorded. */
  readonly environ: Environ;
}

/** One line of the record. Fields are only ever added; what changes its meaning raises `v`. */
export interface AuditRecord {
  readonly v: 1;
  /** ISO 8601, in UTC. */
  readonly time: string;
  readonly host: string;
  readonly pid: number;
  readonly id: string;
  readonly session: string | null;
  readonly decision: Decision;
  readonly findings: readonly string[];
  /** Without secrets, and cut to `commandLengthMax` UTF-16 code units. */
  readonly command: string;
  /** Length of the whole command in UTF-16 code units, where it was cut. */
  readonly commandLength?: number;
  readonly cwd: string | null;
  readonly shell: string;
  readonly micros: number;
}

/** The record of a decision, with nothing secret in it. */
export function recordOf(decided: Decided): AuditRecord {
  const secrets = secretsOf(decided.environ);
  const isCut = decided.command.length > commandLengthMax;
  // Why: a secret that the cut would go through has to be seen whole to be found.
  const text = decided.command.slice(0, commandLengthMax + secretLengthMax);
  return {
    v: 1,
    time: new Date(decided.timeMs).toISOString(),
    host: decided.host,
    pid: decided.pid,
    id: decided.id,
    session: decided.session ?? null,
    decision: decided.decision,
    findings: decided.findings,
    command: redact(text, secrets).slice(0, commandLengthMax),
    ...(isCut && { commandLength: decided.command.length }),
    cwd: decided.directory === undefined ? null : redact(decided.directory, secrets),
    shell: decided.shell,
    micros: decided.micros,
  };
}

/** Longest command text that is recorded, in UTF-16 code units. */
export const commandLengthMax = 16_384;

const secretLengthMax = 8192;
