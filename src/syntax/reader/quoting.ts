/**
 * What `$'…'` is before the text around it is expanded: a quoted string, the decoded text itself,
 * or still undecoded. Where it is decoded, the `$` of `$"…"` is gone too.
 */
export type DollarQuotes = "quoted" | "raw" | "untouched";

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
  /** What bash has made of `$'…'` here before the text is expanded. */
  readonly dollarQuotes: DollarQuotes;
  /** The same in the words and expressions of `${…}` that stand in this text. */
  readonly dollarQuotesInBraces: DollarQuotes;
  /** The same in their patterns. */
  readonly dollarQuotesInPatterns: DollarQuotes;
}

const plainWord = {
  quoted: false,
  singleQuotes: true,
  doubleQuotes: true,
  braces: false,
  escapedDoubleQuote: true,
  processes: true,
  patterns: false,
} as const;

const plainString = {
  ...plainWord,
  quoted: true,
  singleQuotes: false,
  doubleQuotes: false,
  processes: false,
} as const;

const word: Quoting = { ...plainWord, ...decodedTo("quoted") };

const quoted: Quoting = {
  ...plainString,
  dollarQuotes: "untouched",
  dollarQuotesInBraces: "raw",
  dollarQuotesInPatterns: "quoted",
};

/** The kinds of text that bash expands. */
export const quotings: Readonly<
  Record<"word" | "wordInString" | "quoted" | "arithmetic" | "hereDocument", Quoting>
> = {
  word,
  /** A word of `$(…)` between double quotes. */
  wordInString: { ...word, dollarQuotesInBraces: "raw" },
  /** Between double quotes. */
  quoted,
  /** `((…))` and `$((…))`, whose end bash finds as though nothing were around it. */
  arithmetic: { ...quoted, ...decodedTo("quoted") },
  /** The body of a here-document. */
  hereDocument: { ...quoted, escapedDoubleQuote: false, ...decodedTo("untouched") },
};

/** Between double quotes. */
export const insideString = (outer: Quoting): Quoting =>
  outer.dollarQuotesInBraces === "untouched"
    ? { ...quoted, ...decodedTo("untouched") }
    : quotings.quoted;

/** The word of `${x:-word}` and its like, by the quoting around `${`. */
export const insideBraces = (outer: Quoting): Quoting => ({
  ...outer,
  braces: true,
  dollarQuotes: outer.dollarQuotesInBraces,
  ...(outer.quoted && { doubleQuotes: true, escapedDoubleQuote: true }),
});

/**
 * The pattern of `${x#pattern}` and its like, in which single quotes always count. `toggles` in
 * `${x~pattern}`, which bash forgot where it decodes `$'…'`.
 */
export const patternInsideBraces = (
  outer: Quoting,
  patterns: boolean,
  toggles: boolean,
): Quoting => ({
  ...outer,
  ...plainWord,
  braces: true,
  patterns,
  dollarQuotes: toggles ? outer.dollarQuotesInBraces : outer.dollarQuotesInPatterns,
});

/** The subscript of `${x[subscript]}`. */
export const subscriptInsideBraces = (outer: Quoting): Quoting => ({
  ...outer,
  ...plainWord,
  braces: true,
  dollarQuotes: outer.dollarQuotesInBraces,
});

/**
 * The expression of `${x:…}`. Why with processes: bash reads them as such to find its end, and
 * fails at them when it expands it.
 */
export const arithmeticInsideBraces = (outer: Quoting): Quoting => ({
  ...outer,
  ...plainString,
  processes: true,
  dollarQuotes: outer.dollarQuotesInBraces,
});

/** The expression of `$[…]`, in which bash sees no `${`. */
export const arithmeticInBrackets = (outer: Quoting): Quoting => ({
  ...outer,
  ...plainString,
  ...decodedTo(outer.dollarQuotesInBraces),
});

/** The expression of `$((…))`: only directly in a word bash knows that it is in a string. */
export const arithmeticApart = (outer: Quoting): Quoting =>
  outer.dollarQuotesInBraces === "untouched" || !(outer.quoted || outer.braces)
    ? arithmeticInBrackets(outer)
    : quotings.arithmetic;

/** All of a text. */
function decodedTo(
  dollarQuotes: DollarQuotes,
): Pick<Quoting, "dollarQuotes" | "dollarQuotesInBraces" | "dollarQuotesInPatterns"> {
  return {
    dollarQuotes,
    dollarQuotesInBraces: dollarQuotes,
    dollarQuotesInPatterns: dollarQuotes,
  };
}
