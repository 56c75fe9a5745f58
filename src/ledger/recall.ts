import { createHash } from "node:crypto";
import * as posix from "node:path/posix";
import { joinTaint, noTaint, type Taint } from "../base/taint.ts";
import { encode } from "../host/bytes.ts";
import type { FileFacts } from "../world/file-system.ts";
import { howOf, type Made } from "../world/ledger.ts";
import type { Entries, Entry, Identity } from "./entry.ts";

/**
 * What the entries say of a file: of its path, else of the file itself under an earlier name, and
 * of the folders that it lies in. A file that has not changed since before a command was let
 * through is not what that command has made: its status change time cannot be set back.
 */
export function recall(
  { byPath }: Entries,
  isOwn: (session: string) => boolean,
  path: string,
  facts: FileFacts | undefined,
  text: string | undefined,
): Made | undefined {
  if (byPath.size === 0) return undefined;
  const applies = (entry: Entry | undefined): entry is Entry =>
    entry !== undefined && (facts === undefined || hasChangedSince(facts, entry.atMs));
  const named = byPath.get(path);
  const exact = applies(named) ? named : sameFile(byPath, facts, text);
  let taint: readonly Taint[] = exact?.taint ?? noTaint;
  let perhaps: readonly Taint[] = noTaint;
  let folder: Entry | undefined;
  if (exact?.replaces !== true)
    for (let at = posix.dirname(path); at !== "/" && at !== "."; at = posix.dirname(at)) {
      const around = byPath.get(`${at}/`);
      // Why: people put files of their own beside what was unpacked; a later session asks no more.
      if (applies(around) && isOwn(around.session)) perhaps = joinTaint(perhaps, around.taint);
      const entry = byPath.get(at);
      if (!applies(entry)) continue;
      folder ??= entry;
      taint = joinTaint(taint, entry.taint);
    }
  const entry = exact ?? folder;
  if (entry === undefined && perhaps.length === 0) return undefined;
  const isNew = entry?.isNew === true && isOwn(entry.session) && holdsNothingOlder(byPath, path);
  const built =
    exact?.built && exact === named && isOwn(exact.session) && isStill(exact.identity, facts);
  return {
    how: howOf(taint),
    taint,
    perhaps,
    isNew,
    exact: exact !== undefined,
    ...(built ? { built: true } : {}),
  };
}

/** Whether a file is the one that was seen, as far as one was. */
const isStill = (seen: Identity | undefined, facts: FileFacts | undefined): boolean =>
  seen === undefined || (seen.inode === facts?.inode && seen.size === facts.size);

/** Whether a file has changed since then, or it cannot be told. */
export const hasChangedSince = (facts: FileFacts, atMs: number): boolean =>
  facts.changedNs === 0n || Number(facts.changedNs / 1_000_000n) >= atMs - clockSlackMs;

/** SHA-256 of a file's content as the engine has read it. */
export const hashOf = (text: string): string =>
  createHash("sha256").update(encode(text)).digest("hex");

/** Clocks of file systems run a little behind, those of other machines too. */
const clockSlackMs = 5_000;
/** Files of a few bytes are alike by chance. */
const tellingBytesMin = 16;

/** What was moved into a folder that the session has made was there before. */
function holdsNothingOlder(byPath: ReadonlyMap<string, Entry>, folder: string): boolean {
  for (const [path, { isNew }] of byPath)
    if (!isNew && !path.endsWith("/") && path.startsWith(`${folder}/`)) return false;
  return true;
}

/** A tainted file under another name: the same inode, or the same content. */
function sameFile(
  byPath: ReadonlyMap<string, Entry>,
  facts: FileFacts | undefined,
  text: string | undefined,
): Entry | undefined {
  if (facts?.type !== "file" || facts.size < tellingBytesMin) return undefined;
  let hash: string | undefined;
  for (const entry of byPath.values()) {
    const { identity } = entry;
    if (identity?.size !== facts.size || entry.taint.length === 0) continue;
    if (identity.inode === facts.inode && identity.device === facts.device) return entry;
    if (identity.hash === undefined || text === undefined) continue;
    hash ??= hashOf(text);
    if (hash === identity.hash) return entry;
  }
  return undefined;
}
