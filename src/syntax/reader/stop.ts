/** bash rejects the text while it reads it. */
export class Rejected extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

/** What the shell makes of the text from here on is not known to this reader. */
export class NotUnderstood extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

/** The nesting is deeper than `limits.depthMax`: nothing of the text is read. */
export class TooDeep extends Error {}

// Why: these three steer the reading of hostile texts too; stack traces would make them slow.
Error.stackTraceLimit = Math.min(Error.stackTraceLimit, 10);
