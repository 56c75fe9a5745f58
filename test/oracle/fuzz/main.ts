import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { read } from "../../../src/syntax/reader/reader.ts";
import type { Difference } from "../referee.ts";
import { merge, summaryOf } from "./report.ts";
import { type FuzzOrder, type FuzzReport, fuzz } from "./session.ts";
import { shrink } from "./shrink.ts";

/** Most differences that are shrunk and shown. */
const shownMax = 40;

/** Runs the fuzzer in two threads and prints what it found; gives the exit code. */
export async function main(bundle: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: "string" },
      cases: { type: "string" },
      seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
      texts: { type: "string", multiple: true, default: [] },
      threads: { type: "string", default: "2" },
      verbose: { type: "boolean", default: false },
    },
  });
  const started = Date.now();
  const threads = Number(values.threads);
  const minutes = Number(values.minutes ?? (values.cases === undefined ? 1 : Infinity));
  const until = started + minutes * 60_000;
  const cases = Math.ceil(Number(values.cases ?? Infinity) / threads);
  const texts = values.texts.flatMap(commandsIn);
  const reports = await Promise.all(
    Array.from({ length: threads }, (_, index) =>
      inThread(bundle, { seed: Number(values.seed) * threads + index, cases, until, texts }),
    ),
  );
  const report = merge(reports);
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(`seed ${values.seed}, ${seconds.toFixed(0)} s\n`);
  for (const line of summaryOf(report, values.verbose)) process.stdout.write(`${line}\n`);
  for (const { question, difference } of shrunk(report.found))
    process.stdout.write(`${JSON.stringify(question)}\n  ${difference}\n`);
  return report.found.length > 0 ? 1 : 0;
}

function inThread(bundle: string, order: FuzzOrder): Promise<FuzzReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: order });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** Short ones first, each shape once. */
function shrunk(found: readonly Difference[]): readonly Difference[] {
  const short = found.toSorted(
    (one, other) => one.question.text.length - other.question.text.length,
  );
  const byText = new Map<string, Difference>();
  for (const one of short.slice(0, shownMax)) {
    const smallest = shrink(one, read);
    byText.set(smallest.question.text, smallest);
  }
  return [...byText.values()];
}

/** The commands of a file of JSON lines. */
function commandsIn(file: string): readonly string[] {
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const { command }: { readonly command?: unknown } = JSON.parse(line);
      return typeof command === "string" ? [command] : [];
    });
}

if (!isMainThread) parentPort?.postMessage(fuzz(workerData as FuzzOrder, () => undefined));
