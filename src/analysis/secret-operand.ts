import type { Taint } from "../base/taint.ts";
import { known, textsOf } from "../base/value.ts";
import { type Argument, mayBeOption } from "../commands/argument.ts";
import { placeOf } from "../effects/place.ts";
import { isSecretFolder } from "../effects/secret-paths.ts";
import { type Analysis, filesOf } from "./context.ts";
import type { State } from "./state.ts";
import { targetsOf } from "./targets.ts";

/**
 * An operand that names a secret file, the value of `--option=` or a path within the operand too,
 * is read by a program of which it is not known what it does with it. Returns the taint of that.
 */
export function secretOperand(
  argument: Argument,
  by: string,
  state: State,
  analysis: Analysis,
): readonly Taint[] {
  for (const path of pathsIn(argument))
    for (const target of targetsOf(path, true, state, analysis)) {
      if (target.path.kind !== "known") continue;
      if (placeOf(target.path.text, analysis.here).class !== "secret") continue;
      const type = filesOf(state, analysis).stat(target.path.text)?.type;
      const isFolder = isSecretFolder(target.path.text, analysis.here.home);
      if (type === "directory" || (type === undefined && isFolder)) continue;
      analysis.effects.push({ kind: "read", target, use: "unknown", at: argument.at, by });
      return [{ label: "secret", source: target.written }];
    }
  return [];
}

function pathsIn(argument: Argument): readonly Argument[] {
  const texts = textsOf(argument.value);
  if (argument.many || texts?.length !== 1) return [];
  const text = (texts[0] as string).replace(/^@/, "");
  const named = (path: string): Argument => ({ ...argument, value: known(path) });
  const [, file] = /^file:\/\/(?:localhost)?(\/.*)$/i.exec(text) ?? [];
  if (file !== undefined) return [named(file)];
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return [];
  const equals = /^-{0,2}[\w-]+=(.+)$/.exec(text);
  if (equals && !/\s/.test(text)) return [named((equals[1] as string).replace(/^@/, ""))];
  // Why: a text in a language of the program's own names its files in full.
  const inner = /[\s'"(){}<>:,;]/.test(text) ? (text.match(absolutePath) ?? []) : [];
  if (/\s/.test(text) || mayBeOption(argument)) return inner.map(named);
  return [named(text), ...inner.map(named)];
}

const absolutePath = /(?<![\w.~-])(?:~|\/)[\w.@+~-]*(?:\/[\w.@+~-]+)+/g;
