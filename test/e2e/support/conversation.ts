import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../launcher/support/build.ts";
import type { Ending } from "../../launcher/support/installation.ts";

/** A shell that is talked to through its standard input, as an agent's own shell is. */
export interface Spoken {
  readonly child: ChildProcess;
  /** Writes, and leaves the other end open. */
  say(text: string): void;
  /** Waits until standard output ends with this, and gives all of it so far. */
  hear(end: string): Promise<string>;
  /** Other processes that have the shell's end of the pipe. */
  feeders(): readonly number[];
  /** Closes standard input. */
  close(): void;
  /** How it ended, once nobody has its output open any more. */
  readonly ending: Promise<Ending>;
}

/** How a shell is started. */
export interface Speaking {
  readonly program: string;
  readonly argv?: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input is a socket; without it, a pipe. */
  readonly socket?: boolean;
}

/** Starts a shell to talk to. */
export function speakTo({ program, argv = ["bash"], cwd, env, socket = false }: Speaking): Spoken {
  const pipe = socket ? undefined : openPipe();
  const child = spawn(program, argv.slice(1), {
    argv0: argv[0],
    cwd,
    env: { PATH: "/usr/bin:/bin", HOME: join(cwd, ".."), LANG: "C.UTF-8", ...env },
    stdio: [pipe?.from ?? "pipe", "pipe", "pipe"],
  });
  if (pipe) closeSync(pipe.from);
  child.stdin?.on("error", () => undefined);
  const heard = { stdout: "", stderr: "" };
  let wake = (): void => undefined;
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.on("data", (chunk: Buffer) => {
      heard[name] += chunk.toString("latin1");
      wake();
    });
  const ending = new Promise<Ending>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`still running after ${deadlineMs} ms: ${JSON.stringify(heard)}`));
    }, deadlineMs);
    child.on("close", (status, signal) => {
      clearTimeout(late);
      wake();
      resolve({ status, signal, ...heard });
    });
  });
  let closed = false;
  return {
    child,
    say(text) {
      if (pipe === undefined) child.stdin?.write(text, "latin1");
      else if (!closed) write(pipe.to, text);
    },
    close() {
      if (pipe === undefined) child.stdin?.end();
      else if (!closed) closeSync(pipe.to);
      closed = true;
    },
    feeders: () => holders(pipe?.path ?? "").filter((pid) => pid !== child.pid),
    async hear(end) {
      for (const untilMs = Date.now() + deadlineMs; !heard.stdout.endsWith(end); ) {
        if (Date.now() > untilMs || child.exitCode !== null || child.signalCode !== null)
          throw new Error(`not heard: ${JSON.stringify([end, heard])}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 100);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return heard.stdout;
    },
    ending,
  };
}

/** Waits. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const deadlineMs = 20_000;

let pipes: string | undefined;

/** A pipe of which only the shell has the one end, and only this process the other. */
function openPipe(): { readonly from: number; readonly to: number; readonly path: string } {
  pipes ??= temporaryFolder();
  const path = join(mkdtempSync(join(pipes, "pipe-")), "fifo");
  execFileSync("mkfifo", [path]);
  const both = openSync(path, "r+");
  const [from, to] = [openSync(path, "r"), openSync(path, "w")];
  closeSync(both);
  return { from, to, path };
}

/** Processes, but this one, that have a file open. */
function holders(path: string): readonly number[] {
  const pids = readdirSync("/proc").map(Number);
  return pids.filter((pid) => pid > 0 && pid !== process.pid && opened(pid).includes(path));
}

function opened(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((one) => readlinkSync(`/proc/${pid}/fd/${one}`));
  } catch {
    return [];
  }
}

function write(descriptor: number, text: string): void {
  try {
    writeWhole(descriptor, Buffer.from(text, "latin1"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
