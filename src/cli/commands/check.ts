import { posix } from "node:path";
import type { Verdict } from "../../engine/evaluate.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { jsonText } from "../json-text.ts";
import { linesOf } from "../lines.ts";
import { renderVerdict } from "../render-verdict.ts";
import { judgeText, readRow } from "./check-row.ts";
import { type Sessions, sessions } from "./sessions.ts";

const usage =
  "usage: guardsh check [--json] [--cwd DIR] COMMAND\n" +
  "       guardsh check [--json] [--cwd DIR] -        (the command on standard input)\n" +
  "       guardsh check --jsonl < ROWS\n";

/**
 * `guardsh check`: judges a command and never runs it. Exit code 0 allow, 3 ask, 4 deny, 2 for
 * wrong arguments; with `--jsonl` always 0, one answer for each row.
 */
export async function runCheck(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.length === 1 && args[0] === "--jsonl") {
    await answerRows(io);
    return exitCodes.ok;
  }
  const options = readArguments(args);
  if (options === undefined) {
    io.writeError(usage);
    return exitCodes.usage;
  }
  const command = options.command === "-" ? await wholeInput(io) : options.command;
  if (command === undefined) {
    io.writeError("guardsh check: the command on standard input is not UTF-8\n");
    return exitCodes.usage;
  }
  const cwd = posix.resolve(io.cwd, options.cwd ?? ".");
  const { verdict, micros } = judgeText({
    command,
    cwd,
    environ: io.environ,
    guardPaths: io.guardPaths,
  });
  if (options.json) io.write(`${jsonText({ ...answerOf(verdict), micros }, 2)}\n`);
  else io.write(renderVerdict(command, verdict, micros));
  return { allow: exitCodes.ok, ask: exitCodes.ask, deny: exitCodes.deny }[verdict.decision];
}

interface Arguments {
  readonly json: boolean;
  readonly cwd?: string;
  readonly command: string;
}

function readArguments(args: readonly string[]): Arguments | undefined {
  let json = false;
  let cwd: string | undefined;
  let index = 0;
  for (; index < args.length; index += 1) {
    const word = args[index] as string;
    if (word === "--") {
      index += 1;
      break;
    }
    if (word === "--json") json = true;
    else if (word === "--cwd" && args[index + 1] !== undefined) {
      index += 1;
      cwd = args[index] as string;
    } else if (word.startsWith("--cwd=")) cwd = word.slice("--cwd=".length);
    else if (word.startsWith("--")) return undefined;
    else break;
  }
  const [command, ...rest] = args.slice(index);
  if (command === undefined || rest.length > 0) return undefined;
  return { json, command, ...(cwd === undefined ? {} : { cwd }) };
}

async function wholeInput(io: CommandIo): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}

/** How many rows are answered before the event loop may run: native trees are freed only there. */
const rowsPerTurn = 64;

async function answerRows(io: CommandIo): Promise<void> {
  let rows = 0;
  const earlier = sessions();
  for await (const line of linesOf(io.stdin)) {
    if (line !== undefined && line.trim() === "") continue;
    io.write(`${jsonText(answerRow(line, io, earlier))}\n`);
    rows += 1;
    if (rows % rowsPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One answer for one row; what cannot be read as a row is answered with an error. */
function answerRow(line: string | undefined, io: CommandIo, earlier: Sessions): object {
  const row = readRow(line, io);
  if ("error" in row) return row;
  const { verdict, micros } = judgeText(row, earlier.before(row.session));
  earlier.after(row.session, verdict.left);
  return { id: row.id, ...answerOf(verdict), micros };
}

/** A verdict in the form of the contract. */
const answerOf = (verdict: Verdict): object => ({
  decision: verdict.decision,
  findings: verdict.findings.map(({ detector, decision, message, span, suggestion }) => ({
    detector,
    decision,
    message,
    span: [span.start, span.end],
    ...(suggestion === undefined ? {} : { suggestion }),
  })),
});
