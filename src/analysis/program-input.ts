import { unknown, type Value } from "../base/value.ts";
import { invocation } from "../commands/define-command.ts";
import { ignoresInput } from "../commands/ignores-input.ts";
import type { List, ListItem, Redirection } from "../syntax/nodes.ts";
import { openLineReader } from "../syntax/reader/line-reader.ts";
import type { Reading } from "../syntax/reading.ts";
import { type Analysis, type Call, opaque, type ProgramInput } from "./context.ts";
import type { Streams } from "./stream.ts";

/** Standard input of the commands of such a text; known by its identity. */
export const restOfProgram: Value = unknown("it is the rest of the program on standard input");

/** The text of a reading, none of which has been read by a command so far. */
export const programInput = (text: string, { scripts }: Reading): ProgramInput => ({
  text,
  bodies: new Set(scripts.map((script) => script.body)),
  reader: undefined,
  readByShell: false,
  reported: false,
});

/** Notes that a command of the shell's own may read from its standard input. */
export function mayRead(by: string, streams: Streams, analysis: Analysis): void {
  if (!analysis.program || streams.stdin !== restOfProgram) return;
  analysis.program.reader ??= by;
  analysis.program.readByShell = true;
}

/**
 * Notes that a program may read from its standard input, unless it is known not to. `specName` is
 * the name of an installed program; undefined for any other.
 */
export function programMayRead(
  specName: string | undefined,
  call: Call,
  streams: Streams,
  analysis: Analysis,
): void {
  if (analysis.program === undefined || streams.stdin !== restOfProgram) return;
  const argv = call.argv.slice(1);
  const spec = specName === undefined ? undefined : analysis.spec(specName);
  const operands = spec && invocation(spec, specName ?? "", argv, call.at).operands;
  if (specName === undefined || !ignoresInput(specName, argv, operands))
    analysis.program.reader ??= specName ?? "the program";
}

/**
 * After a command of the text itself: once something may have read from the text, what follows is
 * neither surely data nor surely commands. `item` is undefined before the first command.
 */
export function afterCommand(list: List, item: ListItem | undefined, analysis: Analysis): void {
  const { program } = analysis;
  if (program === undefined || !program.bodies.has(list)) return;
  // Why: the text may be followed in several ways, and none of them comes after another.
  if (item === undefined) {
    program.before ??= { reader: program.reader };
    program.otherReader ??= program.reader;
    program.reader = program.before.reader;
  }
  if (program.reader === undefined) return;
  if (item && sharesLine(list, item, program.text)) return;
  reportRest(item?.andOr.span.end, analysis);
}

/** `exec` has made the shell a program, which gets what follows. */
export function handsOver(at: Call["at"], streams: Streams, analysis: Analysis): void {
  if (analysis.program?.reader !== undefined && streams.stdin === restOfProgram)
    reportRest(at.end, analysis);
}

/** Says once that something follows the line of this place. */
function reportRest(place: number | undefined, analysis: Analysis): void {
  const { program } = analysis;
  if (program === undefined || program.reported) return;
  const end = place === undefined ? 0 : endOfLine(place, program.text, analysis);
  if (end < 0 || /^[ \t\n]*$/.test(program.text.slice(end))) return;
  program.reported = true;
  const why = `${program.reader} may read what follows, and the shell go on in the middle of it`;
  opaque(analysis, why, { start: end, end: program.text.length });
}

/**
 * Where the line of a place ends, with the lines that belong to it; -1 with the text. The shell has
 * read all of it before it runs the first command on it.
 */
function endOfLine(place: number, text: string, { dialect }: Analysis): number {
  const lines = openLineReader(dialect);
  let start = 0;
  while (start <= place && start < text.length) {
    const next = lines.next(text.slice(start), true);
    if (next.kind !== "line" || next.script.stopped) return text.indexOf("\n", place);
    lines.pass(next.script);
    start += next.length;
  }
  return start < text.length ? start - 1 : -1;
}

/** The next command is on the same line. */
function sharesLine({ items }: List, item: ListItem, text: string): boolean {
  const next = items[items.indexOf(item) + 1];
  return (
    next !== undefined && !text.slice(item.andOr.span.end, next.andOr.span.start).includes("\n")
  );
}

/** `exec` has given the shell another standard input: its next commands come from there. */
export function otherInput(from: Streams, to: Streams, at: Call["at"], analysis: Analysis): void {
  if (analysis.program && from.stdin === restOfProgram && to.stdin !== restOfProgram)
    opaque(analysis, "the shell reads its next commands from another file", at);
}

/** Another descriptor of the text: whoever reads from it takes a part of the text away. */
export function copiesInput(one: Redirection, streams: Streams, analysis: Analysis): void {
  const to = one.descriptor ?? (one.operator === ">&" ? 1 : 0);
  if (analysis.program && to !== 0 && streams.stdin === restOfProgram)
    opaque(analysis, "the program on standard input gets another descriptor", one.span);
}
