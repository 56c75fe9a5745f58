import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Event, joinText, type Reading, type Text } from "./events.ts";

const headers = "/usr/include/bash";
const compilerName: string = process.env["CC"] ?? "cc";
const sources = join(dirname(fileURLToPath(import.meta.url)), "bash");

/** Why the oracle cannot be built here; undefined when it can. */
export const oracleMissing: string | undefined = missing();

function missing(): string | undefined {
  if (!existsSync(join(headers, "shell.h"))) return "(the headers of bash-builtins are missing)";
  const compiler = spawnSync(compilerName, ["--version"]);
  return compiler.status === 0 ? undefined : `(${compilerName} is missing)`;
}

/** What bash is told about a text. */
export interface Question {
  readonly text: string;
  readonly extglob?: boolean;
  readonly posix?: boolean;
  readonly aliases?: boolean;
}

let folder: string | undefined;

function build(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(tmpdir(), "guardsh-oracle-"));
  process.once("exit", () => rmSync(made, { recursive: true }));
  folder = made;
  const includes = [headers, `${headers}/include`, `${headers}/builtins`].map((one) => `-I${one}`);
  const files = ["oracle.c", "records.c", "settings.c", "words.c"].map((one) => join(sources, one));
  const flags = ["-O1", "-fPIC", "-shared", "-w", ...includes];
  execFileSync(compilerName, [...flags, "-o", join(folder, "oracle.so"), ...files]);
  return folder;
}

/** How bash reads the texts; undefined for one on which it crashed or ran out of its limits. */
export function askBash(questions: readonly Question[]): readonly (Reading | undefined)[] {
  const made = build();
  const input = join(made, "in");
  const output = join(made, "out");
  const records = questions.map(
    ({ text, extglob, posix, aliases }) =>
      `${extglob ? "x" : ""}${posix ? "p" : ""}${aliases ? "a" : ""}\n${text}\0`,
  );
  writeFileSync(input, records.join(""));
  const program = 'enable -f "$1" readings && readings "$2" "$3"';
  execFileSync("bash", ["-c", program, "oracle", join(made, "oracle.so"), input, output], {
    env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin" },
    stdio: "ignore",
  });
  const lines = readFileSync(output, "utf8").split("\n");
  return questions.map((_, index) => parseLine(lines[index] ?? ""));
}

interface Raw {
  readonly events: readonly (readonly (string | number | readonly string[])[])[];
  readonly accepted: boolean;
}

function parseLine(line: string): Reading | undefined {
  const raw: unknown = JSON.parse(line);
  return Array.isArray(raw) ? resolve(raw as readonly Raw[], 0) : undefined;
}

/** Puts the nested readings in their places. */
function resolve(all: readonly Raw[], index: number, depth = 0): Reading {
  const raw = all[index] ?? { events: [], accepted: false };
  const text = (one: string): Text =>
    joinText(
      one
        .split(/\u00ff(\d+)\u00ff/)
        .map((piece, at, pieces) =>
          at % 2 === 0
            ? decode(piece, depth)
            : resolve(all, Number(piece) + 1, pieces[at - 1]?.endsWith("`(") ? 0 : depth + 1),
        ),
    );
  const events = raw.events
    .filter(([kind]) => kind !== "line")
    .map(
      (event): Event =>
        event.map((one) =>
          typeof one === "number" ? one : typeof one === "string" ? text(one) : one.map(text),
        ),
    );
  return { accepted: raw.accepted, events };
}

/**
 * Why: bash keeps the characters 1 and 127 of `$'…'` behind a character 1 until it runs, once more
 * for each substitution around them.
 */
function decode(bytes: string, depth: number): string {
  let text = Buffer.from(bytes, "latin1").toString("utf8");
  if (!text.includes("\u0001")) return text;
  for (let times = depth; times >= 0; times -= 1)
    text = text.replaceAll("\u0001\u0001", "\u0001").replaceAll("\u0001\u007f", "\u007f");
  return text;
}
