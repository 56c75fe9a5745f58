import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { compileLauncher, findCompiler } from "../../../src/launcher/compile.mjs";
import { findShell, renderRecord } from "../../../src/launcher/record.mjs";
import { readRequest } from "../../../src/protocol/frames.ts";
import type { LauncherRequest } from "../../../src/protocol/protocol.ts";
import { buildProgram, temporaryFolder } from "./build.ts";

/** How a run ended, its output as text of one character a byte. */
export interface Ending {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An installed launcher whose decider does as it is told, in a folder of its own. */
export interface Installation {
  readonly folder: string;
  readonly launcher: string;
  /** Lets the decider answer in this mode from now on. */
  decide(mode: string): void;
  /** Rewrites the record with these members changed. */
  record(changes: Readonly<Record<string, string | number | bigint | null>>): void;
  /** Whether the decider was asked since the mode was last set. */
  wasAsked(): boolean;
  /** The last request. */
  request(): LauncherRequest;
  /** What the decider noted about itself. */
  seen(): readonly string[];
}

/** Installs a launcher built now, or the one given, with its own record. */
export function installLauncher(binary?: string): Installation {
  const folder = temporaryFolder();
  const bin = join(folder, "bin");
  mkdirSync(bin, { mode: 0o755 });
  const launcher = join(bin, "guardsh");
  if (binary) {
    writeFileSync(launcher, readFileSync(binary));
    chmodSync(launcher, 0o755);
  } else if (!compileLauncher(findCompiler({}) ?? "", launcher)) throw new Error("not compiled");
  let mode = "allow";
  const members = {
    version: 1,
    guardsh: "0.0.0",
    node: decider(),
    ...shellMembers("bash"),
    ...shellMembers("sh"),
    ...shellMembers("zsh"),
    shIs: "dash",
  };
  const write = (changes: Readonly<Record<string, string | number | bigint | null>>): void => {
    const path = join(bin, "install.json");
    writeFileSync(path, renderRecord({ ...members, bundle: join(folder, mode), ...changes }));
    chmodSync(path, 0o644);
  };
  write({});
  return {
    folder,
    launcher,
    record: write,
    decide(next) {
      mode = next;
      write({});
      for (const note of ["request", "seen"]) writeFileSync(join(folder, `${mode}.${note}`), "");
    },
    wasAsked: () => {
      const path = join(folder, `${mode}.request`);
      return existsSync(path) && statSync(path).size > 0;
    },
    request: () => readRequest(readFileSync(join(folder, `${mode}.request`))),
    seen: () => readFileSync(join(folder, `${mode}.seen`), "latin1").split("\n"),
  };
}

/** The bundle of a decider on the real Node, `decide.ts`, in this folder. */
export function bundleDecider(folder: string): string {
  const outfile = join(folder, "decide.mjs");
  const entryPoints = [join(import.meta.dirname, "decide.ts")];
  buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "esm" });
  return outfile;
}

/** Starts a program through `caller.c` with these actions. */
export function call(
  actions: readonly string[],
  program: string,
  argv: readonly string[],
  options: { readonly input?: string; readonly cwd?: string } = {},
): Ending {
  const plain = ["env=PATH=/usr/bin:/bin", "env=HOME=/nonexistent"];
  const ran = spawnSync(caller(), [...plain, ...actions, "--", program, ...argv], {
    input: Buffer.from(options.input ?? "", "latin1"),
    cwd: options.cwd ?? "/tmp",
    maxBuffer: 1 << 26,
  });
  const { status, signal } = ran;
  const text = (bytes: Buffer): string => bytes.toString("latin1");
  return { status, signal, stdout: text(ran.stdout), stderr: text(ran.stderr) };
}

/** The real shell of this name, as the record has it. */
export function realShell(name: string): string {
  const path = findShell(name, "/nonexistent");
  if (!path) throw new Error(`these tests need ${name}`);
  return path;
}

function shellMembers(name: string): Record<string, string | bigint> {
  const path = realShell(name);
  const { dev, ino } = statSync(path, { bigint: true });
  return { [name]: path, [`${name}Device`]: dev, [`${name}Inode`]: ino };
}

const decider = once(() => buildProgram("decider", [sha256]));
const caller = once(() => buildProgram("caller"));
const sha256 = new URL("../../../src/launcher/sha256.c", import.meta.url).pathname;

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
