import type { FilesLeft } from "../../analysis/files-left.ts";
import { plainStart } from "../../analysis/shell-start.ts";
import { known } from "../../base/value.ts";
import { evaluate, type Verdict } from "../../engine/evaluate.ts";
import { isEncodable } from "../../host/bytes.ts";
import { loadBashTreeReader } from "../../host/tree-sitter.ts";
import { hostWorld } from "../../host/world.ts";
import { plainBash } from "../../syntax/dialect.ts";
import { environOf } from "../../world/environ.ts";
import type { CommandIo } from "../io.ts";
import { isFolderLeft } from "./sessions.ts";

/** One command to be judged, in its world. */
export interface Row {
  readonly id: unknown;
  readonly command: string;
  readonly cwd: string;
  readonly environ: ReadonlyMap<string, string>;
  readonly guardPaths: readonly string[];
  /** Rows of the same session are judged as though each earlier one had run. */
  readonly session?: string;
}

interface RowError {
  readonly id: unknown;
  readonly error: string;
}

/** Reads a row `{"id"?, "command", "cwd"?, "env"?, "session"?}`. */
export function readRow(line: string | undefined, io: CommandIo): Row | RowError {
  let id: unknown = null;
  try {
    if (line === undefined) throw new Error("the row is not UTF-8");
    const row: unknown = JSON.parse(line);
    if (typeof row !== "object" || row === null || Array.isArray(row))
      throw new Error("the row is not an object");
    const { command, cwd, env, session } = row as Record<string, unknown>;
    id = (row as Record<string, unknown>)["id"] ?? null;
    if (typeof command !== "string") throw new Error("command is not a string");
    if (cwd !== undefined && (typeof cwd !== "string" || !cwd.startsWith("/")))
      throw new Error("cwd is not an absolute path");
    if (session !== undefined && typeof session !== "string")
      throw new Error("session is not a string");
    return {
      id,
      command,
      cwd: cwd ?? io.cwd,
      environ: overlaid(io.environ, env),
      guardPaths: io.guardPaths,
      ...(session === undefined ? {} : { session }),
    };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function overlaid(
  environ: ReadonlyMap<string, string>,
  changes: unknown,
): ReadonlyMap<string, string> {
  if (changes === undefined) return environ;
  if (typeof changes !== "object" || changes === null || Array.isArray(changes))
    throw new Error("env is not an object");
  const variables = new Map(environ);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) variables.delete(name);
    else if (typeof value === "string") variables.set(name, value);
    else throw new Error(`env.${name} is neither a string nor null`);
  }
  return variables;
}

/**
 * Judges the text of a row as `bash -c` would run it there. Micros are those of the judgement
 * alone.
 */
export function judgeText(
  row: Omit<Row, "id">,
  before?: FilesLeft,
): {
  readonly verdict: Verdict;
  readonly micros: number;
} {
  const tree = loadBashTreeReader();
  const started = performance.now();
  const verdict = verdictOn(row, tree, before);
  return { verdict, micros: Math.round((performance.now() - started) * 1000) };
}

function verdictOn(
  row: Omit<Row, "id">,
  tree: ReturnType<typeof loadBashTreeReader>,
  before: FilesLeft | undefined,
): Verdict {
  const unreal = [row.command, row.cwd, ...row.environ.values()].find((text) => !isEncodable(text));
  if (unreal !== undefined) return noBytes;
  const environ = environOf(new Map([...row.environ, ["PWD", row.cwd]]));
  const onDisk = hostWorld({ environ, directory: row.cwd, guardPaths: row.guardPaths });
  const world = isFolderLeft(row.cwd, before) ? { ...onDisk, directory: row.cwd } : onDisk;
  const run = {
    text: row.command,
    dialect: plainBash,
    zero: known("bash"),
    positional: [],
    options: {},
    start: plainStart,
    ...(before ? { before } : {}),
  };
  return evaluate({ run, world, tree });
}

/** A lone surrogate stands for no byte, so no shell can be given this text. */
const noBytes: Verdict = {
  decision: "ask",
  findings: [
    {
      detector: "run-opaque-code",
      messageId: "opaque",
      message: "the text has a character that cannot be written as bytes",
      span: { start: 0, end: 0 },
      decision: "ask",
    },
  ],
};
