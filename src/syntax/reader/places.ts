import {
  bashOnly,
  type Cursor,
  codeAt,
  type ReservedWord,
  unknownToDash,
  type WordPlace,
} from "./cursor.ts";

/** Where the next token stands. */
export interface Place extends WordPlace {
  readonly reserved: "all" | "after-bar" | "in-do" | "in" | "esac" | "term" | "closing" | "none";
  /** A word may be an assignment. */
  readonly assignment: boolean;
  /** A word may be an alias. */
  readonly alias: boolean;
  /** `((` may begin an arithmetic command. */
  readonly arithmetic: boolean;
  /** Behind `<&` or `>&`: `-` is a word of its own. */
  readonly duplicate: boolean;
}

const plain: Place = {
  subscript: false,
  array: false,
  element: false,
  regex: false,
  pattern: false,
  reserved: "none",
  assignment: false,
  alias: false,
  arithmetic: false,
  duplicate: false,
};

const prefix: Place = { ...plain, subscript: true, array: true, assignment: true, alias: true };
const command: Place = { ...prefix, reserved: "all", arithmetic: true };

type PlaceName =
  | "command"
  | "afterBar"
  | "prefix"
  | "redirected"
  | "argument"
  | "arrayArgument"
  | "name"
  | "forName"
  | "functionParentheses"
  | "behindForName"
  | "behindCaseWord"
  | "caseItem"
  | "target"
  | "duplicate"
  | "term"
  | "condition"
  | "conditionPattern"
  | "conditionRegex";

/** The places that the grammar knows. */
export const places: Readonly<Record<PlaceName, Place>> = {
  /** Where a command begins. */
  command,
  /** Where a command begins behind `|`, in which `time` is no reserved word. */
  afterBar: { ...command, reserved: "after-bar" },
  /** Behind an assignment or redirection, before the command name. */
  prefix,
  /** Behind an assignment and a redirection, before the command name: no array may stand here. */
  redirected: { ...prefix, array: false, subscript: false, alias: false },
  /** Behind the command name. */
  argument: plain,
  /** Behind the name of `declare` or its like. */
  arrayArgument: { ...plain, array: true },
  /** The word of `for`, `case`, `select` and `function`. */
  name: plain,
  /** The word of `for`, or `((`. */
  forName: { ...plain, arithmetic: true },
  /** Behind the name of `function`, where `((` is two tokens. */
  functionParentheses: plain,
  /** Behind the word of `for` and `select`. */
  behindForName: { ...plain, reserved: "in-do" },
  /** Behind the word of `case`. */
  behindCaseWord: { ...plain, reserved: "in" },
  /** Where a pattern list or `esac` stands. */
  caseItem: { ...plain, reserved: "esac" },
  /** A target of a redirection, or a pattern behind `(` or `|`. */
  target: plain,
  /** A target of `<&` and `>&`. */
  duplicate: { ...plain, duplicate: true },
  /** Where a term of `[[ … ]]` begins. */
  term: { ...plain, reserved: "term" },
  /** An operator or operand inside `[[ … ]]`. */
  condition: { ...plain, reserved: "closing" },
  /** On the right of `==`. */
  conditionPattern: { ...plain, pattern: true, reserved: "closing" },
  /** On the right of `=~`. */
  conditionRegex: { ...plain, regex: true, reserved: "closing" },
};

const reservedWords: ReadonlySet<string> = new Set<ReservedWord>([
  "if",
  "then",
  "else",
  "elif",
  "fi",
  "case",
  "esac",
  "for",
  "select",
  "while",
  "until",
  "do",
  "done",
  "function",
  "time",
  "coproc",
  "{",
  "}",
  "!",
  "[[",
  "]]",
  "in",
]);

/** Whether a token is a reserved word. */
export const isReserved = (kind: string): boolean => reservedWords.has(kind);

const ofBash: ReadonlySet<string> = new Set(["function", "select", "time", "coproc", "[["]);

/** Of these what zsh reads alike, as far as their readers let it pass. */
const ofBoth: ReadonlySet<string> = new Set(["time", "[["]);
const ofZsh: ReadonlySet<string> = new Set([
  "repeat",
  "foreach",
  "end",
  "noglob",
  "nocorrect",
  "always",
  "-",
]);

/** The reserved word that an unquoted word is in its place, or undefined. */
export function reservedAt(cursor: Cursor, place: Place, text: string): ReservedWord | undefined {
  switch (place.reserved) {
    case "none":
      return undefined;
    case "in-do":
      return text === "in" || text === "do" ? text : undefined;
    case "in":
      return text === "in" ? text : undefined;
    case "esac":
      return text === "esac" ? text : undefined;
    case "closing":
      return text === "]]" ? text : undefined;
    case "term":
      return text === "]]" || text === "!" ? text : undefined;
    case "all":
    case "after-bar":
      return commandWordAt(cursor, place, text);
  }
}

function commandWordAt(cursor: Cursor, place: Place, text: string): ReservedWord | undefined {
  if (cursor.settings.shell === "zsh" && ofZsh.has(text)) bashOnly(cursor, `\`${text}'`);
  if (text.length > 8 || !reservedWords.has(text)) return undefined;
  const isZsh = cursor.settings.shell === "zsh";
  if (ofBash.has(text) && !(isZsh && ofBoth.has(text)) && unknownToDash(cursor, `\`${text}'`))
    return undefined;
  if (text === "time" && (place.reserved === "after-bar" || !timeCounts(cursor))) return undefined;
  return text as ReservedWord;
}

/** In POSIX mode `time` is a plain word before an option. */
function timeCounts(cursor: Cursor): boolean {
  if (cursor.settings.posix !== true && cursor.settings.shell !== "zsh") return true;
  let position = cursor.scanned.end;
  while (codeAt(cursor, position) === 32 || codeAt(cursor, position) === 9) position += 1;
  return codeAt(cursor, position) !== 45;
}
