import { makeupOf, prefixOf, suffixOf, textsOf, type Value, whyOf } from "../base/value.ts";
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
  if (texts === undefined) {
    if (!mayHoldSubscript(text)) return;
    // FAIL-CLOSED: what cannot be seen may hold a subscript with a substitution, which bash runs.
    const [taint] = text.taint.filter((one) => one.label !== "secret");
    const why = taint ? `${taint.source} is` : `${whyOf(text) ?? "it is not known"}, and it is`;
    if (taint || how === "arithmetic")
      opaque(analysis, `${why} evaluated as ${how}`, { start: 0, end: 0 });
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

/** A number is no name and holds no subscript, and a plain text holds none. */
function mayHoldSubscript(text: Value): boolean {
  const of = makeupOf(text);
  if (of === undefined || (of === "plain" && text.taint.length > 0)) return true;
  return /[[$`<>]/.test(prefixOf(text) + suffixOf(text));
}

const dialectOfReparsed = {
  shell: "bash",
  posix: false,
  extglob: false,
  expandAliases: false,
  aliases: new Map<string, string>(),
} as const;
