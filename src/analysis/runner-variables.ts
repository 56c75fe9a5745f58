import { anyOf } from "../base/any-of.ts";
import type { Span } from "../base/span.ts";
import { concat, known, textsOf, unknown, type Value } from "../base/value.ts";
import type { Environ } from "../world/environ.ts";
import type { Analysis, Call } from "./context.ts";
import { runShellText } from "./shell.ts";
import type { State } from "./state.ts";
import type { Streams } from "./stream.ts";

/**
 * Judges what the variables that the text has put into a program's environment would run: a pager,
 * an editor, a compiler, whatever gives a password. Which program asks which of them is seldom in
 * its options, so that each program is taken to ask all.
 * Source: environ(7), less(1), make(1), autom4te(1), and the manuals of the clients of `*_COMMAND`.
 */
export function judgeRunnerVariables(
  call: Call,
  state: State,
  streams: Streams,
  analysis: Analysis,
): void {
  for (const [name, variable] of state.variables)
    if (variable?.exported === true && variable.value !== undefined)
      judgeRunner(name, variable.value, call.at, state, streams, analysis);
}

/** The same for what was inherited, once for each value. */
export function judgeInheritedRunners(state: State, streams: Streams, analysis: Analysis): void {
  for (const [name, value] of unusualRunners(analysis.world.environ))
    if (!state.variables.has(name))
      judgeRunner(name, value, { start: 0, end: 0 }, state, streams, analysis);
}

/** Why kept: the same environment is looked through for every text that is judged in it. */
const inherited = new WeakMap<Environ, readonly (readonly [name: string, value: Value])[]>();

function unusualRunners(environ: Environ): readonly (readonly [name: string, value: Value])[] {
  const kept = inherited.get(environ);
  if (kept !== undefined) return kept;
  const found = [...environ.names()]
    .filter(isRunnerVariable)
    .map((name) => [name, known(environ.get(name) ?? "")] as const)
    .filter(([name, value]) => !isUsual(ranText(name, value)));
  inherited.set(environ, found);
  return found;
}

const isUsual = (text: Value): boolean => textsOf(text)?.every((one) => usual.test(one)) ?? false;

function judgeRunner(
  name: string,
  value: Value,
  at: Span,
  state: State,
  streams: Streams,
  analysis: Analysis,
): void {
  if (!isRunnerVariable(name) || analysis.budget.depth <= 0) return;
  const text = ranText(name, value);
  if (isUsual(text)) return;
  const variables = new Map(state.variables);
  // Why: what it runs inherits it too, and would be judged for it again and again.
  variables.set(name, undefined);
  analysis.budget.depth -= 1;
  runShellText(
    { kind: "shell-text", shell: "sh", text, positional: [], options: [], at },
    name,
    { ...state, variables },
    { ...streams, stdin: handedOver, stdinGiven: true, certain: false, optional: true },
    analysis,
  );
  analysis.budget.depth += 1;
}

/** Whether the value of a variable of this name is a command; those of git are known by git. */
const isRunnerVariable = (name: string): boolean => !name.startsWith("GIT_") && runner.test(name);

const runner = anyOf(
  /(^|_)?(PAGER|EDITOR|VISUAL|BROWSER)$/,
  /^LESS(OPEN|CLOSE|EDIT)$/,
  /(^|_)(PASS|PASSWORD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|AUTH)_?(COMMAND|CMD|PROGRAM)$/,
  /(^|_)ASKPASS$/,
  /(^|_)(RSH|SSH_COMMAND|DEFAULT_COMMAND|PREVIEW_COMMAND|PROXY_COMMAND)$/,
  /^(CC|CXX|CPP|LD|AR|AS|FC|RANLIB|MAKE|YACC|LEX)$/,
  /^(AUTOM4TE|AUTOCONF|AUTOHEADER|AUTOMAKE|ACLOCAL|LIBTOOLIZE|AUTOPOINT|M4)$/,
  /^(SVN_SSH|KUBECTL_EXTERNAL_DIFF|DIFFPROG|npm_config_(script_shell|shell|editor|viewer))$/i,
  /^CARGO_(BUILD_(RUSTC|RUSTDOC)(_WRAPPER)?|TARGET_\w+_(RUNNER|LINKER))$/,
  /^(RUSTC|RUSTDOC|CARGO|GO|CMAKE_[A-Z]+_COMPILER)(_WRAPPER|_LAUNCHER)?$/,
);

/** Values that everybody has; the first ones run nothing. */
const usual = /^(|:|true|false|none|cat|(less|more|vi|vim|nano|emacs|code|gcc|clang)( -[\w=-]+)*)$/;

const handedOver = unknown("it is what a program hands to its helper");

/**
 * A bar before the text of LESSOPEN says how its output is taken up; a shell that is to run scripts
 * is given their text, which is judged where it is known.
 */
function ranText(name: string, value: Value): Value {
  if (/^npm_config_(script_)?shell$/i.test(name)) return concat(value, known(" -c :"));
  const [only, ...others] = textsOf(value) ?? [];
  if (!name.startsWith("LESS") || only === undefined || others.length > 0) return value;
  return known(only.replace(/^\|{1,2}-?|^-/, "").replace(/%s/g, ""), value.taint);
}
