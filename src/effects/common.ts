import type { Span } from "../base/span.ts";

/** What every effect has. */
export interface Common {
  /** The words that cause it, in the outermost text. */
  readonly at: Span;
  /** The program that does it, as it is called: `rm`, `find`. */
  readonly by: string;
}
