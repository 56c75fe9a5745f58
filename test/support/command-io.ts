import type { CommandIo } from "../../src/cli/io.ts";

/** What a command of the command line left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

/** Runs a command of the command line over streams in memory. */
export async function ran(
  command: Command,
  args: readonly string[],
  chunks: readonly (string | Uint8Array)[] = [],
  options: Partial<CommandIo> = {},
): Promise<Ran> {
  let out = "";
  let error = "";
  const bytes = chunks.map((one) =>
    typeof one === "string" ? new TextEncoder().encode(one) : one,
  );
  const code = await command(args, {
    stdin: (async function* () {
      yield* bytes;
    })(),
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    environ: new Map(),
    cwd: "/",
    installFolder: "/",
    guardPaths: [],
    ...options,
  });
  return { code, out, error };
}
