import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { buildProgram } from "../../launcher/support/build.ts";
import type { Ending } from "../../launcher/support/installation.ts";

/** A program as an unusual caller would start it. Text is one character a byte. */
export interface Start {
  readonly program: string;
  /** The first word is argv0. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Actions of `caller.c`. */
  readonly actions?: readonly string[];
  /** Standard input through a socket; without it, /dev/null. */
  readonly stdin?: string;
  /** Further descriptors, from 3 on: paths to open, for reading `<path` or for writing `>path`. */
  readonly descriptors?: readonly string[];
}

/** Starts it and waits for its end, and for that of everything that holds its output. */
export async function start(wanted: Start): Promise<Ending> {
  const env = Object.entries(wanted.env ?? {}).map(
    ([name, value]) => `env=${bytes(`${name}=${value}`)}`,
  );
  const actions = [...env, ...(wanted.actions ?? [])];
  const opened = (wanted.descriptors ?? []).map((one) =>
    openSync(one.slice(1), one.startsWith("<") ? "r" : "w"),
  );
  const argv = wanted.argv.map(bytes);
  const child = spawn(caller(), [...actions, "--", wanted.program, ...argv], {
    cwd: wanted.cwd,
    stdio: [wanted.stdin === undefined ? "ignore" : "pipe", "pipe", "pipe", ...opened],
  });
  for (const one of opened) closeSync(one);
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(Buffer.from(wanted.stdin ?? "", "latin1"));
  return ending(child);
}

/** Far beyond what anything here takes on a busy machine. */
const deadlineMs = 40_000;

function ending(child: ChildProcess): Promise<Ending> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString("latin1");
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`still running after ${deadlineMs} ms: ${child.spawnargs.join(" ")}`));
    }, deadlineMs);
    child.on("error", reject);
    child.on("close", (status, signal) => {
      clearTimeout(late);
      resolve({ status, signal, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** `caller.c` takes words that no JavaScript string can hold as hexadecimal digits. */
const bytes = (word: string): string =>
  /^\p{ASCII}*$/u.test(word) && !word.startsWith("hex:")
    ? word
    : `hex:${Buffer.from(word, "latin1").toString("hex")}`;

let built: string | undefined;

function caller(): string {
  built ??= buildProgram("caller");
  return built;
}
