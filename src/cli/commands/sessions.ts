import type { FilesLeft } from "../../analysis/files-left.ts";
import { isUnclear } from "../../analysis/overlay.ts";

/** What the rows of each session have left of files, as though they had run. */
export interface Sessions {
  before(session: string | undefined): FilesLeft | undefined;
  /** What a row has left takes in what earlier rows did; absent when it has changed nothing. */
  after(session: string | undefined, left: FilesLeft | undefined): void;
}

/** Sessions of one run of `check --jsonl`; of the many that there may be, the latest are kept. */
export function sessions(): Sessions {
  const bySession = new Map<string, FilesLeft>();
  return {
    before: (session) => (session === undefined ? undefined : bySession.get(session)),
    after(session, left) {
      if (session === undefined || left === undefined) return;
      bySession.delete(session);
      bySession.set(session, left);
      const [oldest] = bySession.keys();
      if (bySession.size > sessionsMax && oldest !== undefined) bySession.delete(oldest);
    },
  };
}

/** Whether earlier rows would have made a folder: it, or one above it that came as a whole. */
export function isFolderLeft(path: string, left: FilesLeft | undefined): boolean {
  if (left === undefined || isUnclear(left.overlay, path)) return false;
  if (left.overlay.get(path)?.kind === "directory") return true;
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/")))
    if ((left.written.get(at)?.taint.length ?? 0) > 0) return true;
  return false;
}

const sessionsMax = 1000;
