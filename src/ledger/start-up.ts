import { hashOf } from "./recall.ts";

/** A start-up file that a person has vouched for, as it was then. */
interface TrustLine {
  readonly v: 1;
  readonly at: number;
  readonly path: string;
  readonly hash: string;
}

/** The line that puts a person's word for a start-up file on record. */
export const trustLine = (path: string, text: string, atMs: number): string =>
  JSON.stringify({ v: 1, at: atMs, path, hash: hashOf(text) } satisfies TrustLine);

/** Whether the last word on the file is for this very content. */
export function isTrusted(lines: readonly string[], path: string, text: string): boolean {
  const last = lines.findLast((line) => parsed(line)?.path === path);
  return last !== undefined && parsed(last)?.hash === hashOf(text);
}

/** The last word on each file. */
export const latestTrust = (lines: readonly string[]): readonly string[] => [
  ...new Map(lines.map((line) => [parsed(line)?.path, line])).values(),
];

function parsed(text: string): Partial<TrustLine> | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === "object" && line !== null ? line : undefined;
  } catch {
    return undefined;
  }
}
