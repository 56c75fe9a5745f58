/** Which characters are special in a piece of text that is expanded. */
export interface Quoting {
  /** As in double quotes: a backslash quotes only some characters. */
  readonly quoted: boolean;
  /** `'` quotes. */
  readonly singleQuotes: boolean;
  /** `"` quotes. */
  readonly doubleQuotes: boolean;
  /** `\}` is an escape: inside `${…}`. */
  readonly braces: boolean;
  /** `\"` is an escape. */
  readonly escapedDoubleQuote: boolean;
  /** `<(…)` and `>(…)` are process substitutions. */
  readonly processes: boolean;
  /** Extended patterns are parts of their own. */
  readonly patterns: boolean;
  /** Where bash decodes `$'…'` and `$"…"` before the text is expanded. */
  readonly decoded:
    | "word"
    | "unquotedBraces"
    | "braces"
    | "arithmetic"
    | "hereDocument"
    | "nowhere";
}

const word: Quoting = {
  quoted: false,
  singleQuotes: true,
  doubleQuotes: true,
  braces: false,
  escapedDoubleQuote: true,
  processes: true,
  patterns: false,
  decoded: "word",
};

const quoted: Quoting = {
  quoted: true,
  singleQuotes: false,
  doubleQuotes: false,
  braces: false,
  escapedDoubleQuote: true,
  processes: false,
  patterns: false,
  decoded: "nowhere",
};

/** The kinds of text that bash expands. */
export const quotings: Readonly<
  Record<"word" | "wordWithPatterns" | "quoted" | "arithmetic" | "hereDocument", Quoting>
> = {
  word,
  wordWithPatterns: { ...word, patterns: true },
  /** Between double quotes. */
  quoted,
  arithmetic: { ...quoted, decoded: "arithmetic" },
  /** The body of a here-document. */
  hereDocument: { ...quoted, escapedDoubleQuote: false, decoded: "hereDocument" },
};

/** The word of `${x:-word}` and its like, by the quoting around `${`. */
export const insideBraces = (outer: Quoting): Quoting =>
  outer.quoted
    ? {
        ...outer,
        braces: true,
        doubleQuotes: true,
        escapedDoubleQuote: true,
        decoded: outer.decoded === "nowhere" ? "braces" : outer.decoded,
      }
    : {
        ...outer,
        braces: true,
        decoded: outer.decoded === "word" ? "unquotedBraces" : outer.decoded,
      };

/** The pattern of `${x#pattern}` and its like, in which single quotes always count. */
export const patternInsideBraces = (outer: Quoting, patterns: boolean): Quoting => ({
  ...word,
  braces: true,
  processes: outer.processes && !outer.quoted,
  decoded: outer.decoded === "hereDocument" ? "hereDocument" : "word",
  patterns,
});
