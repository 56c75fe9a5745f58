import { closeSync, constants, fstatSync, lstatSync, unlinkSync } from "node:fs";
import { codeOf, openStateFile, type StateFolder } from "./state-file.ts";

/** The right to write after the last line. */
export interface Lock {
  /** Whether it is still ours: another may have taken it for forgotten. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes the lock file `name`, waiting `waitMs` at most; undefined when another keeps it. A lock
 * whose holder died is taken over after a second; no holder needs it for more than milliseconds.
 */
export function takeLock(folder: StateFolder, name: string, waitMs: number): Lock | undefined {
  const endMs = performance.now() + waitMs;
  for (;;) {
    const lock = tryLock(folder, name);
    if (lock) return lock;
    removeForgotten(folder, name);
    if (performance.now() >= endMs) return undefined;
    // Why: writers that wait equally long would meet again and again.
    Atomics.wait(sleeper, 0, 0, 0.5 + Math.random());
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));
const forgottenMs = 1000;
const breakForgottenMs = 60_000;

/** Makes the lock file; undefined when there is one. */
function tryLock(folder: StateFolder, name: string): Lock | undefined {
  let descriptor: number;
  try {
    descriptor = openStateFile(folder, name, constants.O_CREAT | constants.O_EXCL);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return undefined;
    throw error;
  }
  // INVARIANT: as long as the descriptor is open, no other file can have this inode.
  const { ino } = fstatSync(descriptor);
  const isHeld = (): boolean =>
    lstatSync(folder.entry(name), { throwIfNoEntry: false })?.ino === ino;
  return {
    isHeld,
    release() {
      if (isHeld()) remove(folder, name);
      closeSync(descriptor);
    },
  };
}

/**
 * Removes a lock that nobody can still mean to hold. A second lock file makes sure that only one
 * looks and removes at a time, or the second could remove what the first has newly taken.
 */
function removeForgotten(folder: StateFolder, name: string): void {
  if (!isOlder(folder, name, forgottenMs)) return;
  const breaker = `${name}.break`;
  const lock = tryLock(folder, breaker);
  if (lock) {
    if (isOlder(folder, name, forgottenMs)) remove(folder, name);
    lock.release();
  } else if (isOlder(folder, breaker, breakForgottenMs)) remove(folder, breaker);
}

/** What cannot be removed, since it is gone or is no file, is only a lock that cannot be had. */
function remove(folder: StateFolder, name: string): void {
  try {
    unlinkSync(folder.entry(name));
  } catch {
    return;
  }
}

/** A time that lies in the future is as old as it is far. */
function isOlder(folder: StateFolder, name: string, ageMs: number): boolean {
  const facts = lstatSync(folder.entry(name), { throwIfNoEntry: false });
  return facts !== undefined && Math.abs(Date.now() - facts.mtimeMs) > ageMs;
}
