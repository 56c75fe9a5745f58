import {
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeSync,
} from "node:fs";

/** A shell whose standard input a feeder fills, as the kernel shows it. Linux only. */
export interface WaitingShell {
  /** The shell waits for its next line; undefined when that cannot be told. */
  isWaiting(): boolean | undefined;
  /** Who else could take the next line away; undefined when that cannot be told. */
  others(): Others | undefined;
  /** Writes to its standard error, as far as it can be reached; nothing is said of a failure. */
  tell(text: string): void;
  /** Ends it by SIGTERM. */
  end(): void;
}

/** The processes that have the shell's standard input open: none, some, one that waits for it. */
export type Others = "none" | "some" | "reading";

/**
 * The shell that the process `pid` is about to become, or has; undefined while it has not become it
 * yet. `feeder` has the caller's standard input as descriptor 0.
 * Source: Linux proc(5), /proc/pid/fd, /proc/pid/wchan, /proc/pid/status.
 */
export function watchShell(pid: number, feeder: number): WaitingShell | undefined {
  const input = linkOf(pid, "0");
  const before = linkOf(feeder, "0");
  if (input !== undefined && before !== undefined && input === before) return undefined;
  // Why: the feeder itself waits at this moment; where that does not show, nothing would.
  const isVisible = input !== undefined && before !== undefined && !isHidden(waitOf(feeder));
  const start = startOf(pid);
  const known = new Set(connectionsOf(pid));
  return {
    isWaiting() {
      if (!isVisible) return undefined;
      // Why first: a feeder that sleeps has handed over all that it was given, and whoever was
      // given something does not sleep.
      if (isHidden(waitOf(feeder))) return false;
      const switches = switchesOf(pid);
      const isAtRest =
        isReading(pid) &&
        linkOf(pid, "0") === input &&
        // Why: a shell that waits for a substitution or a FIFO has a connection more.
        connectionsOf(pid).every((one) => known.has(one));
      return isAtRest && isReading(pid) && switches !== undefined && switchesOf(pid) === switches;
    },
    others() {
      if (!isVisible || input === undefined) return undefined;
      const holders = holdersOf(input, pid).filter((one) => one !== feeder && one !== pid);
      if (holders.length === 0) return "none";
      const isAtIt = (one: number): boolean => linkOf(one, "0") === input && readsInput(one);
      return holders.some(isAtIt) ? "reading" : "some";
    },
    tell(text) {
      if (startOf(pid) !== start) return;
      try {
        const { O_WRONLY, O_APPEND, O_NONBLOCK, O_NOCTTY } = constants;
        const flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY;
        writeSync(openSync(`/proc/${pid}/fd/2`, flags), text);
      } catch {
        // Why nothing: it may be a socket, which cannot be opened; the record has the refusal.
      }
    },
    end() {
      if (start !== undefined && startOf(pid) !== start) return;
      try {
        process.kill(pid, "SIGTERM");
      } catch {
        // Why nothing: it is gone.
      }
    },
  };
}

/** Blocked in reading from a pipe or socket. */
const isReading = (pid: number): boolean =>
  /pipe_read|unix_stream|skb_wait|wait_for_more/.test(waitOf(pid) ?? "");

/** In read(2) on descriptor 0; false also where the kernel does not say. */
const readsInput = (pid: number): boolean => /^(?:0|63) 0x0 /.test(textOf(pid, "syscall") ?? "");

const isHidden = (wait: string | undefined): boolean => wait === undefined || /^0?\s*$/.test(wait);

/** The kernel function in which it waits. */
const waitOf = (pid: number): string | undefined => textOf(pid, "wchan");

const switchesOf = (pid: number): string | undefined =>
  /^voluntary_ctxt_switches:\s*(\d+)/m.exec(textOf(pid, "status") ?? "")?.[1];

/** When a process started, which with its id is its name. */
function startOf(pid: number): string | undefined {
  const text = textOf(pid, "stat");
  return text?.slice(text.lastIndexOf(")")).split(" ")[20];
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(textOf(pid, "status") ?? "")?.[1] ?? 0);
}

/** Pipes, FIFOs and sockets that a process has open, by their identity. */
function connectionsOf(pid: number): readonly string[] {
  const descriptors = entriesOf(`/proc/${pid}/fd`) ?? [];
  return descriptors.flatMap((one) => {
    try {
      const facts = statSync(`/proc/${pid}/fd/${one}`);
      return facts.isFIFO() || facts.isSocket() ? [`${facts.dev}:${facts.ino}`] : [];
    } catch {
      return [];
    }
  });
}

/**
 * The processes that have a file open. One below `shell` into which nobody can look may have it.
 */
function holdersOf(link: string, shell: number): readonly number[] {
  const pids = (entriesOf("/proc") ?? []).map(Number).filter((one) => one > 0);
  return pids.filter((pid) => linksOf(pid)?.includes(link) ?? isBelow(pid, shell));
}

function isBelow(pid: number, ancestor: number): boolean {
  for (let at = pid, steps = 0; at > 1 && steps < 64; at = parentOf(at), steps += 1)
    if (at === ancestor) return true;
  return false;
}

/** What the descriptors of a process lead to; undefined when they cannot be looked at. */
function linksOf(pid: number): readonly string[] | undefined {
  return entriesOf(`/proc/${pid}/fd`)?.flatMap((one) => linkOf(pid, one) ?? []);
}

/** Names in a folder: none when it is gone, undefined when it cannot be looked at. */
function entriesOf(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EACCES" || code === "EPERM" ? undefined : [];
  }
}

function linkOf(pid: number, descriptor: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/fd/${descriptor}`);
  } catch {
    return undefined;
  }
}

function textOf(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "latin1");
  } catch {
    return undefined;
  }
}
