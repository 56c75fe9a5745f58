import { limits } from "../base/limits.ts";
import { known, unknown, type Value } from "../base/value.ts";
import { placeOf } from "../effects/place.ts";
import { isSecretName } from "../effects/secret-paths.ts";
import type { Target } from "../effects/target.ts";
import { type Analysis, filesOf } from "./context.ts";
import { type State, withVariable } from "./state.ts";

/** What sourcing a file of plain assignments does. */
export interface Settings {
  /** Text that assigns the same variables, without the values that may be secret. */
  readonly text: Value;
  /** The state after the text, with those values as secrets that are not known. */
  filled(after: State): State;
}

/**
 * A `.env` file that holds nothing but assignments of literal texts, so that to source it is to use
 * it and not to run or show it. Undefined for any other file. INVARIANT: of a value that may be
 * secret nothing gets further than here.
 */
export function settingsIn(
  { path, written }: Target,
  state: State,
  analysis: Analysis,
): Settings | undefined {
  if (path.kind !== "known" || !/\/\.env(\.[\w.-]+)?$/.test(path.text)) return undefined;
  if (placeOf(path.text, analysis.here).class !== "secret" || state.written.has(path.text))
    return undefined;
  const content = filesOf(state, analysis).read(path.text, limits.fileBytesMax);
  if (content === undefined) return undefined;
  const secret: string[] = [];
  const lines: string[] = [];
  for (const line of content.split(/\r?\n/)) {
    const [, exported = "", name, value = ""] = assignment.exec(line) ?? [];
    if (name === undefined) {
      if (!/^\s*(#.*)?$/.test(line)) return undefined;
      continue;
    }
    const isOpen = !isSecretName(name) && ordinary.test(value);
    if (!isOpen) secret.push(name);
    lines.push(`${exported}${name}=${isOpen ? value : "secret"}`);
  }
  const doubt = unknown(`${written} is secret`, [{ label: "secret", source: written }]);
  return {
    text: known(lines.join("\n")),
    filled: (after) =>
      secret.reduce((all, name) => {
        const variable = all.variables.get(name);
        return variable ? withVariable(all, name, { ...variable, value: doubt }) : all;
      }, after),
  };
}

/** One literal assignment: nothing in it is expanded, and nothing follows it. */
const assignment =
  /^\s*(export\s+)?([A-Za-z_]\w*)=('[^']*'|"[^"$`\\]*"|[^\s"'$`\\;&|<>()#*?[~{]*)\s*(?:\s#.*)?$/;

/** Values that are no secret under a name that promises none. */
const ordinary =
  /^["']?(\d{1,6}|true|false|yes|no|on|off|[a-z][a-z_-]{0,19}|https?:\/\/[\w.-]+(:\d+)?\/?|)["']?$/;
