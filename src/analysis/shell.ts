import { limits } from "../base/limits.ts";
import { known, textsOf, unknown, type Value, whyOf } from "../base/value.ts";
import type { Argument } from "../commands/argument.ts";
import type { ShellFile, ShellText } from "../commands/define-command.ts";
import { commandsOf } from "../syntax/commands-of.ts";
import type { Dialect } from "../syntax/dialect.ts";
import { plainBash } from "../syntax/dialect.ts";
import type { Reading } from "../syntax/reading.ts";
import { everythingUnknown } from "./bind.ts";
import { contentOf } from "./content.ts";
import { type Analysis, opaque } from "./context.ts";
import { functionVariable, innerEnviron } from "./inner-environ.ts";
import { withFilesOf } from "./left-behind.ts";
import { landing, over, runScript } from "./list.ts";
import { dialectOf, optionsFrom } from "./options.ts";
import { anyOf, endings, maybe, type Outcome } from "./outcome.ts";
import { programInput, restOfProgram } from "./program-input.ts";
import { whileRunning } from "./running-script.ts";
import { startOf } from "./shell-start.ts";
import { defaultOptions, merged, type ShellOptions, type State } from "./state.ts";
import type { Streams } from "./stream.ts";
import { targetsOf } from "./targets.ts";

/** Runs text in a shell of its own; only the files that it writes are left of it. */
export function runShellText(
  deed: ShellText,
  by: string,
  state: State,
  streams: Streams,
  analysis: Analysis,
): State {
  const options = optionsFrom(deed.options);
  const dialect = dialectOf(deed.shell, options, analysis);
  const zero = deed.zero?.value ?? known(deed.shell);
  const startOptions = { braceExpand: dialect.shell !== "dash", ...options };
  const fresh = freshShell(state, startOptions, zero, deed.positional);
  const inner = started(deed, dialect, fresh, streams, analysis);
  const own = ownProgram(deed.text, dialect, streams, analysis);
  const where = { streams: own?.streams ?? streams, at: deed.at, by };
  const outcome = runText(deed.text, dialect, [inner], where, own?.analysis ?? analysis);
  const ends = [...endings(outcome), ...outcome.jumps.map((jump) => jump.state)];
  return ends.length === 0 ? state : ends.map((one) => withFilesOf(state, one)).reduce(merged);
}

/** A shell that reads its text from the standard input that it shares with its commands. */
function ownProgram(
  text: Value,
  dialect: Dialect,
  streams: Streams,
  analysis: Analysis,
): { readonly streams: Streams; readonly analysis: Analysis } | undefined {
  const [only, ...others] = textsOf(text) ?? [];
  if (text !== streams.stdin || only === undefined || others.length > 0) return undefined;
  const reading = analysis.read(only, dialect);
  const read: Analysis["read"] = (one, by) =>
    one === only && by === dialect ? reading : analysis.read(one, by);
  return {
    streams: { ...streams, stdin: restOfProgram, stdinGiven: false },
    analysis: { ...analysis, read, program: programInput(only, reading) },
  };
}

/** The state of a new shell after its start-up files. */
function started(
  { shell, options, text, at }: ShellText,
  dialect: Dialect,
  fresh: State,
  streams: Streams,
  analysis: Analysis,
): State {
  if (analysis.budget.depth <= 0) return fresh;
  analysis.budget.depth -= 1;
  const world = { ...analysis.world, environ: innerEnviron(fresh, analysis) };
  const before = analysis.effects.length;
  const after = analysis.run.inherit(
    startOf(shell, options),
    dialect,
    textsOf(text)?.join("\n") ?? "",
    fresh,
    streams,
    { ...analysis, world },
  );
  for (const [index, effect] of analysis.effects.entries())
    if (index >= before) analysis.effects[index] = { ...effect, at };
  analysis.budget.depth += 1;
  return after;
}

/** Runs a script file in a shell of its own. `called` is its `$0` where that is not the path. */
export function runShellFile(
  deed: ShellFile,
  by: string,
  state: State,
  streams: Streams,
  analysis: Analysis,
  called?: string,
): State {
  let after = state;
  for (const target of targetsOf(deed.file, true, state, analysis)) {
    const text = scriptText(contentOf(target, state, analysis, streams.stdin));
    const zero = { ...deed.file, value: known(called ?? target.written) };
    const { shell, positional, options } = deed;
    const at = deed.file.at;
    const inner = { kind: "shell-text", shell, text, zero, positional, options, at } as const;
    after = whileRunning(target, streams.beside, analysis, () =>
      runShellText(inner, by, after, streams, analysis),
    );
  }
  return after;
}

/** bash drops NUL bytes of a script while it reads it. */
const scriptText = (content: Value): Value =>
  content.kind === "known" && content.text.includes("\0")
    ? { ...content, text: content.text.replaceAll("\0", "") }
    : content;

interface Where {
  readonly streams: Streams;
  readonly at: Argument["at"];
  readonly by: string;
}

/** Reads and runs text whose value is known; what is not known is code that nobody has seen. */
export function runText(
  text: Value,
  dialect: Dialect,
  states: readonly State[],
  where: Where,
  analysis: Analysis,
): Outcome {
  const texts = textsOf(text);
  const { streams, at, by } = where;
  const code = { kind: "code", language: "shell", text, at, by } as const;
  if (texts === undefined && isPrinted(text))
    return anyOf(states.map((state) => maybe(everythingUnknown(state, whyOf(text) ?? ""))));
  if (texts === undefined || analysis.budget.depth <= 0) {
    if (texts !== undefined)
      opaque(analysis, `shells run each other more than ${limits.runDepthMax} deep`, at, by);
    else analysis.effects.push({ ...code, judged: false });
    if (text.kind === "partial") runSeenPart(text, dialect, states, where, analysis);
    streams.stdout.put(
      unknown(whyOf(text) ?? "it is the output of a shell", text.taint),
      false,
      at,
      by,
    );
    return anyOf(states.map((state) => ({ success: [state], failure: [state], jumps: [] })));
  }
  if (text.taint.length > 0) analysis.effects.push({ ...code, judged: true });
  analysis.budget.depth -= 1;
  const inner = texts.length > 1 ? { ...streams, certain: false } : streams;
  const before = analysis.effects.length;
  const outcomes = texts.map((one) =>
    runReading(analysis.read(one, dialect), states, inner, at, analysis, one, dialect),
  );
  // Why: places in the inner text mean nothing in the outer one, which is what people see.
  for (const [index, effect] of analysis.effects.entries())
    if (index >= before) analysis.effects[index] = { ...effect, at };
  analysis.budget.depth += 1;
  return anyOf(outcomes);
}

/**
 * What a text does whatever the middle of it is, which is not known. It adds to the doubt about the
 * whole, and takes nothing from it.
 */
function runSeenPart(
  { prefix, suffix }: Value & { readonly kind: "partial" },
  dialect: Dialect,
  states: readonly State[],
  where: Where,
  analysis: Analysis,
): void {
  const streams = { ...where.streams, certain: false };
  const before = analysis.effects.length;
  runText(known(`${prefix}${hole}${suffix}`), dialect, states, { ...where, streams }, analysis);
  const seen = analysis.effects.splice(before).filter((one) => !JSON.stringify(one).includes(hole));
  analysis.effects.push(...seen);
}

/** Stands for what is not known: a word like any other that nothing else is called. */
const hole = "\u2026";

/** All of it comes from programs whose output is meant to be evaluated. */
const isPrinted = (text: Value): boolean =>
  text.taint.length > 0 && text.taint.every((one) => one.label === "printer");

/** Runs what the readers made of a text; where they differ, both readings. */
export function runReading(
  reading: Reading,
  states: readonly State[],
  streams: Streams,
  at: Argument["at"],
  analysis: Analysis,
  text = "",
  dialect?: Dialect,
): Outcome {
  const inner = reading.scripts.length > 1 ? { ...streams, certain: false } : streams;
  return anyOf(
    reading.scripts.map((script) => {
      const aliased = states.some((state) => mentionsAlias(state, text));
      const changes = script.stopped?.kind === "invalid" && (aliased || changesReading(reading));
      if (changes)
        opaque(analysis, "what comes before a syntax error changes how the rest is read", at);
      const within = { ...analysis, text, ...(dialect ? { dialect } : {}) };
      return over(states, inner, (state, deeper) => runScript(script, [state], deeper, within));
    }),
  );
}

/** Only an alias whose name the text has can make bash read it in another way. */
const mentionsAlias = ({ aliases }: State, text: string): boolean =>
  aliases !== undefined && [...aliases.keys()].some((name) => text.includes(name));

/** Names that can change how later text of the same shell is read, so that an error is no error. */
const readingChangers = new Set([
  "alias",
  "shopt",
  "set",
  "enable",
  "source",
  ".",
  "eval",
  "builtin",
  "command",
]);

/** Whether a command of the text may change how the shell reads what follows. */
export const changesReading = (reading: Reading): boolean =>
  reading.scripts.some((script) =>
    commandsOf(script).some(
      ({ words: [first] }) =>
        first !== undefined && (readingChangers.has(first) || !/^[\w./:-]+$/.test(first)),
    ),
  );

/** What a new shell starts with: the environment, and nothing else of the shell that started it. */
function freshShell(
  state: State,
  options: Partial<ShellOptions>,
  zero: Value,
  positional: readonly Argument[],
): State {
  const variables = new Map(
    [...state.variables].filter(([, variable]) => variable === undefined || variable.exported),
  );
  const values = positional.some((one) => one.many)
    ? "unknown"
    : positional.map((one) => one.value);
  return {
    directory: state.directory,
    variables,
    functions: new Map(
      [...state.functions].filter(([name]) => variables.get(functionVariable(name))?.exported),
    ),
    positional: values,
    zero,
    status: known("0"),
    options: { ...defaultOptions, ...options },
    written: state.written,
    overlay: state.overlay,
    locals: undefined,
  };
}

/** Runs text in this very shell, as `eval`, `source` and `trap` do. */
export function runHere(
  text: Value,
  state: State,
  where: Where,
  analysis: Analysis,
  returns: boolean,
): Outcome {
  const dialect: Dialect = { ...plainBash, ...analysis.dialect, extglob: state.options.extglob };
  const outcome = runText(scriptText(text), dialect, [state], where, analysis);
  return returns ? landing(outcome, ["return"]) : outcome;
}
