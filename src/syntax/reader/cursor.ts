import { limits } from "../../base/limits.ts";
import type { Span } from "../../base/span.ts";
import type {
  ArrayElement,
  HereDocument,
  List,
  Redirection,
  Script,
  Word,
  WordPart,
} from "../nodes.ts";
import { backslash, newline } from "./characters.ts";
import type { Quoting } from "./quoting.ts";
import { NotUnderstood, Rejected, TooDeep } from "./stop.ts";

/** Reserved words where they count as such, operators, and the classes of other tokens. */
export type TokenKind =
  | "word"
  | "assignment"
  | "number"
  | "descriptor"
  | "newline"
  | "end"
  | ReservedWord
  | OperatorToken;

/** Words that mean something where a command may begin. Source: bash(1) 5.2, RESERVED WORDS. */
export type ReservedWord =
  | "if"
  | "then"
  | "else"
  | "elif"
  | "fi"
  | "case"
  | "esac"
  | "for"
  | "select"
  | "while"
  | "until"
  | "do"
  | "done"
  | "in"
  | "function"
  | "time"
  | "coproc"
  | "{"
  | "}"
  | "!"
  | "[["
  | "]]";

/** Control operators, and the tokens of `((` and `[[`. */
export type OperatorToken =
  | "&&"
  | "||"
  | "|"
  | "|&"
  | ";"
  | ";;"
  | ";&"
  | ";;&"
  | "&"
  | "("
  | ")"
  | "(("
  | Redirection["operator"];

/** An option that earlier lines may have changed; undefined when it cannot be told. */
export type Tristate = boolean | undefined;

/** Options and aliases, which a complete line can change for the lines behind it. */
export interface Settings {
  readonly shell: "bash" | "dash" | "zsh" | "unknown-sh";
  posix: Tristate;
  extglob: Tristate;
  expandAliases: Tristate;
  history: Tristate;
  historyExpansion: Tristate;
  /** bash still waits for the `in` of a `for`, though it has read the whole of that. */
  awaitsIn?: boolean;
  readonly aliases: Map<string, string>;
  /** Text that may still be written by alias expansion before reading gives up. */
  aliasBudget: number;
}

/** A substitution that has been read: where it ends, and what it runs. */
export interface ReadSubstitution {
  readonly end: number;
  readonly script: Script;
}

/** A here-document whose body has not been reached yet. */
export interface PendingHereDocument {
  readonly redirection: { hereDocument?: HereDocument };
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
}

/** Where a word stands, which decides about `[`, `(`, `|` and patterns in it. */
export interface WordPlace {
  /** `name[…]` is a subscript: in the place of an assignment. */
  readonly subscript: boolean;
  /** `name=(` begins an array literal. */
  readonly array: boolean;
  /** An element of an array literal: `[…]` at its beginning is a subscript. */
  readonly element: boolean;
  /** On the right of `=~`: parentheses and bars belong to the word. */
  readonly regex: boolean;
  /** Extended patterns whatever the option says: on the right of `==` in `[[`. */
  readonly pattern: boolean;
}

/** What the last scanned word was like. */
export interface ScannedWord {
  start: number;
  end: number;
  /** No quotes, expansions, patterns or line continuations in it. */
  plain: boolean;
  quoted: boolean;
  /** It has a `$` or backquote expansion, so it is no reserved word. */
  dollar: boolean;
  continued: boolean;
  /** After the `]` of a subscript that begins the word; -1 without. */
  subscriptEnd: number;
  /** The array literal in it: where its `(` stands, and behind its `)`. */
  arrayStart: number;
  arrayEnd: number;
  elements: readonly ArrayElement[];
}

/**
 * The state of reading one text: the whole text, or the unescaped text of a backquoted
 * substitution, or the body of a here-document. Positions are offsets into `text`; `at` maps them
 * to the outermost text.
 */
export interface Cursor {
  text: string;
  /** Nothing at or behind this position belongs to what is read. */
  end: number;
  /** The end of the whole text of this cursor; `end` is before it while a part is read. */
  wholeEnd: number;
  pos: number;
  /** Offsets in the outermost text, one more than `text` has characters; undefined: the same. */
  offsets: Int32Array | undefined;
  readonly settings: Settings;
  readonly grammar: Grammar;
  depth: number;
  /** The current token. `tokenEnd` is behind it. */
  kind: TokenKind;
  tokenStart: number;
  tokenEnd: number;
  readonly scanned: ScannedWord;
  /** Arguments may be array literals: the command is `declare` or its like. */
  arrayArguments: boolean;
  /** The same of a command around the substitution that is read. */
  outerArrayArguments: boolean;
  /** An array literal was read in this substitution. */
  arrays: boolean;
  /** Reading the body of a here-document, or a substitution in it. */
  inHereDocument: boolean;
  /** In text that expansion takes as unquoted, where the quotes end that bash saw before. */
  quotedUntil: number;
  /** Reading a substitution that stands in double quotes, or, to find ends, what they hold. */
  inString: boolean;
  /** Reading inside `$(` or `<(`: `)` may end a here-document. */
  inSubstitution: boolean;
  /** Reading a substitution a second time, as bash does when it runs it. */
  running: boolean;
  pending: PendingHereDocument[];
  /** Here-documents so far, and commands begun since the first of them. */
  hereDocuments: number;
  commandsSince: number;
  /** How deep the list is that is read, and the one of the last here-document. */
  listDepth: number;
  hereDocumentDepth: number;
  /** Substitutions and pairs that have been read, by the position behind their opening. */
  substitutions: Map<number, ReadSubstitution>;
  pairEnds: Map<number, number>;
  /** A command that can change how later lines are read was met on this line. */
  settingsTouched: boolean;
  /** Aliases being expanded, with the position where their text ends. */
  expanding: { readonly name: string; end: number; readonly aliasNext: boolean }[];
}

/** The rules that words need of commands, and commands of each other. */
export interface Grammar {
  readonly substitution: (cursor: Cursor, open: number) => ReadSubstitution;
  /** Reads line by line, as bash reads a text that it runs. */
  readonly script: (cursor: Cursor) => Script;
  readonly list: (cursor: Cursor) => List;
  readonly word: (cursor: Cursor, start: number, end: number, patterns?: boolean) => Word;
  readonly parts: (cursor: Cursor, start: number, end: number, quoting: Quoting) => WordPart[];
}

/** The code unit at a position, or -1 at the end. */
export const codeAt = (cursor: Cursor, position: number): number =>
  position < cursor.end ? cursor.text.charCodeAt(position) : -1;

/** The position behind line continuations. */
export function past(cursor: Cursor, position: number): number {
  let next = position;
  while (codeAt(cursor, next) === backslash && codeAt(cursor, next + 1) === newline) next += 2;
  return next;
}

/** Whether the current token is of this kind. */
export const isAt = (cursor: Cursor, kind: TokenKind): boolean => cursor.kind === kind;

/** The offset in the outermost text. */
export function at(cursor: Cursor, position: number): number {
  return cursor.offsets === undefined ? position : (cursor.offsets[position] ?? position);
}

/** The span in the outermost text. */
export function spanOf(cursor: Cursor, start: number, end: number): Span {
  return cursor.offsets === undefined
    ? { start, end }
    : { start: at(cursor, start), end: end > start ? at(cursor, end - 1) + 1 : at(cursor, start) };
}

/** A cursor over another text with the same settings, one level deeper. */
export function enter(
  outer: Cursor,
  text: string,
  start: number,
  end: number,
  offsets: Int32Array | undefined,
): Cursor {
  const inner = newCursor(text, start, end, offsets, outer.settings, outer.grammar, outer.depth);
  deepen(inner);
  inner.inHereDocument = outer.inHereDocument;
  if (text === outer.text) {
    inner.substitutions = outer.substitutions;
    inner.pairEnds = outer.pairEnds;
  }
  return inner;
}

/** A cursor at `start` of a text, before its first token. */
export function newCursor(
  text: string,
  start: number,
  end: number,
  offsets: Int32Array | undefined,
  settings: Settings,
  grammar: Grammar,
  depth: number,
): Cursor {
  return {
    text,
    end,
    wholeEnd: end,
    pos: start,
    offsets,
    settings,
    grammar,
    depth,
    kind: "end",
    tokenStart: start,
    tokenEnd: start,
    scanned: {
      start,
      end: start,
      plain: true,
      quoted: false,
      dollar: false,
      continued: false,
      subscriptEnd: -1,
      arrayStart: -1,
      arrayEnd: -1,
      elements: [],
    },
    arrayArguments: false,
    outerArrayArguments: false,
    arrays: false,
    inHereDocument: false,
    quotedUntil: -1,
    inString: false,
    inSubstitution: false,
    running: false,
    pending: [],
    hereDocuments: 0,
    commandsSince: 0,
    listDepth: 0,
    hereDocumentDepth: 0,
    substitutions: new Map(),
    pairEnds: new Map(),
    settingsTouched: false,
    expanding: [],
  };
}

/** One level deeper; the caller goes back up by `depth -= 1`. */
export function deepen(cursor: Cursor): void {
  cursor.depth += 1;
  if (cursor.depth > limits.depthMax) throw new TooDeep();
}

/** @throws Rejected because of the current token. */
export function reject(cursor: Cursor): never {
  if (cursor.kind === "end") throw new Rejected("unexpected end of the text", true);
  const token =
    cursor.kind === "newline" ? "newline" : cursor.text.slice(cursor.tokenStart, cursor.tokenEnd);
  throw new Rejected(`unexpected \`${token.slice(0, 40)}'`);
}

/**
 * Stops unless the text is bash's.
 * FAIL-CLOSED: what another shell makes of a construct of bash's is not guessed.
 */
export function bashOnly(cursor: Cursor, construct: string): void {
  const { shell } = cursor.settings;
  if (shell !== "bash")
    throw new NotUnderstood(
      `${shell === "zsh" ? "zsh" : "dash"} reads ${construct} differently from bash`,
    );
}

/**
 * Whether the shell is dash, which has no such construct and takes its characters for what they are
 * apart. Source: dash(1) 0.5.12.
 */
export function unknownToDash(cursor: Cursor, construct: string): boolean {
  if (cursor.settings.shell === "dash") return true;
  bashOnly(cursor, construct);
  return false;
}

/** Stops in zsh, which reads this otherwise than the two others. */
export function notZsh(cursor: Cursor, construct: string): void {
  if (cursor.settings.shell === "zsh")
    throw new NotUnderstood(`zsh reads ${construct} differently from bash`);
}

/** The value of an option. FAIL-CLOSED: an option that cannot be told stops the reading. */
export function settled(option: Tristate, name: string): boolean {
  if (option === undefined) throw new NotUnderstood(`it is not known whether ${name} is on`);
  return option;
}
