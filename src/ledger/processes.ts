import { readFileSync } from "node:fs";

/** What is known of a running process. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  /** Number of its terminal; 0 without one. */
  readonly terminal: number;
  /** Its session of the kernel: the process id of the leader. */
  readonly leader: number;
  /** When it started, in hundredths of a second since the machine did; with the pid, its name. */
  readonly startedAt: number;
}

/**
 * Facts of a process; undefined when there is no such process, or no /proc.
 * Source: Linux proc_pid_stat(5).
 */
export function processFacts(pid: number): ProcessFacts | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // Why: the name in parentheses may hold anything, closing parentheses too.
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [, parent, , leader, terminal] = fields;
  const startedAt = fields[19];
  if (parent === undefined || leader === undefined || terminal === undefined) return undefined;
  if (startedAt === undefined || Number.isNaN(startedAt)) return undefined;
  return { pid, parent, terminal, leader, startedAt };
}

/** The ancestors of a process, its parent first, without the one that adopts orphans. */
export function ancestors(
  parent: number,
  facts: (pid: number) => ProcessFacts | undefined = processFacts,
): readonly ProcessFacts[] {
  const found: ProcessFacts[] = [];
  let pid = parent;
  while (pid > 1 && found.length < ancestorsMax) {
    const one = facts(pid);
    if (one === undefined) break;
    found.push(one);
    pid = one.parent;
  }
  return found;
}

const ancestorsMax = 64;
