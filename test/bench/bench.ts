import { benchColdStart } from "./cold-start.ts";
import { benchBigInputs, benchJudgement } from "./judgement.ts";
import { benchProcesses } from "./processes.ts";
import { benchReaders } from "./readers.ts";

/**
 * Prints what guardsh costs beside bash and bare Node, measured in one run on one machine: ratios
 * are firmer than times. `--short` is the form for every change; `--only PART` measures one part.
 */
export async function bench(project: string, args: readonly string[]): Promise<void> {
  const short = args.includes("--short");
  const chosen = args[args.indexOf("--only") + 1];
  const only = args.includes("--only") ? chosen : undefined;
  const parts: Readonly<Record<string, () => readonly string[] | Promise<readonly string[]>>> = {
    processes: () => benchProcesses(project, short ? 7 : 31),
    loading: () => benchColdStart(project, short ? 7 : 31),
    judgement: () => benchJudgement(project, short ? 1 : 3),
    readers: () => benchReaders(project, short ? 1 : 5),
    big: () => benchBigInputs(project, short ? 1 : 5),
  };
  for (const [name, part] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue;
    for (const text of await part()) process.stdout.write(`${text}\n`);
  }
}
