import { join } from "node:path";
import { codeOf, openStateFolder, StateFileError } from "../state/state-file.ts";
import type { FileSystem } from "../world/file-system.ts";
import { emptyLedger, type FileFact, type Ledger, type SessionStart } from "../world/ledger.ts";
import { cutDown, cutFromBytes } from "./cut.ts";
import { type Entries, entriesOf, type FileLine, shortened } from "./entry.ts";
import type { Identities } from "./identity.ts";
import { appendToLog, type LogPlace, readLog } from "./log.ts";
import { recall } from "./recall.ts";
import { seenLines } from "./seen.ts";
import { newestSessions, type Session, sessionLine, sessionOf } from "./session.ts";
import { isTrusted, latestTrust, trustLine } from "./start-up.ts";

/** The ledger as one command finds it. */
export interface OpenLedger {
  readonly ledger: Ledger;
  /** Name of the session; undefined where none can be kept. */
  readonly session: string | undefined;
  /** An ancestor of the command is one that was judged. */
  readonly isBelowGuarded: boolean;
  /**
   * Puts on record what a command is about to do, before it does. Returns why it could not be
   * recorded, in words that complete "because"; that never changes a decision.
   */
  remember(
    facts: readonly FileFact[],
    files: FileSystem,
    start: () => SessionStart,
  ): string | undefined;
  close(): void;
}

/**
 * Opens the ledger in the state folder: two bounded reads. Where there is no folder that can be
 * used, nothing is known and nothing is remembered.
 */
export function openLedger(
  state: string | undefined,
  identities: Identities,
  nowMs: number,
): OpenLedger {
  if (state === undefined) return closedLedger("there is no home to keep it in");
  let folders: Folders;
  try {
    folders = openFolders(state);
  } catch (error) {
    return closedLedger(whyOf(error), isTampering(error));
  }
  const files = readLog(folders.place(filesName));
  const sessions = readLog(folders.place(sessionsName));
  const session = sessionOf(sessions.lines, identities);
  let parsed: Entries | undefined;
  // Why: most commands never ask for a file that is on record.
  const entries = (): Entries => {
    parsed ??= entriesOf(files.lines);
    return parsed;
  };
  const lost = files.lost ?? sessions.lost;
  const ledger: Ledger = {
    made: (path, facts, text) =>
      recall(entries(), (one) => session.ids.has(one), path, facts, text),
    trusts(path, text) {
      const trusted = readLog(folders.place(trustName));
      return trusted.lost === undefined && isTrusted(trusted.lines, path, text);
    },
    start: session.start,
    get lost() {
      return lost ?? lostBefore(entries(), session);
    },
  };
  return {
    ledger,
    session: session.id,
    isBelowGuarded: identities.all.some(
      (one) =>
        !identities.own.includes(one) && sessions.lines.some((line) => line.includes(`"${one}"`)),
    ),
    remember(facts, onDisk, start) {
      try {
        if (session.fresh.length > 0) {
          const line = sessionLine(session, session.start ? undefined : start(), nowMs);
          appendToLog(folders.place(sessionsName), line);
        }
        const lines: readonly FileLine[] = [
          ...(lost === undefined ? [] : [{ v: 1, at: nowMs, lost } as const]),
          ...(files.lines.some(isTainted) ? seenLines(entries(), onDisk, nowMs) : []),
          ...facts.map((fact) => ({ v: 1, at: nowMs, session: session.id, ...fact }) as const),
        ];
        const text = lines.map((line) => JSON.stringify(line)).join("\n");
        if (text !== "") appendToLog(folders.place(filesName), text);
        if (files.length + text.length > cutFromBytes)
          cutDown(folders.place(filesName), (all) => shortened(all, filesKept));
        if (sessions.length > cutFromBytes)
          cutDown(folders.place(sessionsName), (all) => newestSessions(all, sessionsKept));
        return undefined;
      } catch (error) {
        return whyOf(error);
      }
    },
    close: folders.close,
  };
}

/**
 * Puts on record that a person vouches for a start-up file as it is.
 *
 * @throws when it cannot be written.
 */
export function trustStartUp(state: string, path: string, text: string, nowMs: number): void {
  const folders = openFolders(state);
  try {
    appendToLog(folders.place(trustName), trustLine(path, text, nowMs));
    cutDown(folders.place(trustName), latestTrust);
  } finally {
    folders.close();
  }
}

/** Names of the logs, and of their folder in the state folder. */
const ledgerFolder = "ledger";
const filesName = "files.jsonl";
const sessionsName = "sessions.jsonl";
const trustName = "start-up.jsonl";

const filesKept = 200;
const sessionsKept = 150;

interface Folders {
  place(name: string): LogPlace;
  close(): void;
}

function openFolders(state: string): Folders {
  const second = openStateFolder(state);
  try {
    const folder = openStateFolder(join(state, ledgerFolder));
    return {
      place: (name) => ({ folder, second, name }),
      close() {
        folder.close();
        second.close();
      },
    };
  } catch (error) {
    second.close();
    throw error;
  }
}

/** Whether a line tells of a file that has taint. */
const isTainted = (line: string): boolean => line.includes('"taint":[{');

/** FAIL-CLOSED: something lies in the place of the folder, or it is open to others. */
const isTampering = (error: unknown): boolean =>
  error instanceof StateFileError || ["ELOOP", "ENOTDIR"].includes(codeOf(error) ?? "");

const closedLedger = (why: string, isLost = false): OpenLedger => ({
  ledger: isLost ? { ...emptyLedger, lost: why } : emptyLedger,
  session: undefined,
  isBelowGuarded: false,
  remember: () => why,
  close: () => undefined,
});

/** A session that was there before something was lost cannot know what it has forgotten. */
function lostBefore({ lostAtMs }: Entries, { sinceMs }: Session): string | undefined {
  if (lostAtMs === undefined || sinceMs === undefined || sinceMs > lostAtMs) return undefined;
  return "a part of the ledger was lost in this session";
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
