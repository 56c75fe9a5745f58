import { joinTaint, type Taint } from "../base/taint.ts";
import { known, prefixOf, textsOf, unknown } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import { judgeCarried } from "./carried-command.ts";
import { judgeCarriedOptions } from "./carried-option.ts";
import { contentOf } from "./content.ts";
import type { Analysis, Call } from "./context.ts";
import { earlier } from "./earlier.ts";
import { maybe, type Outcome } from "./outcome.ts";
import type { Program } from "./program.ts";
import { secretOperand } from "./secret-operand.ts";
import { runShellFile } from "./shell.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";
import { suspect } from "./suspicious-operand.ts";

/**
 * Runs a program of which no more is known than its file and its operands. A shell script is read
 * and judged; any other file runs as what it is, and its operands are paths, URLs and secrets
 * still.
 */
export function runUnknown(
  name: string,
  program: Program,
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Outcome {
  const { file, origin } = program;
  const script = file && origin !== "installed" ? shellScript(program, state, analysis) : undefined;
  if (script) {
    const [first, ...positional] = call.argv;
    const file = { ...(first as Argument), value: known(script.path) };
    const deed = {
      kind: "shell-file",
      shell: script.shell,
      file,
      positional,
      options: [],
    } as const;
    const after = runShellFile(deed, name, state, streams, analysis, name);
    return maybe(after);
  }
  analysis.effects.push({
    kind: "run",
    program: known(name),
    ...(file ? { file } : {}),
    origin,
    ...(origin === "fetched" && file?.path.kind === "known"
      ? { sent: earlier(file.path.text, state, analysis).taint }
      : {}),
    at: call.at,
    by: name,
  });
  let taint: readonly Taint[] = streams.stdinGiven ? streams.stdin.taint : [];
  for (const argument of call.argv.slice(1)) {
    taint = joinTaint(taint, argument.value.taint);
    taint = joinTaint(taint, secretOperand(argument, name, state, analysis));
    suspect(argument, name, state, analysis);
  }
  judgeCarried(call, state, streams, analysis);
  judgeCarriedOptions(call, name, state, streams, analysis);
  const value = unknown(`it is the output of ${name}`, taint);
  streams.stdout.put(value, streams.certain, call.at, name);
  return maybe(state);
}

/**
 * The shell and path of a script whose first line names a shell, or that has no first line at all.
 */
function shellScript(
  program: Program,
  state: State,
  analysis: Analysis,
): { readonly shell: "bash" | "sh" | "zsh"; readonly path: string } | undefined {
  const { file } = program;
  if (file?.path.kind !== "known") return undefined;
  const content = contentOf(file, state, analysis);
  // Why: on some ways an earlier command may not have written yet; an empty file does nothing.
  const texts = textsOf(content)?.filter((one) => one !== "") ?? [];
  const start = (texts.length === 1 ? (texts[0] as string) : prefixOf(content)).slice(0, 256);
  const path = file.path.text;
  if (!start.startsWith("#!")) {
    const text = start !== "" && !/[\0\u{FFFD}\u{DC80}-\u{DCFF}]/u.test(start);
    // Why: execve(2) refuses a text without `#!`, and every shell then runs it as a script itself.
    return text ? { shell: "bash", path } : undefined;
  }
  const line = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(start);
  const interpreter = line?.[1]?.endsWith("/env") ? line[2] : line?.[1];
  const shell = interpreter?.split("/").at(-1);
  if (shell === "bash" || shell === "zsh") return { shell, path };
  return shell === "sh" || shell === "dash" ? { shell: "sh", path } : undefined;
}
