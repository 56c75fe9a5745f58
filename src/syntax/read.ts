import { limits } from "../base/limits.ts";
import { sameScript } from "./compare.ts";
import type { Dialect } from "./dialect.ts";
import { readWithTree } from "./lower/lower.ts";
import type { SyntaxTreeReader } from "./lower/tree.ts";
import type { Script } from "./nodes.ts";
import { read } from "./reader/reader.ts";
import type { Reading } from "./reading.ts";

/**
 * Reads a shell text with both readers and compares what they see.
 *
 * Our own reader models bash's parser, so that what it calls invalid stays invalid. Doubt of one
 * reader alone is settled by the other; tree-sitter knows only bash and is not asked otherwise.
 */
export function readText(
  text: string,
  dialect: Dialect,
  tree: SyntaxTreeReader | undefined,
): Reading {
  const own = read(text, dialect);
  const second = tree === undefined ? undefined : secondReading(text, dialect, own, tree);
  if (own.stopped?.kind === "invalid") return { status: "invalid", scripts: [own] };
  if (own.stopped !== undefined) {
    if (second === undefined) return { status: "opaque", scripts: [own] };
    return { status: "agreed", scripts: [second] };
  }
  if (second === undefined || sameScript(own, second)) return { status: "agreed", scripts: [own] };
  return { status: "disputed", scripts: [own, second] };
}

/**
 * Longest text that is read a second time when our own reader understood all of it.
 * Why: tree-sitter takes up to 10 ms for 1,000 commands in a row.
 */
const secondLengthMax = 16_384;

/** Longest text that is read a second time when it did not. */
const rescueLengthMax = 65_536;

/** What tree-sitter reads, unless it has a doubt or its word would not count. */
function secondReading(
  text: string,
  dialect: Dialect,
  own: Script,
  tree: SyntaxTreeReader,
): Script | undefined {
  if (dialect.shell !== "bash" || dialect.extglob || own.stopped?.kind === "invalid")
    return undefined;
  if (dialect.expandAliases && (dialect.aliases.size > 0 || text.includes("alias")))
    return undefined;
  if (text.length > (own.stopped === undefined ? secondLengthMax : rescueLengthMax))
    return undefined;
  if (own.stopped !== undefined && !isRescuable(text, dialect, own.stopped.why)) return undefined;
  const script = readWithTree(text, tree);
  return script.stopped === undefined ? script : undefined;
}

/**
 * Whether tree-sitter may settle a doubt of our own reader. It may not where the doubt is about a
 * limit, or about what the text itself makes of the shell: tree-sitter knows nothing of that.
 */
function isRescuable(text: string, dialect: Dialect, why: string): boolean {
  if (dialect.posix || dialect.expandAliases) return false;
  // FAIL-CLOSED: options, aliases and history expansion change how bash reads the rest of a text.
  if (/(?<!\w)(?:alias|unalias|shopt|set|POSIXLY_CORRECT|eval|source)(?!\w)/.test(text))
    return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a) return false;
  }
  return text.length <= limits.textLengthMax && !why.includes("nested too deeply");
}
