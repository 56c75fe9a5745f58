/** The public door of shell patterns. */
export { type CompiledPattern, compilePattern, type PatternOptions } from "./compile.ts";
export {
  type Characters,
  charactersOf,
  type Element,
  isAscii,
  textOfCharacters,
} from "./element.ts";
export { findMatches, type Matched, matchPattern, removePrefix, removeSuffix } from "./match.ts";
export { hasPattern, quotePattern, unquotePattern } from "./quote.ts";
