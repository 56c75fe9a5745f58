import { spawnSync } from "node:child_process";
import { quote, realBash } from "../../support/real-bash.ts";
import { isHarmless } from "./harmless.ts";
import { probeEnvironment } from "./probes.ts";

/** Operands of each `probe` that bash ran, in order. */
export type BashProbes = readonly (readonly string[])[];

/**
 * Runs harmless programs in one real bash, each in a subshell of its own in the directory, without
 * any program in PATH, and tells what they called `probe` with. Undefined: bash did not get there.
 * @throws {Error} before anything runs, when one of the programs is not harmless.
 */
export function bashProbes(
  programs: readonly string[],
  directory: string,
): (BashProbes | undefined)[] {
  const harmful = programs.find((text) => !isHarmless(text));
  if (harmful !== undefined) throw new Error(`not run, since it may do more: ${harmful}`);
  const lines = programs.map(
    (text, at) =>
      `builtin printf '<program %s\\0' ${at}; ( ulimit -t 2; eval ${quote(text)}\n) <&-`,
  );
  const script = [
    "probe() {",
    "  builtin printf '<probe %d\\0' \"$#\"",
    '  [ "$#" -eq 0 ] || builtin printf \'%s\\0\' "$@"',
    "}",
    "readonly -f probe",
    "FUNCNEST=12",
    ...lines,
  ].join("\n");
  const { stdout } = spawnSync(realBash ?? "bash", ["--noprofile", "--norc", "-s"], {
    argv0: "bash",
    cwd: directory,
    input: `${script}\n`,
    env: { ...probeEnvironment },
    encoding: "latin1",
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  return readCalls(Buffer.from(stdout, "latin1").toString("utf8"), programs.length);
}

/** Reads `<program number` and `<probe count` with that many operands, NUL behind each. */
function readCalls(output: string, count: number): (BashProbes | undefined)[] {
  const found: (string[][] | undefined)[] = Array.from({ length: count });
  const texts = output.split("\0");
  let calls: string[][] | undefined;
  for (let at = 0; at < texts.length; at += 1) {
    // Why: what builtins print themselves stands in front of the next mark.
    const [, mark, number] = /<(program|probe) (\d+)$/.exec(texts[at] as string) ?? [];
    if (mark === "program") {
      calls = [];
      found[Number(number)] = calls;
    } else if (mark === "probe") {
      calls?.push(texts.slice(at + 1, at + 1 + Number(number)));
      at += Number(number);
    }
  }
  return found;
}
