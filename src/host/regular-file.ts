import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  statSync,
} from "node:fs";

/**
 * All bytes of a regular file of at most `bytesMax` bytes; undefined for anything else. Symbolic
 * links are followed. Files of /proc are not read: there the answer depends on who asks.
 */
export function readRegularFile(path: string | Buffer, bytesMax: number): Uint8Array | undefined {
  try {
    // Why: opening a device may already act on it, so that it has to be known before opening.
    if (!isReadable(statSync(path, { bigint: true }), bytesMax)) return undefined;
    const descriptor = openSync(path, openFlags);
    try {
      return readAll(descriptor, bytesMax);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

// Why: O_NONBLOCK, since the file may have become a FIFO after stat; O_NOCTTY, or a terminal.
// Node opens every file with O_CLOEXEC.
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

let procDevice: bigint | null | undefined;

function isReadable(facts: BigIntStats, bytesMax: number): boolean {
  procDevice ??= statSync("/proc", { bigint: true, throwIfNoEntry: false })?.dev ?? null;
  return facts.isFile() && facts.size <= BigInt(bytesMax) && facts.dev !== procDevice;
}

function readAll(descriptor: number, bytesMax: number): Uint8Array | undefined {
  const facts = fstatSync(descriptor, { bigint: true });
  if (!isReadable(facts, bytesMax)) return undefined;
  // Why: one byte more than the size tells a file that grew, and lets read(2) report the end.
  let buffer = Buffer.allocUnsafe(Number(facts.size) + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (length > bytesMax) return undefined;
    if (count === 0) return buffer.subarray(0, length);
    if (length === buffer.length)
      buffer = Buffer.concat([buffer], Math.min(buffer.length * 2 + 4096, bytesMax + 1));
  }
}
