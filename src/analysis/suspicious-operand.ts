import { known, textsOf, unknown } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import { placeOf } from "../effects/place.ts";
import { type Analysis, opaque } from "./context.ts";
import type { State } from "./state.ts";
import { targetsOf } from "./targets.ts";

const shells = "(?:ba|da|z|k|c|tc|a|fi)?sh";

/**
 * A shell by its path anywhere in a text, as tools with small languages of their own are given it.
 */
const shellPath = new RegExp(`(?:^|[^\\w./-])/(?:usr/)?(?:local/)?s?bin/${shells}(?![\\w.-])`);

const shellName = new RegExp(`^${shells}$`);

/**
 * Says so where an operand of a program that is not known may be more than data: it names a shell,
 * which the program could start, or a place that decides what runs, which it could write.
 */
export function suspect(argument: Argument, by: string, state: State, analysis: Analysis): void {
  const texts = textsOf(argument.value);
  const [text] = texts ?? [];
  // Why: what a pattern sweeps up has not been named by anybody.
  const swept = argument.many || argument.pattern !== undefined;
  if (swept || texts?.length !== 1 || text === undefined) return;
  const { at } = argument;
  if (shellName.test(text) || shellPath.test(text)) {
    const started = unknown("it may start a shell");
    analysis.effects.push({
      kind: "code",
      language: "shell",
      text: started,
      judged: false,
      at,
      by,
    });
    return;
  }
  const path = /^-{0,2}[\w-]+=(\/.+)$/.exec(text)?.[1] ?? text;
  if (!/^(\/|~|\.\.?\/)/.test(path) || /\s/.test(path)) return;
  for (const target of targetsOf({ ...argument, value: known(path) }, true, state, analysis)) {
    if (target.path.kind !== "known") continue;
    const place = placeOf(target.path.text, analysis.here).class;
    if (place !== "guard" && place !== "start-up") continue;
    opaque(analysis, `it may change ${target.path.text}`, at, by);
    return;
  }
}
