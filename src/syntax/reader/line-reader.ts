import { limits } from "../../base/limits.ts";
import type { Dialect } from "../dialect.ts";
import type { ListItem, Script, Stop } from "../nodes.ts";
import { at, newCursor, type Settings } from "./cursor.ts";
import { readLine } from "./lists.ts";
import { places } from "./places.ts";
import { grammar, settingsOf, stopAtHistory, stopOf } from "./reader.ts";
import { applyLine } from "./settings.ts";
import { NotUnderstood, Rejected, TooDeep } from "./stop.ts";
import { advance } from "./tokens.ts";

/** What the text so far begins with. */
export type NextLine =
  /** A shell would wait for more before it runs anything. */
  | { readonly kind: "incomplete" }
  /** The first `length` characters are what a shell reads before it runs something. */
  | { readonly kind: "line"; readonly length: number; readonly script: Script }
  /** It cannot be told what a shell makes of it; with more of the text it might be. */
  | { readonly kind: "unclear"; readonly why: string };

/** Reads a text that comes in pieces, as a shell that runs each line before it reads the next. */
export interface LineReader {
  /** The language of the next line, as far as earlier lines have changed how it is read. */
  dialect(): Dialect;
  /**
   * The first complete line of a text, with the lines that belong to it. Unless it has ended, the
   * text ends with a newline and may go on behind it.
   */
  next(text: string, ended: boolean): NextLine;
  /** Goes on behind a line; what it changes holds for those after it. */
  pass(script: Script): void;
}

/** A reader before the first line. */
export function openLineReader(dialect: Dialect): LineReader {
  const settings = settingsOf(dialect);
  let lost: string | undefined;
  return {
    dialect: () => ({
      shell: settings.shell,
      posix: settings.posix !== false,
      extglob: settings.extglob !== false,
      expandAliases: settings.expandAliases !== false,
      aliases: settings.aliases,
    }),
    next(text, ended) {
      if (lost !== undefined) return { kind: "unclear", why: lost };
      const own = { ...settings, aliasBudget: 64 * limits.textLengthMax };
      if (text.length > limits.textLengthMax) return lineOfMany(text, own);
      return ended ? firstLine(text, own, true) : nextLine(text, own);
    },
    pass(script) {
      try {
        applyLine(settings, script.body.items);
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        lost = error.why;
      }
    },
  };
}

/** A text may be longer than what is read at a time, but not the line. */
function lineOfMany(text: string, settings: Settings): NextLine {
  const cut = text.lastIndexOf("\n", limits.textLengthMax - 3) + 1;
  const next = nextLine(text.slice(0, cut), settings);
  const isWhole = next.kind === "line" && next.script.stopped === undefined && cut > 0;
  return isWhole ? next : { kind: "unclear", why: "the text is too long" };
}

function nextLine(text: string, settings: Settings): NextLine {
  const first = firstLine(text, settings, false);
  if (first.kind !== "line" || first.length < text.length || first.script.stopped) return first;
  // Why: a here-document and a line continuation end with the text, and go on where it goes on.
  const more = firstLine(`${text}:\n`, settings, false);
  return more.kind === "line" && more.length === text.length ? first : { kind: "incomplete" };
}

function firstLine(text: string, settings: Settings, ended: boolean): NextLine {
  const unclear = (why: string): NextLine => ({ kind: "unclear", why });
  const cursor = newCursor(text, 0, text.length, undefined, settings, grammar, 0);
  try {
    stopAtHistory(cursor);
    const kind = advance(cursor, places.command);
    const items = kind === "newline" || kind === "end" ? [] : readLine(cursor);
    return lineOf(at(cursor, cursor.pos), items, undefined);
  } catch (error) {
    if (error instanceof Rejected && error.atEnd && !ended) return { kind: "incomplete" };
    if (error instanceof NotUnderstood) return unclear(error.why);
    if (error instanceof TooDeep || error instanceof RangeError)
      return unclear("it is nested too deeply");
    return lineOf(text.length, [], stopOf(cursor, error, 0));
  }
}

/** A shell that rejects a line reads no further, so that its line is all there is. */
function lineOf(length: number, items: readonly ListItem[], stopped: Stop | undefined): NextLine {
  const script: Script = { kind: "script", body: { items }, span: { start: 0, end: length } };
  return { kind: "line", length, script: stopped === undefined ? script : { ...script, stopped } };
}
