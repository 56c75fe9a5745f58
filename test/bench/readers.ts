import { loadBashTreeReader } from "../../src/host/tree-sitter.ts";
import { plainBash } from "../../src/syntax/dialect.ts";
import { readText } from "../../src/syntax/read.ts";
import { read } from "../../src/syntax/reader/reader.ts";
import { bigInputs, deepInputs } from "./big-inputs.ts";
import { corpora } from "./corpora.ts";
import { head, line, microsOf, sampleOf } from "./measure.ts";

/** How our own reader grows with its input, and how often the tree reader disputes it. */
export async function benchReaders(project: string, rounds: number): Promise<readonly string[]> {
  return [...benchBigTexts(rounds), ...(await benchDisputes(project))];
}

/** Our own reader alone on inputs that are far larger than usual. */
function benchBigTexts(rounds: number): readonly string[] {
  const medians = new Map<string, number>();
  const lines = [head("own reader, big inputs")];
  for (const [name, text] of [...bigInputs, ...deepInputs]) {
    let outcome = "";
    const durations = Array.from({ length: rounds + 1 }, () =>
      microsOf(() => (outcome = read(text, plainBash).stopped?.why ?? "")),
    );
    const sample = sampleOf(durations.slice(1));
    medians.set(name, sample.median);
    lines.push(line(name, sample, outcome));
  }
  const [small, large] = [medians.get("100 kB script"), medians.get("1 MB script")];
  const ratio = (large ?? Number.NaN) / (small ?? Number.NaN);
  return [...lines, `ten times the script takes ${ratio.toFixed(1)}x the time (linear: 10x)`];
}

const corpusNames = ["benign", "mutating", "dangerous", "parser", "parser-differential"];

/** How the two readers together read the corpora. */
async function benchDisputes(project: string): Promise<readonly string[]> {
  const tree = loadBashTreeReader();
  if (tree === undefined) return ["\ndisputes: tree-sitter is not installed"];
  const lines = ["\nboth readers                          n   agreed disputed   opaque  invalid"];
  for (const { name, texts } of corpora(project, corpusNames)) {
    const counts = { agreed: 0, disputed: 0, opaque: 0, invalid: 0 };
    for (const [index, text] of texts.entries()) {
      counts[readText(text, plainBash, tree).status] += 1;
      // Why: native trees are freed only when the event loop may run.
      if (index % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const columns = Object.values(counts).map((one) => share(one, texts.length).padStart(8));
    lines.push(`${name.padEnd(30)} ${String(texts.length).padStart(8)} ${columns.join(" ")}`);
  }
  return lines;
}

const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)}%`;
