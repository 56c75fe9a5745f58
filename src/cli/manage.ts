import { spawnSync } from "node:child_process";
import { writeSync } from "node:fs";
import { decode } from "../host/bytes.ts";
import { environFrom } from "../host/environ.ts";
import { guardPathsOf, type Installation, readInstallation } from "../host/install-record.ts";
import { workingDirectory } from "../host/working-directory.ts";
import { hasAgentMarker, identitiesOf } from "../ledger/identity.ts";
import { openLedger } from "../ledger/ledger.ts";
import type { LauncherRequest } from "../protocol/protocol.ts";
import type { Environ } from "../world/environ.ts";
import { exitCodes } from "./exit-codes.ts";
import { helpText } from "./help.ts";
import type { CommandIo } from "./io.ts";

type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

/** The management commands that are there, each loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  ast: async () => (await import("./commands/ast.ts")).runAst,
  check: async () => (await import("./commands/check.ts")).runCheck,
  explain: async () => (await import("./commands/explain.ts")).runExplain,
  "trust-startup": async () => (await import("./commands/trust-startup.ts")).runTrustStartUp,
  setup: async () => (await import("./commands/setup.ts")).runSetup,
};

/** Runs the management command of a request; returns its exit code. */
export async function manage(request: LauncherRequest): Promise<number> {
  const installation = readInstallation(decode(request.record));
  const io = ioOf(request, installation);
  const [name = "help", ...args] = request.argv.slice(1).map((one) => decode(one));
  if (name === "--version") return printVersion(installation, io);
  if (name === "help") {
    io.write(helpText);
    return exitCodes.ok;
  }
  const load = commands[name];
  if (load === undefined) {
    io.writeError(`guardsh: ${name} is not there yet\n${helpText}`);
    return exitCodes.usage;
  }
  return (await load())(args, io);
}

function ioOf(request: LauncherRequest, installation: Installation): CommandIo {
  const environ = environFrom(request.environ);
  const variables = new Map<string, string>();
  for (const name of environ.names()) variables.set(name, environ.get(name) ?? "");
  return {
    stdin: process.stdin,
    write: (text) => writeAll(1, text),
    writeError: (text) => writeAll(2, text),
    environ: variables,
    cwd: workingDirectory(request, environ) ?? "/",
    installFolder: installation.folder,
    guardPaths: guardPathsOf(installation),
    ...(installation.state === undefined ? {} : { stateFolder: installation.state }),
    agentBecause: () => whyAgent(request, environ, installation),
  };
}

/**
 * What only a person may do is not done below a guarded command, an agent, or without a terminal.
 */
function whyAgent(
  { pid, parentPid, terminals }: LauncherRequest,
  environ: Environ,
  { state }: Installation,
): string | undefined {
  if (hasAgentMarker(environ)) return "an agent has left its mark in the environment";
  if ((terminals & 1) === 0) return "standard input is no terminal";
  const ledger = openLedger(state, identitiesOf({ pid, parentPid, environ }), Date.now());
  try {
    return ledger.isBelowGuarded ? "a guarded command has started this" : undefined;
  } finally {
    ledger.close();
  }
}

/** Writes all of it before going on: what is printed must be out when the process exits. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
    }
  }
}

/** guardsh's own version, then what the real shell says of itself. */
function printVersion(installation: Installation, io: CommandIo): number {
  io.write(`guardsh ${installation.version}\n`);
  const { bash } = installation.shells;
  if (bash === undefined) return exitCodes.ok;
  const shell = spawnSync(bash, ["--version"], { encoding: "utf8", env: {}, cwd: "/" });
  io.write(shell.stdout);
  return exitCodes.ok;
}
