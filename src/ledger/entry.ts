import { joinTaint, type Taint } from "../base/taint.ts";
import { type FileFact, howOf } from "../world/ledger.ts";

/** What is on record of one file. */
export interface Entry {
  readonly path: string;
  readonly taint: readonly Taint[];
  readonly isNew: boolean;
  /** Its session's compiler has made it, and nothing has changed it since. */
  readonly built?: true;
  /** All of its content comes from the command that wrote it, so that earlier taint is gone. */
  readonly replaces: boolean;
  /** The session that wrote it last. */
  readonly session: string;
  /** When that was decided, in milliseconds since 1970; the command ran after it. */
  readonly atMs: number;
  /** What the file was when a later command saw it first. */
  readonly identity?: Identity;
}

/** What tells a file again under another name. */
export interface Identity {
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  /** SHA-256 of its content in hexadecimal; absent when it was too long to be read. */
  readonly hash?: string;
}

/** One line of the log of files: something written, or something seen. */
export type FileLine =
  | ({ readonly v: 1; readonly at: number; readonly session: string } & FileFact)
  | ({ readonly v: 1; readonly at: number; readonly seen: string } & Identity)
  | { readonly v: 1; readonly at: number; readonly lost: string };

/** What the lines say together: entries by path, and when lines were last found to be missing. */
export interface Entries {
  readonly byPath: ReadonlyMap<string, Entry>;
  readonly lostAtMs: number | undefined;
}

/** Folds the lines of the log, the oldest first. A line that cannot be read counts as a loss. */
export function entriesOf(lines: readonly string[]): Entries {
  const byPath = new Map<string, Entry>();
  let lostAtMs: number | undefined;
  let lastAtMs = 0;
  for (const text of lines) {
    const line = parsed(text);
    lastAtMs = line?.at ?? lastAtMs;
    if (line === undefined) lostAtMs = Math.max(lostAtMs ?? 0, lastAtMs);
    else if ("lost" in line) lostAtMs = Math.max(lostAtMs ?? 0, line.at);
    else if ("seen" in line) addIdentity(byPath, line.seen, line);
    else add(byPath, line);
  }
  return { byPath, lostAtMs };
}

/** Lines that say the same as all lines, shorter: at most `most` files, tainted ones first. */
export function shortened(lines: readonly string[], most: number): readonly string[] {
  const { byPath, lostAtMs } = entriesOf(lines);
  const newest = [...byPath.values()].toSorted((a, b) => b.atMs - a.atMs);
  const tainted = newest.filter((one) => one.taint.length > 0);
  const plain = newest.filter((one) => one.taint.length === 0);
  const kept = [...tainted, ...plain].slice(0, most).toReversed();
  const lost: FileLine[] = lostAtMs === undefined ? [] : [{ v: 1, at: lostAtMs, lost: "earlier" }];
  const forgotten: FileLine[] =
    tainted.length > most ? [{ v: 1, at: tainted[most]?.atMs ?? 1, lost: "too many files" }] : [];
  return [...lost, ...forgotten, ...kept.flatMap(linesOf)].map((one) => JSON.stringify(one));
}

function linesOf(entry: Entry): readonly FileLine[] {
  const { path, taint, isNew, replaces, session, atMs, identity } = entry;
  const built = entry.built ? { built: true as const } : {};
  const fact = { path, how: howOf(taint), taint, isNew, ...built, replaces };
  const seen: FileLine[] = identity ? [{ v: 1, at: atMs, seen: path, ...identity }] : [];
  return [{ v: 1, at: atMs, session, ...fact }, ...seen];
}

function add(byPath: Map<string, Entry>, line: Extract<FileLine, { path: string }>): void {
  const { path, taint, isNew, replaces, session, at } = line;
  const before = byPath.get(path);
  const kept = replaces || before === undefined ? taint : joinTaint(before.taint, taint);
  byPath.delete(path);
  byPath.set(path, {
    path,
    taint: kept,
    ...(line.built === true ? { built: true } : {}),
    isNew: isNew || (before?.isNew === true && before.session === session),
    replaces: replaces || before?.replaces === true,
    session,
    // Why: what an earlier command has left in it was there from then on.
    atMs: replaces ? at : Math.min(before?.atMs ?? at, at),
  });
}

function addIdentity(byPath: Map<string, Entry>, path: string, identity: Identity): void {
  const entry = byPath.get(path);
  if (entry === undefined) return;
  const { device, inode, size, hash } = identity;
  byPath.set(path, {
    ...entry,
    identity: { device, inode, size, ...(hash === undefined ? {} : { hash }) },
  });
}

function parsed(text: string): FileLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLine(line: unknown): line is FileLine {
  if (typeof line !== "object" || line === null) return false;
  const one = line as Record<string, unknown>;
  if (one["v"] !== 1 || typeof one["at"] !== "number") return false;
  if (typeof one["lost"] === "string") return true;
  if (typeof one["seen"] === "string")
    return ["device", "inode", "size"].every((name) => typeof one[name] === "number");
  return (
    typeof one["path"] === "string" &&
    typeof one["session"] === "string" &&
    typeof one["isNew"] === "boolean" &&
    typeof one["replaces"] === "boolean" &&
    Array.isArray(one["taint"]) &&
    one["taint"].every(isTaint)
  );
}

function isTaint(one: unknown): one is Taint {
  if (typeof one !== "object" || one === null) return false;
  const { label, source } = one as { label?: unknown; source?: unknown };
  return typeof label === "string" && typeof source === "string";
}
