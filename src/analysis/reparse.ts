import type { Value } from "../base/value.ts";
import { textsOf } from "../base/value.ts";
import { type Analysis, opaque } from "./context.ts";
import { inSubshell, runScript } from "./list.ts";
import type { State } from "./state.ts";
import { capture, type Streams } from "./stream.ts";

/**
 * Text that bash parses again while it evaluates: an arithmetic operand, a subscript, a prompt. A
 * substitution in it runs.
 */
export function reparse(
  text: Value,
  how: "arithmetic" | "subscript" | "prompt" | "indirection",
  state: State,
  streams: Streams,
  analysis: Analysis,
): void {
  const texts = textsOf(text);
  // Why: a number is no name, and holds no subscript.
  if (text.kind === "unknown" && text.of === "digits") return;
  if (texts === undefined) {
    // FAIL-CLOSED: what a host or a decoder made may hold a subscript with a substitution.
    const [taint] = text.taint.filter((one) => one.label !== "secret");
    if (taint) opaque(analysis, `${taint.source} is evaluated as ${how}`, { start: 0, end: 0 });
    return;
  }
  for (const one of texts) {
    if (!/\$\(|`|[<>]\(/.test(one)) continue;
    analysis.budget.depth -= 1;
    const reading = analysis.read(`: "${one.replaceAll('"', "")}"`, dialectOfReparsed);
    for (const script of reading.scripts)
      inSubshell(state, (from) =>
        runScript(script, [from], { ...streams, stdout: capture(), certain: false }, analysis),
      );
    analysis.budget.depth += 1;
    if (reading.status !== "agreed" || analysis.budget.depth < 0)
      opaque(analysis, `the ${how} "${one}" holds a substitution`, { start: 0, end: 0 });
  }
}

const dialectOfReparsed = {
  shell: "bash",
  posix: false,
  extglob: false,
  expandAliases: false,
  aliases: new Map<string, string>(),
} as const;
