import { randomUUID } from "node:crypto";
import type { SessionStart } from "../world/ledger.ts";
import type { Identities } from "./identity.ts";

/** The session of a command: every one that shares an identity with it, taken as one. */
export interface Session {
  readonly id: string;
  /** Names that parts of it had before it was known that they belong together. */
  readonly ids: ReadonlySet<string>;
  /**
   * When its first command was judged, in milliseconds since 1970; undefined: this is the first.
   */
  readonly sinceMs: number | undefined;
  readonly start: SessionStart | undefined;
  /** Identities of the command that are not on record yet. */
  readonly fresh: readonly string[];
}

interface SessionLine {
  readonly v: 1;
  readonly at: number;
  readonly session: string;
  readonly as: readonly string[];
  readonly start?: Omit<SessionStart, "remotes"> & {
    readonly remotes: readonly (readonly [string, string])[];
  };
}

/** Finds the session among the lines of the log, the oldest first. */
export function sessionOf(lines: readonly string[], identities: Identities): Session {
  const names = new Set(identities.all);
  const ids = new Set<string>();
  const found = new Map<string, SessionLine>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const text of lines) {
      if (found.has(text) || ![...names, ...ids].some((one) => text.includes(one))) continue;
      const line = parsed(text);
      const isOurs = (one: string): boolean => names.has(one) || ids.has(joinedId(one) ?? "");
      if (line === undefined || !(ids.has(line.session) || line.as.some(isOurs))) continue;
      found.set(text, line);
      for (const one of [line.session, ...line.as.map(joinedId)]) if (one) ids.add(one);
    }
  }
  const all = [...found.values()].toSorted((a, b) => a.at - b.at);
  const [first] = all;
  const known = new Set(all.flatMap((line) => line.as));
  const start = all.find((line) => line.start)?.start;
  const id = first?.session ?? randomUUID();
  const others = [...ids].filter((one) => one !== id).map((one) => `${joining}${one}`);
  return {
    id,
    ids: ids.add(id),
    sinceMs: first?.at,
    start: start && { ...start, remotes: new Map(start.remotes) },
    fresh: [...identities.own, ...others].filter((one) => !known.has(one)),
  };
}

/** The line that puts a session, or more of its identities, on record. */
export function sessionLine(
  session: Session,
  start: SessionStart | undefined,
  atMs: number,
): string {
  const line: SessionLine = {
    v: 1,
    at: atMs,
    session: session.id,
    as: session.fresh,
    ...(start ? { start: { ...start, remotes: [...start.remotes] } } : {}),
  };
  return JSON.stringify(line);
}

/** The lines of the newest sessions: of each its start, and its latest identities. */
export function newestSessions(lines: readonly string[], most: number): readonly string[] {
  const newest = new Set(lines.slice(-most));
  const wanted = new Set([...newest].map((text) => parsed(text)?.session));
  const starts = lines.filter((text) => !newest.has(text) && isStartOf(text, wanted));
  return [...starts.slice(-most), ...newest];
}

/** Before the name of another session, among identities: it is the same one. */
const joining = "session:";

const joinedId = (identity: string): string | undefined =>
  identity.startsWith(joining) ? identity.slice(joining.length) : undefined;

function isStartOf(text: string, wanted: ReadonlySet<string | undefined>): boolean {
  if (!text.includes('"start":')) return false;
  const line = parsed(text);
  return line?.start !== undefined && wanted.has(line.session);
}

function parsed(text: string): SessionLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLine(line: unknown): line is SessionLine {
  if (typeof line !== "object" || line === null) return false;
  const { v, at, session, as, start } = line as Record<string, unknown>;
  const isText = (one: unknown): boolean => typeof one === "string";
  const isPlain = v === 1 && typeof at === "number" && isText(session);
  if (!isPlain || !Array.isArray(as) || !as.every(isText)) return false;
  if (start === undefined) return true;
  const remotes = (start as { remotes?: unknown } | null)?.remotes;
  return (
    Array.isArray(remotes) &&
    remotes.every((one) => Array.isArray(one) && one.length === 2 && one.every(isText))
  );
}
