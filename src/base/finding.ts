import type { Span } from "./span.ts";

/** What a detector saw: a hazard, not yet a decision. */
export interface Finding {
  readonly detector: string;
  /** Which of the detector's messages. */
  readonly messageId: string;
  /** The message with its data filled in. */
  readonly message: string;
  /** Where in the text. */
  readonly span: Span;
  /** An allowed command that is of use instead, or what a person can do. */
  readonly suggestion?: string;
}
