import { sameScript } from "./compare.ts";
import type { Dialect } from "./dialect.ts";
import { readWithTree } from "./lower/lower.ts";
import type { SyntaxTreeReader } from "./lower/tree.ts";
import type { Script } from "./nodes.ts";
import { isPlainText } from "./plain-text.ts";
import { read } from "./reader/reader.ts";
import type { Reading } from "./reading.ts";

/**
 * Reads a shell text with both readers and compares what they see.
 *
 * Our own reader models bash's parser: what it calls invalid stays invalid, and where it cannot
 * tell what bash does, tree-sitter cannot either. A doubt of tree-sitter counts for nothing. Plain
 * text is not read twice: it leaves two readers nothing to differ in.
 */
export function readText(
  text: string,
  dialect: Dialect,
  tree: SyntaxTreeReader | undefined,
): Reading {
  return withSecondReading(read(text, dialect), text, dialect, tree);
}

/** What both readers see in a text that our own has read. */
export function withSecondReading(
  own: Script,
  text: string,
  dialect: Dialect,
  tree: SyntaxTreeReader | undefined,
): Reading {
  if (isUncertain(text, dialect)) return readAsBoth(text, dialect);
  if (own.stopped?.kind === "invalid")
    return mayBeGroup(text) && !isBinary(text, dialect)
      ? { status: "opaque", scripts: [doubted(own)] }
      : { status: "invalid", scripts: [own] };
  if (own.stopped === undefined && isPlainText(text)) return { status: "agreed", scripts: [own] };
  const second = tree === undefined ? undefined : secondReading(text, dialect, tree);
  const scripts = second === undefined ? [own] : [own, second];
  // FAIL-CLOSED: the other reading may show more to object to, but never clears the text.
  if (own.stopped !== undefined) return { status: "opaque", scripts };
  if (second === undefined || sameScript(own, second)) return { status: "agreed", scripts: [own] };
  return { status: "disputed", scripts };
}

/**
 * Two brackets that are no arithmetic after all are groups of commands; where expansions in them
 * end depends on which of the two they are.
 * FAIL-CLOSED: what is taken for rejected reaches bash, so that doubt about that counts.
 */
function mayBeGroup(text: string): boolean {
  const at = text.indexOf("((");
  return at >= 0 && /\$[[({]|`/.test(text.slice(at));
}

/** bash runs nothing of a binary program. Source: bash 5.2 general.c check_binary_file. */
const isBinary = (text: string, { shell }: Dialect): boolean =>
  shell === "bash" && text.startsWith("\x7fELF");

/** It is not known whether the shell is dash, or whether the dash is one that has `$'…'`. */
const isUncertain = (text: string, { shell }: Dialect): boolean =>
  shell === "unknown-sh" || (shell === "dash" && /\$(?:\\\n)*['"]/.test(text));

/** As dash and as bash in POSIX mode read it: where they differ, both are judged. */
function readAsBoth(text: string, dialect: Dialect): Reading {
  const dash = doubted(read(text, { ...dialect, shell: "dash" }));
  const bash = doubted(read(text, { ...dialect, shell: "bash", posix: true }));
  const scripts = [dash, bash];
  if (dash.stopped !== undefined || bash.stopped !== undefined)
    return { status: "opaque", scripts };
  if (sameScript(dash, bash)) return { status: "agreed", scripts: [dash] };
  return { status: "disputed", scripts };
}

/** FAIL-CLOSED: what one shell rejects the other may run. */
function doubted(script: Script): Script {
  const { stopped } = script;
  return stopped === undefined ? script : { ...script, stopped: { ...stopped, kind: "opaque" } };
}

/**
 * Longest text that is read a second time.
 * Why: tree-sitter takes up to 10 ms for 1,000 commands in a row.
 */
const secondLengthMax = 16_384;

/** What tree-sitter reads without a doubt. It knows nothing of aliases and extended patterns. */
function secondReading(text: string, dialect: Dialect, tree: SyntaxTreeReader): Script | undefined {
  if (dialect.shell !== "bash" || dialect.extglob || text.length > secondLengthMax)
    return undefined;
  if (dialect.expandAliases && (dialect.aliases.size > 0 || text.includes("alias")))
    return undefined;
  const script = readWithTree(text, tree);
  return script.stopped === undefined ? script : undefined;
}
