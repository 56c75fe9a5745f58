import { loadBashTreeReader } from "../../host/tree-sitter.ts";
import { commandsOf } from "../../syntax/commands-of.ts";
import { plainBash } from "../../syntax/dialect.ts";
import { readText } from "../../syntax/read.ts";
import type { Reading } from "../../syntax/reading.ts";
import type { CommandIo } from "../io.ts";
import { jsonText } from "../json-text.ts";
import { linesOf } from "../lines.ts";
import { renderReading } from "../render-reading.ts";

const usage = "usage: guardsh ast [--json] TEXT\n       guardsh ast --jsonl < ROWS\n";

/**
 * `guardsh ast`: shows what was read, as an outline, as JSON, or row by row. Nothing is judged and
 * nothing is run. Exit code 0, or 2 for wrong arguments.
 */
export async function runAst(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.length === 1 && args[0] === "--jsonl") {
    await answerRows(io);
    return 0;
  }
  const asJson = args[0] === "--json";
  const operands = asJson ? args.slice(1) : args;
  const [first, ...rest] = operands[0] === "--" ? operands.slice(1) : operands;
  const isOption = operands[0] !== "--" && first?.startsWith("--") === true;
  if (first === undefined || rest.length > 0 || isOption) {
    io.writeError(usage);
    return 2;
  }
  const reading = readBash(first);
  io.write(asJson ? `${jsonText(reading, 2)}\n` : renderReading(reading));
  return 0;
}

const readBash = (text: string): Reading => readText(text, plainBash, loadBashTreeReader());

/** Rows that are answered before the event loop may run, where alone native trees are freed. */
const rowsPerTurn = 64;

async function answerRows(io: CommandIo): Promise<void> {
  let rows = 0;
  for await (const line of linesOf(io.stdin)) {
    io.write(`${jsonText(answerRow(line))}\n`);
    rows += 1;
    if (rows % rowsPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One row out for one row in; what cannot be read as a row is answered with an error. */
function answerRow(line: string | undefined): object {
  let id: unknown = null;
  try {
    if (line === undefined) throw new Error("the row is not UTF-8");
    const row: unknown = JSON.parse(line);
    if (typeof row !== "object" || row === null) throw new Error("the row is not an object");
    if ("id" in row) id = row.id;
    if (!("command" in row) || typeof row.command !== "string")
      throw new Error("command is not a string");
    const reading = readBash(row.command);
    const [own, second] = reading.scripts;
    // Why: where our own reader stopped, the other has read on, and shows more of what could run.
    const script = reading.status === "opaque" ? (second ?? own) : own;
    const commands = script === undefined ? [] : commandsOf(script);
    return { id, status: reading.status, commands: commands.map(withSpanPair) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

const withSpanPair = (command: ReturnType<typeof commandsOf>[number]): object => ({
  ...command,
  span: [command.span.start, command.span.end],
});
