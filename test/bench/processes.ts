import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { alternating, head, line } from "./measure.ts";

/** Whole commands, each in its own process, beside bash and bare Node. */
export function benchProcesses(project: string, rounds: number): readonly string[] {
  const guardsh = join(project, "bin/guardsh");
  const env = { ...process.env, GUARDSH_NO_BROKER: "1" };
  const runs = (program: string, args: readonly string[]) => (): void => {
    const { status, stderr } = spawnSync(program, args, {
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${status} ${stderr}`);
  };
  const [bash, node, guarded, listing] = alternating(
    [
      runs("/bin/bash", ["-c", "true"]),
      runs(process.execPath, ["-e", "0"]),
      runs(guardsh, ["-c", "true"]),
      runs(guardsh, ["-c", "git status --short | head -5 && ls *.json"]),
    ],
    rounds,
  );
  if (!bash || !node || !guarded || !listing) return [];
  const ratio = guarded.median / node.median;
  return [
    head("processes, alternating"),
    line("bash -c true", bash),
    line("node -e 0", node),
    line("guardsh -c true, no broker", guarded, `${ratio.toFixed(2)}x node -e 0 (at most 2.00x)`),
    line("guardsh -c 'git … | head && ls …'", listing),
  ];
}
