import { prefixOf } from "../base/value.ts";
import { type Argument, textOf } from "./argument.ts";

/** When a program leaves its standard input alone. Every condition that is given has to hold. */
interface Habit {
  /** So many operands at least: with fewer it reads standard input instead. */
  readonly operands?: number;
  /** What the first operand has to look like. */
  readonly operand?: RegExp;
  /** An argument that there has to be. */
  readonly needs?: RegExp;
  /** Arguments with which it reads, or asks, after all. */
  readonly unless?: RegExp;
}

/**
 * Whether a call of an installed program is known to read nothing from its standard input. What it
 * runs in turn is not meant. `operands` are the call's, by the grammar of its spec; undefined where
 * there is none, and then they count as too few.
 */
export function ignoresInput(
  name: string,
  argv: readonly Argument[],
  operands: readonly Argument[] | undefined,
): boolean {
  const words = argv.map((one) => textOf(one) ?? beginningOf(one));
  const habit = habits.get(name) ?? habits.get(`${name} ${subcommandOf(words) ?? ""}`);
  if (habit === undefined) return false;
  const some = (pattern: RegExp): boolean =>
    words.some((one) => one !== undefined && pattern.test(one));
  if (some(standardInput)) return false;
  if (habit.operands !== undefined && (operands ?? []).length < habit.operands) return false;
  if (habit.operand !== undefined && !habit.operand.test(textOf(operands?.[0]) ?? "")) return false;
  if (habit.needs !== undefined && !some(habit.needs)) return false;
  // FAIL-CLOSED: an argument that is not known may be the option.
  return habit.unless === undefined || !(words.includes(undefined) || some(habit.unless));
}

/** Standard input, under the names that it has wherever a file is named. */
const standardInput = /(?:^|[=@])-$|--stdin|\/dev\/(?:stdin|fd)|\/proc\/.*\/fd/;

/** The known beginning of an argument; undefined when there is none. */
function beginningOf({ value }: Argument): string | undefined {
  const prefix = prefixOf(value);
  return prefix === "" ? undefined : prefix;
}

/** The subcommand behind the options of git that stand before it and do not matter here. */
function subcommandOf(words: readonly (string | undefined)[]): string | undefined {
  if (words[0] === "-C") return subcommandOf(words.slice(2));
  return words[0] === "--no-pager" ? subcommandOf(words.slice(1)) : words[0];
}

const named = (names: string, habit: Habit): readonly (readonly [string, Habit])[] =>
  names.split(" ").map((name) => [name, habit]);

const below = (
  name: string,
  subcommands: string,
  habit: Habit,
): readonly (readonly [string, Habit])[] =>
  subcommands.split(" ").map((subcommand) => [`${name} ${subcommand}`, habit]);

const gitAsks = /^-[a-zA-Z]*[eip]|^--(?:ed|int|pat)/;

/**
 * Programs that run a project's own scripts on the same input (make, npm install, go test) are not
 * here. Source: the manual pages of coreutils 9.1, findutils 4.9, git 2.39, curl 7.88, wget 1.21.
 */
const habits: ReadonlyMap<string, Habit> = new Map([
  ...named(
    "arch basename chgrp chmod chown date df dircolors dirname du echo false groups hostname id " +
      "kill ls mkdir mkfifo mktemp nproc printenv printf ps pwd readlink realpath rmdir seq " +
      "sleep stat sync test touch true truncate tty uname uptime users who whoami which whereis",
    {},
  ),
  ...named(
    "brew direnv fnm getopt goenv jenv keychain lessfile lesspipe mise nodenv pyenv rbenv " +
      "ssh-agent starship stty tput zoxide",
    {},
  ),
  ...named("env ionice nice nohup setsid stdbuf timeout", {}),
  ...named("cp install ln mv", { unless: /^-[a-zA-Z]*i|^--int/ }),
  ...named("rm", { unless: /^-[a-zA-Z]*[iI]|^--int/ }),
  ...named("find", { unless: /^-ok|^-files0-from/ }),
  ...named("cat cksum head md5sum nl od rev sha1sum sha256sum sha512sum tac tail wc xxd", {
    operands: 1,
  }),
  ...named("base64 cut file fold hexdump sort strings uniq", { operands: 1 }),
  ...named("cmp comm diff join", { operands: 2 }),
  ...named("egrep fgrep grep rg", { operands: 2 }),
  ...named("sed", {
    operands: 2,
    operand: /^(?:[\d,$]+[pdq]|s([/|#,])(?:(?!\1)[^\\\n])*\1(?:(?!\1)[^\\\n])*\1[gpI\d]*)$/,
    unless: /^-[a-zA-Z]*[ef]|^--(?:expr|file)/,
  }),
  ...named("bash dash sh", { operands: 1, unless: /^[-+][a-zA-Z]*[si]|^--(?:rc|init-)/ }),
  ...named("curl", { operands: 1, unless: /^-[a-zA-Z#]*[TKuU]|^--(?:up|config|user|proxy-u)/ }),
  ...named("wget", { operands: 1, unless: /^-[a-zA-Z]*i|^--(?:in|ask|use-)/ }),
  ...below(
    "git",
    "add branch checkout clone describe diff fetch init log ls-files mv push remote restore " +
      "rev-list rev-parse rm show status switch --version",
    { unless: gitAsks },
  ),
  ...below("git", "commit", { needs: /^-[aqs]*m|^--(?:message|no-edit)/, unless: gitAsks }),
  ...["npm", "pnpm", "yarn"].flatMap((name) => below(name, "list ls view --version -v", {})),
  ...["pip", "pip3"].flatMap((name) => below(name, "check freeze list show --version", {})),
  ...below("cargo", "build check clippy fmt --version", {}),
  ...below("go", "build fmt version vet", {}),
]);
