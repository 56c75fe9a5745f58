import { plainStart } from "../../src/analysis/shell-start.ts";
import { known } from "../../src/base/value.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { hostWorld } from "../../src/host/world.ts";
import { plainBash } from "../../src/syntax/dialect.ts";
import { readWithTree } from "../../src/syntax/lower/lower.ts";
import { read } from "../../src/syntax/reader/reader.ts";
import { environOf } from "../../src/world/environ.ts";
import { bigInputs } from "./big-inputs.ts";
import { type Corpus, corpora } from "./corpora.ts";
import { head, line, microsOf, sampleOf } from "./measure.ts";

const tree = loadBashTreeReader();

/** Decisions in this process, and the readers alone. Nothing is run. */
export async function benchJudgement(project: string, rounds: number): Promise<readonly string[]> {
  const judged = (text: string): unknown => judge(project, text);
  const lines = [head("evaluate, in process")];
  const together: number[] = [];
  const all: Corpus[] = [...corpora(project)];
  for (const { name, texts } of all) {
    const durations = await timed(texts, rounds, judged);
    for (const one of durations) together.push(one);
    lines.push(line(name, sampleOf(durations)));
  }
  lines.push(line("all of them", sampleOf(together), "(median at most 200 us, p99 3 ms)"));
  lines.push(head("readers alone, all texts"));
  const texts = all.flatMap((one) => one.texts);
  lines.push(
    line("own reader", sampleOf(await timed(texts, rounds, (text) => read(text, plainBash)))),
  );
  if (tree === undefined) lines.push("tree reader: tree-sitter is not installed");
  else {
    const second = (text: string): unknown => readWithTree(text, tree);
    lines.push(line("tree reader", sampleOf(await timed(texts, rounds, second))));
  }
  return lines;
}

/** Decisions on inputs that are far larger than usual. */
export async function benchBigInputs(project: string, rounds: number): Promise<readonly string[]> {
  const lines = [head("evaluate, big inputs")];
  for (const [name, text] of bigInputs) {
    let decision = "";
    const durations: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      durations.push(microsOf(() => (decision = judge(project, text).decision)));
      await turn();
    }
    lines.push(line(name, sampleOf(durations), decision));
  }
  return lines;
}

function judge(project: string, text: string): ReturnType<typeof evaluate> {
  const environ = environOf(new Map([...variables, ["PWD", project]]));
  const world = hostWorld({ environ, directory: project, guardPaths: [] });
  const run = {
    text,
    dialect: plainBash,
    zero: known("bash"),
    positional: [],
    options: {},
    start: plainStart,
  };
  return evaluate({ run, world, tree });
}

const variables = Object.entries(process.env).map(([name, value]) => [name, value ?? ""] as const);

/** Durations of `act` on each text, the first round uncounted: it warms the engine up. */
async function timed(
  texts: readonly string[],
  rounds: number,
  act: (text: string) => unknown,
): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let round = -1; round < rounds; round += 1)
    for (const [index, text] of texts.entries()) {
      const micros = microsOf(() => act(text));
      if (round >= 0) durations.push(micros);
      if (index % textsPerTurn === 0) await turn();
    }
  return durations;
}

/** Native trees are freed only when the event loop may run. */
const textsPerTurn = 64;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
