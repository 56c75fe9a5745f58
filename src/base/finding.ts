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
  /** A command, or an advice, that reaches the same end without the hazard. */
  readonly suggestion?: string;
}
