import { known, textsOf, type Value } from "../base/value.ts";
import { expandHereDocument } from "../expand/expand.ts";
import { plainBash } from "../syntax/dialect.ts";
import type { HereDocument, List } from "../syntax/nodes.ts";
import { type Analysis, opaque } from "./context.ts";
import { expander } from "./expander.ts";
import { inSubshell } from "./list.ts";
import { maybe } from "./outcome.ts";
import { runHere } from "./shell.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/** Variables whose values an interactive bash expands or runs around each command. */
export const promptVariables: readonly string[] = ["PROMPT_COMMAND", "PS0", "PS1", "PS2"];

const nowhere = { start: 0, end: 0 };

/** A value that bash runs or expands later, without another word of the text: prompts, PS4. */
export function runsLater(
  name: string,
  value: Value | undefined,
  state: State,
  streams: Streams,
  analysis: Analysis,
): void {
  const isCommand = name === "PROMPT_COMMAND";
  if (value === undefined || !(isCommand || /^PS[0124]$/.test(name))) return;
  const later = { ...streams, certain: false, tested: true };
  for (const text of textsOf(value) ?? [])
    if (isCommand)
      inSubshell(state, (from) => {
        const where = { streams: later, at: nowhere, by: name };
        const outcome = runHere(known(text, value.taint), from, where, analysis, true);
        return outcome.success.length > 0 ? outcome : maybe(from);
      });
    else if (/\$\(|`/.test(text)) expandedAsText(text, state, later, analysis);
}

/** The value of a variable that the shell expands as in double quotes before it uses it. */
export function expandedAsText(
  text: string,
  state: State,
  streams: Streams,
  analysis: Analysis,
): Value {
  if (!/[$`\\]/.test(text)) return known(text);
  const end = "guardsh_end_of_value";
  const { scripts } = analysis.read(`: <<${end}\n${text}\n${end}\n`, plainBash);
  const [script] = scripts;
  const body = script && hereDocumentOf(script.body);
  if (script?.stopped || body === undefined || text.includes(end)) {
    opaque(analysis, "a value that the shell expands at its start cannot be read", nowhere);
    return known("");
  }
  const value = expandHereDocument(body.body, expander(state, streams, analysis).context);
  return value.kind === "known" ? { ...value, text: value.text.replace(/\n$/, "") } : value;
}

function hereDocumentOf(list: List): HereDocument | undefined {
  const command = onlyCommand(list);
  return command?.kind === "simple" ? command.redirections[0]?.hereDocument : undefined;
}

/** The one command of a list that holds nothing else. */
export function onlyCommand(
  list: List,
): List["items"][number]["andOr"]["pipelines"][number]["commands"][number] | undefined {
  const [item, ...others] = list.items;
  const [pipeline, ...more] = item?.andOr.pipelines ?? [];
  const [command, ...stages] = pipeline?.commands ?? [];
  return others.length + more.length + stages.length === 0 ? command : undefined;
}
