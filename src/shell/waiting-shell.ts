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
  /** Its working directory, without symbolic links; undefined when that cannot be told. */
  directory(): string | undefined;
  /** Who else could take the next line away; undefined when that cannot be told. */
  others(): Others | undefined;
  /** Writes to its standard error, as far as it can be reached; nothing is said of a failure. */
  tell(text: string): void;
  /** Ends it by SIGTERM. */
  end(): void;
}

/** The processes that have the standard input of the shell open as well. */
export interface Others {
  readonly count: number;
  /** One of them is waiting for what comes. */
  readonly isReading: boolean;
  /** Changes while one of them computes anything. */
  readonly work: string;
}

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
    directory: () => (isVisible ? linkTo(`/proc/${pid}/cwd`) : undefined),
    others() {
      if (!isVisible || input === undefined) return undefined;
      const holders = holdersOf(input, pid).filter((one) => one !== feeder && one !== pid);
      // Why: what it has from the shell it would hardly read, and a pipe of its own it would.
      const isAtIt = (one: number): boolean =>
        isReading(one) &&
        linkOf(one, "0") === input &&
        connectionsOf(one, 3).every((other) => known.has(other));
      const work = holders.map((one) => `${one}:${statOf(one)?.slice(12, 14).join("+")}`).join();
      return { count: holders.length, isReading: holders.some(isAtIt), work };
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

/**
 * Waits until a launcher that has been told that it may has become the shell. Undefined when it
 * takes too long.
 */
export async function shellToBe(pid: number, feeder: number): Promise<WaitingShell | undefined> {
  for (let waitedMs = 0; waitedMs < becomeMsMax; waitedMs += 5) {
    const shell = watchShell(pid, feeder);
    if (shell !== undefined) return shell;
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
  return undefined;
}

const becomeMsMax = 5_000;

/** Blocked in reading from a pipe or socket. */
const isReading = (pid: number): boolean =>
  /pipe_read|unix_stream|skb_wait|wait_for_more/.test(waitOf(pid) ?? "");

const isHidden = (wait: string | undefined): boolean => wait === undefined || /^0?\s*$/.test(wait);

/** The kernel function in which it waits. */
const waitOf = (pid: number): string | undefined => textOf(pid, "wchan");

const switchesOf = (pid: number): string | undefined =>
  /^voluntary_ctxt_switches:\s*(\d+)/m.exec(textOf(pid, "status") ?? "")?.[1];

/** When a process started, which with its id is its name. */
const startOf = (pid: number): string | undefined => statOf(pid)?.[20];

/** Fields of proc_pid_stat(5) from the second on, the name of the program. */
function statOf(pid: number): readonly string[] | undefined {
  const text = textOf(pid, "stat");
  return text?.slice(text.lastIndexOf(")")).split(" ");
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(textOf(pid, "status") ?? "")?.[1] ?? 0);
}

/** Pipes, FIFOs and sockets that a process has open from a descriptor on, by their identity. */
function connectionsOf(pid: number, from = 0): readonly string[] {
  const descriptors = (entriesOf(`/proc/${pid}/fd`) ?? []).map(Number);
  return descriptors.flatMap((one) => {
    if (one < from) return [];
    try {
      const facts = statSync(`/proc/${pid}/fd/${one}`);
      return facts.isFIFO() || facts.isSocket() ? [`${facts.dev}:${facts.ino}`] : [];
    } catch {
      return [];
    }
  });
}

/**
 * The processes that have a file open which the shell has brought into the world: those that are as
 * young as the shell. One below it into which nobody can look may have it.
 */
function holdersOf(link: string, shell: number): readonly number[] {
  const since = Number(startOf(shell));
  const pids = (entriesOf("/proc") ?? []).map(Number).filter((one) => one > 0);
  return pids.filter(
    (pid) =>
      !(Number(startOf(pid)) < since) && (linksOf(pid)?.includes(link) ?? isBelow(pid, shell)),
  );
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

const linkOf = (pid: number, descriptor: string): string | undefined =>
  linkTo(`/proc/${pid}/fd/${descriptor}`);

function linkTo(path: string): string | undefined {
  try {
    return readlinkSync(path);
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
