import { optionsFrom, setOption, shoptOption } from "../analysis/options.ts";
import type { ShellOptions } from "../analysis/state.ts";
import { anyOf } from "../base/any-of.ts";
import type { HostEnviron } from "../host/environ.ts";

/** Variables of which two different values would mean two different commands. */
const decisive = anyOf(
  /^(PATH|HOME|PWD|OLDPWD|CDPATH|IFS|TMPDIR|BASH_ENV|ENV|SHELLOPTS|BASHOPTS)$/s,
  /^(BASH_COMPAT|POSIXLY_CORRECT|PS4|ZDOTDIR|GLOBIGNORE|LC_ALL|LC_CTYPE|LANG|LOCPATH)$/s,
  /^(NODE_OPTIONS|RUBYOPT|PERL5(OPT|LIB|DB)|PYTHON\w+|GIT_\w+|LD_\w+|DYLD_\w+)$/s,
  /^(BASH_FUNC_.*%%)$/s,
);

/** The first variable that is given twice with different values and on which decisions depend. */
export const ambiguousVariable = (environ: HostEnviron): string | undefined =>
  environ.duplicates.find((name) => decisive.test(name));

/** Options that the shell takes from its environment and from the words before its operand. */
export function startOptions(
  environ: HostEnviron,
  words: readonly string[],
): Partial<ShellOptions> {
  const list = (name: string): readonly string[] => environ.get(name)?.split(":") ?? [];
  return Object.assign(
    {},
    ...list("SHELLOPTS").map((name) => setOption(name, true)),
    ...list("BASHOPTS").map((name) => shoptOption(name, true)),
    optionsFrom(words),
  );
}
